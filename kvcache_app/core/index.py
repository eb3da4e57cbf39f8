"""The ledger of what is on disk: a small protocol, and its twin in memory.

The database keeps the ledger for all processes (`kvcache_app.ledger`); the files are the truth, and a ledger that says
otherwise costs a miss, never a wrong answer.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from kvcache_app.core.deletion import Deletion
from kvcache_app.core.entry import Entry
from kvcache_app.core.prefix import PUBLIC


class Ledger(Protocol):
    """Every method is thread-safe. Only the named ones alter it."""

    def children(self, parents: Sequence[bytes], scope: str) -> list[Entry]:
        """What follows any of these keys and is public or of this scope. The one question of a match."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Entry]: ...

    def entries(self, *, scope: str | None = None, model: str | None = None) -> list[Entry]: ...

    def used(self, scope: str) -> tuple[int, int]:
        """Bytes on disk: of all, and of this scope."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Alters: adds them; where one is there already, its sizes become the new ones."""

    def remove(self, keys: Sequence[bytes]) -> int:
        """Alters: forgets them; says how many there were."""

    def drop_sliding(self, keys: Sequence[bytes]) -> None:
        """Alters: their sliding parts are gone."""

    def touch(self, keys: Iterable[bytes], now: float) -> None:
        """Alters: they were used."""

    def pin(self, keys: Sequence[bytes], pinned: bool) -> int:
        """Alters: they are kept, or no longer; says how many changed."""

    def announce(self, deletion: Deletion) -> int:
        """Alters: other processes will hear of it, under the number returned. The caller removes what it names."""

    def deletions(self, after: int | None) -> tuple[int | None, list[tuple[int, Deletion]]]:
        """The number of the newest, and those after `after`; none for None, which asks where to begin."""


class Index:
    """The ledger of one process, in memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[bytes, Entry] = {}
        self._children: dict[bytes, set[bytes]] = {}
        self._deletions: list[Deletion] = []

    def children(self, parents: Sequence[bytes], scope: str) -> list[Entry]:
        with self._lock:
            found = (self._entries[key] for parent in parents for key in self._children.get(parent, ()))
            return [entry for entry in found if entry.scope in (PUBLIC, scope)]

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Entry]:
        with self._lock:
            return {key: self._entries[key] for key in keys if key in self._entries}

    def entries(self, *, scope: str | None = None, model: str | None = None) -> list[Entry]:
        with self._lock:
            return [e for e in self._entries.values() if scope in (None, e.scope) and model in (None, e.model)]

    def used(self, scope: str) -> tuple[int, int]:
        with self._lock:
            every = self._entries.values()
            return sum(e.size for e in every), sum(e.size for e in every if e.scope == scope)

    def put(self, entries: Sequence[Entry]) -> None:
        with self._lock:
            for entry in entries:
                before = self._entries.get(entry.key)
                self._entries[entry.key] = replace(entry, pinned=before.pinned) if before else entry
                self._children.setdefault(entry.parent, set()).add(entry.key)

    def remove(self, keys: Sequence[bytes]) -> int:
        with self._lock:
            gone = [self._entries.pop(key) for key in set(keys) if key in self._entries]
            for entry in gone:
                siblings = self._children[entry.parent]
                siblings.discard(entry.key)
                if not siblings:
                    del self._children[entry.parent]
            return len(gone)

    def drop_sliding(self, keys: Sequence[bytes]) -> None:
        with self._lock:
            for key in keys:
                if key in self._entries:
                    self._entries[key] = self._entries[key].without_sliding()

    def touch(self, keys: Iterable[bytes], now: float) -> None:
        with self._lock:
            for key in keys:
                if key in self._entries:
                    self._entries[key] = replace(self._entries[key], last_used=now)

    def pin(self, keys: Sequence[bytes], pinned: bool) -> int:
        with self._lock:
            changed = [k for k in keys if k in self._entries and self._entries[k].pinned is not pinned]
            for key in changed:
                self._entries[key] = replace(self._entries[key], pinned=pinned)
            return len(changed)

    def announce(self, deletion: Deletion) -> int:
        with self._lock:
            self._deletions.append(deletion)
            return len(self._deletions)

    def deletions(self, after: int | None) -> tuple[int | None, list[tuple[int, Deletion]]]:
        with self._lock:
            newest = len(self._deletions)
            return newest, [] if after is None else list(enumerate(self._deletions, 1))[after:]
