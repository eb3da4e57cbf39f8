"""The estimate a search is led by: the puzzle's own, or none."""

from collections.abc import Callable
from typing import Any

from planner.core.problem import Problem, can_estimate


def estimate_of(problem: Problem[Any, Any]) -> Callable[[Any], int]:
    """A lower bound of the steps to go; 0 everywhere for a puzzle that knows none."""
    return problem.estimate if can_estimate(problem) else no_estimate


def no_estimate(_state: object) -> int:
    """True of every state."""
    return 0
