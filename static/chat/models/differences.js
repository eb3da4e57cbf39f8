// What was changed between two models of a family, as short lines a person reads: "Boat holds: 2 → 3".

import { count } from "../words.js";
import { ruleWords } from "./rule_words.js";
import { writeJson } from "./model_text.js";

const NAMES = {
  entities: "How many", rowers: "Can row", capacity: "Boat holds", max_weight: "Most weight",
  check_boat: "Rules in the boat", boat: "Boat at the start", goal_boat: "Boat at the end",
  size_rule: "No larger disc on a smaller one", move_rule: "Moves", initial: "Start", capacities: "Jugs", first_action: "First step", goal: "Goal",
};
const LONGEST = 60;

/**
 * @param {any} before
 * @param {any} after
 * @returns {string[]}
 */
export function differences(before, after) {
  return compare(before, after, []);
}

function compare(before, after, path) {
  if (same(before, after)) return [];
  if (path.at(-1) === "rules" && Array.isArray(before) && Array.isArray(after)) return rules(before, after);
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => compare(before[key], after[key], [...path, key]));
  }
  return [`${label(path)}: ${words(before)} → ${words(after)}`];
}

function rules(before, after) {
  const gone = before.filter((rule) => !after.some((other) => same(rule, other)));
  const added = after.filter((rule) => !before.some((other) => same(rule, other)));
  const lines = [
    ...gone.map((rule) => `Rule left out: ${ruleWords(rule)}`),
    ...added.map((rule) => `New rule: ${ruleWords(rule)}`),
  ];
  // The same rules in another order, or one of them twice.
  return lines.length > 0 ? lines : [`Rules: ${count(before.length, "rules")} → ${count(after.length, "rules")}`];
}

function label(path) {
  const [first, ...rest] = path;
  const name = NAMES[first] ?? (first ?? "Model").replaceAll("_", " ");
  return [name.charAt(0).toUpperCase() + name.slice(1), ...rest].join(", ");
}

function words(value) {
  if (value === undefined) return "as usual";
  if (value === null) return "no limit";
  if (value === true || value === false) return value ? "yes" : "no";
  const text = Array.isArray(value) && !value.some((item) => item !== null && typeof item === "object")
    ? value.join(", ") || "nothing"
    : typeof value === "string" ? value : writeJson(value).replace(/\s+/g, " ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function same(one, other) {
  if (one === undefined || other === undefined) return one === other;
  return writeJson(one) === writeJson(other);
}
