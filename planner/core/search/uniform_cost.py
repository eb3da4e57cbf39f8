"""Uniform-cost search: always go on from the state with the cheapest way to it (Dijkstra, 1959).

Every step of our families costs one, so it finds what breadth-first search finds; it stands here for the day on which
steps have prices, and as the measure of what an estimate saves A*.
"""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import exhausted, nothing_to_do, shortest
from planner.core.search.watch import Watch

BESIDE_STATE = 300  # bytes: two dictionary entries, a link and a place in the queue


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by the steps so far; the goal is tested when it comes first, so its plan is a shortest one."""
    watch = Watch("uniform_cost", budget, BESIDE_STATE)
    return (yield from watch.guard(_search(problem, watch)))


def _search(problem: Problem[StateT, ActionT], watch: Watch) -> Generator[Progress, None, Outcome]:
    steps, states = yield from best_first(problem, watch, _rank, is_bound=True)
    if steps is None:
        return exhausted(watch, states)
    if not steps:
        return nothing_to_do(watch)
    return Solved(steps, len(steps), True, shortest(len(steps), states), watch.statistics())


def _rank(so_far: int, _to_go: int) -> tuple[int, ...]:
    return (so_far,)
