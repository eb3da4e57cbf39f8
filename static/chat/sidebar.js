// One's conversations. The first page comes with the page itself; the list is refreshed when a question was stored,
// because a conversation gets its title and its place from its questions. Each can be renamed and deleted.

import { SidebarItem } from "./sidebar_item.js";

const REFRESH_MS = 400;

export class Sidebar {
  /**
   * @param {HTMLElement} nav with a list and a button for older conversations
   * @param {string} session the current conversation, "" for a new one
   * @param {object} handlers onTitle(title) hears that of the current conversation, onDeleted(id)
   */
  constructor(nav, session, handlers) {
    this.nav = nav;
    this.handlers = handlers;
    this.list = nav.querySelector("ul");
    this.older = nav.querySelector(".older");
    this.session = session;
    this.known = new Map();
    this.items = new Map();
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
    if (!page?.sessions) return;
    if (!before) this.#forgetDeleted(page);
    page.sessions.forEach((session) => this.known.set(session.id, session));
    if (before || this.next === undefined) this.next = page.next;
    this.#draw();
  }

  /** What the newest page should hold and does not has been deleted in another tab. */
  #forgetDeleted({ sessions, next }) {
    const oldest = next ? sessions.at(-1).updated_at : "";
    for (const [id, { updated_at: at }] of this.known) {
      if (at > oldest) this.known.delete(id);
    }
  }

  #draw() {
    if (this.next === undefined) return; // until then the list is the one that came with the page
    const newestFirst = [...this.known.values()].sort((a, b) => b.updated_at.localeCompare(a.updated_at));
    const wanted = newestFirst.map((session) => this.#item(session));
    const stays = new Set(wanted);
    [...this.list.children].filter((element) => !stays.has(element)).forEach((element) => element.remove());
    // Only what has moved is moved: an element that is put in again would lose the focus.
    wanted.forEach((element, at) => {
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
    this.older.hidden = !this.next;
    const title = this.known.get(this.session)?.title;
    if (title) this.handlers.onTitle(title);
  }

  #item({ id, title }) {
    if (!this.items.has(id)) {
      const actions = { rename: (text) => this.#rename(id, text), remove: () => this.#remove(id) };
      this.items.set(id, new SidebarItem(this.#address("page", id), actions));
    }
    this.items.get(id).show(title, id === this.session);
    return this.items.get(id).element;
  }

  async #rename(id, text) {
    const answer = await this.#post("rename", id, { title: text });
    if (answer.title) this.known.set(id, { ...this.known.get(id), title: answer.title });
    this.#draw();
    return answer.error?.message ?? null;
  }

  async #remove(id) {
    const answer = await this.#post("delete", id, {});
    // One that is no longer there has been deleted in another tab, which is what was wanted.
    if (answer.error && answer.error.code !== "not_found") return answer.error.message;
    this.known.delete(id);
    this.#draw();
    this.handlers.onDeleted(id);
    return null;
  }

  async #post(what, id, fields) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.nav.dataset.token };
    const body = new URLSearchParams(fields);
    const answer = await fetchJson(this.#address(what, id), { method: "POST", headers, body });
    return answer ?? { error: { code: "away", message: "The server did not answer as it should; please try again." } };
  }

  #address(what, id) {
    return this.nav.dataset[what].replace("SESSION", id);
  }
}

/** The list is a comfort: where it cannot be had, the conversation goes on. */
async function fetchJson(url, options = { headers: { Accept: "application/json" } }) {
  try {
    return await (await fetch(url, options)).json();
  } catch {
    return null;
  }
}
