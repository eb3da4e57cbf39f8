// On a phone the sidebar is a drawer: while it is open the page behind it is inert, Tab stays inside, and Escape, the
// backdrop or the button close it again. On a wide screen the style sheet shows it always.

const FOCUSABLE = "a[href], button:not([hidden]), input";

export class Drawer {
  /**
   * @param {HTMLElement} drawer
   * @param {HTMLElement} page everything else
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} backdrop
   */
  constructor(drawer, page, button, backdrop) {
    Object.assign(this, { drawer, page, button });
    button.addEventListener("click", () => this.#set(true));
    backdrop.addEventListener("click", () => this.#set(false));
    drawer.querySelector(".close").addEventListener("click", () => this.#set(false));
    document.addEventListener("keydown", (event) => this.#key(event));
    matchMedia("(min-width: 900px)").addEventListener("change", () => this.isOpen && this.#set(false));
  }

  get isOpen() {
    return document.body.classList.contains("drawer-open");
  }

  #set(open) {
    document.body.classList.toggle("drawer-open", open);
    this.page.inert = open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.#inside()[0].focus();
    else this.button.focus();
  }

  #inside() {
    return [...this.drawer.querySelectorAll(FOCUSABLE)];
  }

  #key(event) {
    if (!this.isOpen) return;
    if (event.key === "Escape") this.#set(false);
    if (event.key !== "Tab") return;
    const inside = this.#inside();
    const edge = event.shiftKey ? inside[0] : inside.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? inside.at(-1) : inside[0]).focus();
  }
}
