// Wiring: which part of the page hears of what. The parts do not know each other.

import { Announcer } from "./announcer.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { shownTurns } from "./conversation.js";
import { Drawer } from "./drawer.js";
import { Notices } from "./notices.js";
import { Scroll } from "./scroll.js";
import { Sidebar } from "./sidebar.js";
import { save } from "./storage.js";
import { View } from "./view.js";

const DRAW_MS = 16;

const part = (id) => document.getElementById(id);
const { session, maxChars, maxFormalChars, socket: socketPath, page: pagePath } = document.body.dataset;
const scheme = location.protocol === "https:" ? "wss" : "ws";

const announcer = new Announcer(part("announcer"));
const notices = new Notices(part("notices"));
const connection = new Connection(part("connection"));
const scroll = new Scroll(part("conversation"), part("top"), part("newest"), findNewestTurn, isSettled);
const sidebar = new Sidebar(part("conversations"), session, { onTitle: showTitle, onDeleted: forget });
new Drawer(part("sidebar"), part("page"), part("menu"), part("backdrop"));

const chat = new Chat(`${scheme}://${location.host}${socketPath}`, session, {
  onChange(before, after) {
    announcer.compare(before, after);
    if (after.title && after.title !== before.title) showTitle(after.title);
    if (before.turns.length > 0 && after.turns.some((turn) => turn.first < before.turns[0].first)) drawEarlier();
    else drawSoon();
  },
  onSession(id) {
    history.pushState(null, "", pagePath.replace("SESSION", id));
    sidebar.use(id);
    composer.use(id);
  },
  onState(state) {
    connection.show(state);
    drawSoon();
  },
  onNotice: (text) => notices.show(text),
  onStored: () => sidebar.refresh(),
  onGone: leave,
});

const most = { words: Number(maxChars), formal: Number(maxFormalChars) };
const view = new View(part("turns"), {
  ask: (text) => ask(text),
  change: (text) => askFromTurn(text),
  instead: (turn, text) => askFromTurn(text, turn),
  rescue: (text) => composer.edit(text),
  stop: (turn) => chat.stop(turn),
  remove: ({ id }) => chat.withdraw(id),
  edit({ id, text }) {
    chat.withdraw(id);
    composer.edit(text);
  },
  again({ id, text, instead_of: insteadOf, error }) {
    chat.withdraw(id);
    ask(text, error.code === "not_found" ? null : insteadOf); // what it was to replace is gone: then it comes last
  },
}, most);

const composer = new Composer(part("composer"), most, (text) => ask(text));
composer.use(session);

function ask(text, insteadOf = null) {
  chat.ask(text, insteadOf);
  draw();
  scroll.toBottom();
}

/** The button that was pressed may be gone: whoever uses the keyboard goes on at the new question. */
function askFromTurn(text, insteadOf = null) {
  ask(text, insteadOf);
  part("turns").lastElementChild.focus({ preventScroll: true });
}

/** Whatever this browser kept for a deleted conversation goes with it. */
function forget(id) {
  save(`swarm.draft.${id}`, null);
  save(`swarm.outbox.${id}`, null);
  if (id === chat.session) leave();
}

/** Once only: the answer to a deletion and the word of it on the wire come at nearly the same moment. */
let leaving = false;
function leave() {
  if (!leaving) location.assign("/");
  leaving = true;
}

/** A burst of events is drawn once. A timer, because a hidden tab gets no animation frames. */
let drawing = null;
function drawSoon() {
  drawing ??= setTimeout(draw, DRAW_MS);
}

function draw() {
  clearTimeout(drawing);
  drawing = null;
  const { conversation } = chat;
  view.show(conversation, connection.connected);
  const isEmpty = shownTurns(conversation).length === 0 && conversation.pending.length === 0;
  part("welcome").hidden = !isEmpty || (Boolean(chat.session) && !chat.isOpen);
  part("earlier").hidden = !conversation.more;
  part("earlier").disabled = conversation.loading;
}

function findNewestTurn() {
  return part("turns").lastElementChild;
}

function isSettled(turn) {
  return !["queued", "running", "sending"].includes(turn.dataset.state) && !turn.querySelector(".waiting");
}

function showTitle(title) {
  part("title").textContent = title;
  document.title = `${title} · Swarm`;
}

function drawEarlier() {
  scroll.keep(part("turns").firstElementChild, draw);
}

part("earlier").addEventListener("click", () => chat.earlier());
part("welcome").addEventListener("click", (event) => {
  const example = event.target.closest("button.example");
  if (example) ask(example.textContent.trim());
});
addEventListener("popstate", () => location.reload());

draw();
composer.focus();
chat.start();
