// The list of steps. A plan may have thousands: the first few are listed at once and the rest on demand, in chunks,
// so that the page never stalls.

import { h } from "./dom.js";
import { number } from "./words.js";

const LISTED_AT_FIRST = 30;
const CHUNK = 400;

export class Steps {
  /** @param {function(number): void} onPick hears the number of a step somebody clicked */
  constructor(onPick) {
    this.steps = [];
    this.shown = 0;
    this.current = null;
    this.list = h("ol", { class: "steps", onclick: (event) => this.#picked(event, onPick) });
    this.all = h("button", { type: "button", class: "quiet show-all", onclick: () => this.#listAll() });
    this.all.hidden = true;
    this.listAll = false;
  }

  /** @param {object[]} steps all that are known now */
  grow(steps) {
    this.steps = steps;
    this.#append(this.listAll ? steps.length : Math.min(steps.length, LISTED_AT_FIRST));
    this.all.hidden = this.list.children.length >= steps.length;
    this.all.textContent = `Show all ${number(steps.length)} steps`;
  }

  /**
   * Steps beyond this number are in the list already, and come to sight later.
   * @param {number} shown
   */
  reveal(shown) {
    for (let at = this.shown; at < Math.min(shown, this.list.children.length); at++) {
      this.list.children[at].classList.remove("waiting");
    }
    this.shown = shown;
    this.list.classList.toggle("revealing", shown < this.steps.length);
  }

  /** Mark the step the picture shows. */
  mark(step) {
    this.current?.removeAttribute("aria-current");
    this.current = this.list.children[step - 1] ?? null;
    this.current?.setAttribute("aria-current", "step");
  }

  #append(length) {
    const missing = this.steps.slice(this.list.children.length, length);
    this.list.append(...missing.map((step) => h("li", {
      class: step.number > this.shown ? "step waiting" : "step",
      "data-number": step.number,
      text: step.sentence,
    })));
  }

  #listAll() {
    this.listAll = true;
    this.all.hidden = true;
    const more = () => {
      this.#append(this.list.children.length + CHUNK);
      if (this.list.children.length < this.steps.length) setTimeout(more);
    };
    more();
  }

  #picked(event, onPick) {
    const step = event.target.closest("li.step");
    if (step && getSelection().isCollapsed) onPick(Number(step.dataset.number));
  }
}
