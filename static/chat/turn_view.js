// One turn on the page. It is told the whole turn at every change and redraws only the parts that changed: turns are
// values, so a part that is the same object needs no work.

import { h } from "./dom.js";
import { questionParts } from "./models/question_view.js";
import { PlanView } from "./plan_view.js";
import { stateOf } from "./turn.js";
import { understoodCard } from "./understood.js";
import { doing, duration } from "./words.js";

export class TurnView {
  /** @param {object} actions ask(text), change(text), stop(turnId), and for refused questions edit, again and remove (pending) */
  constructor(actions) {
    this.actions = actions;
    this.turn = {};
    this.plan = null;
    this.question = h("div", { class: "question" });
    this.status = h("p", { class: "status" });
    this.stop = this.#button("Stop", () => actions.stop(this.turn.id), "stop");
    this.working = h("div", { class: "working" },
      h("span", { class: "spinner", "aria-hidden": "true" }), this.status, this.stop);
    this.understood = h("div", { class: "slot" });
    this.planSlot = h("div", { class: "slot" });
    this.markdown = h("div", { class: "markdown" });
    this.answer = h("section", { class: "answer", "aria-label": "Explanation" }, this.markdown);
    this.ending = h("div", { class: "slot" });
    this.element = h("article", { class: "turn", tabindex: "-1" },
      h("h2", { class: "visually-hidden", text: "Question" }),
      this.question, this.understood, this.planSlot, this.answer, this.ending, this.working);
  }

  /**
   * A question of which no event has come yet.
   * @param {object} pending
   * @param {boolean} connected
   * @param {object[]} earlier the puzzles before it, each `{family, model}`
   */
  showPending(pending, connected, earlier) {
    this.#mark(pending.id, pending.id, pending.error ? "failed" : pending.accepted ? "queued" : "sending");
    this.#showQuestion(pending.text, earlier);
    this.working.hidden = Boolean(pending.error);
    this.stop.hidden = true;
    this.answer.hidden = true;
    const sending = connected ? "Sending…" : "Kept here; it is sent when the connection is back";
    this.status.textContent = pending.accepted ? "Queued" : sending;
    this.ending.replaceChildren(...(pending.error ? [this.#refusal(pending)] : []));
    this.element.classList.toggle("refused", Boolean(pending.error));
  }

  /**
   * @param {object} turn
   * @param {object[]} earlier the puzzles before it
   */
  show(turn, earlier) {
    const before = this.turn;
    this.turn = turn;
    const state = stateOf(turn);
    this.#mark(turn.id, turn.message, state);
    this.element.classList.remove("refused");
    this.#showQuestion(turn.question, earlier);
    this.#showWork(turn, state);
    if (turn.detected !== before.detected) this.#showUnderstood(turn);
    if (turn.plan !== before.plan || turn.attempt !== before.attempt) this.#showPlan(turn);
    this.plan?.grow(turn.steps, turn.live);
    if (turn.texts !== before.texts) this.#showText(turn, before);
    if (turn.finished !== before.finished || turn.failed !== before.failed || turn.clarify !== before.clarify) {
      this.ending.replaceChildren(...this.#endings(turn));
    }
    this.#settle();
  }

  #mark(id, message, state) {
    this.element.dataset.turn = id;
    this.element.dataset.message = message;
    this.element.dataset.state = state;
  }

  /** Drawn again only where it would be another, so that what was unfolded stays so. */
  #showQuestion(text, earlier) {
    const asked = `${earlier.length} ${text}`;
    if (asked === this.asked) return;
    this.asked = asked;
    this.question.replaceChildren(...questionParts(text, earlier));
  }

  #showWork(turn, state) {
    const atWork = state === "queued" || state === "running";
    this.working.hidden = !atWork;
    this.stop.hidden = false;
    this.stop.disabled = turn.stopping;
    if (atWork) this.status.textContent = state === "queued" && !turn.stopping ? "Queued" : doing(turn);
  }

  #showUnderstood({ detected, question }) {
    const card = detected && understoodCard(detected, question ?? "", this.actions.change);
    this.understood.replaceChildren(...(card ? [card] : []));
  }

  #showPlan({ plan, detected }) {
    this.plan?.reveal.reset();
    this.plan = plan && new PlanView(plan, detected, () => this.#settle());
    this.planSlot.replaceChildren(...(this.plan ? [this.plan.element] : []));
  }

  /** Markup that the server has rendered and sanitised: the only place where a string becomes markup. */
  #showText({ texts }, before) {
    const shown = before.texts ?? [];
    const continues = shown.every((text, at) => text === texts[at]);
    if (!continues) this.markdown.replaceChildren();
    const added = continues ? texts.slice(shown.length) : texts;
    added.forEach(({ html }) => this.markdown.insertAdjacentHTML("beforeend", html));
  }

  /** What comes after the plan comes to sight after its last step. */
  #settle() {
    const waiting = this.plan !== null && !this.plan.isComplete;
    this.answer.hidden = !this.turn.texts?.length;
    this.answer.classList.toggle("waiting", waiting);
    this.ending.classList.toggle("waiting", waiting);
  }

  #endings({ question, clarify, failed, finished }) {
    const parts = [];
    if (clarify) {
      parts.push(h("div", { class: "clarify" },
        h("p", { class: "asks", text: clarify }),
        h("p", { class: "hint", text: "Answer below, and I will go on from there." })));
    }
    if (failed) {
      parts.push(h("div", { class: "failure" },
        h("p", {}, h("span", { text: failed.message }), " ", h("code", { text: failed.code })),
        this.#button("Ask again", () => this.actions.ask(question))));
    }
    if (finished?.status === "cancelled") {
      parts.push(h("div", { class: "cancelled" },
        h("p", { text: "Stopped" }),
        this.#button("Ask again", () => this.actions.ask(question))));
    } else if (finished && !clarify && Number.isFinite(finished.seconds)) {
      parts.push(h("p", { class: "took", text: `Took ${duration(finished.seconds)}` }));
    }
    return parts;
  }

  #refusal(pending) {
    return h("div", { class: "failure" },
      h("p", {}, h("span", { text: pending.error.message }), " ", h("code", { text: pending.error.code })),
      h("div", { class: "buttons" },
        this.#button("Edit", () => this.actions.edit(pending)),
        this.#button("Send again", () => this.actions.again(pending)),
        this.#button("Remove", () => this.actions.remove(pending))));
  }

  #button(text, onclick, kind = "quiet") {
    return h("button", { type: "button", class: kind, text, onclick });
  }
}
