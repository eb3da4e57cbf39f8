"""Greedy search: always go on from the state that looks nearest to the goal, however long the way to it was."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import exhausted, first_found, nothing_to_do
from planner.core.search.watch import Watch

BESIDE_STATE = 300  # bytes: two dictionary entries, a link and a place in the queue
HOW = "Greedy search always goes on where the goal looks nearest and takes the first plan it meets."


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by the estimate alone: often fast, and the plan is not proven shortest."""
    watch = Watch("greedy", budget, BESIDE_STATE)
    return (yield from watch.guard(_search(problem, watch)))


def _search(problem: Problem[StateT, ActionT], watch: Watch) -> Generator[Progress, None, Outcome]:
    steps, states = yield from best_first(problem, watch, _rank, is_bound=False)
    if steps is None:
        return exhausted(watch, states)
    if not steps:
        return nothing_to_do(watch)
    return Solved(steps, len(steps), False, first_found(states, HOW), watch.statistics())


def _rank(_so_far: int, to_go: int) -> tuple[int, ...]:
    return (to_go,)
