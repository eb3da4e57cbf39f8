"""The memory tier: parts of blocks by key, within a budget of bytes. Not thread-safe: the manager holds its lock."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from kvcache_app.core.block import FULL, SLIDING, Buffer
from kvcache_app.core.entry import Entry
from kvcache_app.core.eviction import Victim, Window, plan

SLACK = 0.05  # of the budget is freed beyond the need, so that not every block has to make room again


class MemoryTier:
    """Keeps what fits. A block that cannot fit beside what is locked is not kept, which costs only speed."""

    def __init__(self, budget: int, window: Window) -> None:
        self.budget = budget
        self.used = 0
        self.entries: dict[bytes, Entry] = {}
        self._held: dict[bytes, dict[str, Buffer]] = {}
        self._children: dict[bytes, set[bytes]] = {}
        self._window = window

    def parts(self, key: bytes) -> Mapping[str, Buffer]:
        return self._held.get(key, {})

    def children(self, parent: bytes) -> Collection[bytes]:
        return self._children.get(parent, ())

    def put(self, entry: Entry, parts: Mapping[str, Buffer], locked: Collection[bytes]) -> int:
        """Alters: adds the parts that are not held yet, evicting others; says how many entries lost something."""
        held = self.parts(entry.key)
        new = {part: buffer for part, buffer in parts.items() if part not in held}
        size = sum(buffer.size for buffer in new.values())
        victims = self._room(size, {*locked, entry.key, entry.parent})
        if victims is None:
            return 0
        for victim in victims:
            self._drop(victim)
        self._add(entry, new, size)
        return len(victims)

    def touch(self, key: bytes, now: float) -> None:
        if key in self.entries:
            self.entries[key] = replace(self.entries[key], last_used=now)

    def remove(self, key: bytes) -> None:
        """Alters: forgets it, if it is there."""
        if entry := self.entries.pop(key, None):
            self.used -= entry.size
            del self._held[key]
            siblings = self._children[entry.parent]
            siblings.discard(key)
            if not siblings:
                del self._children[entry.parent]

    def _add(self, entry: Entry, new: Mapping[str, Buffer], size: int) -> None:
        held = self._held.setdefault(entry.key, {})
        held.update(new)
        sizes = {part: buffer.size for part, buffer in held.items()}
        self.entries[entry.key] = replace(entry, full=sizes.get(FULL, 0), sliding=sizes.get(SLIDING, 0), pinned=False)
        self._children.setdefault(entry.parent, set()).add(entry.key)
        self.used += size

    def _room(self, need: int, locked: Collection[bytes]) -> list[Victim] | None:
        """What to evict so that `need` more bytes fit; None where that cannot be."""
        over = self.used + need - self.budget
        if over <= 0:
            return []
        if need > self.budget:
            return None
        generous = over + int(self.budget * SLACK)
        every = self.entries.values()
        return plan(every, generous, locked, self._window) or plan(every, over, locked, self._window)

    def _drop(self, victim: Victim) -> None:
        key = victim.entry.key
        if victim.part == FULL:
            self.remove(key)
            return
        self.used -= victim.freed
        del self._held[key][SLIDING]
        self.entries[key] = self.entries[key].without_sliding()
