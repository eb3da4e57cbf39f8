"""Depth-first passes with a limit that grows: the first plan found is a shortest one, as in breadth-first search.

Korf: Depth-First Iterative-Deepening: An Optimal Admissible Tree Search, 1985.
"""

from collections.abc import Callable, Generator

from planner.core.events import Progress
from planner.core.outcome import Outcome, Proof, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.depth_limited import depth_limited
from planner.core.search.proofs import exhausted, nothing_to_do
from planner.core.search.watch import Watch


def deepen(
    problem: Problem[StateT, ActionT],
    watch: Watch,
    estimate: Callable[[StateT], int],
    prove: Callable[[int, int], Proof],
) -> Generator[Progress, None, Outcome]:
    """Pass after pass; impossible only when a higher limit would reach no state that was not seen."""
    limit: int | None = estimate(problem.initial())
    while limit is not None:
        watch.at_least = limit
        found = yield from depth_limited(problem, watch, limit, estimate)
        if found.steps:
            length = len(found.steps)
            return Solved(found.steps, length, True, prove(length, found.states), watch.statistics())
        if found.steps is not None:
            return nothing_to_do(watch)
        limit = found.next_limit
        watch.let_go()
    return exhausted(watch, found.states)
