// Motion between two drawings: whatever has the same key in both glides from where it was to where it is. The new
// drawing is complete from the beginning, so nothing depends on the motion.

import { prefersStillness } from "../dom.js";

/**
 * @param {SVGElement} before
 * @param {SVGElement} after
 * @param {function(object, object, number): {x: number, y: number}[]} via corners on the way
 * @param {number} duration in milliseconds
 */
export function glide(before, after, via, duration) {
  if (prefersStillness()) return;
  const old = new Map(spots(before));
  let index = 0;
  for (const [key, to] of spots(after)) {
    const from = old.get(key);
    if (!from || (from.x === to.x && from.y === to.y)) continue;
    const corners = [from, ...via(from, to, index), to];
    if (key !== "boat") index += 1;
    to.node.animate(corners.map(({ x, y }) => ({ transform: `translate(${x - to.x}px, ${y - to.y}px)` })), {
      duration,
      easing: "ease-in-out",
    });
  }
}

/** @returns {[string, {node: SVGElement, key: string, x: number, y: number, place: string}][]} */
function spots(drawing) {
  return [...drawing.querySelectorAll("[data-key]")].map((node) => {
    const { key, x, y, place } = node.dataset;
    return [key, { node, key, x: Number(x), y: Number(y), place }];
  });
}
