// The only maker of HTML elements. Text always goes in as text, never as markup.

/**
 * Make an element: h("p", {class: "note", text: "Hello", onclick: f}, child, …).
 * `text` sets the text, `on…` adds a listener, null and false leave an attribute out.
 * @param {string} tag
 * @param {Object<string, any>} [props]
 * @param {...(Node|string|null)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** @returns {boolean} whether the person asked for less motion */
export function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
