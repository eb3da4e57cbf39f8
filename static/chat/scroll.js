// Following the newest words: only while the person is at the bottom, and only as far as the header of a plan stays in
// sight, or nearly so when all is said. So a short answer is followed to its end, and a long one rests at its
// beginning; with it the card above a plan, where a person should check it. Whoever goes past that, by hand or with the
// button, follows the end. Whoever scrolls up or clicks something reads in peace. Only a scroll upwards is a person's
// wish: while words pour in, the browser reports our own scrolling late, when there is already more below.

const NEAR = 20; // the empty space below the last line
const AIR = 8; // above what rests
const GIVE = 0.15; // how much of the window a finished answer may be too long for it

export class Scroll {
  /**
   * @param {HTMLElement} content what grows
   * @param {HTMLElement} top what covers the upper edge
   * @param {HTMLButtonElement} button "Jump to newest"
   * @param {function(): Element|null} findNewest the newest turn; without one there is nothing to follow
   * @param {function(Element): boolean} isSettled whether nothing more will come to sight in a turn
   */
  constructor(content, top, button, findNewest, isSettled) {
    Object.assign(this, { top, button, findNewest, isSettled, following: true, position: 0 });
    button.addEventListener("click", () => this.toBottom());
    content.addEventListener("click", () => (this.following = false), { capture: true });
    addEventListener("scroll", () => this.#look(), { passive: true });
    addEventListener("resize", () => this.#grown());
    new ResizeObserver(() => this.#grown()).observe(content);
  }

  /** Go to the newest words and stay with them. */
  toBottom() {
    this.following = true;
    this.#go(this.#end());
    this.#look();
  }

  /**
   * Change what is above without moving what is being read.
   * @param {HTMLElement|null} anchor something that is in sight before and after
   * @param {function(): void} change
   */
  keep(anchor, change) {
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  }

  #grown() {
    if (this.following && this.findNewest()) this.#follow();
    this.#look();
  }

  #follow() {
    const turn = this.findNewest();
    const start = turn.querySelector(".understood.doubtful, .plan");
    const rest = start ? scrollY + start.getBoundingClientRect().top - this.top.offsetHeight - AIR : Infinity;
    const isPast = scrollY > rest + 1;
    const isShort = this.#end() <= rest + (this.isSettled(turn) ? innerHeight * GIVE : 0);
    this.#go(isPast || isShort ? this.#end() : rest);
  }

  #end() {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  }

  #go(top) {
    scrollTo({ top, behavior: "instant" });
  }

  #look() {
    const isNear = this.#end() - scrollY < NEAR;
    if (isNear) this.following = true;
    else if (scrollY < this.position) this.following = false;
    this.position = scrollY;
    this.button.hidden = isNear || !this.findNewest();
  }
}
