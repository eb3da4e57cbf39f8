"""Greedy search: always go on from the state that looks nearest to the goal, however long the way to it was."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Proof
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.best_first import best_first
from planner.core.search.proofs import first_found

HOW = "Greedy search always goes on where the goal looks nearest and takes the first plan it meets."


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Expand by the estimate alone: often fast, and the plan is not proven shortest."""
    return best_first("greedy", problem, budget, _rank, _prove, is_admissible=False)


def _rank(_so_far: int, to_go: int) -> tuple[int, ...]:
    return (to_go,)


def _prove(_length: int, states: int) -> Proof:
    return first_found(states, HOW)
