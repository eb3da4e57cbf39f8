"""Tower of Hanoi under the size rule as arrays: which peg each disc is on says everything.

Rows, shape (states, discs), int64: the number of the peg of each disc, the smallest disc first.
Packed, shape (states,), int64: the same in fields of bits, see `peg_fields`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.tensors.arrays import NUMPY, Array, Arrays
from planner.core.tensors.hanoi_model import HanoiModel, is_complete, is_undirected
from planner.core.tensors.peg_fields import GROUND, PegFields, Relabelling

Move: TypeAlias = tuple[int, int]
RELABELLED = "Positions that differ only by the names of pegs that may be exchanged count as one."


class HanoiLayout:
    """States as shown to rows and to packed numbers, and back."""

    def __init__(self, model: HanoiModel, arrays: Arrays = NUMPY) -> None:
        self._pegs = list(model.pegs)
        self._discs = sorted(disc for discs in model.start.values() for disc in discs)
        self._arrays = arrays
        self.fields = PegFields(len(self._pegs), len(self._discs))
        self.width = len(self._discs)
        self.fits = self.fields.fits

    def rows(self, states: Sequence[JsonObject]) -> Array:
        """From `{"pegs": {peg: discs}}` to shape (states, discs)."""
        return self._arrays.array([self._row(state["pegs"]) for state in states]).reshape(len(states), self.width)

    def states(self, rows: Array) -> list[JsonObject]:
        """From rows to the states as shown, every peg named."""
        return [self._state(row) for row in self._arrays.numpy(rows).tolist()]

    def pack(self, rows: Array) -> Array:
        """Rows to packed numbers."""
        return self.fields.pack(rows)

    def unpack(self, packed: Array) -> Array:
        """Packed numbers to rows."""
        return self.fields.unpack(packed, self._arrays)

    def one(self, content: dict[str, Any]) -> int:
        """A single content of the pegs, packed."""
        return sum(peg << self.fields.bits * disc for disc, peg in enumerate(self._row(content)))

    def _row(self, content: dict[str, Any]) -> list[int]:
        on = {disc: self._pegs.index(peg) for peg, discs in content.items() for disc in discs}
        return [on[disc] for disc in self._discs]

    def _state(self, row: list[int]) -> JsonObject:
        content: dict[str, list[int]] = {peg: [] for peg in self._pegs}
        for disc, peg in zip(reversed(self._discs), reversed(row), strict=True):
            content[self._pegs[peg]].append(disc)
        return {"pegs": content}


class HanoiCodec:
    """Whole layers of positions; with `relabel`, pegs that no goal uses are exchanged freely where moves allow it."""

    def __init__(self, model: HanoiModel, arrays: Arrays = NUMPY, *, relabel: bool = True) -> None:
        layout = HanoiLayout(model, arrays)
        goals = sorted({layout.one(content) for content in goal_contents(model)})
        unused = _unused(layout.fields, goals)
        free = unused if relabel and is_complete(model) else ()
        self._set_up(layout.fields, model.arcs(), layout.one(model.start), goals, free, arrays)

    def _set_up(
        self, fields: PegFields, arcs: Sequence[Move], start: int, goals: Sequence[int], free: tuple[int, ...],
        arrays: Arrays,
    ) -> None:  # fmt: skip
        self.fields, self.arrays = fields, arrays
        self._arcs, self._start = tuple(arcs), start
        self._relabelling = Relabelling(fields, free)
        self._goals = arrays.distinct(self._relabelling.of(arrays.array(goals)))
        self.space = 1 << fields.bits * fields.discs
        self.branching = max(1, len(arcs))
        self.is_undirected = is_undirected(arcs)
        self.note = RELABELLED if self._relabelling else ""
        self._pegs = arrays.array(range(fields.pegs)).reshape(-1, 1)
        # Where discs may go both ways one lane does for two arcs: the smaller of two tops is the one that can go.
        lanes = [(a, b) for a, b in arcs if a < b] if self.is_undirected else self._arcs
        self._ends = tuple(arrays.array([lane[end] for lane in lanes]) for end in (0, 1))
        self._changes = arrays.array([a ^ b for a, b in lanes]).reshape(-1, 1)

    def start(self) -> int:
        """The packed start."""
        return int(self._relabelling.of(self._start))

    def goals(self) -> Array | None:
        """The packed goals."""
        return self._goals

    def is_goal(self, states: Array) -> Array:
        """Whether every disc lies where a goal says."""
        reached = states != states
        for goal in self._goals:
            reached = reached | (states == goal)
        return reached

    def successors(self, states: Array) -> Iterable[Array]:
        """One move of any top disc."""
        yield self._moved(states, *self._ends)

    def predecessors(self, states: Array) -> Iterable[Array]:
        """The same with every arc turned round: a disc may go back to where it could come from."""
        yield self._moved(states, *reversed(self._ends))

    def parent(self, state: int, layer: Array) -> int:
        """See FrontierCodec."""
        before = self.arrays.array(self._before(state))
        return int(self.arrays.within(self._relabelling.of(before), layer)[0])

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """The moves along a path, as numbers of pegs."""
        moves, state = [], self._start
        for following in path[1:]:
            move, state = self._move_to(state, following)
            moves.append(move)
        return moves

    def whole(self, depth: int) -> int:
        """The path is the plan."""
        return depth

    def _moved(self, states: Array, sources: Array, targets: Array) -> Array:
        """The states after one move along each lane; a disc changes pegs by the bits in which their numbers differ."""
        tops = self.fields.top(self.fields.on(states, self._pegs))
        # An empty peg has GROUND on top, which is below nothing: it gives no disc and takes any.
        lifted, below = tops[sources], tops[targets]
        if self.is_undirected:
            lifted = self.arrays.least(lifted, below)
            legal = lifted < GROUND
        else:
            legal = lifted < below
        return self._relabelling.of((states ^ lifted * self._changes)[legal])

    def _before(self, state: int) -> list[int]:
        """The states one move before a single one; with numbers this takes half as long as with arrays."""
        tops = self._tops(state)
        return [state ^ tops[b] * (a ^ b) for a, b in self._arcs if tops[b] < tops[a]]

    def _tops(self, state: int) -> list[int]:
        return [self.fields.top(self.fields.on(state, peg)) for peg in range(self.fields.pegs)]

    def _move_to(self, state: int, following: int) -> tuple[Move, int]:
        """The move of the real puzzle after which the state counts as `following`."""
        tops = self._tops(state)
        for a, b in self._arcs:
            if tops[a] < tops[b]:
                after = state ^ tops[a] * (a ^ b)
                if self._relabelling.of(after) == following:
                    return (a, b), after
        raise ValueError("the path is not one of moves")


def goal_contents(model: HanoiModel) -> list[dict[str, tuple[int, ...]]]:
    """What may lie where at the end; nothing where the goal breaks the size rule."""
    discs = tuple(sorted((disc for content in model.start.values() for disc in content), reverse=True))
    if model.goal_state is None:
        return [{peg: discs} for peg in model.goal_pegs]
    kept = all(list(content) == sorted(content, reverse=True) for content in model.goal_state.values())
    return [model.goal_state] if kept else []


def _unused(fields: PegFields, goals: Sequence[int]) -> tuple[int, ...]:
    """The pegs that are empty in every goal."""
    return tuple(peg for peg in range(fields.pegs) if not any(fields.on(goal, peg) for goal in goals))
