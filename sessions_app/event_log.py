"""Numbers events and appends them to their session: 1, 2, 3 … without gaps, visible in that order.

The session's row is locked by taking the numbers, and stays so to the commit. Hints go out after it.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from sessions_app.events import Event, shape
from sessions_app.models import Event as EventRow
from sessions_app.models import Session
from sessions_app.publish import publish


def append(session: uuid.UUID, turn: uuid.UUID, attempt: int, events: Sequence[Event]) -> int:
    """Number, store and (after commit) publish; return the last number. Call inside a transaction."""
    now = timezone.now()
    last = _take_numbers(session, len(events), now)
    rows = [
        EventRow(session_id=session, turn_id=turn, number=number, attempt=attempt, type=kind, data=data, at=now)
        for number, (kind, data) in enumerate(map(shape, events), start=last - len(events) + 1)
    ]
    EventRow.objects.bulk_create(rows)
    transaction.on_commit(lambda: publish(session, rows))
    return last


def _take_numbers(session: uuid.UUID, count: int, now: datetime) -> int:
    """Take the next `count` numbers and return the last; the row stays locked, so nobody else gets one before us.

    In SQL, because RETURNING (both databases have it, the ORM has not) saves a statement in every transaction.
    """
    table = Session._meta.db_table
    take = f"UPDATE {table} SET last_event = last_event + %s, updated_at = %s WHERE id = %s RETURNING last_event"  # noqa: S608
    values = [
        count,
        connection.ops.adapt_datetimefield_value(now),
        Session._meta.pk.get_db_prep_value(session, connection),
    ]
    with connection.cursor() as cursor:
        cursor.execute(take, values)
        return int(cursor.fetchone()[0])
