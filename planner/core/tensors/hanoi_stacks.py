"""Tower of Hanoi without the size rule as arrays: on a peg the order matters as well.

Rows, shape (states, 2 x discs), int64: the number of the peg of each disc, the smallest disc first, and then the place
of each disc on its peg, 0 at the bottom.
Packed, shape (states,), int64: the stacks of all pegs written one after the other, each from the bottom to the top, a
field of bits for each disc; and above them the height of each peg but the last.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.tensors.arrays import NUMPY, Array, Arrays
from planner.core.tensors.hanoi_model import HanoiModel, is_undirected

MOST_BITS = 62


class StackLayout:
    """States as shown to rows and to packed numbers, and back."""

    def __init__(self, model: HanoiModel, arrays: Arrays = NUMPY) -> None:
        self._arrays = arrays
        self.pegs = list(model.pegs)
        self._discs = sorted(disc for discs in model.start.values() for disc in discs)
        self.count = len(self._discs)
        self.width = 2 * self.count
        # Discs are numbered from 1 in a field, so that one number is as wide as the count is.
        self.bits = self.count.bit_length()
        self._heights_shift = self.bits * self.count
        self.fits = self._heights_shift + self.bits * (len(self.pegs) - 1) <= MOST_BITS
        self.space = 1 << self._heights_shift + self.bits * (len(self.pegs) - 1)

    def rows(self, states: Sequence[JsonObject]) -> Array:
        """From `{"pegs": {peg: discs}}` to shape (states, 2 x discs)."""
        return self._arrays.array([self._row(state["pegs"]) for state in states]).reshape(len(states), self.width)

    def states(self, rows: Array) -> list[JsonObject]:
        """From rows to the states as shown, every peg named."""
        return [self._state(row) for row in self._arrays.numpy(rows).tolist()]

    def pack(self, rows: Array) -> Array:
        """Rows to packed numbers."""
        pegs, places = rows[:, : self.count], rows[:, self.count :]
        heights = [(pegs == peg).sum(1) for peg in range(len(self.pegs))]
        stacks = []
        for peg, height in enumerate(heights):
            stack = rows[:, :0].sum(1)
            for disc in range(self.count):
                # The top is in the lowest field of its stack.
                field = (height - 1 - places[:, disc]) * (pegs[:, disc] == peg)
                stack = stack + ((disc + 1) * (pegs[:, disc] == peg) << self.bits * field)
            stacks.append(stack)
        return self.join(stacks, heights)

    def unpack(self, packed: Array) -> Array:
        """Packed numbers to rows."""
        stacks, heights = self.split(packed)
        pegs = [packed - packed for _ in range(self.count)]
        places = [packed - packed for _ in range(self.count)]
        for peg, (stack, height) in enumerate(zip(stacks, heights, strict=True)):
            for depth in range(self.count):
                there = stack >> self.bits * depth & (1 << self.bits) - 1
                for disc in range(self.count):
                    pegs[disc] = pegs[disc] + peg * (there == disc + 1)
                    places[disc] = places[disc] + (height - 1 - depth) * (there == disc + 1)
        return self._arrays.columns([*pegs, *places], len(packed))

    def join(self, stacks: Sequence[Any], heights: Sequence[Any]) -> Any:
        """One number from a stack and a height for each peg."""
        packed = stacks[0]
        for stack, height in zip(stacks[1:], heights[1:], strict=True):
            packed = (packed << self.bits * height) + stack
        for peg, height in enumerate(heights[:-1]):
            packed = packed + (height << self._heights_shift + self.bits * peg)
        return packed

    def split(self, packed: Any) -> tuple[list[Any], list[Any]]:
        """The stack and the height of each peg."""
        top = self._heights_shift
        heights = [packed >> top + self.bits * peg & (1 << self.bits) - 1 for peg in range(len(self.pegs) - 1)]
        heights.append(self.count - sum(heights))
        rest, stacks = packed & (1 << top) - 1, []
        for height in reversed(heights):
            width = self.bits * height
            above = rest >> width
            stacks.append(rest - (above << width))
            rest = above
        return stacks[::-1], heights

    def one(self, content: dict[str, Any]) -> int:
        """A single content of the pegs, packed."""
        return int(self.pack(self.rows([{"pegs": content}]))[0])

    def _row(self, content: dict[str, Any]) -> list[int]:
        on = {disc: (self.pegs.index(peg), i) for peg, discs in content.items() for i, disc in enumerate(discs)}
        return [on[disc][side] for side in (0, 1) for disc in self._discs]

    def _state(self, row: list[int]) -> JsonObject:
        placed = sorted(zip(row[self.count :], row[: self.count], self._discs, strict=True))
        content: dict[str, list[int]] = {peg: [] for peg in self.pegs}
        for _, peg, disc in placed:
            content[self.pegs[peg]].append(disc)
        return {"pegs": content}


class StackCodec:
    """Whole layers of positions in which any disc may lie on any other."""

    note = ""

    def __init__(self, model: HanoiModel, arrays: Arrays = NUMPY) -> None:
        self.arrays = arrays
        self._layout = StackLayout(model, arrays)
        self._arcs = model.arcs()
        self._goal_pegs = [self._layout.pegs.index(peg) for peg in model.goal_pegs]
        self._goal = None if model.goal_state is None else self._layout.one(model.goal_state)
        self._begin = self._layout.one(model.start)
        self.space = self._layout.space
        self.branching = max(1, len(self._arcs))
        self.is_undirected = is_undirected(self._arcs)

    def start(self) -> int:
        """The packed start."""
        return self._begin

    def goals(self) -> Array | None:
        """The one goal there is, or None: a tower in any order is too many."""
        return None if self._goal is None else self.arrays.array([self._goal])

    def is_goal(self, states: Array) -> Array:
        """Whether the discs lie as the goal says; on one peg they may lie in any order."""
        if self._goal is not None:
            return states == self._goal
        heights = self._layout.split(states)[1]
        reached = states != states
        for peg in self._goal_pegs:
            reached = reached | (heights[peg] == self._layout.count)
        return reached

    def successors(self, states: Array) -> Iterable[Array]:
        """One move of any top disc."""
        return self._moved(states, self._arcs)

    def predecessors(self, states: Array) -> Iterable[Array]:
        """The same with every arc turned round."""
        return self._moved(states, [(b, a) for a, b in self._arcs])

    def parent(self, state: int, layer: Array) -> int:
        """See FrontierCodec."""
        before = self.arrays.join([*self.predecessors(self.arrays.array([state]))])
        return int(self.arrays.within(before, layer)[0])

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """The moves along a path, as numbers of pegs."""
        heights = [self._layout.split(state)[1] for state in path]
        moves = []
        for before, after in pairwise(heights):
            change = [b - a for a, b in zip(before, after, strict=True)]
            moves.append((change.index(-1), change.index(1)))
        return moves

    def whole(self, depth: int) -> int:
        """The path is the plan."""
        return depth

    def _moved(self, states: Array, arcs: Sequence[tuple[int, int]]) -> Iterable[Array]:
        all_stacks, all_heights = self._layout.split(states)
        bits = self._layout.bits
        for a, b in arcs:
            can_go = all_heights[a] > 0
            stacks, heights = [s[can_go] for s in all_stacks], [h[can_go] for h in all_heights]
            disc = stacks[a] & (1 << bits) - 1
            stacks[a], heights[a] = stacks[a] >> bits, heights[a] - 1
            stacks[b], heights[b] = (stacks[b] << bits) + disc, heights[b] + 1
            yield self._layout.join(stacks, heights)
