"""A*: always go on where the steps so far and the estimated steps to go are fewest together."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import bounded


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by steps so far plus estimate; where the puzzle knows no estimate this is uniform-cost search."""
    return best_first("a_star", problem, budget, _rank, bounded, is_admissible=True)


def _rank(so_far: int, to_go: int) -> tuple[int, ...]:
    return (so_far + to_go, to_go)
