// Where a question is written. Nothing typed is lost: the draft of each conversation survives a reload, and a question
// that is too long stays here with a sentence saying so. Files may go with it.

import { Attachments } from "./attachments.js";
import { charactersOf, complaintOf, mostOf } from "./lengths.js";
import { SlashMenu } from "./slash_menu.js";
import { load, save } from "./storage.js";
import { number } from "./words.js";

const WARN_FROM = 0.8;

export class Composer {
  /**
   * @param {HTMLFormElement} form
   * @param {{words: number, formal: number}} most characters of a question in words, and of PDDL or a model
   * @param {function(string): void} onAsk
   */
  constructor(form, most, onAsk) {
    Object.assign(this, { form, most, onAsk });
    this.area = form.querySelector("textarea");
    this.counter = form.querySelector(".counter");
    this.problem = form.querySelector(".problem");
    this.hint = form.querySelector(".hint");
    this.width = 0;
    const [commands, said] = [form.querySelector("#commands"), form.querySelector("#commands-said")];
    this.menu = new SlashMenu(this.area, commands, said, (command) => this.#put(command));
    this.files = new Attachments(form, most.formal, () => this.#changed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.area.addEventListener("input", () => this.#changed());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(([{ contentRect }]) => this.#resized(contentRect.width)).observe(this.area);
  }

  /** Ready to type; the page stays where it is. */
  focus() {
    this.area.focus({ preventScroll: true });
  }

  /** Speak for this conversation from now on; "" is the new one. */
  use(session) {
    this.key = `swarm.draft.${session || "new"}`;
    this.#put(load(this.key, ""));
  }

  /** Put a text into the box for editing; what was already there is kept below it. */
  edit(text) {
    const rest = this.area.value.trim();
    this.#put(rest ? `${text}\n\n${rest}` : text);
    this.focus();
  }

  #put(text) {
    this.area.value = text;
    this.#changed();
  }

  #key(event) {
    if (this.menu.takes(event)) return;
    // 229 is how older browsers say that an input method is still composing.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.#text();
    this.focus();
    if (!text) this.hint.textContent = "Type a question first.";
    if (!text || this.#complaint(text)) return;
    this.files.clear();
    this.#put("");
    this.onAsk(text);
  }

  #changed() {
    save(this.key, this.area.value || null);
    this.#grow();
    this.hint.textContent = "";
    const text = this.#text();
    const [length, most] = [charactersOf(text), mostOf(text, this.most)];
    const complaint = this.#complaint(text);
    this.counter.hidden = length < most * WARN_FROM;
    this.counter.textContent = `${number(length)} of ${number(most)} characters`;
    this.problem.hidden = !complaint;
    this.problem.textContent = complaint;
    this.area.setAttribute("aria-invalid", String(Boolean(complaint)));
    this.menu.look();
  }

  /** A narrower box breaks its lines elsewhere. Its own change of height is not news. */
  #resized(width) {
    if (width === this.width) return;
    this.width = width;
    requestAnimationFrame(() => this.#grow());
  }

  /** As tall as its text; the style sheet sets the limits. */
  #grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight}px`;
  }

  /** What would be sent: the words, and the files after them. */
  #text() {
    return this.files.joinedTo(this.area.value.trim());
  }

  /** Why this cannot be sent, or "". */
  #complaint(text) {
    return this.files.complaint(this.area.value.trim()) || complaintOf(text, this.most);
  }
}
