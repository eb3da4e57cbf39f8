// For people who listen: what was completed, never each tick of progress. Lines are added to a hidden log, so that one
// does not cut off another.

import { h } from "./dom.js";
import { shownTurns } from "./conversation.js";
import { hasEnded } from "./turn.js";
import { ending } from "./words.js";

const KEPT = 5;

export class Announcer {
  /** @param {HTMLElement} log a visually hidden element with role="log" */
  constructor(log) {
    this.log = log;
  }

  /** @param {string} text */
  say(text) {
    this.log.append(h("p", { text }));
    while (this.log.children.length > KEPT) this.log.firstElementChild.remove();
  }

  /** Say which turns ended between two values of the conversation; endings from the record are old news. */
  compare(before, after) {
    if (before.turns === after.turns) return;
    const open = new Set(before.turns.filter((turn) => !hasEnded(turn)).map((turn) => turn.id));
    const ended = shownTurns(after).filter((turn) => open.has(turn.id) && hasEnded(turn) && turn.live);
    ended.forEach((turn) => this.say(ending(turn)));
  }
}
