"""The rules of a puzzle by name, each with a sentence for a person, and which of them a rejected step breaks.

Written from the formats for people, one constraint after the other; searches use the same rules compiled to bit masks
(`puzzles/river_checks.py`) and the validator knows them a third time, on purpose. Tests hold all three together.
"""

from collections.abc import Callable, Iterator
from typing import Any

from planner.core.constraints import river_crossing, tower_of_hanoi, water_jug
from planner.core.constraints.constraint import Constraint, Violation
from planner.core.json_types import JsonObject

__all__ = ["Constraint", "Violation", "allows", "constraints", "explain_step"]

FAMILIES: dict[str, Callable[[JsonObject], Iterator[Constraint]]] = {
    "river_crossing": river_crossing.constraints,
    "tower_of_hanoi": tower_of_hanoi.constraints,
    "water_jug": water_jug.constraints,
}


def constraints(family: str, model: JsonObject) -> Iterator[Constraint]:
    """The constraints of a checked model, in the order in which a step is held against them."""
    return FAMILIES[family](model)


def explain_step(
    family: str, model: JsonObject, state: JsonObject, step: Any, *, is_first: bool = False
) -> Violation | None:
    """The first rule that `step` breaks in `state` (as shown to a person); None where the step is allowed.

    `is_first` says that nothing was done yet, which matters to a jug puzzle with a forced first action.
    """
    for constraint in FAMILIES[family](model):
        complaint = constraint.complain(state, step, is_first)
        if complaint is not None:
            return Violation(constraint.name, complaint)
    return None


def allows(family: str, model: JsonObject, state: JsonObject, step: Any, *, is_first: bool = False) -> bool:
    """Whether a step keeps every rule."""
    return explain_step(family, model, state, step, is_first=is_first) is None
