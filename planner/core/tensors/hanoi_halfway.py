"""From one peg to another on complete arcs: only the way to the middle has to be searched.

Before the largest disc first moves, all others lie on the pegs that it neither leaves nor enters. Let d be the fewest
moves from the tower of the others to any such position. By exchanging pegs, the moves after its last move are at
least d as well, so no plan is shorter than 2d + 1; and the way to the middle, the move of the largest disc and the
same way back with start and target exchanged is a plan of that length.
"""

from collections.abc import Sequence
from typing import Any

from planner.core.tensors.arrays import NUMPY, Array, Arrays
from planner.core.tensors.hanoi import HanoiCodec, goal_contents
from planner.core.tensors.hanoi_model import HanoiModel, is_complete, only_peg
from planner.core.tensors.peg_fields import PegFields

# Above this many positions in the middle the search goes forwards only.
MOST_MIDDLES = 1 << 20
NOTE = (
    "The way to the first move of the largest disc was searched; after its last move the same way back is as short as "
    "any. Positions that differ only by the names of the other pegs count as one."
)


def goes_halfway(model: HanoiModel) -> bool:
    """Whether the puzzle is one tower that goes from its peg to another, on three pegs or more."""
    source = only_peg(model.start)
    targets = [only_peg(content) for content in goal_contents(model)]
    ends_elsewhere = bool(targets) and None not in targets and source not in targets
    return len(model.pegs) > 2 and source is not None and ends_elsewhere and is_complete(model)


class HalfwayCodec(HanoiCodec):
    """The tower without its largest disc, on the way to where that disc can move."""

    def __init__(self, model: HanoiModel, arrays: Arrays = NUMPY) -> None:
        pegs = list(model.pegs)
        self._source = pegs.index(only_peg(model.start) or "")
        self._target = pegs.index(only_peg(goal_contents(model)[0]) or "")
        fields = PegFields(len(pegs), sum(map(len, model.start.values())) - 1)
        others = tuple(peg for peg in range(len(pegs)) if peg != self._source)
        self._middle_pegs = others[:-1]
        self._set_up(fields, model.arcs(), self._source * fields.ones, [], others, arrays)
        self.note = NOTE

    def goals(self) -> Array | None:
        """Every position in the middle, unless they are too many."""
        if len(self._middle_pegs) ** self.fields.discs > MOST_MIDDLES:
            return None
        middles = _positions(self.fields, self._middle_pegs, self.arrays)
        return self.arrays.distinct(self._relabelling.of(middles))

    def is_goal(self, states: Array) -> Array:
        """Whether the largest disc can leave: nothing above it, and an empty peg besides."""
        empty = [self.fields.on(states, peg) == 0 for peg in range(self.fields.pegs)]
        another = states != states
        for peg, is_empty in enumerate(empty):
            if peg != self._source:
                another = another | is_empty
        return another & empty[self._source]

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """To the middle, the largest disc, and back with the ends exchanged."""
        there = super().actions(path)
        left_free = self._free_after(there)
        there = [(_exchange(a, left_free, self._target), _exchange(b, left_free, self._target)) for a, b in there]
        ends = (self._source, self._target)
        return [*there, ends, *((_exchange(b, *ends), _exchange(a, *ends)) for a, b in reversed(there))]

    def whole(self, depth: int) -> int:
        """There, one move, and back."""
        return 2 * depth + 1

    def _free_after(self, moves: Sequence[tuple[int, int]]) -> int:
        """A peg besides the source that is empty in the end."""
        height = [0] * self.fields.pegs
        height[self._source] = self.fields.discs
        for a, b in moves:
            height[a] -= 1
            height[b] += 1
        return next(peg for peg, discs in enumerate(height) if not discs and peg != self._source)


def _positions(fields: PegFields, pegs: Sequence[int], arrays: Arrays) -> Array:
    """Every way for the discs to lie on these pegs, packed."""
    positions = arrays.array([0])
    for disc in range(fields.discs):
        positions = arrays.join([positions + (peg << fields.bits * disc) for peg in pegs])
    return positions


def _exchange(peg: int, a: int, b: int) -> int:
    return {a: b, b: a}.get(peg, peg)
