"""Uniform-cost search: always go on from the state with the cheapest way to it (Dijkstra, 1959).

Every step of our families costs one, so it finds what breadth-first search finds; it stands here for the day on which
steps have prices, and as the measure of what an estimate saves A*.
"""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import shortest


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by the steps so far; the goal is tested when it comes first, so its plan is a shortest one."""
    return best_first("uniform_cost", problem, budget, _rank, shortest, is_admissible=True)


def _rank(so_far: int, _to_go: int) -> tuple[int, ...]:
    return (so_far,)
