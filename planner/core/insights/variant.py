"""Solves a changed puzzle beside the one that was asked, inside what an insight may spend."""

from collections.abc import Generator

from planner.core.errors import InvalidModel
from planner.core.insights.insight import Allowance
from planner.core.json_types import JsonObject
from planner.core.outcome import Budget, Impossible, Solved
from planner.core.solve import solve


def settle(
    family: str, model: JsonObject, allowance: Allowance, *, algorithm: str | None = None
) -> Generator[None, None, Solved | Impossible | None]:
    """How the variant ends; None where it is not settled in time, is no model, or not one for the algorithm."""
    if allowance.is_spent():
        return None
    running = solve(family, model, Budget(states=allowance.states, seconds=allowance.left()), algorithm=algorithm)
    while True:
        try:
            next(running)
        except StopIteration as end:
            return end.value if isinstance(end.value, Solved | Impossible) else None
        except InvalidModel:
            return None
        yield None
        if allowance.is_spent():
            running.close()
            return None
