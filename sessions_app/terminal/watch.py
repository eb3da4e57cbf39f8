"""Follows one turn in the database until it has ended."""

import time
import uuid
from collections.abc import Callable, Iterator

from sessions_app import selectors
from sessions_app.events import LAST
from sessions_app.models import Event

LOOK_SECONDS = 0.03  # faster than a person reads, slow enough to cost nothing


def watch(session: uuid.UUID, turn: uuid.UUID, after: int, is_alive: Callable[[], bool]) -> Iterator[Event | None]:
    """Yield the events of `turn` after number `after` until its last one, or until nobody works on it any more.

    None is yielded at every look, so that the caller can look elsewhere.
    """
    ended = False
    while not ended:
        alive = is_alive()  # asked before looking: what was written until then is still read
        for event in _new(session, after):
            after = event.number
            if event.turn_id == turn:
                yield event
                ended = ended or event.type in LAST
        if not alive and not ended:
            return
        yield None
        time.sleep(0 if ended else LOOK_SECONDS)


def _new(session: uuid.UUID, after: int) -> Iterator[Event]:
    while page := selectors.events_after(session, after):
        yield from page
        after = page[-1].number
