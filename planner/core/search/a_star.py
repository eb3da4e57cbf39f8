"""A*: always go on where the steps so far and the estimated steps to go are fewest together."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import bounded, exhausted, nothing_to_do
from planner.core.search.watch import Watch

BESIDE_STATE = 300  # bytes: two dictionary entries, a link and a place in the queue


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by steps so far plus estimate; where the puzzle knows no estimate this is uniform-cost search."""
    watch = Watch("a_star", budget, BESIDE_STATE)
    return (yield from watch.guard(_search(problem, watch)))


def _search(problem: Problem[StateT, ActionT], watch: Watch) -> Generator[Progress, None, Outcome]:
    steps, states = yield from best_first(problem, watch, _rank, is_bound=True)
    if steps is None:
        return exhausted(watch, states)
    if not steps:
        return nothing_to_do(watch)
    return Solved(steps, len(steps), True, bounded(len(steps), states), watch.statistics())


def _rank(so_far: int, to_go: int) -> tuple[int, ...]:
    return (so_far + to_go, to_go)
