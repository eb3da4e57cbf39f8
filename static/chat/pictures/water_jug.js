// Jugs side by side, as tall as what they hold, with the water at its level. A dashed line marks the amount wanted.

import { number } from "../words.js";
import { drawing, label, movable, s } from "./svg.js";

const WIDTH = 480;
const FLOOR = 206;
const TALLEST = 168;
const SHORTEST = 52;
const WIDEST = 92;
const MARKED_UP_TO = 16;
const SLIM = 60; // A jug this narrow has no handle.

let drawn = 0; // Clip paths need ids that are unique in the page.

function layout({ capacities }) {
  const largest = Math.max(...capacities);
  const spacing = WIDTH / capacities.length;
  return capacities.map((capacity, at) => {
    const height = SHORTEST + (TALLEST - SHORTEST) * (capacity / largest);
    return { at, capacity, height, x: spacing * (at + 0.5), width: Math.min(WIDEST, spacing * 0.7), top: FLOOR - height };
  });
}

/** @param {object} model @param {object} state @returns {SVGElement} */
export function draw(model, state) {
  drawn += 1;
  return drawing(WIDTH, 250,
    s("rect", { class: "base", x: 6, y: FLOOR + 2, width: WIDTH - 12, height: 6, rx: 3 }),
    ...layout(model).map((jug) => drawJug(jug, state.amounts[jug.at], wanted(model.goal, jug))));
}

/** The amount this jug should hold at the end, or null. */
function wanted(goal, { at, capacity }) {
  const ofThisJug = goal.jug === at ? goal.amount : null;
  const amount = goal.any ?? ofThisJug ?? goal.exact?.[at] ?? goal.partial?.[String(at)] ?? null;
  return amount !== null && amount > 0 && amount <= capacity ? amount : null;
}

function drawJug(jug, amount, goal) {
  const { at, x, width, height, top, capacity } = jug;
  const clip = `jug-${drawn}-${at}`;
  const level = (value) => FLOOR - height * (capacity > 0 ? value / capacity : 0);
  const left = x - width / 2;
  const outline = `M${left} ${top} V${FLOOR - 12} Q${left} ${FLOOR} ${left + 12} ${FLOOR} H${left + width - 12}`
    + ` Q${left + width} ${FLOOR} ${left + width} ${FLOOR - 12} V${top}`;
  const water = movable({ key: `water-${at}`, x: left, y: level(amount) },
    s("rect", { class: "jug-water", width, height }),
    s("rect", { class: "jug-surface", width, height: amount > 0 ? 3 : 0 }));
  return s("g", {},
    s("clipPath", { id: clip }, s("path", { d: `${outline} Z` })),
    s("path", { class: "glass", d: `${outline} Z` }),
    s("g", { "clip-path": `url(#${clip})` }, water),
    ...graduation(capacity, left, level),
    ...(goal === null ? [] : [s("path", { class: "goal-line", d: `M${left - 6} ${level(goal)} H${left + width + 6}` })]),
    s("path", { class: "glass-edge", d: outline }),
    ...(width < SLIM ? [] : [handle(left + width, top, height)]),
    label(number(amount), x, FLOOR - 22, "amount", 24),
    label(`of ${number(capacity)}`, x, FLOOR + 26, "place-name", 16));
}

function handle(right, top, height) {
  const [from, to] = [top + height * 0.2, top + height * 0.68];
  const out = right + 30;
  return s("path", { class: "handle", d: `M${right + 2} ${from} C${out} ${from - 6} ${out} ${to + 6} ${right + 2} ${to}` });
}

function graduation(capacity, left, level) {
  if (capacity > MARKED_UP_TO) return [];
  return Array.from({ length: Math.max(0, capacity - 1) }, (_, at) =>
    s("path", { class: "tick", d: `M${left} ${level(at + 1)} h8` }));
}

/** @returns {{text: string}[]} */
export function legend({ capacities, goal }) {
  const hasLine = capacities.some((capacity, at) => wanted(goal, { at, capacity }) !== null);
  return hasLine ? [{ text: "Dashed line: the amount wanted" }] : [];
}

/** @returns {string} */
export function describe({ capacities }, { amounts }) {
  return capacities.map((capacity, at) => `Jug ${at + 1} holds ${number(amounts[at])} of ${number(capacity)}.`).join(" ");
}

/** Water rises and falls straight. */
export function via() {
  return [];
}
