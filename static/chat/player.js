// The picture of a plan: one state at a time, with buttons and a slider. It follows the newest step until somebody
// takes the controls.

import { h } from "./dom.js";
import { glide } from "./pictures/motion.js";
import { number } from "./words.js";

const PLAY_MS = 1_100;
const GLIDE_MS = 650;

export class Player {
  /**
   * @param {object} family a module of pictures/: draw, describe, legend, via
   * @param {object} model the puzzle
   * @param {object} plan its `start`, the state before the first step, and its `length`
   * @param {string} note what to say below the picture, or ""
   * @param {function(number): void} onShow hears which step is shown; 0 is the start
   */
  constructor(family, model, { start, length }, note, onShow) {
    Object.assign(this, { family, model, start, length, onShow, steps: [], at: 0, taken: false, timer: null });
    this.corners = (from, to, index) => family.via(model, from, to, index);
    this.stage = h("div", { class: "stage" });
    this.caption = h("figcaption", {});
    this.slider = h("input", {
      type: "range", min: 0, max: 0, value: 0, "aria-label": "Step shown",
      oninput: () => this.take(Number(this.slider.value)),
    });
    this.previous = this.#button("Previous", () => this.take(this.at - 1));
    this.playing = this.#button("Play", () => this.#toggle());
    this.next = this.#button("Next", () => this.take(this.at + 1));
    this.controls = h("div", { class: "controls", role: "group", "aria-label": "Picture" },
      this.previous, this.playing, this.next, this.slider);
    this.element = h("figure", { class: "picture" },
      this.stage, this.#legend(), this.caption, this.controls,
      note ? h("p", { class: "cut", text: note }) : null);
    this.#show(0, 0);
  }

  /** @param {object[]} steps all that are known now */
  grow(steps) {
    this.steps = steps;
    this.slider.max = steps.length;
    this.#label();
  }

  /** Show a step as it arrives, unless somebody holds the controls. */
  follow(step, pause) {
    if (!this.taken) this.#show(step, Math.min(GLIDE_MS, pause));
  }

  /** Somebody wants to see this step. */
  take(step) {
    this.taken = true;
    this.#pause();
    this.#show(step, GLIDE_MS);
  }

  #toggle() {
    this.taken = true;
    if (this.timer !== null) return this.#pause();
    if (this.at >= this.steps.length) this.#show(0, 0);
    this.playing.textContent = "Pause";
    this.timer = setInterval(() => {
      this.#show(this.at + 1, GLIDE_MS);
      if (this.at >= this.steps.length) this.#pause();
    }, PLAY_MS);
  }

  #pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.playing.textContent = "Play";
  }

  #show(step, duration) {
    this.at = Math.max(0, Math.min(step, this.steps.length));
    const before = this.stage.firstElementChild;
    const after = this.family.draw(this.model, this.#state());
    after.setAttribute("role", "img");
    after.setAttribute("aria-label", this.family.describe(this.model, this.#state()));
    this.stage.replaceChildren(after);
    if (before && duration > 0) glide(before, after, this.corners, duration);
    this.#label();
    this.onShow(this.at);
  }

  #state() {
    return this.at === 0 ? this.start : this.steps[this.at - 1].state;
  }

  #label() {
    const where = this.at === 0 ? "Start" : `Step ${number(this.at)} of ${number(this.length ?? this.steps.length)}`;
    this.caption.textContent = where;
    this.slider.value = this.at;
    this.slider.setAttribute("aria-valuetext", this.at === 0 ? where : `${where}: ${this.steps[this.at - 1].sentence}`);
    this.previous.disabled = this.at === 0;
    this.next.disabled = this.at === this.steps.length;
    this.controls.hidden = this.steps.length === 0;
  }

  #legend() {
    const entries = this.family.legend(this.model);
    if (entries.length === 0) return null;
    return h("ul", { class: "legend" }, ...entries.map(({ mark, shape, tone, text }) => {
      const sign = mark ? h("span", { class: `mark ${shape} tone-${tone}`, "aria-hidden": "true", text: mark }) : null;
      return h("li", {}, sign, text);
    }));
  }

  #button(text, onclick) {
    return h("button", { type: "button", class: "quiet", text, onclick });
  }
}
