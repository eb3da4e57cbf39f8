// The form of water jugs. A forced first step stays as it is; the JSON shows it.

import { h } from "../../dom.js";
import { button, choice, field, group, isObject, numberBox, offer, table, tick, whole } from "./fields.js";

const GOALS = [
  ["any", "Some jug holds"],
  ["jug", "One jug holds"],
  ["total", "All jugs together hold"],
  ["amounts", "Each jug as set above"],
];

/** Whether the form can show this model. */
export function fits({ capacities, initial, goal }) {
  return Array.isArray(capacities) && Array.isArray(initial) && isObject(goal);
}

/** @returns {{parts: HTMLElement[], read: function(): object}} */
export function form(model) {
  const { goal } = model;
  const jugs = model.capacities.map((capacity, at) =>
    jug(capacity, model.initial[at], goal.exact?.[at] ?? goal.partial?.[String(at)]));
  const tap = tick("A jug may be filled from a tap", model.tap === true);
  const drain = tick("A jug may be emptied away", model.drain === true);
  const given = "exact" in goal || "partial" in goal ? "amounts" : GOALS.find(([key]) => key in goal)?.[0];
  const kind = choice(GOALS, given);
  const amount = numberBox(goal.any ?? goal.amount ?? goal.total);
  const which = choice([], "");
  const [amountField, whichField] = [field("Amount", amount), field("Which jug", which)];
  const rows = h("div", { class: "rows" });
  const draw = () => {
    const wanted = kind.value === "amounts";
    rows.replaceChildren(jugTable(jugs, wanted, (at) => (jugs.splice(at, 1), draw())));
    offer(which, jugs.map((_, at) => [String(at), `Jug ${at + 1}`]), which.value || String(goal.jug ?? 0));
    amountField.hidden = wanted;
    whichField.hidden = kind.value !== "jug";
  };
  kind.addEventListener("change", draw);
  draw();
  const more = button("Add a jug", () => {
    jugs.push(jug("", 0));
    draw();
    jugs.at(-1).capacity.focus();
  });
  return {
    parts: [
      group("Jugs", rows, more),
      group("Allowed", tap.element, drain.element),
      group("Goal", field("In the end", kind), whichField, amountField),
    ],
    read: () => ({
      ...model,
      capacities: jugs.map(({ capacity }) => whole(capacity.value)),
      initial: jugs.map(({ initial }) => whole(initial.value || "0")),
      tap: tap.box.checked,
      drain: drain.box.checked,
      goal: readGoal(kind.value, amount.value, which.value, jugs),
    }),
  };
}

function jug(capacity, initial, wanted) {
  return { capacity: numberBox(capacity), initial: numberBox(initial), wanted: numberBox(wanted) };
}

function jugTable(jugs, hasWanted, remove) {
  const rows = jugs.map(({ capacity, initial, wanted }, at) => {
    const name = `Jug ${at + 1}`;
    capacity.setAttribute("aria-label", `${name} can hold`);
    initial.setAttribute("aria-label", `${name} holds at the start`);
    wanted.setAttribute("aria-label", `${name} shall hold; empty: anything`);
    const last = jugs.length > 1 ? button("×", () => remove(at), `Remove ${name.toLowerCase()}`) : "";
    return [name, capacity, initial, ...(hasWanted ? [wanted] : []), last];
  });
  return table(["", "Can hold", "At the start", ...(hasWanted ? ["In the end"] : []), ""], rows);
}

function readGoal(kind, amount, which, jugs) {
  if (kind === "any" || kind === "total") return { [kind]: whole(amount) };
  if (kind === "jug") return { jug: whole(which), amount: whole(amount) };
  const wanted = jugs.map(({ wanted: box }, at) => [String(at), box.value.trim()]).filter(([, text]) => text !== "");
  if (wanted.length === jugs.length) return { exact: wanted.map(([, text]) => whole(text)) };
  return { partial: Object.fromEntries(wanted.map(([at, text]) => [at, whole(text)])) };
}
