"""What goes first when room is needed. A pure plan over entries; memory and disk use the same.

Sliding layers are needed only for the last tokens before a point where somebody may go on (a *resume point*: a leaf of
the tree, or a pinned block). So: first sliding parts that no resume point needs, then tails that a longer block has
superseded, then leaves before their parents, those first that nobody can go on from, the longest unused before others.
What is locked or pinned stays, and so does everything it stands on.
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kvcache_app.core.block import FULL, SLIDING
from kvcache_app.core.entry import Entry


@dataclass(frozen=True)
class Victim:
    """A whole entry (`part` FULL: both files go), or only its sliding part."""

    entry: Entry
    part: str

    @property
    def freed(self) -> int:
        return self.entry.size if self.part == FULL else self.entry.sliding


Window = Callable[[str], int]  # of a model


def plan(entries: Iterable[Entry], need: int, locked: Collection[bytes], window: Window) -> list[Victim] | None:
    """The victims that free at least `need` bytes, in order; None where even all that may go would not do."""
    victims: list[Victim] = []
    freed = 0
    for victim in _Tree(entries, locked, window).victims():
        if freed >= need:
            break
        victims.append(victim)
        freed += victim.freed
    return victims if freed >= need else None


class _Tree:
    def __init__(self, entries: Iterable[Entry], locked: Collection[bytes], window: Window) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._locked, self._window = locked, window
        self._children: dict[bytes, set[bytes]] = {}
        for entry in self._entries.values():
            self._children.setdefault(entry.parent, set()).add(entry.key)

    def victims(self) -> Iterator[Victim]:
        for entry in self._sliding_nobody_needs():
            self._entries[entry.key] = entry.without_sliding()
            yield Victim(entry, SLIDING)
        for entry in self._superseded():
            self._forget(entry)
            yield Victim(entry, FULL)
        yield from self._leaves()

    def _sliding_nobody_needs(self) -> Sequence[Entry]:
        needed: set[bytes] = set()
        for entry in self._entries.values():
            if self._is_leaf(entry) or self._stays(entry):
                needed.update(each.key for each in self._seen_from(entry))
        free = [e for e in self._entries.values() if e.sliding and e.key not in needed and e.key not in self._locked]
        return sorted(free, key=_age)

    def _seen_from(self, point: Entry) -> Iterator[Entry]:
        """The entries whose sliding layers are needed to go on after `point`, itself first."""
        begin = point.end - (self._window(point.model) - 1)
        entry: Entry | None = point
        while entry and entry.end > begin:
            yield entry
            entry = self._entries.get(entry.parent)

    def _superseded(self) -> Sequence[Entry]:
        tails = [e for e in self._entries.values() if self._may_go(e) and self._has_longer_sibling(e)]
        return sorted(tails, key=_age)

    def _has_longer_sibling(self, entry: Entry) -> bool:
        siblings = (self._entries[key] for key in self._children[entry.parent])
        return any(s.end > entry.end and s.scope == entry.scope and s.last_used >= entry.last_used for s in siblings)

    def _leaves(self) -> Iterator[Victim]:
        heap = [self._rank(entry) for entry in self._entries.values() if self._may_go(entry)]
        heapq.heapify(heap)
        while heap:
            entry = self._entries[heapq.heappop(heap)[-1]]
            self._forget(entry)
            yield Victim(entry, FULL)
            parent = self._entries.get(entry.parent)
            if parent and self._may_go(parent):
                heapq.heappush(heap, self._rank(parent))

    def _rank(self, entry: Entry) -> tuple[bool, float, int, bytes]:
        useful = all(each.sliding for each in self._seen_from(entry))
        return (useful, entry.last_used, -entry.end, entry.key)

    def _stays(self, entry: Entry) -> bool:
        return entry.pinned or entry.key in self._locked

    def _is_leaf(self, entry: Entry) -> bool:
        return not self._children.get(entry.key)

    def _may_go(self, entry: Entry) -> bool:
        return self._is_leaf(entry) and not self._stays(entry)

    def _forget(self, entry: Entry) -> None:
        del self._entries[entry.key]
        self._children[entry.parent].discard(entry.key)


def _age(entry: Entry) -> tuple[float, int, bytes]:
    return (entry.last_used, entry.end, entry.key)
