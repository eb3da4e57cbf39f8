"""Drives one turn under its claim: stores what it yields in small batches, keeps the claim alive, and ends it.

A database that goes away raises here and is not caught: the lease runs out and the reaper gives the turn to another.
"""

import logging
import threading
import time
import uuid

from django.conf import settings
from django.db import Error as DatabaseError

from planner.core.outcome import Budget
from sessions_app import turns
from sessions_app.conversation import HandedOver, Limits, Running, run_turn
from sessions_app.events import Event, Failed

FLUSH_SECONDS = 0.05  # a browser cannot show more often, a database need not store more often
FLUSH_EVENTS = 200
CHECK_SECONDS = 0.1  # how stale the stop flag may be
INTERNAL = Failed(
    "internal", "Something went wrong on our side while answering. The question is kept; please ask again."
)
log = logging.getLogger("swarm.runner")
stopping = threading.Event()  # set when this process is about to end: its turns go back to the queue


def run(turn_id: uuid.UUID) -> None:
    """Work on a turn if it is there to be taken; harmless to call twice."""
    mine = turns.claim(turn_id)
    if mine is None:
        return
    running = run_turn(mine.question, mine.queue, _limits(), mine.before)
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
    while True:
        try:
            event = next(running)
        except StopIteration as stop:
            ending = stop.value
            break
        if stopping.is_set():
            turns.give_back(mine)
            return
        if pulse.is_cancelled():
            turns.finish(mine, batch.take(), status="cancelled")
            return
        batch.add(event)
    if isinstance(ending, HandedOver):
        turns.hand_over(mine, batch.take(), queue=ending.queue)
    else:
        turns.finish(mine, batch.take(), status=ending.status, answer=ending.answer)


class Batch:
    """Events on their way into the database, written together when enough of them or of time has gathered."""

    def __init__(self, mine: turns.Claim) -> None:
        self._mine = mine
        self._waiting: list[Event] = []
        self._written_at = time.monotonic()

    def add(self, event: Event) -> None:
        self._waiting.append(event)
        if len(self._waiting) >= FLUSH_EVENTS or time.monotonic() - self._written_at >= FLUSH_SECONDS:
            turns.write(self._mine, self.take())

    def take(self) -> list[Event]:
        waiting, self._waiting = self._waiting, []
        self._written_at = time.monotonic()
        return waiting


class Pulse:
    """Looks at the stop flag and renews the lease, neither more often than needed."""

    def __init__(self, mine: turns.Claim) -> None:
        self._mine = mine
        self._checked_at = self._beaten_at = time.monotonic()

    def is_cancelled(self) -> bool:
        """Raises ClaimLost where the turn is no longer ours."""
        now = time.monotonic()
        if now - self._checked_at < CHECK_SECONDS:
            return False
        self._checked_at = now
        if now - self._beaten_at >= settings.TURN_LEASE_SECONDS / 3:
            self._beaten_at = now
            turns.beat(self._mine)
        return turns.is_cancelled(self._mine)


def _limits() -> Limits:
    budget = Budget(states=settings.PLANNER_STATES, seconds=settings.PLANNER_SECONDS)
    return Limits(budget, settings.PLANNER_STEPS_SHOWN)
