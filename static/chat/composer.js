// Where a question is written. Nothing typed is lost: the draft of each conversation survives a reload, and a question
// that is too long stays here with a sentence saying so.

import { load, save } from "./storage.js";
import { number } from "./words.js";

const WARN_FROM = 0.8;

export class Composer {
  /**
   * @param {HTMLFormElement} form
   * @param {number} maxChars
   * @param {function(string): void} onAsk
   */
  constructor(form, maxChars, onAsk) {
    Object.assign(this, { form, maxChars, onAsk });
    this.area = form.querySelector("textarea");
    this.counter = form.querySelector(".counter");
    this.problem = form.querySelector(".problem");
    this.hint = form.querySelector(".hint");
    this.width = 0;
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
    // 229 is how older browsers say that an input method is still composing.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.area.value.trim();
    this.focus();
    if (!text) this.hint.textContent = "Type a question first.";
    if (!text || this.#isTooLong()) return;
    this.#put("");
    this.onAsk(text);
  }

  #changed() {
    save(this.key, this.area.value || null);
    this.#grow();
    this.hint.textContent = "";
    const length = this.#length();
    const tooLong = this.#isTooLong();
    this.counter.hidden = length < this.maxChars * WARN_FROM;
    this.counter.textContent = `${number(length)} of ${number(this.maxChars)} characters`;
    this.problem.hidden = !tooLong;
    this.problem.textContent = tooLong
      ? `This is too long to send: please shorten it by ${number(length - this.maxChars)} characters.`
      : "";
    this.area.setAttribute("aria-invalid", String(tooLong));
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

  /** Characters as the server counts them: an emoji is one. */
  #length() {
    return [...this.area.value.trim()].length;
  }

  #isTooLong() {
    return this.#length() > this.maxChars;
  }
}
