"""A conversation with a terminal at the other end: lines in, events out."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sessions_app import selectors, services
from sessions_app.errors import ChatError
from sessions_app.events import LAST
from sessions_app.models import Turn
from sessions_app.terminal.interrupts import Interrupts
from sessions_app.terminal.local_worker import LocalWorker
from sessions_app.terminal.show import Shown
from sessions_app.terminal.watch import watch

BARE = frozenset({"save", "load", "clear", "stats", "help"})  # commands that need no slash here
LEAVE = frozenset({"exit", "quit", "/exit", "/quit"})


@dataclass
class TerminalChat:
    """One conversation; `write` gets what a person shall see. `here` answers in this process, not by workers."""

    guest: uuid.UUID
    session: uuid.UUID
    write: Callable[[str], None]
    here: bool = True

    def ask(self, line: str) -> bool:
        """Answer a line; False where the person wants to leave. Ctrl-C stops the answer only, twice it leaves."""
        text = line.strip()
        if text.lower() in LEAVE:
            return False
        if text:
            self._answer(f"/{text.lower()}" if text.lower() in BARE else text)
        return True

    def _answer(self, text: str) -> None:
        last = selectors.last_event(self.session)
        try:
            turn = services.start_turn(self.guest, self.session, uuid.uuid4(), text)
        except ChatError as error:
            self.write(f"{error.message} ({error.code})\n")
            return
        if not self._show(turn, last):
            self.write("Nobody could answer this; it is kept and taken up again.\n")

    def _show(self, turn: Turn, last: int) -> bool:
        """Write events as they come; whether the last one has come."""
        worker = LocalWorker(turn.pk, self.session) if self.here else None
        shown, ended = Shown(), False
        with Interrupts() as interrupts:
            if worker:
                worker.start()
            for event in watch(self.session, turn.pk, last, worker.is_alive if worker else lambda: True):
                if interrupts.take():
                    services.cancel_turn(self.guest, turn.pk)
                if event is not None:
                    self.write(shown.show(event.type, event.data))
                    ended = ended or event.type in LAST
        return ended
