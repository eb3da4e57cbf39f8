"""Every family as a textbook would write it: states are tuples, moves are read from the JSON model, nothing is clever.

`puzzles/` may merge states that are alike, which is right for finding a plan and wrong for counting plans. Here each
state that a person would tell apart is a state of its own (individuals of one name stay interchangeable, as in the
formats), and an action is a step of the step format. Insights count on these graphs, and the benchmark's
textbook search runs on them. The model is one that `puzzles/` has accepted.
"""

from collections.abc import Callable
from typing import Any, Protocol

from planner.core.json_types import JsonObject
from planner.core.plain.hanoi import PlainHanoi
from planner.core.plain.jugs import PlainJugs
from planner.core.plain.river import PlainRiver
from planner.core.problem import Problem


class PlainProblem(Problem[Any, Any], Protocol):
    """A problem whose states can be shown."""

    def shown(self, state: Any) -> JsonObject:
        """The state as the events of an answer show it."""


PLAIN: dict[str, Callable[[JsonObject], PlainProblem]] = {
    "river_crossing": PlainRiver,
    "tower_of_hanoi": PlainHanoi,
    "water_jug": PlainJugs,
}


def plain_problem(family: str, model: JsonObject) -> PlainProblem:
    """The textbook problem of a checked JSON model."""
    return PLAIN[family](model)
