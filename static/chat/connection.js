// The state of the connection, in a few words, and only when it lasts: a page that just loads says nothing.

const PATIENCE_MS = 1_200;

export class Connection {
  /** @param {HTMLElement} label with role="status" */
  constructor(label) {
    this.label = label;
    this.timer = null;
    this.connected = false;
  }

  /** @param {"connecting"|"connected"|"waiting"|"refused"} state */
  show(state) {
    this.state = state;
    this.connected = state === "connected";
    document.documentElement.dataset.connection = state;
    if (this.connected) {
      clearTimeout(this.timer);
      this.timer = null;
      this.label.textContent = "";
    } else {
      this.timer ??= setTimeout(() => this.#say(), PATIENCE_MS);
    }
  }

  #say() {
    if (this.state === "refused") this.label.textContent = "Please reload the page";
    else this.label.textContent = navigator.onLine ? "Reconnecting…" : "You are offline";
  }
}
