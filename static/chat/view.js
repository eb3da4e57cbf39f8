// The list of turns. Stable hooks, for tests and for style; what is not named here may change:
//   [data-turn]                  an article per turn; until the server has the question, the id the browser gave it
//     data-message               the id the browser gave the question
//     data-state                 sending | queued | running | done | failed | cancelled
//   .question                    the person's words, as text; a model or PDDL by what it is, with .about and details
//   .status, .stop               what is being done, and the button that stops it
//   .understood                  the card; absent where no puzzle was found; .doubtful where a person should check it
//     .change                    the button that opens form.change-form, which asks the changed puzzle as a new turn
//   .plan-header                 "7 crossings · proven shortest"; and, where a person should check the card,
//                                ", if I understood you right"
//   ol.steps > li.step           with data-number; aria-current="step" on the one the picture shows
//   ol.steps > li.more           the button that lists the steps between the first ones and the last
//   .picture svg                 the state shown; buttons Previous, Play, Next and a slider beside it
//   .answer .markdown            the explanation
//   .streamed                    the end of a model's answer that is not rendered yet
//   .answer .note, .answer .used what a person must know of the model; what the answer cost
//   .question-edit, form.question-form   the button that opens a question for editing, and the form; .again asks it again
//   .command-card                an answer of a slash command, which stands in .answer
//   .clarify, .failure, .cancelled   the other endings
//   #earlier, #newest, #connection, #announcer, #notices
//   #composer textarea, #composer button[type=submit], nav.conversations a
//   #commands [role=option]      the slash commands, while one is being typed
//   #files, .attach, .files li   the files that go with a question
//   nav.conversations .options   the button of a conversation that opens Rename and Delete

import { shownTurns } from "./conversation.js";
import { TurnView } from "./turn_view.js";

export class View {
  /**
   * @param {HTMLElement} list
   * @param {object} actions what the buttons of a turn do; rescue(text) keeps what was typed where no place is left for it
   * @param {{words: number, formal: number}} most characters of a question
   */
  constructor(list, actions, most) {
    Object.assign(this, { list, actions, most });
    this.views = new Map();
    this.drawn = new Map();
  }

  /**
   * Draw the conversation, touching only the turns that changed.
   * @param {object} conversation
   * @param {boolean} connected
   */
  show(conversation, connected) {
    const whole = shownTurns(conversation);
    const { pending } = conversation;
    const keys = [...whole.map((turn) => turn.message), ...pending.map((item) => item.id)];
    this.#forgetOthers(new Set(keys));
    // A question keeps its article when it becomes a turn, so both go by the id the browser gave the question.
    const puzzles = [];
    for (const turn of whole) {
      this.#draw(turn.message, turn, (view) => view.show(turn, puzzles), true, puzzles.length);
      const { family, model } = turn.detected ?? {};
      if (model) puzzles.push({ family, model });
    }
    for (const item of pending) {
      this.#draw(item.id, item, (view) => view.showPending(item, connected, puzzles), connected, puzzles.length);
    }
    keys.forEach((key, at) => this.#putAt(this.views.get(key).element, at));
  }

  #draw(key, value, draw, connected, earlier) {
    if (!this.views.has(key)) this.views.set(key, new TurnView(this.actions, this.most));
    const drawn = this.drawn.get(key);
    if (drawn?.value === value && drawn.connected === connected && drawn.earlier === earlier) return;
    draw(this.views.get(key));
    this.drawn.set(key, { value, connected, earlier });
  }

  #putAt(element, at) {
    if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
  }

  #forgetOthers(keys) {
    for (const [key, view] of this.views) {
      if (keys.has(key)) continue;
      view.element.remove();
      if (view.unsent) this.actions.rescue(view.unsent);
      this.views.delete(key);
      this.drawn.delete(key);
    }
  }
}
