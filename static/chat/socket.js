// One WebSocket that comes back by itself: exponential backoff with jitter up to 15 seconds, a ping every 25 seconds,
// and an immediate attempt when the network or the person returns. What is said over it is not its business.

import { parseExactly } from "./exact_json.js";

const FIRST_DELAY = 400;
const LONGEST_DELAY = 15_000;
const PING_EVERY = 25_000;
const PONG_WITHIN = 8_000;
const CONNECT_WITHIN = 10_000;
const NOT_A_GUEST = 4401; // close code: our cookie is gone, and only loading the page gives a new one

export class ChatSocket {
  #socket = null;
  #failures = 0;
  #retry = null;
  #deadline = null;
  #isRefused = false;

  /**
   * @param {string} url
   * @param {{onConnect: function(): void, onMessage: function(object): void, onState: function(string): void}} handlers
   *   onState hears "connecting", "connected", "waiting", or "refused": then it does not try again
   */
  constructor(url, handlers) {
    this.url = url;
    this.handlers = handlers;
  }

  /** Connect, and stay connected. */
  start() {
    this.#connect();
    setInterval(() => this.#ping(PONG_WITHIN), PING_EVERY);
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#drop());
    addEventListener("pageshow", (event) => event.persisted && this.#wake());
    document.addEventListener("visibilitychange", () => !document.hidden && this.#wake());
  }

  /**
   * @param {object} message
   * @returns {boolean} whether it left
   */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect() {
    clearTimeout(this.#retry);
    this.handlers.onState("connecting");
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    this.#expect(CONNECT_WITHIN);
    socket.onopen = () => {
      clearTimeout(this.#deadline);
      this.handlers.onState("connected");
      this.handlers.onConnect();
    };
    socket.onmessage = ({ data }) => {
      clearTimeout(this.#deadline);
      this.#failures = 0; // Only a server that speaks counts: one that accepts and hangs up must not be hammered.
      const message = parseExactly(data);
      if (message.type !== "pong") this.handlers.onMessage(message);
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      if (code === NOT_A_GUEST) this.#refused();
      else this.#lost();
    };
  }

  /** The connection is gone: try again, later each time. */
  #lost() {
    clearTimeout(this.#deadline);
    this.#socket = null;
    this.handlers.onState("waiting");
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2));
  }

  #refused() {
    clearTimeout(this.#deadline);
    this.#isRefused = true;
    this.#socket = null;
    this.handlers.onState("refused");
  }

  /** Give the connection up without waiting for the other side to agree. */
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    this.#lost();
    socket.close();
  }

  /** The network or the person is back: connect at once, or make sure that the connection still lives. */
  #wake() {
    if (this.#isRefused) return;
    if (!this.#socket) this.#connect();
    else this.#ping(PONG_WITHIN / 2);
  }

  #ping(within) {
    if (this.send({ type: "ping" })) this.#expect(within);
  }

  /** Something must be heard within this time. */
  #expect(within) {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#drop(), within);
  }
}
