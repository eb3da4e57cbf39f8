"""Replays fills, empties and pours with one dictionary of what each jug holds."""

from collections.abc import Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan

_JUGS_NAMED = {"fill": 1, "empty": 1, "pour": 2}


def replay(model: JsonObject, steps: Iterable[Any]) -> Iterator[JsonObject]:
    """The start, then the amounts after each step."""
    held = dict(enumerate(model["initial"]))
    yield _show(held)
    number = 0
    for number, step in enumerate(steps, start=1):
        _check_format(number, step, len(held))
        if number == 1 and "first_action" in model and step != list(model["first_action"]):
            raise BrokenPlan(number, "first_action", "The first step is not the one that was asked for.")
        _act(number, model, step, held)
        yield _show(held)
    if not _is_reached(model["goal"], held):
        raise BrokenPlan(number, "goal", "At the end the jugs do not hold what the goal says.")


def _show(held: dict[int, int]) -> JsonObject:
    return {"amounts": list(held.values())}


def _check_format(number: int, step: Any, count: int) -> None:
    if not isinstance(step, list) or not step or not isinstance(step[0], str) or step[0] not in _JUGS_NAMED:
        raise BrokenPlan(number, "format", "A step is fill, empty or pour.")
    jugs = step[1:]
    if len(jugs) != _JUGS_NAMED[step[0]] or len(set(map(str, jugs))) != len(jugs):
        raise BrokenPlan(number, "format", "A step names one jug, or two different ones to pour.")
    if not all(type(jug) is int and 0 <= jug < count for jug in jugs):
        raise BrokenPlan(number, "jugs", "A step names jugs of the model.")


def _act(number: int, model: JsonObject, step: list[Any], held: dict[int, int]) -> None:
    jug = step[1]
    if step[0] == "fill":
        if not model["tap"]:
            raise BrokenPlan(number, "tap", "There is no tap.")
        held[jug] = model["capacities"][jug]
    elif step[0] == "empty":
        if not model["drain"]:
            raise BrokenPlan(number, "drain", "Nothing may be poured away.")
        held[jug] = 0
    else:
        _pour(held, jug, step[2], model["capacities"][step[2]])


def _pour(held: dict[int, int], jug: int, other: int, brim: int) -> None:
    both = held[jug] + held[other]
    held[other] = brim if both > brim else both
    held[jug] = both - held[other]


def _is_reached(goal: JsonObject, held: dict[int, int]) -> bool:
    if "any" in goal:
        return any(amount == goal["any"] for amount in held.values())
    if "total" in goal:
        return sum(held.values()) == int(goal["total"])
    if "exact" in goal:
        return list(held.values()) == list(goal["exact"])
    if "jug" in goal:
        return held[goal["jug"]] == int(goal["amount"])
    return all(held[int(jug)] == amount for jug, amount in goal["partial"].items())
