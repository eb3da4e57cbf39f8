// A plan on the page: its header, the picture and the list of steps, kept in step with each other.

import { h } from "./dom.js";
import { roughly } from "./exact_json.js";
import { pictures } from "./pictures/index.js";
import { Player } from "./player.js";
import { Reveal } from "./reveal.js";
import { Steps } from "./steps.js";
import { count, isDoubtful, number, planHeader } from "./words.js";

// What `manage.py plan --json` gives by itself, and what it can be asked for within reason.
const COMMAND_GIVES = 10_000;
const COMMAND_CAN_GIVE = 10_000_000;

export class PlanView {
  /**
   * @param {object} plan the data of a `plan` event
   * @param {object|null} detected the data of the `detected` event before it
   * @param {function(): void} onComplete called when every known step is in sight
   */
  constructor(plan, detected, onComplete) {
    this.onComplete = onComplete;
    this.steps = new Steps(plan, (step) => this.player?.take(step));
    this.player = makePlayer(plan, detected, (step) => this.steps.mark(step));
    this.reveal = new Reveal((shown, pause) => this.#show(shown, pause));
    const [what, sure] = planHeader(plan);
    this.element = h("section", { class: "plan" },
      h("h3", { class: `plan-header ${plan.status}` },
        h("span", { class: "what", text: what, title: exactLength(plan) }),
        sure ? h("span", { class: "sure", text: ` · ${sure}` }) : null,
        sure && isDoubtful(detected) ? h("span", { class: "condition", text: ", if I understood you right" }) : null),
      h("div", { class: "plan-body" },
        this.player?.element ?? null,
        h("div", { class: "listing" }, this.steps.list, cutNote(plan))));
  }

  /** @returns {boolean} */
  get isComplete() {
    return this.reveal.isComplete;
  }

  /**
   * @param {object[]} steps all that are known now
   * @param {boolean} live whether they come as they are found
   */
  grow(steps, live) {
    if (steps === this.steps.steps) return;
    this.steps.grow(steps);
    this.player?.grow(steps);
    this.reveal.grow(steps.length, !live);
  }

  #show(shown, pause) {
    this.steps.reveal(shown);
    this.player?.follow(shown, pause);
    if (this.isComplete) this.onComplete();
  }
}

function makePlayer(plan, detected, onShow) {
  const family = pictures[detected?.family];
  if (!family || !detected.model || !plan.start) return null;
  // A drawing is as wide as the page, so there the last digits of a huge number may be lost, and nowhere else.
  const draw = (model, state) => family.draw(roughly(model), roughly(state));
  return new Player({ ...family, draw }, detected.model, plan, pictureNote(plan), onShow);
}

/** All digits of a length that is shown shortened. */
function exactLength(plan) {
  return typeof plan.length === "bigint" ? String(plan.length) : null;
}

/** Whether the server keeps the end of the plan to itself: no browser needs a million steps. */
function isCut({ status, length, steps_shown: shown }) {
  return status === "solved" && shown !== undefined && shown !== null && shown < length;
}

function pictureNote(plan) {
  if (!isCut(plan)) return "";
  return `The picture ends at step ${number(plan.steps_shown)}. The steps after it are not sent to the browser.`;
}

function cutNote(plan) {
  if (!isCut(plan)) return null;
  const { steps_shown: shown, length, unit } = plan;
  return h("p", { class: "cut" },
    `Only the first ${number(shown)} of ${count(length, unit || "steps")} are sent to the browser. `,
    ...(length > COMMAND_CAN_GIVE ? [] : ["On the server, ", h("code", { text: command(length) }), " gives them all."]));
}

function command(length) {
  return `manage.py plan --json ${length > COMMAND_GIVES ? `--max-steps ${length} ` : ""}"…"`;
}
