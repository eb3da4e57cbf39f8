// Everything the page says by itself, in one place: numbers, headers, what is being done, how it ended.

const FAMILIES = {
  river_crossing: "River crossing",
  tower_of_hanoi: "Tower of Hanoi",
  water_jug: "Water jugs",
  pddl: "PDDL problem",
};

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MOST_DIGITS = 27;

/** @param {string} family */
export const familyName = (family) => FAMILIES[family] ?? family.replaceAll("_", " ");

/**
 * A number with separators: 12,300. Very large ones, and those the browser could not keep exactly, become "about …".
 * @param {number|bigint|string} value
 */
export function number(value) {
  if (typeof value === "string") return number(BigInt(value));
  if (value === Infinity) return "more than 10³⁰⁸";
  const inexact = typeof value === "number" && !Number.isSafeInteger(Math.round(value));
  const digits = typeof value === "bigint" ? String(value) : "";
  if (!inexact && digits.length <= MOST_DIGITS) return value.toLocaleString("en");
  const [mantissa, exponent] = digits
    ? [`${digits[0]}.${digits.slice(1, 3)}`, digits.length - 1]
    : value.toExponential(2).split("e+");
  const power = String(exponent).replace(/\d/g, (digit) => SUPERSCRIPTS[digit]);
  return `about ${mantissa} × 10${power}`;
}

/**
 * "7 crossings", "1 crossing".
 * @param {number|bigint} value
 * @param {string} unit in the plural
 */
export function count(value, unit) {
  return `${number(value)} ${String(value) === "1" ? unit.replace(/s$/, "") : unit}`;
}

/** The two halves of a plan's header: how it ended, and how sure that is. */
export function planHeader(plan) {
  if (plan.status === "solved") {
    return [count(plan.length, plan.unit || "steps"), plan.optimal ? "proven shortest" : "not proven shortest"];
  }
  if (plan.status === "impossible") return ["No solution", plan.proof ? "proven" : "not proven"];
  if (plan.status === "out_of_budget") return ["Not decided: the search reached its limit", ""];
  return [plan.status.replaceAll("_", " "), ""];
}

/** Below this a person should compare the reading with the question before trusting the answer. */
const SURE_FROM = 0.65;

/** How sure the reading is, in words. */
export function confidence(value) {
  if (value >= 0.9) return "Very sure";
  if (value >= SURE_FROM) return "Fairly sure";
  if (value >= 0.5) return "Please check this";
  return "Only a guess: please check this";
}

/**
 * Whether the person should check the reading. Where a question goes back, there is nothing to check yet.
 * @param {object|null} detected
 */
export function isDoubtful(detected) {
  return Number.isFinite(detected?.confidence) && detected.confidence < SURE_FROM && !detected.clarify;
}

/** What is being done for a turn at this moment. */
export function doing(turn) {
  if (turn.stopping) return "Stopping…";
  if (turn.progress) {
    const { expanded, depth, per_second: rate } = turn.progress;
    const parts = ["Working", `${count(expanded, "states")} looked at`];
    if (depth !== null && depth !== undefined) parts.push(`${count(depth, "steps")} deep`);
    if (rate) parts.push(`${number(Math.round(rate))} a second`);
    return parts.join(" · ");
  }
  if (turn.plan) return "Working · writing the steps";
  if (turn.pieces.length > 0) return "Answering";
  if (turn.stage) return stage(turn.stage);
  if (turn.detected && turn.detected.family !== "none") return "Working · searching for the shortest plan";
  return turn.queue === "inference" ? "Working · thinking" : "Working · reading the question";
}

/** What a model does before it speaks. */
function stage({ name, done, total }) {
  if (name === "waiting") return total > 0 ? `Waiting for ${count(total, "others")}` : "Waiting for its turn";
  if (name === "loading") return "Loading the model…";
  return total > 0 ? `Reading ${Math.floor((100 * done) / total)} %` : "Reading";
}

/**
 * What an answer of a model cost.
 * @param {object} used the data of a `used` event
 */
export function cost({ model, from_memory: memory, from_disk: disk, read, written, first_after: first, seconds }) {
  const anew = Math.max(0, read - written); // a model also reads what it writes
  const tokens = `${count(memory + disk, "tokens")} from the cache, ${number(anew)} read, ${number(written)} written`;
  return `${model} · ${tokens} · first word after ${duration(first)}, last after ${duration(seconds)}`;
}

/** How a turn ended, for a person who listens instead of looks. */
export function ending(turn) {
  if (turn.failed) return `The answer failed: ${turn.failed.message}`;
  if (turn.finished.status === "cancelled") return "Stopped.";
  if (turn.clarify) return `One question back: ${turn.clarify}`;
  if (turn.command) return `The command /${turn.command.name} is done.`;
  if (!turn.plan) return "The answer is ready.";
  const [what, sure] = planHeader(turn.plan);
  const words = turn.plan.status === "solved" ? `Solved in ${what}` : what;
  return `${[words, sure].filter(Boolean).join(", ")}.`;
}

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 0.1) return "less than 0.1 s";
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}

/** @param {string} text */
export function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
