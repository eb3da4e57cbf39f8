// Following the newest words: only while the person is at the bottom. Whoever scrolls up reads in peace, and gets a
// button that leads back. Only a scroll upwards is a person's wish: while words pour in, the browser reports our own
// scrolling late, when there is already more below.

const NEAR = 80;
const AIR = { above: 12, below: 52 }; // around what is kept in sight; the button lies below

export class Scroll {
  /**
   * @param {HTMLElement} content what grows
   * @param {HTMLElement} top what covers the upper edge
   * @param {HTMLElement} bottom what covers the lower edge; holds the button "Jump to newest"
   * @param {function(): Element|null} findKept what following must not push out of sight: a finished plan stays, and
   *   its explanation waits below
   */
  constructor(content, top, bottom, findKept) {
    Object.assign(this, { top, bottom, findKept, following: true, position: 0 });
    this.button = bottom.querySelector("button");
    this.button.addEventListener("click", () => this.toBottom());
    addEventListener("scroll", () => this.#look(), { passive: true });
    addEventListener("resize", () => this.#grown());
    new ResizeObserver(() => this.#grown()).observe(content);
  }

  /** Go to the newest words and stay with them. */
  toBottom() {
    this.following = true;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
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
    const kept = this.following ? this.findKept() : null;
    if (kept) this.#rest(kept.getBoundingClientRect());
    else if (this.following) this.toBottom();
    this.#look();
  }

  /** Follow as far as the whole box stays in sight, or its end where it is taller than the window. */
  #rest(box) {
    const toStart = box.top - this.top.offsetHeight - AIR.above;
    const toEnd = box.bottom - innerHeight + this.bottom.offsetHeight + AIR.below;
    scrollBy({ top: Math.max(0, toStart, toEnd), behavior: "instant" });
  }

  #look() {
    const { scrollHeight, clientHeight } = document.documentElement;
    const isNear = scrollHeight - scrollY - clientHeight < NEAR;
    if (isNear) this.following = true;
    else if (scrollY < this.position) this.following = false;
    this.position = scrollY;
    this.button.hidden = isNear;
  }
}
