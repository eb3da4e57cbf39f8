"""What can be read of conversations, always by their owner."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sessions_app.errors import BadField, NotFound
from sessions_app.events import DROPPED, PIECE
from sessions_app.models import Event, Session, Turn

EVENTS_AT_ONCE = 500
TURNS_A_PAGE = 20
SESSIONS_A_PAGE = 30
# Of what is on record a browser needs no turns that were dropped, only the word that they were, and no pieces of an
# answer that is whole: its blocks replace them.
STILL_MATTERS = Q(type=DROPPED) | Q(turn__dropped=False) & ~Q(type=PIECE, turn__state=Turn.State.DONE)


@dataclass(frozen=True)
class Opened:
    """Where a browser that opens a conversation stands: events after `after` are to be sent, up to `last` for now."""

    title: str
    after: int
    last: int
    more: bool


def open_session(guest: uuid.UUID, session_id: uuid.UUID, after: int) -> Opened:
    """Say where to begin; 0 means from the latest page of turns. Raises NotFound where it is somebody else's.

    A conversation that does not exist yet is an empty one: it is made by the first question.
    """
    session = Session.objects.filter(pk=session_id).first()
    if session is None:
        return Opened("", 0, 0, False)
    if session.guest != guest:
        raise NotFound
    if 0 < after <= session.last_event:
        return Opened(session.title, after, session.last_event, False)
    first, more = _first_of_page(session_id, session.last_event + 1)
    return Opened(session.title, first - 1, session.last_event, more)


def events_after(session_id: uuid.UUID, number: int, *, recorded: int = 0) -> list[Event]:
    """Return up to EVENTS_AT_ONCE events after `number`, in order; up to `recorded` only those that still matter."""
    events = Event.objects.filter(session_id=session_id, number__gt=number)
    if recorded > number:
        events = events.filter(Q(number__gt=recorded) | STILL_MATTERS)
    return list(events.order_by("number")[:EVENTS_AT_ONCE])


def events_before(session_id: uuid.UUID, number: int) -> tuple[list[Event], bool]:
    """Return the page of turns that was asked before event `number`, whole, and whether there is more before it.

    The numbers of two turns may interleave, so a page is made of turns, not of a stretch of numbers.
    """
    page = _shown(session_id, number)[: TURNS_A_PAGE + 1]
    events = Event.objects.filter(STILL_MATTERS, session_id=session_id, number__lt=number)
    shown = events.filter(turn_id__in=[turn.pk for turn in page[:TURNS_A_PAGE]])
    return list(shown.order_by("number")), len(page) > TURNS_A_PAGE


def last_event(session_id: uuid.UUID) -> int:
    """Return the newest number, 0 where there is none."""
    return Session.objects.filter(pk=session_id).values_list("last_event", flat=True).first() or 0


def has_open_turn(session_id: uuid.UUID) -> bool:
    return Turn.objects.filter(session_id=session_id, state__in=Turn.OPEN).exists()


def sessions_of(guest: uuid.UUID, before: str = "") -> tuple[list[Session], str | None]:
    """Return a page of the guest's conversations, newest first, and the cursor of the next page. Raises BadField."""
    sessions = Session.objects.filter(guest=guest)
    if before:
        at, last = _parse_cursor(before)
        sessions = sessions.filter(Q(updated_at__lt=at) | Q(updated_at=at, id__lt=last))
    page = list(sessions[: SESSIONS_A_PAGE + 1])
    shown = page[:SESSIONS_A_PAGE]
    return shown, f"{shown[-1].updated_at.isoformat()}_{shown[-1].pk}" if len(page) > SESSIONS_A_PAGE else None


def check_owner(guest: uuid.UUID, session_id: uuid.UUID) -> None:
    """Raise NotFound where the conversation exists and is somebody else's."""
    if Session.objects.filter(pk=session_id).exclude(guest=guest).exists():
        raise NotFound


def _first_of_page(session_id: uuid.UUID, before: int) -> tuple[int, bool]:
    """The number with which the last page before event `before` begins, and whether there is more before it."""
    page = [turn.order for turn in _shown(session_id, before)[: TURNS_A_PAGE + 1]]
    shown = page[:TURNS_A_PAGE]
    return (shown[-1] if shown else 1), len(page) > TURNS_A_PAGE


def _shown(session_id: uuid.UUID, before: int) -> QuerySet[Turn]:
    """The turns a person sees that were asked before event `before`, the newest first."""
    return Turn.objects.filter(session_id=session_id, order__lt=before, dropped=False).order_by("-order")


def _parse_cursor(text: str) -> tuple[datetime, uuid.UUID]:
    at, _, last = text.partition("_")
    try:
        return datetime.fromisoformat(at), uuid.UUID(last)
    except ValueError:
        raise BadField("before is no cursor of this list.") from None
