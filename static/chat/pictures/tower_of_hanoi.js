// Pegs side by side with their discs. A disc that moves is lifted over the pegs and comes down again.

import { capitalised, count } from "../words.js";
import { drawing, flag, label, movable, s } from "./svg.js";

const WIDTH = 480;
const PEG_TOP = 28;
const LIFTED = 14;
const TALLEST_DISC = 24;
const ROOM = 138; // for the discs of a small tower
const MOST_ROOM = 294; // enough for 21 discs with readable numbers
const READABLE = 14;
const NUMBERED_FROM = 11;
const LISTED_UP_TO = 20;
const TONES = 8;

function layout(model, state) {
  const discs = Object.values(state.pegs).flat().sort((a, b) => a - b);
  const spacing = WIDTH / model.pegs.length;
  const room = Math.max(ROOM, Math.min(MOST_ROOM, READABLE * discs.length));
  return {
    discs,
    spacing,
    floor: PEG_TOP + 12 + room,
    thickness: Math.min(TALLEST_DISC, room / Math.max(1, discs.length)),
    middle: (at) => spacing * (at + 0.5),
  };
}

/** @param {object} model @param {object} state @returns {SVGElement} */
export function draw(model, state) {
  const plan = layout(model, state);
  return drawing(WIDTH, plan.floor + 38,
    s("rect", { class: "base", x: 6, y: plan.floor, width: WIDTH - 12, height: 8, rx: 4 }),
    ...model.pegs.map((peg, at) => drawPeg(model, peg, plan.middle(at), plan)),
    ...model.pegs.flatMap((peg, at) =>
      (state.pegs[peg] ?? []).map((disc, height) => drawDisc(disc, height, plan.middle(at), plan, peg))));
}

function drawPeg(model, peg, x, { spacing, floor }) {
  const name = capitalised(String(peg));
  const fits = Math.max(1, Math.floor(spacing / 9));
  const shown = name.length > fits ? `${name.slice(0, fits - 1)}…` : name;
  return s("g", {},
    s("rect", { class: "peg", x: x - 4, y: PEG_TOP, width: 8, height: floor - PEG_TOP, rx: 4 }),
    label(shown, x, floor + 24, "place-name", 16),
    ...(wanted(model, peg) ? [flag(x + shown.length * 4.4 + 6, floor + 31)] : []));
}

function wanted({ goal }, peg) {
  return goal.all_on === peg || Boolean(goal.all_on_any?.includes(peg)) || Boolean(goal.state?.[peg]?.length);
}

function drawDisc(disc, height, x, { discs, spacing, thickness, floor }, peg) {
  const rank = discs.length === 1 ? 1 : discs.indexOf(disc) / (discs.length - 1);
  const [narrowest, widest] = [Math.min(34, spacing * 0.4), spacing - 10];
  const width = narrowest + (widest - narrowest) * rank;
  const gap = thickness > 6 ? 1.5 : 0;
  const body = s("rect", {
    class: `disc ${gap ? "" : "thin "}tone-${(disc - 1) % TONES}`,
    x: -width / 2, y: -thickness + gap, width, height: thickness - gap, rx: Math.min(7, thickness / 2),
  });
  const mark = label(String(disc), 0, -thickness / 2 + 1, "mark-text", Math.min(14, thickness - 2));
  const spot = { key: `disc-${disc}`, x, y: floor - height * thickness, place: peg };
  return movable(spot, body, ...(thickness >= NUMBERED_FROM ? [mark] : []));
}

/** Numbers on the discs say it all. */
export function legend() {
  return [];
}

/** @returns {string} */
export function describe(model, state) {
  const pegs = model.pegs.map((peg) => {
    const discs = state.pegs[peg] ?? [];
    if (discs.length === 0) return `${peg}: empty.`;
    return discs.length > LISTED_UP_TO ? `${peg}: ${count(discs.length, "discs")}.` : `${peg}: ${discs.join(", ")}.`;
  });
  return `Pegs with their discs from the bottom up. ${pegs.join(" ")}`;
}

/** Up, over and down. */
export function via(model, from, to) {
  return [{ x: from.x, y: LIFTED + TALLEST_DISC }, { x: to.x, y: LIFTED + TALLEST_DISC }];
}
