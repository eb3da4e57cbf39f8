// How long a question may be. The server counts the same way, and has the last word.

import { isFormal } from "./models/model_text.js";
import { number } from "./words.js";

/** As the server counts them: an emoji is one. */
export function charactersOf(text) {
  return [...text].length;
}

/**
 * @param {string} text
 * @param {{words: number, formal: number}} most characters of a question in words, and of PDDL or a model
 */
export function mostOf(text, most) {
  return isFormal(text) ? most.formal : most.words;
}

/** Why this is too long to be sent, or "". */
export function complaintOf(text, most) {
  const over = charactersOf(text) - mostOf(text, most);
  return over > 0 ? `This is too long to send: please shorten it by ${number(over)} characters.` : "";
}
