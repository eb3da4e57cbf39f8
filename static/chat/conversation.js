// A conversation as a value. Every function here takes one and gives a new one back: no socket, no page, no clock.
//   turns     what the numbered events say, in the order the questions were asked
//   pending   questions of this browser of which no event has come yet
//   seen      the event numbers read so far; last is the largest of them
//   dropped   turns in whose place another question was asked: they may still be heard of, and are not shown
//   replayTo  events up to this number come from the record, later ones are live

import { contains, include } from "./ranges.js";
import { newTurn, readEvent } from "./turn.js";

/** @returns {object} a conversation of which nothing is known */
export function emptyConversation() {
  return { title: "", turns: [], pending: [], dropped: [], seen: [], last: 0, replayTo: 0, more: false, loading: false };
}

/**
 * The server says where the conversation stands. When it knows less than we do (it was restored from a backup) what
 * we show is no longer true: we begin again, and only unanswered questions stay.
 */
export function opened(conversation, { title, last, more }) {
  const rewound = last < conversation.last;
  const base = rewound ? { ...emptyConversation(), pending: conversation.pending } : conversation;
  const known = base.seen.length > 0;
  const earlier = known ? base.more : Boolean(more);
  return { ...base, title: title || base.title, replayTo: last, more: earlier, loading: false };
}

/** Whether events between the last one seen and this one have been lost on the way. */
export function leavesGap(conversation, event) {
  return event.number > Math.max(conversation.last, conversation.replayTo) + 1;
}

/** Read one numbered event; the same number twice changes nothing. */
export function received(conversation, event) {
  if (contains(conversation.seen, event.number)) return conversation;
  const { turns, pending } = conversation;
  const index = turns.findLastIndex((turn) => turn.id === event.turn);
  const turn = readEvent(turns[index] ?? newTurn(event.turn), event, event.number > conversation.replayTo);
  return {
    ...conversation,
    turns: place(turns, index, turn),
    dropped: event.type === "dropped" ? [...conversation.dropped, ...event.data.turns] : conversation.dropped,
    pending: event.type === "question" ? pending.filter((item) => item.id !== event.data.message) : pending,
    seen: include(conversation.seen, event.number),
    last: Math.max(conversation.last, event.number),
  };
}

/** Replace the turn at index, or insert it where its first event belongs. */
function place(turns, index, turn) {
  const moved = index < 0 || turns[index].first !== turn.first;
  if (!moved) return turns.with(index, turn);
  const others = turns.filter((other) => other.id !== turn.id);
  return [...others, turn].sort((a, b) => a.first - b.first);
}

/** A page of earlier turns has come. */
export function earlierCame(conversation, { events, more }) {
  const read = events.reduce(received, conversation);
  return { ...read, more: Boolean(more), loading: false };
}

/** The number before which an earlier page ends. */
export function firstNumber(conversation) {
  return conversation.seen.length > 0 ? conversation.seen[0][0] : 0;
}

/** A page of earlier turns has been asked for. */
export function earlierAsked(conversation) {
  return { ...conversation, loading: true };
}

/** A question leaves the composer (or the outbox, after a reload). */
export function asked(conversation, { id, text, instead_of = null, error = null }) {
  const known = conversation.turns.some((turn) => turn.message === id);
  if (known || conversation.pending.some((item) => item.id === id)) return conversation;
  return { ...conversation, pending: [...conversation.pending, { id, text, instead_of, accepted: false, error }] };
}

/** Change a waiting question. */
function change(conversation, id, changes) {
  const pending = conversation.pending.map((item) => (item.id === id ? { ...item, ...changes } : item));
  return { ...conversation, pending };
}

/** The server has stored the question. */
export const accepted = (conversation, id) => change(conversation, id, { accepted: true, error: null });

/** The server will not take the question; it stays on the page with the reason. */
export const refused = (conversation, id, error) => change(conversation, id, { error });

/** The person takes a question back. */
export function withdrawn(conversation, id) {
  return { ...conversation, pending: conversation.pending.filter((item) => item.id !== id) };
}

/** Somebody asked to stop this turn. */
export function stopAsked(conversation, id) {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, stopping: true } : turn));
  return { ...conversation, turns };
}

/**
 * The turns to show. What a question of ours takes the place of is out of sight as soon as it is asked, and comes back if
 * the server refuses it. A turn that ran on while later questions were asked may reach into this page while its question
 * is on an earlier one: it appears together with its question.
 */
export function shownTurns({ turns, pending, dropped }) {
  const known = turns.filter((turn) => turn.message !== null && !dropped.includes(turn.id));
  const replaced = new Set(pending.filter((item) => !item.error).map((item) => item.instead_of));
  const first = known.findIndex((turn) => replaced.has(turn.id));
  return first < 0 ? known : known.slice(0, first);
}
