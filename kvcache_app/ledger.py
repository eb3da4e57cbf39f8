"""The ledger in the database, shared by all processes. Rows become the core's entries and back, here only."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from kvcache_app.core.deletion import Deletion
from kvcache_app.core.entry import Entry
from kvcache_app.core.prefix import PUBLIC
from kvcache_app.models import CacheDeletion, CacheEntry

COLUMNS = (
    "key", "parent", "model", "scope", "start", "end", "full", "sliding", "last_used", "pinned", "session",
)  # fmt: skip
REMEMBERED = timedelta(days=1)  # longer than any process takes to hear of a deletion
AT_ONCE = 500  # keys in one statement


def entry_of(row: tuple[Any, ...]) -> Entry:
    """From a tuple of COLUMNS."""
    key, parent, model, scope, start, end, full, sliding, last_used, *rest = row
    key, parent = bytes.fromhex(key), bytes.fromhex(parent)
    return Entry(key, parent, model, scope, start, end, full, sliding, last_used.timestamp(), *rest)


def entry_of_row(row: CacheEntry) -> Entry:
    return entry_of(tuple(getattr(row, column) for column in COLUMNS))


def row_of(entry: Entry) -> CacheEntry:
    return CacheEntry(
        key=entry.key.hex(),
        parent=entry.parent.hex(),
        model=entry.model,
        scope=entry.scope,
        session=entry.session,
        start=entry.start,
        end=entry.end,
        full=entry.full,
        sliding=entry.sliding,
        pinned=entry.pinned,
        last_used=at(entry.last_used),
    )


def at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


class DatabaseLedger:
    """The core's `Ledger`. `writing` opens a transaction that means to write."""

    def __init__(self, writing: Callable[[], AbstractContextManager[None]] = transaction.atomic) -> None:
        self._writing = writing

    def children(self, parents: Sequence[bytes], scope: str) -> list[Entry]:
        whose = Q(scope=PUBLIC) | Q(scope=scope)
        return [
            entry_of(row)
            for part in _parts(parents)
            for row in CacheEntry.objects.filter(whose, parent__in=part).order_by().values_list(*COLUMNS)
        ]

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Entry]:
        rows = (
            row
            for part in _parts(keys)
            for row in CacheEntry.objects.filter(pk__in=part).order_by().values_list(*COLUMNS)
        )
        return {entry.key: entry for entry in map(entry_of, rows)}

    def entries(self, *, scope: str | None = None, model: str | None = None) -> list[Entry]:
        asked = {name: value for name, value in (("scope", scope), ("model", model)) if value is not None}
        return [entry_of(row) for row in CacheEntry.objects.filter(**asked).order_by().values_list(*COLUMNS)]

    def used(self, scope: str) -> tuple[int, int]:
        size = Sum(F("full") + F("sliding"))
        sums = CacheEntry.objects.aggregate(everyone=size, own=Sum(F("full") + F("sliding"), filter=Q(scope=scope)))
        return sums["everyone"] or 0, sums["own"] or 0

    def put(self, entries: Sequence[Entry]) -> None:
        with self._writing():
            CacheEntry.objects.bulk_create(
                [row_of(entry) for entry in entries],
                update_conflicts=True,
                update_fields=["full", "sliding", "last_used"],
                unique_fields=["key"],
            )

    def remove(self, keys: Sequence[bytes]) -> int:
        with self._writing():
            return sum(CacheEntry.objects.filter(pk__in=part).delete()[0] for part in _parts(keys))

    def drop_sliding(self, keys: Sequence[bytes]) -> None:
        with self._writing():
            for part in _parts(keys):
                CacheEntry.objects.filter(pk__in=part).update(sliding=0)

    def touch(self, keys: Iterable[bytes], now: float) -> None:
        with self._writing():
            for part in _parts(list(keys)):
                CacheEntry.objects.filter(pk__in=part).update(last_used=at(now), hits=F("hits") + 1)

    def pin(self, keys: Sequence[bytes], pinned: bool) -> int:
        with self._writing():
            return sum(
                CacheEntry.objects.filter(pk__in=part).exclude(pinned=pinned).update(pinned=pinned)
                for part in _parts(keys)
            )

    def announce(self, deletion: Deletion) -> int:
        with self._writing():
            _one_after_the_other()
            CacheDeletion.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()
            named = {"scope": deletion.scope, "session": deletion.session, "model": deletion.model}
            return CacheDeletion.objects.create(**named).pk

    def deletions(self, after: int | None) -> tuple[int | None, list[tuple[int, Deletion]]]:
        if after is None:
            newest = CacheDeletion.objects.order_by("-pk").values_list("pk", flat=True).first()
            return newest or 0, []
        rows = CacheDeletion.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "scope", "session", "model")
        news = [(number, Deletion(*named)) for number, *named in rows]
        return (news[-1][0] if news else after), news


def _one_after_the_other() -> None:
    """Listeners follow the numbers of deletions, so a higher one must not be committed before a lower one.

    SQLite has one writer at a time anyway. Call inside a transaction, whose end frees the table.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {CacheDeletion._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _parts(keys: Sequence[bytes]) -> Iterator[list[str]]:
    for begin in range(0, len(keys), AT_ONCE):
        yield [key.hex() for key in keys[begin : begin + AT_ONCE]]
