"""One side of a frontier search: the layers it has seen, and how the next one is made, each state once."""

from collections.abc import Callable, Generator, Iterable
from typing import Any

from planner.core.events import Progress
from planner.core.search.seen import Seen, SeenInRuns, SeenInTwoLayers, SeenOnMap
from planner.core.search.watch import Watch
from planner.core.tensors.arrays import Array, Arrays

# States and moves at a time: small enough for a processor's cache and for a driver that wants to stop us.
MOVES_AT_ONCE = 1 << 17
SORTED_AT_ONCE = 1 << 19
# Two bytes for each possible state; above this, or above an eighth of the budget, visited states are kept sorted.
LARGEST_MAP = 1 << 27
NUMBER = 8  # bytes of an int64


class Layers:
    """Breadth-first layers of packed states, from the nearest on; `memory` is shared by both sides of a search."""

    def __init__(
        self,
        first: Array,
        neighbours: Callable[[Array], Iterable[Array]],
        branching: int,
        seen: Seen,
        arrays: Arrays,
        memory: "Memory",
    ) -> None:
        self.layers = [first]
        self._neighbours, self._seen, self._arrays, self._memory = neighbours, seen, arrays, memory
        self._branching, self._chunk = branching, max(1, MOVES_AT_ONCE // branching)
        memory.keep(len(first), seen.more_bytes(first))
        seen.add(first)

    @property
    def last(self) -> Array:
        """The farthest layer."""
        return self.layers[-1]

    @property
    def states(self) -> int:
        """How many states were seen from this side."""
        return sum(map(len, self.layers))

    def walk_back(
        self, state: int, nearer: Callable[[int, Array], int], watch: Watch
    ) -> Generator[Progress, None, list[int]]:
        """From a state of the farthest layer to one of the first; `nearer` finds the one before in a layer."""
        path = [state]
        for layer in reversed(self.layers[:-1]):
            if news := watch.look():
                yield news
            # From a layer of one state every way comes. So no way need lead back to the start, which may be the
            # only state that breaks a rule.
            path.append(int(layer[0]) if len(layer) == 1 else nearer(path[-1], layer))
        return path

    def grow(self, watch: Watch, depth: int) -> Generator[Progress, None, None]:
        """Add the next layer, sorted; an empty one when there is nothing more. Raises Spent."""
        parts, pending, last = [], 0, self.last
        for i in range(0, len(last), self._chunk):
            if news := watch.look():
                yield news
            self._memory.check(pending)
            chunk = last[i : i + self._chunk]
            watch.expanded, watch.depth = watch.expanded + len(chunk), depth
            parts.append(self._seen.unseen(self._found(chunk, watch), len(chunk) * self._branching))
            pending += len(parts[-1])
        self._memory.check(2 * pending)
        layer = yield from self._merge(parts, pending, watch)
        self._memory.keep(len(layer), self._seen.more_bytes(layer))
        self._seen.add(layer)
        self.layers.append(layer)

    def _found(self, chunk: Array, watch: Watch) -> Iterable[Array]:
        for found in self._neighbours(chunk):
            watch.generated += len(found)
            yield found

    def _merge(self, parts: list[Array], pending: int, watch: Watch) -> Generator[Progress, None, Array]:
        """The parts, each sorted, as one sorted array without repetitions; a range of values at a time."""
        arrays = self._arrays
        if len(parts) <= 1:
            return parts[0] if parts else arrays.array([])
        if pending <= SORTED_AT_ONCE:
            return arrays.distinct(arrays.join(parts))
        merged = []
        for pieces in _ranges(parts, 1 + pending // SORTED_AT_ONCE, arrays):
            merged.append(arrays.distinct(arrays.join(pieces)))
            if news := watch.look():
                yield news
        return arrays.join(merged)


def _ranges(parts: list[Array], count: int, arrays: Arrays) -> Any:
    """The same values cut into ranges that follow each other, of about equal size each."""
    sample = arrays.distinct(arrays.join([part[:: max(1, len(part) // 64)] for part in parts]))
    cuts = sample[:: max(1, len(sample) // count)][1:]
    edges = [[0, *arrays.places(part, cuts), len(part)] for part in parts]
    for i in range(len(cuts) + 1):
        yield [part[edge[i] : edge[i + 1]] for part, edge in zip(parts, edges, strict=True)]


class Memory:
    """Counts what is kept against the budget, before it is allocated."""

    def __init__(self, watch: Watch, most_bytes: int, branching: int) -> None:
        self._watch = watch
        self._states = 0
        self._most_bytes = most_bytes
        # A chunk on its way through a codec takes some fifteen arrays of its moves.
        self._bytes = 15 * NUMBER * max(branching, MOVES_AT_ONCE)

    def keep(self, states: int, more: int = 0) -> None:
        """So many states more for good, and so many bytes besides."""
        self._states += states
        self._bytes += NUMBER * states + more
        self.check(0)

    def check(self, pending: int) -> None:
        """Raises Spent if what is kept, and so many states besides for a moment, are too much."""
        self._watch.reserve(self._states, self._bytes + NUMBER * pending)

    def seen(self, space: int, is_undirected: bool, arrays: Arrays) -> Seen:
        """The fastest way to remember states that the memory has room for."""
        if space <= min(LARGEST_MAP, self._most_bytes // 8):
            self.keep(0, 2 * space)
            return SeenOnMap(space, arrays)
        return SeenInTwoLayers(arrays) if is_undirected else SeenInRuns(arrays)
