// The card that says how the question was read, so that a person sees a misunderstanding before trusting the answer.

import { h } from "./dom.js";
import { confidence, familyName, isDoubtful } from "./words.js";

/**
 * @param {object} detected the data of a `detected` event
 * @returns {HTMLElement|null} nothing where no puzzle was found
 */
export function understoodCard(detected) {
  if (!detected.family || detected.family === "none") return null;
  const percent = `confidence ${Math.round(detected.confidence * 100)} %`;
  return h("section", { class: isDoubtful(detected) ? "understood doubtful" : "understood" },
    h("header", {},
      h("h3", { text: "What I understood" }),
      h("span", { class: "chip", text: familyName(detected.family) }),
      detected.clarify
        ? null
        : h("span", { class: "confidence", title: percent, text: confidence(detected.confidence) })),
    facts(detected.summary ?? []),
    assumptions(detected.assumptions ?? []));
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
