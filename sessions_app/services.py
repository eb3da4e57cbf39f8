"""What a person can do to their conversations. Doors call these; everything is checked before it is stored."""

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kvcache_app.services import forget_session
from planner.headline import headline
from sessions_app import doorbell, editing, event_log, selectors, slash, transcript, turns
from sessions_app.checks import question_text, title_text
from sessions_app.conversation import INFERENCE, PLANNER
from sessions_app.errors import BadField, Busy, NotFound, TooManyTurns
from sessions_app.events import Dropped, Event, Question
from sessions_app.models import Message, Session, Turn
from sessions_app.publish import publish_gone
from sessions_app.writing import writing

TITLE_CHARS = 60
TRIES = 5  # at what a question that comes in between makes begin again


def start_turn(
    guest: uuid.UUID,
    session_id: uuid.UUID,
    message_id: uuid.UUID,
    text: object,
    *,
    instead_of: uuid.UUID | None = None,
) -> Turn:
    """Store a question and queue its turn; sent again, return the turn it already has.

    `instead_of` is a turn whose question this one replaces: that turn and all after it are dropped, and those that are
    still being answered stop. Makes the conversation where it does not exist yet. Raises ChatError.
    """
    question = question_text(text, longest=settings.MAX_QUESTION_CHARS, longest_formal=settings.MAX_FORMAL_CHARS)
    for _ in range(TRIES):
        with writing():
            going = editing.locked_from(session_id, instead_of) if instead_of else []
            session = _locked_session(guest, session_id, title=headline(question))
            known = Message.objects.filter(pk=message_id).first()
            if known:
                return _turn_of(known, session)
            if instead_of is None or editing.drop(session, going):
                _entitle(session, question, going)
                return _ask(session, message_id, question, going)
    raise Busy


def _ask(session: Session, message_id: uuid.UUID, question: str, dropped: list[Turn]) -> Turn:
    """Store it; that others were dropped for it is told at the same moment."""
    _check_room(session)
    message = Message.objects.create(pk=message_id, session=session, role=Message.Role.PERSON, text=question)
    queue = INFERENCE if slash.is_command(question) else PLANNER  # commands are about what inference workers hold
    before = [Dropped([str(past.pk) for past in dropped])] if dropped else []
    events: list[Event] = [*before, Question(question, str(message_id))]
    place = selectors.last_event(session.pk) + len(events)
    turn = Turn.objects.create(session=session, question=message, order=place, queue=queue, rung_at=timezone.now())
    event_log.append(session.pk, turn.pk, 0, events)
    transaction.on_commit(lambda: doorbell.ring(turn.pk, turn.queue))
    return turn


def _entitle(session: Session, question: str, dropped: list[Turn]) -> None:
    """A conversation is called by its first question, unless somebody gave it a name, also when that one is edited."""
    from_question = dropped and session.title == _short(headline(dropped[0].question.text))
    if from_question and not Turn.objects.filter(session=session, dropped=False).exists():
        Session.objects.filter(pk=session.pk).update(title=_short(headline(question)))


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
    """Stop what is being answered and forget the conversation: words, events, what models keep. Raises ChatError."""
    if not Session.objects.filter(pk=session_id, guest=guest).exists():
        raise NotFound
    # The newest first, so that the end of one does not call a worker to the next.
    for turn in Turn.objects.filter(session_id=session_id, state__in=Turn.OPEN).order_by("-order"):
        turns.request_cancel(turn)
    for _ in range(TRIES):
        if _delete_unless_asked(session_id):
            forget_session(transcript.scope_of(guest), str(session_id))
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
    if turn.dropped:
        raise NotFound(editing.GONE)
    return turn


def _check_room(session: Session) -> None:
    waiting = Turn.objects.filter(session=session, state__in=Turn.OPEN, dropped=False).count()
    if waiting >= settings.MAX_OPEN_TURNS:
        raise TooManyTurns(f"{waiting} questions of this conversation are still being answered; wait for one of them.")
