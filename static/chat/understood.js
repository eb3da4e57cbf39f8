// The card that says how the question was read, so that a person sees a misunderstanding before trusting the answer,
// and can put it right there.

import { h } from "./dom.js";
import { ChangeForm } from "./models/change_form.js";
import { readModel } from "./models/model_text.js";
import { confidence, familyName, isDoubtful } from "./words.js";

/**
 * @param {object} detected the data of a `detected` event
 * @param {string} question
 * @param {function(string): void} onSolve hears a changed puzzle as a question
 * @returns {HTMLElement|null} nothing where no puzzle was found
 */
export function understoodCard(detected, question, onSolve) {
  if (!detected.family || detected.family === "none") return null;
  const given = readModel(question);
  const model = detected.model ?? given?.model;
  const card = h("section", { class: isDoubtful(detected) ? "understood doubtful" : "understood" });
  const change = model === undefined || model === null ? null : changer(card, detected.family, model, onSolve);
  card.append(
    h("header", {},
      h("h3", { text: "What I understood" }),
      h("span", { class: "chip", text: familyName(detected.family) }),
      detected.clarify ? null : sureness(detected, given),
      change),
    ...[facts(detected.summary ?? []), assumptions(detected.assumptions ?? [])].filter(Boolean));
  return card;
}

/** The button that opens the form in place of the facts, and closes it again. */
function changer(card, family, model, onSolve) {
  let form = null;
  const close = () => {
    form.element.remove();
    form = null;
    card.classList.remove("changing");
    button.setAttribute("aria-expanded", "false");
  };
  const cancel = () => {
    close();
    button.focus();
  };
  const open = () => {
    form = new ChangeForm(family, model, { onSolve: (text) => (close(), onSolve(text)), onCancel: cancel });
    card.classList.add("changing");
    button.setAttribute("aria-expanded", "true");
    card.querySelector("header").after(form.element);
    form.focus();
  };
  const button = h("button", {
    type: "button", class: "quiet change", text: "Change", title: "Change the puzzle and solve it again",
    "aria-expanded": "false", onclick: () => (form ? cancel() : open()),
  });
  return button;
}

function sureness(detected, given) {
  if (given) return h("span", { class: "confidence", text: "As you gave it" });
  const percent = `confidence ${Math.round(detected.confidence * 100)} %`;
  return h("span", { class: "confidence", title: percent, text: confidence(detected.confidence) });
}

function facts(summary) {
  if (summary.length === 0) return null;
  return h("dl", {}, ...summary.map(({ label, text }) =>
    h("div", {}, h("dt", { text: label }), h("dd", { text }))));
}

function assumptions(sentences) {
  if (sentences.length === 0) return null;
  return h("div", { class: "assumptions" },
    h("h4", { text: "What I assumed" }),
    h("ul", {}, ...sentences.map((text) => h("li", { text }))));
}
