// One turn as a value: a question and what its newest attempt has shown so far. Reading the same events in another
// order gives the same turn, so replays, earlier pages and live events need no care.

/** What one attempt showed; a new attempt starts from here again. */
const NOTHING_SHOWN = {
  queue: null,
  detected: null,
  progress: null,
  plan: null,
  steps: [],
  texts: [],
  pieces: [],
  stage: null,
  used: null,
  command: null,
  clarify: null,
};

/**
 * @param {string} id
 * @returns {object} a turn of which nothing is known yet
 */
export function newTurn(id) {
  return {
    id,
    first: Infinity, // the smallest event number: its place in the conversation
    message: null,
    question: null,
    attempt: 0,
    failed: null,
    finished: null,
    stopping: false,
    live: false, // its newest event came as it happened, not from the record
    ...NOTHING_SHOWN,
  };
}

/** Put an item where its number belongs; nearly always that is the end. */
function insert(list, item) {
  const at = list.findLastIndex((other) => other.number < item.number) + 1;
  return at === list.length ? [...list, item] : list.toSpliced(at, 0, item);
}

/** For each type of event, what it changes in the turn. */
const READERS = {
  question: (turn, { data }) => ({ question: data.text, message: data.message }),
  "turn.started": (turn, { data }) => ({ queue: data.queue }),
  detected: (turn, { data }) => ({ detected: data }),
  progress: (turn, { number, data }) =>
    turn.progress && turn.progress.number > number ? {} : { progress: { ...data, number } },
  plan: (turn, { data }) => ({ plan: data }),
  step: (turn, { data }) => ({ steps: insert(turn.steps, data) }),
  text: (turn, { number, data }) => ({ texts: insert(turn.texts, { ...data, number }) }),
  piece: (turn, { number, data }) => ({ pieces: insert(turn.pieces, { ...data, number }) }),
  stage: (turn, { number, data }) => (turn.stage && turn.stage.number > number ? {} : { stage: { ...data, number } }),
  used: (turn, { data }) => ({ used: data }),
  command: (turn, { data }) => ({ command: data }),
  clarify: (turn, { data }) => ({ clarify: data.question }),
  failed: (turn, { data }) => ({ failed: data }),
  finished: (turn, { data }) => ({ finished: data }),
};

/** These belong to the turn, not to one of its attempts. */
const OF_THE_TURN = new Set(["question", "failed", "finished"]);

/**
 * @param {object} turn
 * @param {object} event a numbered event of this turn
 * @param {boolean} live whether it came as it happened
 * @returns {object} the turn after the event
 */
export function readEvent(turn, event, live) {
  const read = READERS[event.type];
  const attempt = event.attempt ?? 0;
  const stale = attempt < turn.attempt && !OF_THE_TURN.has(event.type);
  const seen = { ...turn, live, first: Math.min(turn.first, event.number) };
  if (!read || stale) return seen;
  const current = attempt > turn.attempt ? { ...seen, ...NOTHING_SHOWN, attempt } : seen;
  return { ...current, ...read(current, event) };
}

/**
 * @param {object} turn
 * @returns {"queued"|"running"|"done"|"failed"|"cancelled"}
 */
export function stateOf(turn) {
  if (turn.failed) return "failed";
  if (turn.finished) return turn.finished.status === "cancelled" ? "cancelled" : "done";
  return turn.attempt > 0 || turn.queue ? "running" : "queued";
}

/** @param {object} turn @returns {boolean} */
export function hasEnded(turn) {
  return Boolean(turn.failed || turn.finished);
}

/** Whether a language model is answering the turn or has. @param {object} turn @returns {boolean} */
export function isFromModel(turn) {
  return turn.queue === "inference" && !turn.command;
}

/**
 * The end of a model's answer that no whole block of it holds yet. A piece may close one block and begin the next.
 * @param {object} turn
 * @returns {string} plain text
 */
export function streamed({ pieces, texts, finished }) {
  if (pieces.length === 0 || (finished && finished.status !== "cancelled")) return "";
  let open = "";
  for (const { text, markdown } of [...pieces, ...texts].sort((a, b) => a.number - b.number)) {
    if (text !== undefined) open += text;
    else open = open.includes(markdown) ? open.slice(open.indexOf(markdown) + markdown.length) : "";
  }
  return open.trimStart();
}
