"""A dictionary of millions of states that never stops to think.

When Python's dictionary is full it is laid out anew, all of it at once: at six million states a quarter of a second in
which nobody can stop the search. Here the states are dealt out to many small dictionaries.
"""

from typing import Generic, TypeVar

from planner.core.search.watch import Watch

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

COUNT = 61  # a prime, so that packed states, whose lowest bits are much alike, are dealt out evenly


class Shards(Generic[KeyT, ValueT]):
    """The dictionaries are `parts`; `of` a key is the one that the key is in, or belongs into."""

    def __init__(self, watch: Watch) -> None:
        self.parts: list[dict[KeyT, ValueT]] = [{} for _ in range(COUNT)]
        watch.keep_all(self.parts)

    def of(self, key: KeyT) -> dict[KeyT, ValueT]:
        """The dictionary for a key."""
        return self.parts[hash(key) % COUNT]

    def __getitem__(self, key: KeyT) -> ValueT:
        return self.parts[hash(key) % COUNT][key]

    def __contains__(self, key: KeyT) -> bool:
        return key in self.parts[hash(key) % COUNT]

    def __len__(self) -> int:
        return sum(map(len, self.parts))
