// A rule of a river crossing in words, for forms and lists of changes.

/** @param {any} rule of the formats; one that is none is shown as it is @returns {string} */
export function ruleWords(rule) {
  if (rule?.kind === "pair") {
    const guards = list(rule.unless).join(" or ");
    return `${rule.a} and ${rule.b} never together${guards ? ` without ${guards}` : ""}`;
  }
  if (rule?.kind === "outnumber") {
    return `${list(rule.strong).join(" and ")} never outnumber ${list(rule.weak).join(" and ")}`;
  }
  if (rule?.kind === "needs") return `${rule.who} never anywhere without ${list(rule.any_of).join(" or ")}`;
  return JSON.stringify(rule);
}

const list = (names) => (Array.isArray(names) ? names : []);
