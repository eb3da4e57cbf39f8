"""Which packed states a search has visited: three ways to remember, by the size of the puzzle and its arcs."""

from collections.abc import Iterable
from typing import Protocol

from planner.core.tensors.arrays import Array, Arrays


class Seen(Protocol):
    """What one side of a search has visited."""

    def unseen(self, found: Iterable[Array], most: int, /) -> Array:
        """Those of the states that are new, sorted, each once; they may come again in a later call.

        The states come in parts and are `most` at the most.
        """

    def add(self, layer: Array) -> None:
        """A whole layer, sorted and each state once, is visited now."""

    def more_bytes(self, layer: Array, /) -> int:
        """How many bytes `add` will need, the layer itself not counted."""


# To put states in order by marking them on a map and reading it takes as long as to sort a sixtieth as many, measured.
READ_RATHER_THAN_SORT = 64
# To mark them part by part, known ones too, and to go over the whole map takes less than to put the parts together and
# to look every one up, up to a map of four times as many: 2.5 instead of 7 ms for 460,000 moves of jugs. New pages of
# memory are what takes so long.
MARK_RATHER_THAN_LOOK = 4


class SeenOnMap:
    """A byte for every state there could be: one look-up each, and memory as large as the puzzle.

    Where many states are found at once, a second map of those just found puts them in order without sorting.
    """

    def __init__(self, space: int, arrays: Arrays) -> None:
        self._arrays = arrays
        self._space = space
        self._map = arrays.falses(space)
        self._just_found: Array | None = None

    def unseen(self, found: Iterable[Array], most: int, /) -> Array:
        """What is new is marked at once, so that later chunks of the layer do not bring it again."""
        if self._space <= MARK_RATHER_THAN_LOOK * most:
            new = self._marked(found)
        else:
            together = _together(found, self._arrays)
            new = self._in_order(together[~self._map[together]])
        self._map[new] = True
        return new

    def _marked(self, found: Iterable[Array]) -> Array:
        """What is new of many, each once, sorted."""
        just_found = self._second_map()
        for part in found:
            just_found[part] = True
        new = self._arrays.marked(just_found & ~self._map)
        just_found[:] = False
        return new

    def _in_order(self, found: Array) -> Array:
        """Each once, sorted."""
        if self._space > READ_RATHER_THAN_SORT * len(found):
            return self._arrays.distinct(found)
        just_found = self._second_map()
        just_found[found] = True
        new = self._arrays.marked(just_found)
        just_found[new] = False
        return new

    def _second_map(self) -> Array:
        if self._just_found is None:
            self._just_found = self._arrays.falses(self._space)
        return self._just_found

    def add(self, layer: Array) -> None:
        """Needed for the first layer only; the others were marked when they were found."""
        self._map[layer] = True

    def more_bytes(self, _layer: Array, /) -> int:
        """The map was there from the beginning."""
        return 0


class SeenInTwoLayers:
    """Where every move can be taken back, a neighbour of a layer is in it, in the one before or in the next."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._before = self._last = arrays.array([])

    def unseen(self, found: Iterable[Array], _most: int, /) -> Array:
        """See Seen."""
        new = self._arrays.distinct(_together(found, self._arrays))
        return self._arrays.without(self._arrays.without(new, self._last), self._before)

    def add(self, layer: Array) -> None:
        """See Seen."""
        self._before, self._last = self._last, layer

    def more_bytes(self, _layer: Array, /) -> int:
        """The layers are kept anyway."""
        return 0


LARGEST_RUN = 1 << 20  # states; merging more would take longer than a driver that wants to stop us should wait


class SeenInRuns:
    """Every visited state, in sorted runs: two of about one size are merged, so there are only ever few."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._runs: list[Array] = []

    def unseen(self, found: Iterable[Array], _most: int, /) -> Array:
        """See Seen."""
        new = self._arrays.distinct(_together(found, self._arrays))
        for run in self._runs:
            new = self._arrays.without(new, run)
        return new

    def add(self, layer: Array) -> None:
        """See Seen."""
        self._runs.append(layer)
        while len(self._runs) > 1 and len(self._runs[-2]) < min(LARGEST_RUN, 2 * len(self._runs[-1])):
            merged = self._arrays.distinct(self._arrays.join(self._runs[-2:]))
            self._runs[-2:] = [merged]

    def more_bytes(self, layer: Array, /) -> int:
        """A second copy of the layer, in its run."""
        return 8 * len(layer)


def _together(parts: Iterable[Array], arrays: Arrays) -> Array:
    """One array of all parts, of which there may be none."""
    found = [*parts]
    return found[0] if len(found) == 1 else arrays.join([arrays.array([]), *found])
