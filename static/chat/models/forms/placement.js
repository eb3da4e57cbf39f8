// Who is where, at the start or at the end: everybody at one place, as usual, or a table of numbers.

import { h } from "../../dom.js";
import { capitalised } from "../../words.js";
import { choice, field, numberBox, table, whole } from "./fields.js";

/**
 * @param {string} name "Start" or "Goal"
 * @param {{places: string[], names: string[], counts: Object<string, any>, usual: string}} puzzle `usual`: the place
 *   where everybody is where the model does not say
 * @param {Object<string, Object<string, any>>|undefined} given
 * @returns {{parts: HTMLElement[], read: function(): (object|undefined)}}
 */
export function placement(name, { places, names, counts, usual }, given) {
  const boxes = places.map((place) => names.map((who) => {
    const value = given ? given[place]?.[who] : place === usual ? counts[who] : undefined;
    return numberBox(value, `${name}, ${who} at ${place}`);
  }));
  const rows = names.map((who, row) => [who, ...places.map((_, column) => boxes[column][row])]);
  const grid = table(["", ...places.map(capitalised)], rows);
  const how = choice([["usual", `Everybody at ${usual}`], ["set", "As set here"]], given ? "set" : "usual");
  const show = () => (grid.hidden = how.value === "usual");
  how.addEventListener("change", show);
  show();
  return {
    parts: [field(name, how), grid],
    read: () => (how.value === "usual" ? undefined : readBoxes(places, names, boxes)),
  };
}

/** Empty boxes say nothing: nobody is there at the start, anybody may be there at the end. */
function readBoxes(places, names, boxes) {
  const filled = places.map((place, column) => {
    const here = names.map((who, row) => [who, boxes[column][row].value.trim()]).filter(([, text]) => text !== "");
    return [place, Object.fromEntries(here.map(([who, text]) => [who, whole(text)]))];
  });
  return Object.fromEntries(filled.filter(([, here]) => Object.keys(here).length > 0));
}
