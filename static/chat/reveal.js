// Small plans arrive within milliseconds. They are shown a step at a time, so that a person can follow; nothing waits
// when steps come slowly, come from the record, or when less motion is asked for.

import { prefersStillness } from "./dom.js";

const STEP_MS = 220;
const WHOLE_MS = 4_000;
const TICK_MS = 16;

export class Reveal {
  /** @param {function(number, number): void} onShow hears how many steps are shown now, and how long until the next */
  constructor(onShow) {
    this.onShow = onShow;
    this.shown = 0;
    this.known = 0;
    this.timer = null;
  }

  /** @returns {boolean} whether everything known is shown */
  get isComplete() {
    return this.shown >= this.known;
  }

  /**
   * More steps are known.
   * @param {number} known
   * @param {boolean} atOnce show them without pausing
   */
  grow(known, atOnce) {
    if (known === this.known) return;
    this.known = known;
    if (atOnce || prefersStillness() || document.hidden) this.#show(known, 0);
    else if (this.timer === null) this.#tick();
  }

  /** Forget everything: a new attempt begins. */
  reset() {
    clearTimeout(this.timer);
    Object.assign(this, { shown: 0, known: 0, timer: null });
  }

  #tick() {
    this.timer = null;
    if (this.isComplete) return;
    const pause = Math.min(STEP_MS, WHOLE_MS / this.known);
    const stride = Math.max(1, Math.round(TICK_MS / pause));
    this.#show(Math.min(this.known, this.shown + stride), pause);
    this.timer = setTimeout(() => this.#tick(), Math.max(TICK_MS, pause));
  }

  #show(shown, pause) {
    this.shown = shown;
    this.onShow(shown, pause);
  }
}
