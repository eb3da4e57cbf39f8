// One's conversations. The first page comes with the page itself; the list is refreshed when a question was stored,
// because a conversation gets its title and its place from its questions.

import { h } from "./dom.js";

const REFRESH_MS = 400;

export class Sidebar {
  /**
   * @param {HTMLElement} nav with a list and a button for older conversations
   * @param {string} session the current conversation, "" for a new one
   * @param {function(string): void} onTitle hears the title of the current conversation
   */
  constructor(nav, session, onTitle) {
    this.nav = nav;
    this.onTitle = onTitle;
    this.list = nav.querySelector("ul");
    this.older = nav.querySelector("button");
    this.session = session;
    this.known = new Map();
    this.next = undefined; // not asked yet; null means that there are no older ones
    this.timer = null;
    this.older.addEventListener("click", () => this.#fetch(this.next));
    this.#fetch();
  }

  /** @param {string} session */
  use(session) {
    this.session = session;
    this.#draw();
  }

  /** Look again soon; several reasons within a moment look once. */
  refresh() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#fetch(), REFRESH_MS);
  }

  async #fetch(before) {
    const query = before ? `?before=${encodeURIComponent(before)}` : "";
    const page = await fetchJson(`${this.nav.dataset.url}${query}`);
    if (!page) return;
    page.sessions.forEach((session) => this.known.set(session.id, session));
    if (before || this.next === undefined) this.next = page.next;
    this.#draw();
  }

  #draw() {
    if (this.known.size === 0) return;
    const newestFirst = [...this.known.values()].sort((a, b) => b.updated_at.localeCompare(a.updated_at));
    this.list.replaceChildren(...newestFirst.map((session) => h("li", {}, this.#link(session))));
    this.older.hidden = !this.next;
    const title = this.known.get(this.session)?.title;
    if (title) this.onTitle(title);
  }

  #link({ id, title }) {
    return h("a", {
      href: this.nav.dataset.page.replace("SESSION", id),
      text: title || "Untitled",
      "aria-current": id === this.session ? "page" : null,
    });
  }
}

/** The list is a comfort: where it cannot be had, the conversation goes on. */
async function fetchJson(url) {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
