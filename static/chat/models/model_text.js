// Questions that were written for a program: a model as JSON, or PDDL. The server decides what they are
// (planner/model_text.py, planner/pddl/detect.py); here they are recognised to be shown well and measured fairly.

import { parseExactly } from "../exact_json.js";

const KEY = /["'“”]?\b(?:family|model|entities|rowers|pegs|capacities)\b["'“”]?\s*:/;
const FENCED = /^```\w*\n([\s\S]*)\n```$/;
const DEFINED = /\(\s*define\s*\(\s*(domain|problem)\b\s*([^\s();]*)/gi;
const LINE = 76;

/** @param {string} text */
export function isModel(text) {
  const body = bodyOf(text);
  return body.startsWith("{") && KEY.test(body);
}

/** @param {string} text @returns {{kind: string, name: string}[]} the domain and the problem a text defines */
export function definitions(text) {
  return [...text.matchAll(DEFINED)].map(([, kind, name]) => ({ kind: kind.toLowerCase(), name }));
}

/** @param {string} text whether a parser will read it, which reads more than the reader of words */
export const isFormal = (text) => isModel(text) || definitions(text).length > 0;

/** @param {string} text @returns {{family: string, model: any}|null} null where it is no well-formed model */
export function readModel(text) {
  if (!isModel(text)) return null;
  try {
    const value = parseExactly(bodyOf(text));
    return typeof value?.family === "string" && "model" in value ? value : null;
  } catch {
    return null;
  }
}

/** A model as a question. */
export const modelText = (family, model) => writeJson({ family, model });

/** JSON a person can read: what fits on a line stays on it. Whole numbers of any size keep their digits. */
export function writeJson(value, indent = "") {
  const short = inline(value);
  if (short.length + indent.length <= LINE || value === null || typeof value !== "object") return short;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => deeper + writeJson(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${writeJson(item, deeper)}`);
  return `${isList ? "[" : "{"}\n${parts.join(",\n")}\n${indent}${isList ? "]" : "}"}`;
}

function inline(value) {
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return `{${parts.join(", ")}}`;
}

function bodyOf(text) {
  const trimmed = text.trim();
  return (FENCED.exec(trimmed)?.[1] ?? trimmed).trim();
}
