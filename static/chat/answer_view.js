// The words of an answer: whole blocks as markup, the end of a model's answer as it comes, and what the answer cost.

import { h } from "./dom.js";
import { isFromModel, streamed } from "./turn.js";
import { cost } from "./words.js";

export class AnswerView {
  /** @param {function(): void} onAgain */
  constructor(onAgain) {
    this.markdown = h("div", { class: "markdown" });
    this.streamed = h("div", { class: "streamed", "aria-hidden": "true" });
    this.below = h("footer", { class: "below" });
    this.element = h("section", { class: "answer" }, this.markdown, this.streamed, this.below);
    this.onAgain = onAgain;
    this.turn = {};
  }

  /** @param {object} turn */
  show(turn) {
    const before = this.turn;
    this.turn = turn;
    this.element.setAttribute("aria-label", turn.command ? "Result" : isFromModel(turn) ? "Answer" : "Explanation");
    this.element.classList.toggle("command-card", Boolean(turn.command));
    if (turn.texts !== before.texts) this.#showBlocks(turn.texts, before.texts ?? []);
    this.#showStreamed(streamed(turn), Boolean(turn.finished || turn.failed));
    if (turn.used !== before.used) this.#showCost(turn.used);
    this.element.hidden = turn.texts.length === 0 && this.streamed.hidden;
  }

  /** Markup that the server has rendered and sanitised: the only place where a string becomes markup. */
  #showBlocks(texts, shown) {
    const continues = shown.every((text, at) => text === texts[at]);
    if (!continues) this.markdown.replaceChildren();
    const added = continues ? texts.slice(shown.length) : texts;
    added.forEach(({ html }) => this.markdown.insertAdjacentHTML("beforeend", html));
  }

  /** Who listens hears an answer when it is whole; until then it changes under the reader. */
  #showStreamed(text, isWhole) {
    if (this.streamed.textContent !== text) this.streamed.textContent = text;
    this.streamed.hidden = text === "";
    this.streamed.setAttribute("aria-hidden", String(!isWhole));
  }

  #showCost(used) {
    this.below.replaceChildren(...(used ? this.#costParts(used) : []));
  }

  #costParts(used) {
    const tiers = `${used.from_memory} from memory, ${used.from_disk} from disk`;
    return [
      ...(used.note ? [h("p", { class: "note", text: used.note })] : []),
      h("p", { class: "used", title: tiers, text: cost(used) }),
      h("button", { type: "button", class: "quiet again", text: "Ask again", onclick: this.onAgain }),
    ];
  }
}
