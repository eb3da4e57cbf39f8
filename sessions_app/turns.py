"""The life of a turn: claimed, kept alive, written to, ended, or taken from a worker that vanished.

Every write of a worker is conditional on its claim (turn, attempt): in one transaction the turn's row is touched under
that condition, the numbers are taken from the session's row, and the events are appended. Both rows stay locked to the
commit, so numbers have no gaps and become visible in order. Hints and bells go out after the commit.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from planner.core.language.follow_up import Clarified
from sessions_app import doorbell, event_log, transcript
from sessions_app.conversation import Learnt
from sessions_app.events import Event, Failed, Finished, TurnStarted
from sessions_app.models import Message, Turn
from sessions_app.writing import writing

RING_AGAIN = timedelta(seconds=10)
QUESTIONS_BACK = 3  # how many questions of ours in a row an answer may reach back over
State = Turn.State


class ClaimLost(Exception):
    """Another worker holds the turn now, or it has ended: stop at once and write nothing."""


@dataclass(frozen=True)
class Claim:
    """The right to work on one turn, until another claims it."""

    turn: uuid.UUID
    session: uuid.UUID
    attempt: int
    queue: str
    question: str
    asked_at: datetime
    before: tuple[Clarified, ...] = ()


def claim(turn_id: uuid.UUID) -> Claim | None:
    """Take a queued turn whose predecessors in its session have ended; None where there is nothing to take."""
    now = timezone.now()
    with writing():
        taken = _ready(Turn.objects.filter(pk=turn_id)).update(
            state=State.RUNNING, attempt=F("attempt") + 1, started_at=now, heartbeat_at=now, lease_until=_lease(now)
        )
        if not taken:
            return None
        turn = Turn.objects.select_related("question").get(pk=turn_id)
        mine = Claim(
            turn.pk, turn.session_id, turn.attempt, turn.queue, turn.question.text, turn.created_at, _clarified(turn)
        )
        event_log.append(mine.session, mine.turn, mine.attempt, [TurnStarted(turn.queue)])
    return mine


def write(mine: Claim, events: Sequence[Event]) -> None:
    """Store and publish events under the claim, which is renewed by it. Raises ClaimLost."""
    with writing():
        _hold(mine, lease_until=_lease(timezone.now()), heartbeat_at=timezone.now())
        event_log.append(mine.session, mine.turn, mine.attempt, events)


def is_cancelled(mine: Claim) -> bool:
    """Whether the person asked to stop. Raises ClaimLost."""
    row = _held(mine).values_list("cancel_requested", flat=True).first()
    if row is None:
        raise ClaimLost
    return row


def beat(mine: Claim) -> None:
    """Say that the worker lives. Raises ClaimLost."""
    _hold(mine, lease_until=_lease(timezone.now()), heartbeat_at=timezone.now())


def finish(
    mine: Claim, events: Sequence[Event], *, status: str, answer: str = "", learnt: Learnt | None = None
) -> None:
    """End the turn: the last events, the answer, its tokens and the end are stored together. Raises ClaimLost."""
    state = {"failed": State.FAILED, "cancelled": State.CANCELLED}.get(status, State.DONE)
    now = timezone.now()
    with writing():
        said = _say(mine.session, answer) if answer else None
        _hold(mine, state=state, status=status, finished_at=now, lease_until=None, answer=said)
        if learnt:
            transcript.keep(mine.turn, learnt)
        last = [] if status == "failed" else [Finished(status, round((now - mine.asked_at).total_seconds(), 3))]
        event_log.append(mine.session, mine.turn, mine.attempt, [*events, *last])
        _ring_next(mine.session)


def hand_over(mine: Claim, events: Sequence[Event], *, queue: str) -> None:
    """Give the turn to the workers of another queue. Raises ClaimLost."""
    with writing():
        _hold(mine, state=State.QUEUED, queue=queue, lease_until=None, rung_at=timezone.now())
        event_log.append(mine.session, mine.turn, mine.attempt, events)
        transaction.on_commit(lambda: doorbell.ring(mine.turn, queue))


def give_back(mine: Claim) -> None:
    """Let go of a turn that is not finished, for whoever takes it next; nobody counts it as lost. Raises ClaimLost.

    The next round of the reaper rings for it: whoever let go is about to end and must not hear the bell itself.
    """
    _hold(mine, state=State.QUEUED, lease_until=None, rung_at=timezone.now() - RING_AGAIN)


def request_cancel(turn: Turn) -> None:
    """Stop a turn: at once where nobody works on it yet, otherwise by a flag its worker reads."""
    with writing():
        Turn.objects.filter(pk=turn.pk, state__in=Turn.OPEN).update(cancel_requested=True)
        _end_unclaimed(turn, State.QUEUED, status="cancelled")


def reap(*, at_start: bool = False) -> int:
    """Give back, fail or cancel what nobody works on, and ring for what waits; return how many turns were touched.

    `at_start` says that no worker can be alive yet, so that leases are not waited for.
    """
    now = timezone.now()
    running = Turn.objects.filter(state=State.RUNNING)
    lost = running if at_start else running.filter(lease_until__lt=now)
    touched = sum(_take_back(turn) for turn in lost.order_by("created_at")[:1000])
    waiting = _ready(Turn.objects.filter(state=State.QUEUED))
    if not at_start:
        waiting = waiting.filter(rung_at__lt=now - RING_AGAIN)
    for turn in waiting.order_by("created_at")[:1000]:
        touched += _ring(turn)
    return touched


def _say(session: uuid.UUID, answer: str) -> Message:
    return Message.objects.create(session_id=session, role=Message.Role.SWARM, text=answer)


def _clarified(turn: Turn) -> tuple[Clarified, ...]:
    """The turns directly before this one that ended with a question back, oldest first."""
    if turn.order == 1:
        return ()
    earlier = Turn.objects.filter(session=turn.session_id, order__lt=turn.order, dropped=False).order_by("-order")
    latest = earlier.select_related("question", "answer")[:QUESTIONS_BACK]
    asked = takewhile(lambda past: past.status == "needs_clarification", latest)
    return tuple(Clarified(past.question.text, past.answer.text) for past in asked if past.answer)[::-1]


def _lease(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.TURN_LEASE_SECONDS)


def _ready(turns: QuerySet[Turn]) -> QuerySet[Turn]:
    """Queued turns with no unfinished turn before them in their session."""
    earlier = Turn.objects.filter(session=OuterRef("session"), order__lt=OuterRef("order"), state__in=Turn.OPEN)
    return turns.filter(~Exists(earlier), state=State.QUEUED)


def _held(mine: Claim) -> QuerySet[Turn]:
    return Turn.objects.filter(pk=mine.turn, attempt=mine.attempt, state=State.RUNNING)


def _hold(mine: Claim, **fields: object) -> None:
    if not _held(mine).update(**fields):
        raise ClaimLost


def _take_back(turn: Turn) -> int:
    """Take a turn from a worker that vanished. The condition makes two reapers at once harmless."""
    with writing():
        if turn.cancel_requested:
            return _end_unclaimed(turn, State.RUNNING, status="cancelled")
        if turn.losses >= settings.TURN_LOSSES_ALLOWED:
            return _end_unclaimed(turn, State.RUNNING, status="failed")
        mine = Turn.objects.filter(pk=turn.pk, attempt=turn.attempt, state=State.RUNNING)
        back = mine.update(state=State.QUEUED, losses=F("losses") + 1, lease_until=None, rung_at=timezone.now())
        if back:
            transaction.on_commit(lambda: doorbell.ring(turn.pk, turn.queue))
        return back


def _end_unclaimed(turn: Turn, state: str, *, status: str) -> int:
    """End a turn nobody works on, if it is still as it was seen. Call inside a transaction."""
    now = timezone.now()
    seen = Turn.objects.filter(pk=turn.pk, attempt=turn.attempt, state=state)
    ended = seen.update(state=State(status), status=status, finished_at=now, lease_until=None)
    if ended:
        last: Event = Finished(status, round((now - turn.created_at).total_seconds(), 3))
        if status == "failed":
            last = Failed("worker_lost", "The workers answering this stopped again and again, so it was given up.")
        event_log.append(turn.session_id, turn.pk, turn.attempt, [last])
        _ring_next(turn.session_id)
    return ended


def _ring_next(session: uuid.UUID) -> None:
    """Ring for the session's next turn, once the end of this one is committed."""

    def after_commit() -> None:
        following = Turn.objects.filter(session=session, state__in=Turn.OPEN).order_by("order").first()
        if following and following.state == State.QUEUED:
            _ring(following)

    transaction.on_commit(after_commit)


def _ring(turn: Turn) -> int:
    """Ring unless somebody else just did."""
    unchanged = Turn.objects.filter(pk=turn.pk, state=State.QUEUED, rung_at=turn.rung_at)
    rung = unchanged.update(rung_at=timezone.now())
    if rung:
        doorbell.ring(turn.pk, turn.queue)
    return rung
