"""What a person can do to their conversations. Doors call these; everything is checked before it is stored."""

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from planner.headline import headline
from sessions_app import doorbell, event_log, turns
from sessions_app.checks import question_text, title_text
from sessions_app.errors import BadField, Busy, NotFound, TooManyTurns
from sessions_app.events import Question
from sessions_app.models import Message, Session, Turn
from sessions_app.publish import publish_gone
from sessions_app.writing import writing

TITLE_CHARS = 60
DELETE_TRIES = 5


def start_turn(guest: uuid.UUID, session_id: uuid.UUID, message_id: uuid.UUID, text: object) -> Turn:
    """Store a question and queue its turn; sent again, return the turn it already has.

    Makes the conversation where it does not exist yet. Raises ChatError.
    """
    question = question_text(text, longest=settings.MAX_QUESTION_CHARS, longest_formal=settings.MAX_FORMAL_CHARS)
    with writing():
        session = _locked_session(guest, session_id, title=headline(question))
        known = Message.objects.filter(pk=message_id).first()
        if known:
            return _turn_of(known, session)
        _check_room(session)
        message = Message.objects.create(pk=message_id, session=session, role=Message.Role.PERSON, text=question)
        place = session.last_event + 1
        turn = Turn.objects.create(session=session, question=message, order=place, rung_at=timezone.now())
        event_log.append(session.pk, turn.pk, 0, [Question(question, str(message_id))])
        transaction.on_commit(lambda: doorbell.ring(turn.pk, turn.queue))
    return turn


def cancel_turn(guest: uuid.UUID, turn_id: uuid.UUID) -> Turn:
    """Ask that a turn stops; one that has ended stays as it is. Raises NotFound."""
    turn = Turn.objects.filter(pk=turn_id, session__guest=guest).first()
    if turn is None:
        raise NotFound("There is no such turn among yours.")
    turns.request_cancel(turn)
    return turn


def rename_session(guest: uuid.UUID, session_id: uuid.UUID, title: object) -> str:
    """Give a conversation another title, and return it as it is kept; its place in the list stays. Raises ChatError."""
    kept = title_text(title, longest=TITLE_CHARS)
    with writing():
        if not Session.objects.filter(pk=session_id, guest=guest).update(title=kept):
            raise NotFound
    return kept


def delete_session(guest: uuid.UUID, session_id: uuid.UUID) -> None:
    """Stop what is being answered and forget the conversation: messages, turns and events. Raises ChatError."""
    if not Session.objects.filter(pk=session_id, guest=guest).exists():
        raise NotFound
    # The newest first, so that the end of one does not call a worker to the next.
    for turn in Turn.objects.filter(session_id=session_id, state__in=Turn.OPEN).order_by("-order"):
        turns.request_cancel(turn)
    for _ in range(DELETE_TRIES):
        if _delete_unless_asked(session_id):
            return
    raise Busy


def _delete_unless_asked(session_id: uuid.UUID) -> bool:
    """Delete it all; false where a question came in between.

    Workers lock a turn and then its session, and so do we, or each could wait for the other. A worker that still holds
    a turn finds it gone, loses its claim and stops.
    """
    session, asked = Session.objects.filter(pk=session_id), Turn.objects.filter(session_id=session_id)
    with writing():
        locked = set(asked.select_for_update().values_list("pk", flat=True))
        session.update(last_event=F("last_event"))  # from here on no question can be stored
        if asked.exclude(pk__in=locked).exists():
            return False
        session.delete()
        transaction.on_commit(lambda: publish_gone(session_id))
    return True


def _locked_session(guest: uuid.UUID, session_id: uuid.UUID, *, title: str) -> Session:
    """Find or make the conversation, its row locked: two questions at once get their places one after the other."""
    mine = Session.objects.filter(pk=session_id)
    if not mine.update(last_event=F("last_event")):
        # Two tabs may make it at the same moment; the one that comes second finds it made.
        Session.objects.bulk_create([Session(pk=session_id, guest=guest, title=_short(title))], ignore_conflicts=True)
        mine.update(last_event=F("last_event"))
    session = mine.get()
    if session.guest != guest:
        raise NotFound
    return session


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= TITLE_CHARS else f"{line[: TITLE_CHARS - 1].rstrip()}…"


def _turn_of(message: Message, session: Session) -> Turn:
    turn = Turn.objects.filter(question=message, session=session).first()
    if turn is None:
        raise BadField("id is taken by another message.")
    return turn


def _check_room(session: Session) -> None:
    waiting = Turn.objects.filter(session=session, state__in=Turn.OPEN).count()
    if waiting >= settings.MAX_OPEN_TURNS:
        raise TooManyTurns(f"{waiting} questions of this conversation are still being answered; wait for one of them.")
