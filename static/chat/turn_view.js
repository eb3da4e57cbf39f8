// One turn on the page. It is told the whole turn at every change and redraws only the parts that changed: turns are
// values, so a part that is the same object needs no work.

import { AnswerView } from "./answer_view.js";
import { h } from "./dom.js";
import { PlanView } from "./plan_view.js";
import { Question } from "./question.js";
import { isFromModel, stateOf } from "./turn.js";
import { understoodCard } from "./understood.js";
import { doing, duration } from "./words.js";

export class TurnView {
  /**
   * @param {object} actions ask(text), change(text), instead(turn, text), stop(turnId), and for refused questions edit,
   *   again and remove (pending)
   * @param {{words: number, formal: number}} most characters of a question
   */
  constructor(actions, most) {
    this.actions = actions;
    this.turn = {};
    this.plan = null;
    this.question = new Question(most, (text) => actions.instead(this.turn.id, text));
    this.status = h("p", { class: "status" });
    this.stop = this.#button("Stop", () => actions.stop(this.turn.id), "stop");
    this.working = h("div", { class: "working" },
      h("span", { class: "spinner", "aria-hidden": "true" }), this.status, this.stop);
    this.understood = h("div", { class: "slot" });
    this.planSlot = h("div", { class: "slot" });
    this.answer = new AnswerView(() => this.#askAgain());
    this.ending = h("div", { class: "slot" });
    this.element = h("article", { class: "turn", tabindex: "-1" },
      h("h2", { class: "visually-hidden", text: "Question" }),
      this.question.element, this.understood, this.planSlot, this.answer.element, this.ending, this.working);
  }

  /** What was typed into its form and is not sent, or "". */
  get unsent() {
    return this.question.unsent;
  }

  /**
   * A question of which no event has come yet.
   * @param {object} pending
   * @param {boolean} connected
   * @param {object[]} earlier the puzzles before it, each `{family, model}`
   */
  showPending(pending, connected, earlier) {
    this.#mark(pending.id, pending.id, pending.error ? "failed" : pending.accepted ? "queued" : "sending");
    this.question.show(pending.text, earlier, false);
    this.working.hidden = Boolean(pending.error);
    this.stop.hidden = true;
    this.answer.element.hidden = true;
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
    this.question.show(turn.question, earlier, !isCommand(turn.question));
    this.#showWork(turn, state);
    if (turn.detected !== before.detected) this.#showUnderstood(turn);
    if (turn.plan !== before.plan || turn.attempt !== before.attempt) this.#showPlan(turn);
    this.plan?.grow(turn.steps, turn.live);
    this.answer.show(turn);
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

  /** What comes after the plan comes to sight after its last step. */
  #settle() {
    const waiting = this.plan !== null && !this.plan.isComplete;
    this.answer.element.classList.toggle("waiting", waiting);
    this.ending.classList.toggle("waiting", waiting);
  }

  /** What a model said last is said anew in its place; whatever else was asked stays, and the question is asked below. */
  #askAgain() {
    const { id, question } = this.turn;
    if (isFromModel(this.turn) && this.element.matches(":last-child")) this.actions.instead(id, question);
    else this.actions.ask(question);
  }

  #endings({ clarify, failed, finished, used, command }) {
    const parts = [];
    if (clarify) {
      parts.push(h("div", { class: "clarify" },
        h("p", { class: "asks", text: clarify }),
        h("p", { class: "hint", text: "Answer below, and I will go on from there." })));
    }
    if (failed) {
      parts.push(h("div", { class: "failure" },
        h("p", {}, h("span", { text: failed.message }), " ", h("code", { text: failed.code })),
        this.#button("Ask again", () => this.#askAgain())));
    }
    if (finished?.status === "cancelled") {
      parts.push(h("div", { class: "cancelled" },
        h("p", { text: "Stopped" }),
        this.#button("Ask again", () => this.#askAgain())));
    } else if (finished && !clarify && !used && !command && Number.isFinite(finished.seconds)) {
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

/** Commands are carried out once; to change one, another is typed. */
const isCommand = (question) => /^\/[a-z]+$/i.test(question ?? "");
