// Files that go with a question: a PDDL domain and a problem in any order, or one model as JSON. They are chosen with a
// button or dropped on the page, shown as chips, and sent as text: the server reads the same words as if pasted.

import { h } from "./dom.js";
import { number } from "./words.js";

const KINDS = /\.(pddl|json)$/i;
const MOST_FILES = 2;

export class Attachments {
  /**
   * @param {HTMLFormElement} form the composer
   * @param {number} maxChars of one file
   * @param {function(): void} onChange
   */
  constructor(form, maxChars, onChange) {
    Object.assign(this, { form, maxChars, onChange, files: [], refused: "" });
    this.list = form.querySelector(".files");
    this.button = form.querySelector(".attach");
    this.input = form.querySelector("input[type=file]");
    this.button.addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => this.#add(this.input.files));
    addEventListener("dragover", (event) => this.#drag(event, true));
    addEventListener("dragleave", (event) => event.relatedTarget === null && this.#drag(event, false));
    addEventListener("drop", (event) => this.#drop(event));
  }

  clear() {
    this.files = [];
    this.#draw();
  }

  /** The question with the files after it; a comment says where each PDDL text comes from. */
  joinedTo(text) {
    const texts = this.files.map(({ name, text: words }) => (isJson(name) ? words : `; ${name}\n${words}`));
    return [text, ...texts].filter(Boolean).join("\n\n");
  }

  /** What is wrong with these files together, and with these words, or "". */
  complaint(text) {
    if (this.refused) return this.refused;
    if (this.files.length > MOST_FILES) return "Please attach one model, or one PDDL domain and one problem.";
    if (!this.files.some(({ name }) => isJson(name))) return "";
    if (this.files.length > 1) return "A model goes alone: please remove the other file.";
    return text ? "A model goes without words: please send them separately." : "";
  }

  async #add(chosen) {
    const read = await Promise.all([...chosen].map((file) => this.#read(file)));
    this.input.value = "";
    this.refused = read.find((file) => file.refused)?.refused ?? "";
    const added = read.filter((file) => !file.refused);
    this.files = [...this.files.filter((file) => !added.some(({ name }) => name === file.name)), ...added];
    this.#draw();
    this.refused = "";
  }

  async #read(file) {
    if (!KINDS.test(file.name)) return { refused: `${file.name} is neither a .pddl nor a .json file.` };
    if (file.size > this.maxChars * 4) return { refused: this.#tooLong(file.name) };
    try {
      const text = (await file.text()).trim();
      if (text.length > this.maxChars) return { refused: this.#tooLong(file.name) };
      return text ? { name: file.name, text } : { refused: `${file.name} is empty.` };
    } catch {
      return { refused: `${file.name} cannot be read.` };
    }
  }

  #tooLong(name) {
    return `${name} is too long: at most ${number(this.maxChars)} characters are read.`;
  }

  #draw() {
    this.list.hidden = this.files.length === 0;
    this.list.replaceChildren(...this.files.map((file) => h("li", {},
      h("span", { text: file.name }),
      h("button", {
        type: "button", class: "quiet", text: "Remove", "aria-label": `Remove ${file.name}`,
        onclick: () => this.#remove(file),
      }))));
    this.onChange();
  }

  #remove(file) {
    this.files = this.files.filter((other) => other !== file);
    this.#draw();
    this.button.focus();
  }

  #drag(event, over) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.form.classList.toggle("dropping", over);
  }

  #drop(event) {
    this.#drag(event, false);
    if (event.dataTransfer?.files.length) this.#add(event.dataTransfer.files);
  }
}

const isJson = (name) => /\.json$/i.test(name);
