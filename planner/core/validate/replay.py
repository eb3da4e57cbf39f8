"""Replays a plan step by step, for whoever wants to see every state on the way."""

from collections.abc import Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.checkers import CHECKERS


def replay(family: str, model: JsonObject, steps: Iterable[Any]) -> Iterator[JsonObject]:
    """The start as shown to a person, then the state after each step.

    Raises BrokenPlan at the first step that breaks a rule, and after the last one if the goal is not reached.
    """
    checker = CHECKERS[family](model)
    yield checker.show()
    for step in steps:
        checker.advance((step,))
        yield checker.show()
    checker.finish()


def validate(family: str, model: JsonObject, steps: Iterable[Any]) -> None:
    """Replay the whole plan; raises BrokenPlan unless it keeps every rule and reaches the goal."""
    for _ in replay(family, model, steps):
        pass
