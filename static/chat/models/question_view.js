// A question on the page. Words are shown as they were written; a model and PDDL by what they are about, with the text
// itself folded away.

import { h } from "../dom.js";
import { count, familyName } from "../words.js";
import { differences } from "./differences.js";
import { definitions, isModel, readModel } from "./model_text.js";

const MOST_CHANGES = 6;

/**
 * @param {string} text
 * @param {{family: string, model: any}[]} earlier the puzzles of the conversation before it
 * @returns {(Node|string)[]} what the bubble holds
 */
export function questionParts(text, earlier) {
  if (isModel(text)) return modelParts(text, earlier);
  const defined = definitions(text);
  return defined.length > 0 ? pddlParts(text, defined) : [text];
}

function modelParts(text, earlier) {
  const given = readModel(text);
  const changes = given ? changesFrom(earlier, given) : [];
  const title = given ? `${familyName(given.family)} as a model` : "A model as JSON";
  if (changes.length === 0) return [heading(title), folded("JSON", text)];
  return [
    heading(`Changed puzzle: ${familyName(given.family)}`),
    h("ul", { class: "changes" }, ...changes.map((change) => h("li", { text: change }))),
    folded("JSON", text),
  ];
}

/** Compared with whichever earlier puzzle of its family it is nearest to; one that is far from all is no change. */
function changesFrom(earlier, { family, model }) {
  const all = earlier.filter((puzzle) => puzzle.family === family).map((puzzle) => differences(puzzle.model, model));
  const fewest = all.reduce((best, changes) => (best && best.length < changes.length ? best : changes), null) ?? [];
  return fewest.length <= MOST_CHANGES ? fewest : [];
}

function pddlParts(text, defined) {
  const words = text.slice(0, text.search(/\(\s*define\b/i)).replace(/^\s*;.*$/gm, "").replace(/```\w*/g, "").trim();
  const names = defined.map(({ kind, name }) => `${kind} ${name || "without a name"}`).join(", ");
  return [...(words ? [h("p", { text: words })] : []), heading(`PDDL: ${names}`), folded("PDDL", text)];
}

const heading = (text) => h("p", { class: "about", text });

function folded(what, text) {
  const lines = text.split("\n").length;
  return h("details", {},
    h("summary", { text: `${what}, ${count(lines, "lines")}` }),
    h("pre", { tabindex: "0", text }));
}
