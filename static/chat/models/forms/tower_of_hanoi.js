// The form of a Tower of Hanoi. Forbidden moves stay as they are; the JSON shows them.

import { h } from "../../dom.js";
import { areNames, choice, field, group, isObject, numberBox, offer, textBox, tick, whole } from "./fields.js";

const MOVES = [
  ["any", "To any peg"],
  ["adjacent", "Only to a neighbouring peg"],
  ["cyclic", "Only to the next peg, round"],
];
const SET = "set";
const ANY = "any";
// More than the server takes, and few enough to write down: the server then says how many it takes.
const MOST_WRITTEN = 5_000;

/** Whether the form can show this model. */
export function fits({ pegs, start, goal }) {
  return areNames(pegs) && pegs.length > 0 && isObject(goal) && areLists(start) && areLists(goal.state ?? {});
}

const areLists = (content) => isObject(content) && Object.values(content).every(Array.isArray);

/** @returns {{parts: HTMLElement[], read: function(): object}} */
export function form(model) {
  const discs = numberBox(Object.values(model.start).flat().length);
  const pegs = textBox(model.pegs.join(", "));
  const moves = choice(MOVES, model.move_rule ?? "any");
  const sized = tick("Never a larger disc on a smaller one", model.size_rule ?? true);
  const start = content("Start", model.pegs, model.start, pileAt(model));
  const goal = content("Goal", model.pegs, model.goal.state ?? model.start, goalOf(model), model.goal.all_on_any);
  const discsField = field("Discs", discs);
  const redraw = () => {
    [start, goal].forEach((part) => part.draw(namesIn(pegs.value)));
    discsField.hidden = start.how.value === SET;
  };
  [pegs, start.how, goal.how].forEach((input) => input.addEventListener("change", redraw));
  redraw();
  return {
    parts: [
      group("Tower", discsField, field("Pegs", pegs, "Names in their order, with commas between")),
      group("From where to where", ...start.parts, ...goal.parts),
      group("Moves", field("A disc may go", moves), sized.element),
    ],
    read() {
      const names = namesIn(pegs.value);
      const next = { ...model, pegs: names, goal: readGoal(goal, names) };
      next.start = start.read(names) ?? { [names[start.how.value]]: pile(discs.value) };
      if (model.size_rule !== undefined || !sized.box.checked) next.size_rule = sized.box.checked;
      if (model.move_rule !== undefined || moves.value !== "any") next.move_rule = moves.value;
      if (Array.isArray(model.forbidden)) next.forbidden = renamed(model.forbidden, model.pegs, names);
      return next;
    },
  };
}

/** Where discs are: all on one peg (chosen by its place, so that it may be renamed), or a list for every peg. */
function content(name, pegs, given, chosen, anyOf = null) {
  const boxes = [];
  const boxOf = (at) => (boxes[at] ??= textBox((given[pegs[at]] ?? []).join(", ")));
  const hint = h("small", { text: "Discs from the bottom up, with commas between; 1 is the smallest" });
  const how = choice([[chosen, ""]], chosen);
  const lists = h("div", { class: "lists" });
  return {
    how,
    anyOf,
    parts: [field(name, how), lists],
    draw(names) {
      const all = names.map((peg, at) => [String(at), `All on ${peg}`]);
      const any = anyOf ? [[ANY, `All on ${anyOf.join(" or ")}`]] : [];
      offer(how, [...all, ...any, [SET, "As set here"]]);
      lists.hidden = how.value !== SET;
      names.forEach((peg, at) => boxOf(at).setAttribute("aria-label", `${name}, discs on ${peg} from the bottom up`));
      lists.replaceChildren(hint, ...names.map((peg, at) => field(peg, boxOf(at))));
    },
    read(names) {
      if (how.value !== SET) return null;
      return Object.fromEntries(names.map((peg, at) => [peg, namesIn(boxOf(at).value).map(whole)]));
    },
  };
}

function readGoal(goal, names) {
  if (goal.how.value === ANY) return { all_on_any: goal.anyOf };
  const state = goal.read(names);
  return state ? { state } : { all_on: names[goal.how.value] };
}

/** On which peg all discs 1 to n stand, as an option of the form. */
function pileAt({ pegs, start }) {
  const at = pegs.findIndex((peg) => start[peg]?.length);
  const all = Object.values(start).flat();
  const isPile = at >= 0 && start[pegs[at]].length === all.length && all.every((disc, i) => disc === all.length - i);
  return isPile ? String(at) : SET;
}

function goalOf({ pegs, goal }) {
  if (goal.state) return SET;
  return Array.isArray(goal.all_on_any) ? ANY : String(Math.max(0, pegs.indexOf(goal.all_on)));
}

function pile(text) {
  const count = whole(text);
  if (typeof count === "string") return [count];
  const written = Math.min(Number(count), MOST_WRITTEN);
  return Array.from({ length: Math.max(0, written) }, (_, at) => written - at);
}

function renamed(moves, before, after) {
  const now = (peg) => after[before.indexOf(peg)] ?? peg;
  return moves.map((move) => (Array.isArray(move) ? move.map(now) : move));
}

const namesIn = (text) => text.split(/[,;]/).map((name) => name.trim()).filter(Boolean);
