"""Which blocks are in use, by count. Not thread-safe: the manager holds its lock."""

from collections import Counter
from collections.abc import Iterable, KeysView


class Locks:
    """A key is locked as long as it was locked more often than unlocked."""

    def __init__(self) -> None:
        self._counts: Counter[bytes] = Counter()

    def keys(self) -> KeysView[bytes]:
        return self._counts.keys()

    def total(self) -> int:
        return self._counts.total()

    def lock(self, keys: Iterable[bytes]) -> None:
        self._counts.update(keys)

    def unlock(self, keys: Iterable[bytes]) -> None:
        for key in keys:
            self._counts[key] -= 1
            if not self._counts[key]:
                del self._counts[key]
