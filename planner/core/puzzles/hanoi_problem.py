"""Tower of Hanoi as a search sees it: with the size rule pegs are sets of discs, without it they are stacks."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

from planner.core.puzzles.hanoi_estimate import Estimate, distances, sum_of_distances
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.hanoi_codec import hanoi_codec

Move: TypeAlias = tuple[int, int]  # from one peg to another, by their numbers
Sets: TypeAlias = tuple[int, ...]  # one bit for each disc, the smallest disc the lowest bit
Stacks: TypeAlias = tuple[tuple[int, ...], ...]


def hanoi_problem(model: TowerOfHanoi) -> "SortedPegs | StackedPegs":
    """The smaller of the two representations that is exact for this model."""
    return SortedPegs(model) if model.size_rule else StackedPegs(model)


class SortedPegs:
    """Under the size rule what is on a peg says also in which order, so a peg is a set: one integer."""

    def __init__(self, model: TowerOfHanoi) -> None:
        self._model = model
        self._arcs = model.arcs()
        discs = sorted(disc for content in model.start.values() for disc in content)
        self._bits = {disc: 1 << rank for rank, disc in enumerate(discs)}
        self._goals = self._goal_states()

    def initial(self) -> Sets:
        """The pegs at the start."""
        return self._pack(self._model.start)

    def successors(self, state: Sets) -> Iterator[tuple[Move, Sets] | None]:
        """Every move of a top disc to a peg without a smaller one."""
        tops = [discs & -discs for discs in state]
        for move in self._arcs:
            a, b = move
            top = tops[a]
            if top and (not tops[b] or top < tops[b]):
                after = list(state)
                after[a] ^= top
                after[b] |= top
                yield move, tuple(after)

    def predecessors(self, state: Sets) -> Iterator[tuple[Move, Sets] | None]:
        """Every move that a top disc may just have made."""
        tops = [discs & -discs for discs in state]
        for move in self._arcs:
            a, b = move
            top = tops[b]
            if top and (not tops[a] or top < tops[a]):
                before = list(state)
                before[b] ^= top
                before[a] |= top
                yield move, tuple(before)

    def goal_states(self) -> Iterable[Sets] | None:
        """All of them: one for each peg that may hold everything, or the one that was given."""
        return self._goals

    def estimate(self, state: Sets) -> int:
        """Every disc has to go where the nearest goal wants it, and some have to step aside before."""
        return min((estimate.of(state) for estimate in self._estimates), default=0)

    @cached_property
    def _estimates(self) -> list[Estimate]:
        return [Estimate(self._arcs, goal) for goal in self._goals]

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays; a tower needs only be searched to the middle."""
        return hanoi_codec(self._model)

    def is_goal(self, state: Sets) -> bool:
        """Whether the discs lie as the goal says."""
        return state in self._goals

    def step_json(self, action: Move) -> Any:
        """From which peg to which."""
        return [self._model.pegs[peg] for peg in action]

    def _pack(self, content: dict[str, tuple[int, ...]]) -> Sets:
        return tuple(sum(self._bits[disc] for disc in content[peg]) for peg in self._model.pegs)

    def _goal_states(self) -> frozenset[Sets]:
        everything = (1 << len(self._bits)) - 1
        pegs = self._model.pegs
        if self._model.goal_state is None:
            return frozenset(tuple(everything if peg == goal else 0 for peg in pegs) for goal in self._model.goal_pegs)
        # A goal with a larger disc on a smaller one is no state that sets can hold: no state is the goal.
        if any(list(discs) != sorted(discs, reverse=True) for discs in self._model.goal_state.values()):
            return frozenset()
        return frozenset({self._pack(self._model.goal_state)})


class StackedPegs:
    """Without the size rule any top disc may go anywhere, and the order on a peg matters."""

    def __init__(self, model: TowerOfHanoi) -> None:
        self._model = model
        self._arcs = model.arcs()
        self._count = sum(len(discs) for discs in model.start.values())
        self._goal_pegs = [model.pegs.index(peg) for peg in model.goal_pegs]
        self._goal_state = self._stack(model.goal_state) if model.goal_state is not None else None

    def initial(self) -> Stacks:
        """The pegs at the start."""
        return self._stack(self._model.start)

    def successors(self, state: Stacks) -> Iterator[tuple[Move, Stacks] | None]:
        """Every move of a top disc."""
        for move in self._arcs:
            a, b = move
            if state[a]:
                after = list(state)
                after[a] = state[a][:-1]
                after[b] = (*state[b], state[a][-1])
                yield move, tuple(after)

    def predecessors(self, state: Stacks) -> Iterator[tuple[Move, Stacks] | None]:
        """Every move that a top disc may just have made."""
        for move in self._arcs:
            a, b = move
            if state[b]:
                before = list(state)
                before[b] = state[b][:-1]
                before[a] = (*state[a], state[b][-1])
                yield move, tuple(before)

    def goal_states(self) -> Iterable[Stacks] | None:
        """The one that was given; on a single peg the discs may lie in too many orders to list."""
        return None if self._goal_state is None else [self._goal_state]

    def estimate(self, state: Stacks) -> int:
        """How far the discs are from their pegs in all; too high or too low counts as nothing."""
        if self._goal_state is not None:
            return sum_of_distances(self._distances, state, self._goal_state)
        return min(
            sum(len(discs) * self._distances[a, peg] for a, discs in enumerate(state)) for peg in self._goal_pegs
        )

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays."""
        return hanoi_codec(self._model)

    @cached_property
    def _distances(self) -> dict[tuple[int, int], int]:
        return distances(self._arcs, len(self._model.pegs))

    def is_goal(self, state: Stacks) -> bool:
        """Whether the discs lie as the goal says; on one peg they may lie in any order."""
        if self._goal_state is not None:
            return state == self._goal_state
        return any(len(state[peg]) == self._count for peg in self._goal_pegs)

    def step_json(self, action: Move) -> Any:
        """From which peg to which."""
        return [self._model.pegs[peg] for peg in action]

    def _stack(self, content: dict[str, tuple[int, ...]]) -> Stacks:
        return tuple(content[peg] for peg in self._model.pegs)
