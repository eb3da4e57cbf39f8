// The river seen from above: banks and islands with everybody on them, and the boat where it lies. Few travellers are
// drawn one by one, each with a place of its own on every bank; many are drawn as one token with a count.

import { capitalised, number } from "../words.js";
import { drawing, flag, label, movable, s } from "./svg.js";

const WIDTH = 480;
const LAND = 168;
const COLUMNS = 3;
const CELL = 46;
const HEADER = 42;
const MARGIN = 8; // Away from the shore, which is not straight.
const BETWEEN = 22;
const DRAWN_ONE_BY_ONE = 12;
const TONES = 8;
const MARK_SIZES = [18, 18, 15, 13, 11]; // by the number of characters

/** What is the same in every state of a puzzle: places, tokens and where they stand. */
function layout(model) {
  const names = Object.keys(model.entities);
  const signs = marks(names);
  const total = names.reduce((sum, name) => sum + model.entities[name], 0);
  const oneByOne = total <= DRAWN_ONE_BY_ONE;
  const tokens = names.flatMap((name, at) => {
    const kind = { name, mark: signs[at], tone: at % TONES, rows: model.rowers.includes(name) };
    return Array.from({ length: oneByOne ? model.entities[name] : 1 }, (_, nth) => ({ ...kind, nth }));
  });
  const places = model.places ?? ["near", "far"];
  const landHeight = Math.max(172, HEADER + Math.ceil(tokens.length / COLUMNS) * CELL + 10);
  const lands = places.map((place, at) => {
    const left = at % 2 === 0;
    const y = Math.floor(at / 2) * (landHeight + BETWEEN);
    const dock = { x: left ? LAND + 38 : WIDTH - LAND - 38, y: y + landHeight / 2 };
    return { place, left, x: left ? 0 : WIDTH - LAND, y, dock };
  });
  return { oneByOne, tokens, lands, landHeight, height: lands.at(-1).y + landHeight };
}

/**
 * A short mark for each name, all different: its first letter, and the number or letter that tells it from its like
 * ("wife 2" is W2, "wife B" is WB). Where that is not enough, all of a kind get more of their letters. Only names that
 * this does not tell apart either are counted.
 */
export function marks(names) {
  const parts = names.map(partsOf);
  const spelled = (letters) => parts.map(({ kind, own }) => capitalised(kind.slice(0, letters).join("")) + own);
  const isAlone = (all, mark) => all.filter((other) => other === mark).length === 1;
  const tries = [1, 2, 3].map(spelled);
  const found = parts.map(({ whole }, at) => {
    const alike = parts.flatMap((other, i) => (other.whole === whole ? [i] : []));
    return tries.find((all) => alike.every((i) => isAlone(all, all[i])))?.[at];
  });
  return distinct(found, tries[0]);
}

/** "wife 2" is a kind, "wife", and what this one has of its own, "2". */
function partsOf(name) {
  const [, whole, own = ""] = /^(.*?)[\s_-]*(\d{1,3}|(?<=[\s_-])\p{L})?$/su.exec(name);
  const letters = [...whole].filter((sign) => /[\p{L}\d]/u.test(sign));
  return { whole, kind: letters.length > 0 ? letters : [...whole], own: own.toUpperCase() };
}

/** Count what has no mark yet, or one that another took before it. */
function distinct(found, first) {
  const taken = new Set();
  return found.map((mark, at) => {
    let free = mark;
    for (let running = 1; free === undefined || taken.has(free) || (free !== mark && found.includes(free)); running++) {
      free = `${first[at].replace(/\d+$/, "")}${running}`;
    }
    taken.add(free);
    return free;
  });
}

/** @param {object} model @param {object} state @returns {SVGElement} */
export function draw(model, state) {
  const plan = layout(model);
  const boat = plan.lands.find((land) => land.place === state.boat);
  return drawing(WIDTH, plan.height,
    s("rect", { class: "water", width: WIDTH, height: plan.height, rx: 14 }),
    ...ripples(plan),
    ...plan.lands.map((land) => drawLand(land, plan.landHeight, wanted(model, land.place))),
    ...(boat ? [drawBoat(boat, model.capacity)] : []),
    ...(plan.oneByOne ? travellers(plan, model, state) : crowds(plan, state)));
}

function ripples({ height }) {
  const rows = Math.floor(height / 52);
  return Array.from({ length: rows }, (_, row) => {
    const x = WIDTH / 2 - 44 + (row % 2) * 34;
    return s("path", { class: "ripple", d: `M${x} ${30 + row * 52} q9 -7 18 0 t18 0 t18 0` });
  });
}

function wanted({ goal, places = ["near", "far"] }, place) {
  return goal ? Object.values(goal[place] ?? {}).some((count) => count > 0) : place === places.at(-1);
}

