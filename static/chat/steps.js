// The list of steps. A short plan is listed whole; of a longer one the beginning and the last step, with a button
// between them that lists the rest in chunks, so that the page never stalls.

import { h } from "./dom.js";
import { number } from "./words.js";

const WHOLE_UP_TO = 40;
const LISTED_AT_FIRST = 30;
const CHUNK = 400;

export class Steps {
  /**
   * @param {object} plan the data of a `plan` event
   * @param {function(number): void} onPick hears the number of a step somebody clicked
   */
  constructor({ steps_shown: expected, length }, onPick) {
    this.expected = expected ?? 0;
    this.isCut = this.expected > 0 && this.expected < length;
    this.steps = [];
    this.shown = 0;
    this.marked = 0;
    this.current = null;
    this.listed = 0; // from the first step on, without a gap
    this.items = new Map();
    this.button = h("button", { type: "button", class: "quiet show-all", onclick: () => this.#listAll() });
    this.more = h("li", { class: "more" }, this.button);
    this.more.hidden = true;
    this.list = h("ol", { class: "steps", onclick: (event) => this.#picked(event, onPick) }, this.more);
    this.listAll = false;
  }

  /** @param {object[]} steps all that are known now */
  grow(steps) {
    this.steps = steps;
    const total = Math.max(this.expected, steps.length);
    const isShort = total <= WHOLE_UP_TO;
    this.#list(isShort || this.listAll ? steps.length : Math.min(steps.length, LISTED_AT_FIRST));
    if (!isShort && steps.length === this.expected) this.#listLast();
    this.button.textContent = `Show ${this.isCut ? "the first" : "all"} ${number(total)} steps`;
    this.#showButton();
  }

  /**
   * Steps beyond this number are in the list already, and come to sight later.
   * @param {number} shown
   */
  reveal(shown) {
    for (let step = this.shown + 1; step <= shown; step++) this.items.get(step)?.classList.remove("waiting");
    this.shown = shown;
    this.list.classList.toggle("revealing", shown < this.steps.length);
    this.#showButton();
  }

  /** Mark the step the picture shows. */
  mark(step) {
    this.marked = step;
    this.current?.removeAttribute("aria-current");
    this.current = this.items.get(step) ?? null;
    this.current?.setAttribute("aria-current", "step");
  }

  /** List the beginning up to this step; a last step that was listed alone is met in its place. */
  #list(length) {
    for (; this.listed < Math.min(length, this.steps.length); this.listed++) {
      const step = this.steps[this.listed];
      if (!this.items.has(step.number)) this.more.before(this.#item(step));
    }
  }

  #listLast() {
    const last = this.steps.at(-1);
    if (!this.items.has(last.number)) this.more.after(this.#item(last));
  }

  #item(step) {
    const item = h("li", {
      class: step.number > this.shown ? "step waiting" : "step",
      "data-number": step.number,
      text: step.sentence,
    });
    this.items.set(step.number, item);
    return item;
  }

  #showButton() {
    const isGap = this.listed < this.steps.length;
    this.more.hidden = this.listAll || !isGap || this.shown < this.listed;
  }

  #listAll() {
    this.listAll = true;
    this.#showButton();
    const more = () => {
      this.#list(this.listed + CHUNK);
      this.mark(this.marked);
      if (this.listed < this.steps.length) setTimeout(more);
    };
    more();
  }

  #picked(event, onPick) {
    const step = event.target.closest("li.step");
    if (step && getSelection().isCollapsed) onPick(Number(step.dataset.number));
  }
}
