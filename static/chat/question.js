// A person's question in its turn: the words, and the form to ask it anew in its place.

import { h } from "./dom.js";
import { questionParts } from "./models/question_view.js";
import { QuestionForm } from "./question_form.js";

export class Question {
  /**
   * @param {{words: number, formal: number}} most characters
   * @param {function(string): void} onAskAnew
   */
  constructor(most, onAskAnew) {
    Object.assign(this, { most, onAskAnew, form: null });
    this.words = h("div", { class: "question" });
    this.edit = h("button", {
      type: "button", class: "quiet question-edit", text: "Edit", title: "Change the question and ask it anew here",
      onclick: () => this.#open(),
    });
    this.element = h("div", { class: "asked" }, this.words, this.edit);
  }

  /** What was typed into the form and is not sent, or "". */
  get unsent() {
    return this.form?.unsent ?? "";
  }

  /**
   * Drawn again only where it would be another, so that what was unfolded stays so.
   * @param {string} text
   * @param {object[]} earlier the puzzles before it
   * @param {boolean} canChange
   */
  show(text, earlier, canChange) {
    this.edit.hidden = !canChange || this.form !== null;
    const drawn = `${earlier.length} ${text}`;
    if (drawn === this.drawn) return;
    Object.assign(this, { drawn, text });
    this.words.replaceChildren(...questionParts(text, earlier));
  }

  #open() {
    this.form = new QuestionForm(this.text, this.most, {
      onSend: (text) => (this.#close(), this.onAskAnew(text)),
      onCancel: () => (this.#close(), this.edit.focus()),
    });
    this.words.hidden = this.edit.hidden = true;
    this.element.append(this.form.element);
    this.form.focus();
  }

  #close() {
    this.form.element.remove();
    this.form = null;
    this.words.hidden = this.edit.hidden = false;
  }
}
