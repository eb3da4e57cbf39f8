"""What an action with jugs may not do."""

from collections.abc import Iterator
from typing import Any

from planner.core.constraints.constraint import Constraint, rule
from planner.core.json_types import JsonObject

_JUGS_NAMED = {"fill": 1, "empty": 1, "pour": 2}


def constraints(model: JsonObject) -> Iterator[Constraint]:
    """Format, jugs, the forced first action, tap and drain."""
    count = len(model["capacities"])
    yield rule("format", "A step is to fill a jug, to empty one, or to pour one into another.", _is_malformed)
    yield rule(
        "jugs", f"A step names jugs of the puzzle, from 0 to {count - 1}.", lambda _, step: _is_elsewhere(step, count)
    )
    if "first_action" in model:
        first = list(model["first_action"])
        text = f"The first step must be {_words(first)}."
        yield Constraint("first_action", text, lambda _, step, is_first: text if is_first and step != first else None)
    if not model["tap"]:
        yield rule("tap", "There is no tap.", lambda _, step: step[0] == "fill")
    if not model["drain"]:
        yield rule("drain", "Nothing may be poured away.", lambda _, step: step[0] == "empty")


def _is_malformed(_: JsonObject, step: Any) -> bool:
    if not isinstance(step, list) or not step or not isinstance(step[0], str) or step[0] not in _JUGS_NAMED:
        return True
    jugs = step[1:]
    return len(jugs) != _JUGS_NAMED[step[0]] or (len(jugs) == 2 and str(jugs[0]) == str(jugs[1]))


def _is_elsewhere(step: list[Any], count: int) -> bool:
    return not all(type(jug) is int and 0 <= jug < count for jug in step[1:])


def _words(step: list[Any]) -> str:
    if step[0] == "pour":
        return f"to pour jug {step[1] + 1} into jug {step[2] + 1}"
    return f"to {step[0]} jug {step[1] + 1}"
