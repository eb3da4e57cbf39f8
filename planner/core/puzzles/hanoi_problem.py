"""Tower of Hanoi as a search sees it: with the size rule pegs are sets of discs, without it they are stacks."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

from planner.core.puzzles.hanoi_estimate import Estimate, distances, sum_of_distances
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.hanoi_codec import hanoi_codec

Move: TypeAlias = tuple[int, int]  # from one peg to another, by their numbers
Stacks: TypeAlias = tuple[tuple[int, ...], ...]


def hanoi_problem(model: TowerOfHanoi) -> "SortedPegs | StackedPegs":
    """The smaller of the two representations that is exact for this model."""
    return SortedPegs(model) if model.size_rule else StackedPegs(model)


class Pegs:
    """What both have in common."""

    def __init__(self, model: TowerOfHanoi) -> None:
        self._model = model
        self._arcs = model.arcs()

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays; a tower needs only be searched to the middle."""
        return self._codec

    @cached_property
    def _codec(self) -> FrontierCodec | None:
        return hanoi_codec(self._model)  # asked for by who chooses the search, and again by the search

    def step_json(self, action: Move) -> Any:
        """From which peg to which."""
        return [self._model.pegs[peg] for peg in action]


class SortedPegs(Pegs):
    """Under the size rule what is on a peg says also in which order, so a peg is a set, and a state one integer.

    A peg has one bit for each disc, the smallest disc the lowest; the pegs follow each other from the lowest bits on.
    """

    def __init__(self, model: TowerOfHanoi) -> None:
        super().__init__(model)
        discs = sorted(disc for content in model.start.values() for disc in content)
        self._bits = {disc: 1 << rank for rank, disc in enumerate(discs)}
        self._everything = (1 << len(discs)) - 1
        self._shifts = [peg * len(discs) for peg in range(len(model.pegs))]
        self._goals = self._goal_states()

    def initial(self) -> int:
        """The pegs at the start."""
        return self._pack(self._model.start)

    def successors(self, state: int) -> Iterator[tuple[Move, int] | None]:
        """Every move of a top disc to a peg without a smaller one."""
        return self._moves(state, 0, 1)

    def predecessors(self, state: int) -> Iterator[tuple[Move, int] | None]:
        """Every move that a top disc may just have made."""
        return self._moves(state, 1, 0)

    def _moves(self, state: int, origin: int, target: int) -> Iterator[tuple[Move, int] | None]:
        """Along each arc from one of its ends to the other."""
        shifts = self._shifts
        tops = [discs & -discs for discs in self._sets(state)]
        for move in self._arcs:
            a, b = move[origin], move[target]
            top = tops[a]
            if top and (not tops[b] or top < tops[b]):
                yield move, state - (top << shifts[a]) + (top << shifts[b])

    def goal_states(self) -> Iterable[int] | None:
        """All of them: one for each peg that may hold everything, or the one that was given."""
        return self._goals

    def is_goal(self, state: int) -> bool:
        """Whether the discs lie as the goal says."""
        return state in self._goals

    def estimate(self, state: int) -> int:
        """Every disc has to go where the nearest goal wants it, and some have to step aside before."""
        sets = self._sets(state)
        return min((estimate.of(sets) for estimate in self._estimates), default=0)

    @cached_property
    def _estimates(self) -> list[Estimate]:
        return [Estimate(self._arcs, self._sets(goal)) for goal in self._goals]

    def _sets(self, state: int) -> list[int]:
        """The discs on each peg."""
        everything = self._everything
        return [state >> shift & everything for shift in self._shifts]

    def _pack(self, content: dict[str, tuple[int, ...]]) -> int:
        sets = [sum(self._bits[disc] for disc in content[peg]) for peg in self._model.pegs]
        return sum(discs << shift for discs, shift in zip(sets, self._shifts, strict=True))

    def _goal_states(self) -> frozenset[int]:
        pegs, goal = self._model.pegs, self._model.goal_state
        if goal is None:
            return frozenset(self._everything << self._shifts[pegs.index(peg)] for peg in self._model.goal_pegs)
        # A goal with a larger disc on a smaller one is no state that sets can hold: no state is the goal.
        if any(list(discs) != sorted(discs, reverse=True) for discs in goal.values()):
            return frozenset()
        return frozenset({self._pack(goal)})


class StackedPegs(Pegs):
    """Without the size rule any top disc may go anywhere, and the order on a peg matters."""

    def __init__(self, model: TowerOfHanoi) -> None:
        super().__init__(model)
        self._count = sum(len(discs) for discs in model.start.values())
        self._goal_pegs = [model.pegs.index(peg) for peg in model.goal_pegs]
        self._goal_state = self._stack(model.goal_state) if model.goal_state is not None else None

    def initial(self) -> Stacks:
        """The pegs at the start."""
        return self._stack(self._model.start)

    def successors(self, state: Stacks) -> Iterator[tuple[Move, Stacks] | None]:
        """Every move of a top disc."""
        return self._moves(state, 0, 1)

    def predecessors(self, state: Stacks) -> Iterator[tuple[Move, Stacks] | None]:
        """Every move that a top disc may just have made."""
        return self._moves(state, 1, 0)

    def _moves(self, state: Stacks, origin: int, target: int) -> Iterator[tuple[Move, Stacks] | None]:
        """Along each arc from one of its ends to the other."""
        for move in self._arcs:
            a, b = move[origin], move[target]
            if state[a]:
                pegs = list(state)
                pegs[a] = state[a][:-1]
                pegs[b] = (*state[b], state[a][-1])
                yield move, tuple(pegs)

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

    @cached_property
    def _distances(self) -> dict[tuple[int, int], int]:
        return distances(self._arcs, len(self._model.pegs))

    def is_goal(self, state: Stacks) -> bool:
        """Whether the discs lie as the goal says; on one peg they may lie in any order."""
        if self._goal_state is not None:
            return state == self._goal_state
        return any(len(state[peg]) == self._count for peg in self._goal_pegs)

    def _stack(self, content: dict[str, tuple[int, ...]]) -> Stacks:
        return tuple(content[peg] for peg in self._model.pegs)
