// One conversation in the list: its link, and behind a button what can be done to it. Deleting asks once more.

import { h } from "./dom.js";

export class SidebarItem {
  /**
   * @param {string} href
   * @param {object} actions rename(title) and remove(), which give null or what went wrong
   */
  constructor(href, actions) {
    this.actions = actions;
    this.link = h("a", { href });
    this.options = h("button", {
      type: "button", class: "quiet options", "aria-expanded": "false", onclick: () => this.#toggle(),
    }, h("span", { "aria-hidden": "true", text: "⋯" }));
    this.panel = h("div", { class: "panel" });
    this.panel.hidden = true;
    this.element = h("li", { class: "item" }, this.link, this.options, this.panel);
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {string} title @param {boolean} current */
  show(title, current) {
    this.title = title;
    this.link.textContent = title || "Untitled";
    this.options.setAttribute("aria-label", `Options for “${title || "Untitled"}”`);
    if (current) this.link.setAttribute("aria-current", "page");
    else this.link.removeAttribute("aria-current");
  }

  #toggle() {
    if (this.panel.hidden) this.#open(this.#menu());
    else this.#close();
  }

  #open(...parts) {
    this.panel.replaceChildren(...parts);
    this.panel.hidden = false;
    this.options.setAttribute("aria-expanded", "true");
    const first = this.panel.querySelector("input, button");
    first.focus();
    if (first.select) first.select();
  }

  #close() {
    this.panel.hidden = true;
    this.options.setAttribute("aria-expanded", "false");
    this.options.focus();
  }

  #menu() {
    return h("div", { class: "buttons" },
      button("Rename", () => this.#open(this.#renaming())),
      button("Delete", () => this.#open(...this.#deleting())));
  }

  #renaming() {
    const box = h("input", { type: "text", value: this.title, "aria-label": "New title", maxlength: 200 });
    const problem = h("p", { class: "problem", role: "alert" });
    const submit = async (event) => {
      event.preventDefault();
      this.#end(await this.actions.rename(box.value), problem);
    };
    return h("form", { onsubmit: submit }, box, problem,
      h("div", { class: "buttons" },
        h("button", { type: "submit", text: "Save" }),
        button("Cancel", () => this.#close())));
  }

  #deleting() {
    const problem = h("p", { class: "problem", role: "alert" });
    const remove = async () => this.#end(await this.actions.remove(), problem);
    return [
      h("p", { text: "Delete this conversation for good?" }), problem,
      h("div", { class: "buttons" },
        button("Keep", () => this.#close()),
        h("button", { type: "button", class: "danger", text: "Delete", onclick: remove })),
    ];
  }

  #end(trouble, problem) {
    if (trouble) problem.textContent = trouble;
    else this.#close();
  }

  #key(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.stopPropagation(); // only this closes, not the drawer around it
    this.#close();
  }
}

function button(text, onclick) {
  return h("button", { type: "button", class: "quiet", text, onclick });
}