function drawLand({ place, left, x, y }, height, isGoal) {
  const w = LAND;
  const shore = `M14 0 H${w - 12} C${w + 4} ${height * 0.25} ${w - 18} ${height * 0.45} ${w - 4} ${height * 0.68}`
    + ` S${w - 12} ${height} ${w - 10} ${height} H14 Q0 ${height} 0 ${height - 14} V14 Q0 0 14 0 Z`;
  const turned = left ? `translate(0 ${y})` : `translate(${WIDTH} ${y}) scale(-1 1)`;
  const name = capitalised(place);
  const shown = name.length > 15 ? `${name.slice(0, 14)}…` : name;
  return s("g", {},
    s("path", { class: "land", d: shore, transform: turned }),
    label(shown, x + LAND / 2 - (isGoal ? 8 : 0), y + 21, "place-name", 16),
    ...(isGoal ? [flag(x + LAND / 2 + shown.length * 4.3 + 2, y + 29)] : []));
}

function drawBoat({ dock, place }, capacity) {
  const seats = Math.min(capacity ?? 0, 4);
  return movable({ key: "boat", ...dock, place },
    s("path", { class: "boat", d: "M-38 0 Q-26 -19 0 -19 Q26 -19 38 0 Q26 19 0 19 Q-26 19 -38 0 Z" }),
    s("path", { class: "boat-inside", d: "M-29 0 Q-19 -12 0 -12 Q19 -12 29 0 Q19 12 0 12 Q-19 12 -29 0 Z" }),
    ...Array.from({ length: seats }, (_, at) =>
      s("circle", { class: "seat", cx: (at - (seats - 1) / 2) * 13, cy: 0, r: 3.5 })));
}

/** Where the token with this index stands on a land. */
function spot(land, at) {
  const side = land.left ? land.x + MARGIN : land.x + LAND - MARGIN - COLUMNS * CELL;
  const [column, row] = [at % COLUMNS, Math.floor(at / COLUMNS)];
  return { x: side + CELL * (column + 0.5), y: land.y + HEADER + CELL * (row + 0.5) };
}

/** Individuals of one name are alike: the first of them stand at the first place, and so on. */
function travellers({ tokens, lands }, model, state) {
  const whereabouts = {};
  for (const name of Object.keys(model.entities)) {
    whereabouts[name] = lands.flatMap((land) => Array(state.places[land.place]?.[name] ?? 0).fill(land));
  }
  return tokens.flatMap((token, at) => {
    const land = whereabouts[token.name][token.nth];
    const key = `${token.name}-${token.nth}`;
    return land ? [movable({ key, ...spot(land, at), place: land.place }, drawToken(token))] : [];
  });
}

/** One token for all of a name at a place. */
function crowds({ tokens, lands }, state) {
  return lands.flatMap((land) => tokens.flatMap((token, at) => {
    const count = state.places[land.place]?.[token.name] ?? 0;
    if (count === 0) return [];
    const badge = s("g", {}, s("rect", { class: "badge", x: 1, y: 7, width: 22, height: 15, rx: 7.5 }),
      label(number(count), 12, 15, "badge-text", 11));
    const key = `${token.name}@${land.place}`;
    return [movable({ key, ...spot(land, at), place: land.place }, drawToken(token), badge)];
  }));
}

/** Round tokens can row, square ones cannot. */
function drawToken({ mark, tone, rows }) {
  const body = rows
    ? s("circle", { class: `token tone-${tone}`, r: 19 })
    : s("rect", { class: `token tone-${tone}`, x: -18, y: -18, width: 36, height: 36, rx: 8 });
  return s("g", {}, body, label(mark, 0, 1, "mark-text", MARK_SIZES[mark.length] ?? 10));
}

/** @returns {{mark: string, shape: string, tone: number, text: string}[]} */
export function legend(model) {
  const names = Object.keys(model.entities);
  const signs = marks(names);
  return names.map((name, at) => {
    const rows = model.rowers.includes(name);
    const text = rows ? `${name} (rows)` : name;
    return { mark: signs[at], shape: rows ? "round" : "square", tone: at % TONES, text };
  });
}

/** @returns {string} */
export function describe(model, state) {
  const banks = (model.places ?? ["near", "far"]).map((place) => {
    const here = Object.entries(state.places[place] ?? {}).filter(([, count]) => count > 0);
    const who = here.map(([name, count]) => (count === 1 ? name : `${number(count)} × ${name}`)).join(", ");
    return `${capitalised(place)}: ${who || "nobody"}.`;
  });
  return `${banks.join(" ")} The boat is at ${state.boat}.`;
}

/** People walk to the boat, cross in it, and walk to their place. */
export function via(model, from, to, index) {
  if (from.key === "boat") return [from, to];
  const { lands } = layout(model);
  const seat = (place) => {
    const { dock } = lands.find((land) => land.place === place);
    return { x: dock.x + [0, 16, -16][index % 3], y: dock.y };
  };
  return from.place === to.place ? [] : [seat(from.place), seat(to.place)];
}
