// Questions the server has not accepted yet, kept where a reload or a lost network cannot reach them. Each is sent
// again after every reconnection; the server stores an id once, so sending too often is harmless.

import { load, save } from "./storage.js";

export class Outbox {
  /** @param {string} session the conversation whose questions these are */
  constructor(session) {
    this.key = `swarm.outbox.${session}`;
  }

  /** @returns {{id: string, text: string, error: ?object}[]} in the order they were asked */
  items() {
    return load(this.key, []);
  }

  /** @returns {{id: string, text: string}[]} those still to be sent: a refused question waits for the person */
  unsent() {
    return this.items().filter((item) => !item.error);
  }

  /** @param {{id: string, text: string}} question */
  add(question) {
    this.#store([...this.items(), { ...question, error: null }]);
  }

  /** @param {string} id */
  remove(id) {
    this.#store(this.items().filter((item) => item.id !== id));
  }

  /**
   * @param {string} id
   * @param {{code: string, message: string}} error
   */
  refuse(id, error) {
    this.#store(this.items().map((item) => (item.id === id ? { ...item, error } : item)));
  }

  #store(items) {
    save(this.key, items.length > 0 ? items : null);
  }
}
