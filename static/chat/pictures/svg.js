// The only maker of SVG elements. Colours come from classes in pictures.css, so that light and dark both work.

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element: s("rect", {x: 0, class: "land"}, child, …).
 * @param {string} tag
 * @param {Object<string, string|number>} attributes
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A drawing of this size, which scales to the room it is given. */
export function drawing(width, height, ...children) {
  return s("svg", { viewBox: `0 0 ${width} ${height}` }, ...children);
}

/**
 * Something that may move between two drawings. The same key in the next drawing is the same thing.
 * @param {{key: string, x: number, y: number, place?: string}} spot
 * @param {...Node} children drawn around the spot
 */
export function movable({ key, x, y, place = "" }, ...children) {
  const inner = s("g", { "data-key": key, "data-x": x, "data-y": y, "data-place": place }, ...children);
  return s("g", { transform: `translate(${x} ${y})` }, inner);
}

/** A text centred on a point. */
export function label(text, x, y, kind, size) {
  const centred = { "text-anchor": "middle", "dominant-baseline": "central" };
  return s("text", { x, y, class: kind, "font-size": size, ...centred }, text);
}

/** A small flag where the puzzle wants to end. */
export function flag(x, y) {
  return s("path", { class: "flag", d: `M${x} ${y} v-15 l11 4.5 l-11 4.5` });
}
