"""The numbers behind the theorem on three pegs, and the plan they lead to, made while it is read."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from planner.core.theorems.stream import BLOCK, Stream

SET = 3  # the place "as at the start" or "as in the goal"

Task: TypeAlias = tuple[int, int, int]  # bring the so many smallest discs from a place to a place
Table: TypeAlias = tuple[tuple[int | None, ...], ...]


class Costs:
    """`cost(k, a, b)`: the least moves that bring the k smallest discs from place a to place b, None if none do."""

    def __init__(self, arcs: frozenset[tuple[int, int]], start: Sequence[int], goal: Sequence[int]) -> None:
        """`arcs` are the moves allowed; `start` and `goal` give the peg of each disc, smallest first."""
        self._arcs = arcs
        self._start, self._goal = start, goal
        self._tables: list[Table] = [((0,) * 4,) * 4]
        for count in range(1, len(start) + 1):
            table = (tuple(self._least(count, a, b) for b in range(4)) for a in range(4))
            self._tables.append(tuple(table))

    @property
    def discs(self) -> int:
        """How many there are."""
        return len(self._start)

    def whole(self, target: int) -> int | None:
        """The least moves for all discs from the start to a place."""
        return self._tables[-1][SET][target]

    def first_stuck(self, target: int) -> int:
        """The least number of smallest discs that cannot be brought from the start to a place."""
        return next(count for count, table in enumerate(self._tables) if table[SET][target] is None)

    def cost(self, task: Task) -> int | None:
        """The least moves for a task."""
        count, a, b = task
        return self._tables[count][a][b]

    def parts(self, task: Task) -> list[Task | tuple[int, int]]:
        """The task as smaller tasks and, as pairs of pegs, moves of its largest disc."""
        count, origin, target = task
        a, b = self._pegs(task)
        if a == b:
            return [(count - 1, origin, target)]
        c = 3 - a - b
        direct, detour = self._ways(count - 1, origin, target, a, b)
        if detour is None or (direct is not None and direct <= detour):
            return [(count - 1, origin, c), (a, b), (count - 1, c, target)]
        return [(count - 1, origin, b), (a, c), (count - 1, b, a), (c, b), (count - 1, a, target)]

    def _pegs(self, task: Task) -> tuple[int, int]:
        """Where the largest disc of a task is and shall be."""
        count, origin, target = task
        return (
            self._start[count - 1] if origin == SET else origin,
            self._goal[count - 1] if target == SET else target,
        )

    def _least(self, count: int, origin: int, target: int) -> int | None:
        a, b = self._pegs((count, origin, target))
        if a == b:
            return self._tables[count - 1][origin][target]
        direct, detour = self._ways(count - 1, origin, target, a, b)
        if direct is None or detour is None:
            return detour if direct is None else direct
        return min(direct, detour)

    def _ways(self, smaller: int, origin: int, target: int, a: int, b: int) -> tuple[int | None, int | None]:
        """The cost if the disc above the `smaller` ones goes from a to b directly, and if it goes over the third."""
        costs, arcs = self._tables[smaller], self._arcs
        c = 3 - a - b
        direct = detour = None
        if (a, b) in arcs:
            before, after = costs[origin][c], costs[c][target]
            direct = None if before is None or after is None else before + after + 1
        if (a, c) in arcs and (c, b) in arcs:
            before, between, after = costs[origin][b], costs[b][a], costs[a][target]
            detour = None if before is None or between is None or after is None else before + between + after + 2
        return direct, detour


def stream(pegs: Sequence[str], costs: Costs, target: int) -> Stream:
    """The plan from the start to a place, in the step format."""
    return Stream(lambda: _blocks(pegs, costs, target))


def _blocks(pegs: Sequence[str], costs: Costs, target: int) -> Iterator[list[Any]]:
    """Tasks wait on a stack of our own, because there may be thousands of discs; short ones are remembered."""
    steps = {(a, b): [pegs[a], pegs[b]] for a in range(3) for b in range(3)}
    known: dict[Task, list[Any]] = {}
    waiting: list[Task | tuple[int, int]] = [(costs.discs, SET, target)]
    while waiting:
        task = waiting.pop()
        if len(task) == 2:
            yield [steps[task]]
        elif (costs.cost(task) or 0) <= BLOCK:
            yield _block(task, costs, steps, known)
        else:
            waiting.extend(reversed(costs.parts(task)))


def _block(task: Task, costs: Costs, steps: dict[tuple[int, int], Any], known: dict[Task, list[Any]]) -> list[Any]:
    """All steps of a short task."""
    if not costs.cost(task):
        return []
    if task not in known:
        made: list[Any] = []
        for part in costs.parts(task):
            if len(part) == 2:
                made.append(steps[part])
            else:
                made += _block(part, costs, steps, known)
        known[task] = made
    return known[task]
