// The small parts forms are made of. Numbers are plain text boxes: what is no number is sent as it was typed, so that
// the server says in its own sentence what is wrong with it.

import { h } from "../../dom.js";

/** @param {string} text @returns {number|bigint|string} a whole number of any size, or the text as it is */
export function whole(text) {
  const typed = text.trim();
  if (!/^-?\d+$/.test(typed)) return typed;
  return Number.isSafeInteger(Number(typed)) ? Number(typed) : BigInt(typed);
}

/** A box for a number. @param {string} [name] read out where the box has no label of its own */
export function numberBox(value, name = null) {
  return textBox(value, name, { inputmode: "numeric", class: "number" });
}

export function textBox(value, name = null, more = {}) {
  const text = value === null || value === undefined ? "" : String(value);
  return h("input", { type: "text", value: text, autocomplete: "off", "aria-label": name, ...more });
}

/**
 * @param {[string, string][]} options value and text
 * @param {string} chosen
 */
export function choice(options, chosen, name = null) {
  const select = h("select", { "aria-label": name });
  offer(select, options, chosen);
  return select;
}

/** Offer other options, and keep what was chosen where it is still there. */
export function offer(select, options, chosen = select.value) {
  select.replaceChildren(...options.map(([value, text]) =>
    h("option", { value, text, selected: value === chosen })));
}

/** A box under its name. It is read out by the name alone: a label would also read the hint and every option. */
export function field(name, input, hint = null) {
  if (!input.hasAttribute("aria-label")) input.setAttribute("aria-label", name);
  if (hint) input.setAttribute("aria-description", hint);
  return h("label", { class: "field" }, h("span", { text: name }), input, hint && h("small", { text: hint }));
}

/** @returns {{element: HTMLElement, box: HTMLInputElement}} */
export function tick(text, checked) {
  const box = h("input", { type: "checkbox", checked });
  return { box, element: h("label", { class: "tick" }, box, h("span", { text })) };
}

export function group(name, ...parts) {
  return h("fieldset", {}, h("legend", { text: name }), ...parts);
}

export function button(text, onclick, name = null) {
  return h("button", { type: "button", class: "quiet", text, onclick, "aria-label": name });
}

/** A table of boxes: a head of names, and rows of a name and its cells. */
export function table(head, rows) {
  return h("div", { class: "boxes" }, h("table", {},
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col", text })))),
    h("tbody", {}, ...rows.map(([name, ...cells]) =>
      h("tr", {}, h("th", { scope: "row", text: name }), ...cells.map((cell) => h("td", {}, cell)))))));
}

/** A copy with one key set, or left out where the value is undefined. */
export function withKey(model, key, value) {
  const { [key]: _, ...rest } = model;
  return value === undefined ? rest : { ...model, [key]: value };
}

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
export const areNames = (value) => Array.isArray(value) && value.every((name) => typeof name === "string");
