// The conversation this page shows, and the talk with the server about it. It knows the wire, not the page: whoever
// shows it listens to onChange.

import * as conversations from "./conversation.js";
import { newId } from "./identifiers.js";
import { Outbox } from "./outbox.js";
import { ChatSocket } from "./socket.js";
import { hasEnded } from "./turn.js";

const REOPEN_AFTER = 1_000;

export class Chat {
  /**
   * @param {string} url of the WebSocket
   * @param {string} session the conversation's id, or "" for a new one
   * @param {object} handlers onChange(before, after), onSession(id), onState(state), onNotice(text), onStored(),
   *   onGone(session)
   */
  constructor(url, session, handlers) {
    this.handlers = handlers;
    this.conversation = conversations.emptyConversation();
    this.isOpen = false;
    this.socket = new ChatSocket(url, {
      onConnect: () => this.#open(),
      onMessage: (message) => this.#hear(message),
      onState: (state) => this.#connection(state),
    });
    this.#use(session);
  }

  start() {
    this.socket.start();
  }

  /**
   * Ask a question; it is on the page and in the outbox before it is on the wire.
   * @param {string} text
   * @param {string|null} insteadOf the turn in whose place it comes: that one and all after it are dropped
   */
  ask(text, insteadOf = null) {
    if (!this.session) {
      this.#use(newId());
      this.handlers.onSession(this.session);
      this.#open();
    }
    const question = { id: newId(), text, instead_of: insteadOf };
    this.outbox.add(question);
    this.#change(conversations.asked(this.conversation, question));
    if (this.isOpen) this.#send(question);
  }

  /** Take back a question the server refused. */
  withdraw(id) {
    this.outbox.remove(id);
    this.#change(conversations.withdrawn(this.conversation, id));
  }

  stop(turn) {
    this.#change(conversations.stopAsked(this.conversation, turn));
    this.socket.send({ type: "stop", turn });
  }

  earlier() {
    const before = conversations.firstNumber(this.conversation);
    if (this.conversation.loading || !this.socket.send({ type: "earlier", before })) return;
    this.#change(conversations.earlierAsked(this.conversation));
  }

  /** Speak about this conversation from now on, with what the outbox still holds of it. */
  #use(session) {
    this.session = session;
    this.outbox = session ? new Outbox(session) : null;
    const waiting = this.outbox ? this.outbox.items() : [];
    this.conversation = waiting.reduce(conversations.asked, this.conversation);
  }

  #connection(state) {
    if (state !== "connected") this.isOpen = false;
    this.handlers.onState(state);
  }

  #open() {
    this.isOpen = false;
    if (this.session) this.socket.send({ type: "open", session: this.session, after: this.conversation.last });
  }

  #send({ id, text, instead_of }) {
    this.socket.send({ type: "ask", id, text, ...(instead_of ? { instead_of } : {}) });
  }

  #change(next) {
    const before = this.conversation;
    this.conversation = next;
    this.handlers.onChange(before, next);
  }

  #hear(message) {
    const { conversation } = this;
    if (message.number !== undefined) this.#read(message);
    else if (message.type === "opened") this.#opened(message);
    else if (message.type === "accepted") this.#accepted(message);
    else if (message.type === "stopping") this.#change(conversations.stopAsked(conversation, message.turn));
    else if (message.type === "earlier") this.#change(conversations.earlierCame(conversation, message));
    else if (message.type === "gone" && message.session === this.session) this.handlers.onGone(message.session);
    else if (message.type === "error") this.#refused(message);
  }

  /** After a lost event nothing is read until the server has said everything again. */
  #read(event) {
    const gap = conversations.leavesGap(this.conversation, event);
    if (!gap) this.#change(conversations.received(this.conversation, event));
    else if (this.isOpen) this.#open();
  }

  #opened(message) {
    if (message.session !== this.session) return;
    const rewound = message.last < this.conversation.last;
    this.isOpen = true;
    this.#change(conversations.opened(this.conversation, message));
    if (rewound) this.#open();
    this.outbox.unsent().forEach((question) => this.#send(question));
    const stopping = this.conversation.turns.filter((turn) => turn.stopping && !hasEnded(turn));
    stopping.forEach((turn) => this.socket.send({ type: "stop", turn: turn.id }));
  }

  #accepted({ id }) {
    this.outbox.remove(id);
    this.#change(conversations.accepted(this.conversation, id));
    this.handlers.onStored();
  }

  /** An error beside its question where it has one; a lost `open` is our own affair and is said again. */
  #refused({ code, message, id }) {
    if (code === "not_open") {
      setTimeout(() => this.#open(), REOPEN_AFTER);
    } else if (this.conversation.pending.some((item) => item.id === id)) {
      this.outbox.refuse(id, { code, message });
      this.#change(conversations.refused(this.conversation, id, { code, message }));
    } else {
      this.handlers.onNotice(message);
    }
  }
}
