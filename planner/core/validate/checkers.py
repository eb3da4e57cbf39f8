"""The checker of each family: a puzzle in the middle of a plan, which knows the rules and nothing of any search."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from planner.core.json_types import JsonObject
from planner.core.validate import river_crossing, tower_of_hanoi, water_jug


class Checker(Protocol):
    """Made for plans of millions of steps: it makes a state to show only when it is asked for one."""

    number: int

    def __init__(self, model: JsonObject) -> None: ...

    def advance(self, steps: Iterable[Any]) -> None:
        """Do some steps; raises BrokenPlan at the first that breaks a rule."""

    def show(self) -> JsonObject:
        """The state as a person sees it."""

    def finish(self) -> None:
        """Raises BrokenPlan unless the goal is reached."""


CHECKERS: dict[str, Callable[[JsonObject], Checker]] = {
    "river_crossing": river_crossing.Checker,
    "tower_of_hanoi": tower_of_hanoi.Checker,
    "water_jug": water_jug.Checker,
}
