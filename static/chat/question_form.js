// A question opened for editing, in its own place. Sending it asks it anew there; what came after it goes.

import { h } from "./dom.js";
import { complaintOf } from "./lengths.js";

export class QuestionForm {
  /**
   * @param {string} text
   * @param {{words: number, formal: number}} most characters
   * @param {object} handlers onSend(text), onCancel()
   */
  constructor(text, most, { onSend, onCancel }) {
    Object.assign(this, { text, most, onSend, onCancel });
    this.area = h("textarea", { "aria-label": "Edit your question", rows: "1" });
    this.area.value = text;
    this.problem = h("p", { class: "problem", role: "alert" });
    this.element = h("form", { class: "question-form" },
      this.area,
      this.problem,
      h("p", { class: "hint", text: "It is asked anew here; what came after it leaves the conversation." }),
      h("div", { class: "buttons" },
        h("button", { type: "submit", text: "Ask" }),
        h("button", { type: "button", class: "quiet", text: "Cancel", onclick: onCancel })));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("input", () => this.#changed());
  }

  /** What was typed and is not sent, or "". */
  get unsent() {
    const text = this.area.value.trim();
    return text === this.text ? "" : text;
  }

  /** Begin at the end of the text. */
  focus() {
    this.#changed();
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
    this.element.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.key === "Escape") this.onCancel();
    const composing = event.isComposing || event.keyCode === 229;
    if (event.target !== this.area || event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.#send();
  }

  #changed() {
    this.problem.textContent = complaintOf(this.area.value.trim(), this.most);
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  #send() {
    const text = this.area.value.trim();
    this.problem.textContent = text ? complaintOf(text, this.most) : "Type a question first.";
    if (!this.problem.textContent) this.onSend(text);
  }
}
