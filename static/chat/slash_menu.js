// The list of slash commands above the box where questions are typed, while the beginning of one is in it. The words stay
// in the box: the list says what can be, and completes.

import { count } from "./words.js";

export class SlashMenu {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} list role="listbox", with an option for each command
   * @param {HTMLElement} status says how many there are, for people who listen
   * @param {function(string): void} onPick hears the whole command
   */
  constructor(area, list, status, onPick) {
    Object.assign(this, { area, list, status, onPick, at: 0, fitting: [], dismissed: null });
    this.options = [...list.querySelectorAll("[role=option]")];
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => this.#clicked(event.target.closest("[role=option]")));
    area.addEventListener("blur", () => this.#show([]));
    area.addEventListener("focus", () => this.look());
  }

  /** Look at what is typed. */
  look() {
    const typed = this.area.value.trimEnd().toLowerCase();
    if (typed !== this.dismissed) this.dismissed = null;
    const isBeginning = /^\/[a-z]*$/.test(typed) && this.dismissed === null && document.activeElement === this.area;
    const fitting = isBeginning ? this.options.filter((option) => wordOf(option).startsWith(typed)) : [];
    const isWhole = fitting.length === 1 && wordOf(fitting[0]) === typed;
    this.#show(isWhole ? [] : fitting);
  }

  /** Take a key if it is for the list. @returns {boolean} whether it was */
  takes(event) {
    if (this.fitting.length === 0 || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey) return false;
    const act = {
      ArrowDown: () => this.#mark(this.at + 1),
      ArrowUp: () => this.#mark(this.at - 1),
      Enter: () => this.#pick(this.fitting[this.at]),
      Tab: () => this.#pick(this.fitting[this.at]),
      Escape: () => this.#dismiss(),
    }[event.key];
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  }

  #show(fitting) {
    const isNew = fitting.length !== this.fitting.length || fitting.some((option, at) => option !== this.fitting[at]);
    if (!isNew) return;
    this.fitting = fitting;
    this.options.forEach((option) => (option.hidden = !fitting.includes(option)));
    this.list.hidden = fitting.length === 0;
    this.status.textContent = fitting.length > 0 ? `${count(fitting.length, "commands")}; arrow keys choose.` : "";
    this.#mark(0);
  }

  #mark(at) {
    const { length } = this.fitting;
    this.at = length && (at + length) % length;
    const marked = this.fitting[this.at] ?? null;
    this.options.forEach((option) => option.setAttribute("aria-selected", String(option === marked)));
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.area.setAttribute("aria-activedescendant", marked.id);
    else this.area.removeAttribute("aria-activedescendant");
  }

  #clicked(option) {
    if (option) this.#pick(option);
  }

  #pick(option) {
    this.#show([]);
    this.onPick(wordOf(option));
  }

  #dismiss() {
    this.dismissed = this.area.value.trimEnd().toLowerCase();
    this.#show([]);
  }
}

const wordOf = (option) => `/${option.dataset.name}`;
