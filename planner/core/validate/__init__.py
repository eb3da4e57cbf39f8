"""Replays a plan against the JSON model, step by step. Shares no code with `puzzles/` or `search/` on purpose:

a mistake there must not be able to hide here. The model is one that `puzzles/` has accepted; the steps may be anything.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan
from planner.core.validate.check import check, check_beginning
from planner.core.validate.replays import REPLAYS

__all__ = ["REPLAYS", "BrokenPlan", "check", "check_beginning", "replay", "validate"]


def replay(family: str, model: JsonObject, steps: Iterable[Any]) -> Iterator[JsonObject]:
    """The start as shown to a person, then the state after each step.

    Raises BrokenPlan at the first step that breaks a rule, and after the last one if the goal is not reached.
    """
    return REPLAYS[family](model, steps)


def validate(family: str, model: JsonObject, steps: Iterable[Any]) -> None:
    """Replay the whole plan; raises BrokenPlan unless it keeps every rule and reaches the goal."""
    for _ in replay(family, model, steps):
        pass
