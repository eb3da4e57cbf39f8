"""Drives one turn under its claim: stores what it yields in small batches, keeps the claim alive, and ends it.

A database that goes away raises here and is not caught: the lease runs out and the reaper gives the turn to another.
"""

import logging
import time
import uuid
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import Error as DatabaseError

from sessions_app import turns
from sessions_app.answering import run_turn
from sessions_app.conversation import HandedOver, Running, Stopped
from sessions_app.events import Event, Failed, joined
from sessions_app.forked_flag import ForkedFlag

FLUSH_SECONDS = 0.05  # a browser cannot show more often, a database need not store more often
FLUSH_EVENTS = 200
CHECK_SECONDS = 0.1  # how stale the stop flag may be
INTERNAL = Failed(
    "internal", "Something went wrong on our side while answering. The question is kept; please ask again."
)
log = logging.getLogger("swarm.runner")
stopping = ForkedFlag()  # set when this process is about to end: its turns, and its children's, go back to the queue


def run(turn_id: uuid.UUID) -> None:
    """Work on a turn if it is there to be taken; harmless to call twice."""
    mine = None if stopping.is_set() else turns.claim(turn_id)
    if mine is None:
        return
    running = run_turn(mine)
    try:
        _drive(mine, running)
    except turns.ClaimLost:
        log.warning("turn %s: attempt %d lost its claim and stops", mine.turn, mine.attempt)
    except DatabaseError:
        raise
    except Exception:
        log.exception("turn %s failed", mine.turn)
        turns.finish(mine, [INTERNAL], status="failed")
    finally:
        running.close()


def _drive(mine: turns.Claim, running: Running) -> None:
    pulse, batch = Pulse(mine), Batch(mine)
    step: Callable[[], Event | None] = partial(next, running)
    while True:
        try:
            event = step()
        except StopIteration as stop:
            ending = stop.value
            break
        except Stopped:  # it had nothing to keep
            turns.finish(mine, batch.take(), status="cancelled")
            return
        if stopping.is_set():
            turns.give_back(mine)
            return
        batch.add(event)
        step = partial(running.throw, Stopped) if pulse.is_newly_cancelled() else partial(next, running)
    if isinstance(ending, HandedOver):
        turns.hand_over(mine, batch.take(), queue=ending.queue)
    else:
        turns.finish(mine, batch.take(), status=ending.status, answer=ending.answer, learnt=ending.learnt)


class Batch:
    """Events on their way into the database, written together when enough of them or of time has gathered."""

    def __init__(self, mine: turns.Claim) -> None:
        self._mine = mine
        self._waiting: list[Event] = []
        self._written_at = time.monotonic()

    def add(self, event: Event | None) -> None:
        """None adds nothing, but time has gone by."""
        if event is not None:
            self._waiting.append(event)
        full = len(self._waiting) >= FLUSH_EVENTS
        if full or (self._waiting and time.monotonic() - self._written_at >= FLUSH_SECONDS):
            turns.write(self._mine, self.take())

    def take(self) -> list[Event]:
        waiting, self._waiting = joined(self._waiting), []
        self._written_at = time.monotonic()
        return waiting


class Pulse:
    """Looks at the stop flag and renews the lease, neither more often than needed."""

    def __init__(self, mine: turns.Claim) -> None:
        self._mine = mine
        self._checked_at = self._beaten_at = time.monotonic()
        self._told = False

    def is_newly_cancelled(self) -> bool:
        """Whether the stop flag is seen for the first time. Raises ClaimLost where the turn is no longer ours."""
        now = time.monotonic()
        if now - self._checked_at < CHECK_SECONDS:
            return False
        self._checked_at = now
        if now - self._beaten_at >= settings.TURN_LEASE_SECONDS / 3:
            self._beaten_at = now
            turns.beat(self._mine)
        if self._told or not turns.is_cancelled(self._mine):
            return False
        self._told = True
        return True
