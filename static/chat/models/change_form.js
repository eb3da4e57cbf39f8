// The form that changes a puzzle: its family's fields, or the whole model as JSON. It judges nothing: the changed model
// is asked like any other question, and what is wrong with it the server says in its answer.

import { parseExactly } from "../exact_json.js";
import { h } from "../dom.js";
import { isObject } from "./forms/fields.js";
import * as river_crossing from "./forms/river_crossing.js";
import * as tower_of_hanoi from "./forms/tower_of_hanoi.js";
import * as water_jug from "./forms/water_jug.js";
import { modelText, writeJson } from "./model_text.js";

const FORMS = { river_crossing, tower_of_hanoi, water_jug };

export class ChangeForm {
  /**
   * @param {string} family
   * @param {any} model the puzzle to begin with
   * @param {object} handlers onSolve(text) hears the changed puzzle as a question, onCancel()
   */
  constructor(family, model, { onSolve, onCancel }) {
    Object.assign(this, { family, onSolve });
    this.json = h("textarea", { rows: 12, spellcheck: "false", "aria-label": "The puzzle as JSON" });
    this.problem = h("p", { class: "problem", role: "alert" });
    this.body = h("div", { class: "fields" });
    this.switch = h("button", { type: "button", class: "quiet", onclick: () => this.#switch() });
    this.element = h("form", { class: "change-form", novalidate: true, "aria-label": "Change the puzzle" },
      this.body, this.problem,
      h("div", { class: "buttons" },
        h("button", { type: "submit", text: "Solve again" }),
        this.switch,
        h("button", { type: "button", class: "quiet", text: "Cancel", onclick: onCancel })));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#solve();
    });
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && onCancel());
    if (this.#canShow(model)) this.#showFields(model);
    else this.#showJson(model);
    this.switch.hidden = !FORMS[family];
  }

  /** Begin with the first box. */
  focus() {
    this.body.querySelector("input, select, textarea").focus();
  }

  #canShow(model) {
    return isObject(model) && Boolean(FORMS[this.family]?.fits(model));
  }

  #showFields(model) {
    this.fields = FORMS[this.family].form(model);
    this.body.replaceChildren(...this.fields.parts);
    this.switch.textContent = "As JSON";
  }

  #showJson(model) {
    this.fields = null;
    this.json.value = writeJson(model);
    this.body.replaceChildren(this.json);
    this.switch.textContent = "As a form";
  }

  #switch() {
    if (this.fields) return this.#showJson(this.fields.read());
    return this.#withModel((model) => {
      if (this.#canShow(model)) this.#showFields(model);
      else this.problem.textContent = "The form cannot show this one. As JSON it can be sent.";
    });
  }

  #solve() {
    this.#withModel((model) => this.onSolve(modelText(this.family, model)));
  }

  /** Do something with the model as it stands; text that is no JSON stays here with a word on it. */
  #withModel(use) {
    this.problem.textContent = "";
    if (this.fields) return use(this.fields.read());
    const model = this.#parse();
    return model === undefined ? undefined : use(model);
  }

  #parse() {
    try {
      return parseExactly(this.json.value);
    } catch (error) {
      this.problem.textContent = `This is not JSON: ${error.message}`;
      return undefined;
    }
  }
}
