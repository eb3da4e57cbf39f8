"""A question asked anew in its place: what stood there and everything after it leave the conversation.

Nothing is deleted: dropped turns keep their rows and events, and nobody is shown them any more.
"""

import uuid

from django.db.models import QuerySet

from sessions_app import turns
from sessions_app.errors import NotFound
from sessions_app.models import Session, Turn

GONE = "That question is no longer part of this conversation."


def locked_from(session: uuid.UUID, turn: uuid.UUID) -> list[Turn]:
    """Lock a turn of the conversation and all after it, oldest first; an empty list where it is not part of it.

    Workers lock a turn and then its session, so this comes before the session is locked, or each could wait for the
    other; the newest first, as in deleting, for the same reason.
    """
    first = _counting(session).filter(pk=turn).values_list("order", flat=True).first()
    if first is None:
        return []
    return list(_counting(session).filter(order__gte=first).select_for_update().order_by("-order"))[::-1]


def drop(session: Session, going: list[Turn]) -> bool:
    """Put locked turns out of the conversation and stop those that are open; false where a question came in between.

    Call it with the session locked, in the transaction that locked the turns. Raises NotFound where there are none.
    """
    if not going:
        raise NotFound(GONE)
    if _counting(session.pk).filter(order__gt=going[-1].order).exists():
        return False
    Turn.objects.filter(pk__in=[turn.pk for turn in going]).update(dropped=True)
    for turn in going:
        if turn.state in Turn.OPEN:
            turns.request_cancel(turn)
    return True


def _counting(session: uuid.UUID) -> QuerySet[Turn]:
    return Turn.objects.filter(session=session, dropped=False)
