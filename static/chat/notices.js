// Short notices that belong to no question: said politely, gone after a while.

import { h } from "./dom.js";

const SHOWN_MS = 9_000;

export class Notices {
  /** @param {HTMLElement} region with role="status" */
  constructor(region) {
    this.region = region;
  }

  /** @param {string} text */
  show(text) {
    const close = h("button", { type: "button", class: "quiet", text: "Close", onclick: () => notice.remove() });
    const notice = h("div", { class: "notice" }, h("p", { text }), close);
    this.region.append(notice);
    setTimeout(() => notice.remove(), SHOWN_MS);
  }
}
