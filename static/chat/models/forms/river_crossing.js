// The form of a river crossing. What it does not show (weights, for one) stays as it is.

import { h } from "../../dom.js";
import { ruleWords } from "../rule_words.js";
import { areNames, button, choice, field, group, isObject, numberBox, tick, whole, withKey } from "./fields.js";
import { placement } from "./placement.js";

const PLACES = ["near", "far"];

/** Whether the form can show this model. */
export function fits(model) {
  const { entities, rowers, rules = [], places = PLACES, start = {}, goal = {} } = model;
  return isObject(entities) && areNames(rowers) && Array.isArray(rules) && areNames(places) && places.length > 0
    && [start, goal].every((placed) => isObject(placed) && Object.values(placed).every(isObject));
}

/** @returns {{parts: HTMLElement[], read: function(): object}} */
export function form(model) {
  const names = Object.keys(model.entities);
  const places = model.places ?? PLACES;
  const people = names.map((name) => person(name, model));
  const capacity = numberBox(model.capacity, null);
  const weight = numberBox(model.max_weight);
  const rules = ruleList(model.rules ?? [], names);
  const inBoat = tick("The rules hold in the boat too", Boolean(model.check_boat));
  const puzzle = { places, names, counts: model.entities };
  const start = placement("Start", { ...puzzle, usual: places[0] }, model.start);
  const goal = placement("Goal", { ...puzzle, usual: places.at(-1) }, model.goal);
  const named = places.map((place) => [place, place]);
  const boat = choice(named, model.boat ?? places[0]);
  const boatEnds = choice([["", "anywhere"], ...named], model.goal_boat ?? "");
  return {
    parts: [
      group("Who", ...people.map(({ element }) => element)),
      group("Boat", field("Boat holds", capacity, "Empty: no limit"),
        ...("max_weight" in model ? [field("Most weight aboard", weight)] : [])),
      group("Rules", ...rules.parts, inBoat.element),
      group("From where to where",
        ...start.parts, field("Boat starts at", boat), ...goal.parts, field("Boat ends", boatEnds)),
    ],
    read() {
      const changes = {
        entities: Object.fromEntries(people.map(({ name, count }) => [name, whole(count.value)])),
        rowers: people.filter(({ rows }) => rows.checked).map(({ name }) => name),
        capacity: capacity.value.trim() === "" ? null : whole(capacity.value),
        rules: rules.read(),
        start: start.read(),
        goal: goal.read(),
        boat: model.boat !== undefined || boat.value !== places[0] ? boat.value : undefined,
        goal_boat: boatEnds.value || undefined,
        check_boat: model.check_boat !== undefined || inBoat.box.checked ? inBoat.box.checked : undefined,
        ...("max_weight" in model ? { max_weight: whole(weight.value) } : {}),
      };
      return Object.entries(changes).reduce((next, [key, value]) => withKey(next, key, value), model);
    },
  };
}

function person(name, model) {
  const count = numberBox(model.entities[name]);
  const rows = tick("can row", model.rowers.includes(name));
  rows.box.setAttribute("aria-label", `${name} can row`);
  return { name, count, rows: rows.box, element: h("div", { class: "person" }, field(name, count), rows.element) };
}

/** Every rule can be left out, and a new one added: two who are never together without a third. */
function ruleList(given, names) {
  const rules = given.map((rule) => ({ rule, ...tick(ruleWords(rule), true) }));
  const list = h("div", { class: "rules" }, ...rules.map(({ element }) => element));
  const named = names.map((name) => [name, name]);
  const one = choice(named, names[0], "New rule: who");
  const other = choice(named, names[1] ?? names[0], "New rule: not together with");
  const guards = names.map((name) => [name, `unless ${name} is there`]);
  const guard = choice([["", "in no case"], ...guards], "", "New rule: unless");
  const add = button("Add rule", () => {
    const rule = { kind: "pair", a: one.value, b: other.value, ...(guard.value ? { unless: [guard.value] } : {}) };
    rules.push({ rule, ...tick(ruleWords(rule), true) });
    list.append(rules.at(-1).element);
  });
  const adding = h("div", { class: "adding" },
    one, h("span", { text: "not with" }), other, guard, add);
  return { parts: [list, adding], read: () => rules.filter(({ box }) => box.checked).map(({ rule }) => rule) };
}
