"""Replays fills, empties and pours with one list of what each jug holds."""

from collections.abc import Iterable
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan

_JUGS_NAMED = {"fill": 1, "empty": 1, "pour": 2}


class Checker:
    """The jugs in the middle of a plan."""

    def __init__(self, model: JsonObject) -> None:
        self.number = 0  # steps done so far
        self._model = model
        self._held: list[int] = list(model["initial"])

    def advance(self, steps: Iterable[Any]) -> None:
        """Do some steps; raises BrokenPlan at the first that breaks a rule. One loop, as a plan may have millions."""
        model, held, number = self._model, self._held, self.number
        capacities, tap, drain, count = model["capacities"], model["tap"], model["drain"], len(held)
        first = model.get("first_action")
        for step in steps:
            number += 1
            if type(step) is not list:
                raise _malformed(number, step)
            if number == 1 and first is not None and step != list(first):
                raise BrokenPlan(number, "first_action", "The first step is not the one that was asked for.")
            if len(step) == 3:
                verb, jug, other = step
                are_jugs = type(jug) is type(other) is int and 0 <= jug < count > other >= 0
                if verb != "pour" or not are_jugs or jug == other:
                    raise _malformed(number, step)
                both, brim = held[jug] + held[other], capacities[other]
                held[other] = poured = brim if both > brim else both
                held[jug] = both - poured
                continue
            if len(step) != 2 or type(step[1]) is not int or not 0 <= step[1] < count:
                raise _malformed(number, step)
            verb, jug = step
            if verb == "fill":
                if not tap:
                    raise BrokenPlan(number, "tap", "There is no tap.")
                held[jug] = capacities[jug]
            elif verb == "empty":
                if not drain:
                    raise BrokenPlan(number, "drain", "Nothing may be poured away.")
                held[jug] = 0
            else:
                raise _malformed(number, step)
        self.number = number

    def show(self) -> JsonObject:
        """The amounts as a person sees them."""
        return {"amounts": list(self._held)}

    def finish(self) -> None:
        """Raises BrokenPlan unless the jugs hold what the goal says."""
        if not _is_reached(self._model["goal"], self._held):
            raise BrokenPlan(self.number, "goal", "At the end the jugs do not hold what the goal says.")


def _malformed(number: int, step: Any) -> BrokenPlan:
    """What is wrong with something that is no step."""
    if type(step) is not list or not step or not isinstance(step[0], str) or step[0] not in _JUGS_NAMED:
        return BrokenPlan(number, "format", "A step is fill, empty or pour.")
    jugs = step[1:]
    if len(jugs) != _JUGS_NAMED[step[0]] or len(set(map(str, jugs))) != len(jugs):
        return BrokenPlan(number, "format", "A step names one jug, or two different ones to pour.")
    return BrokenPlan(number, "jugs", "A step names jugs of the model.")


def _is_reached(goal: JsonObject, held: list[int]) -> bool:
    if "any" in goal:
        return goal["any"] in held
    if "total" in goal:
        return sum(held) == int(goal["total"])
    if "exact" in goal:
        return held == list(goal["exact"])
    if "jug" in goal:
        return held[goal["jug"]] == int(goal["amount"])
    return all(held[int(jug)] == amount for jug, amount in goal["partial"].items())
