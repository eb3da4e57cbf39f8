"""Replays Hanoi moves with real piles: a list of discs for each peg.

A plan may have a million moves, so the loop over them does the least that decides whether a move is allowed; why one is
not allowed is found out afterwards, once.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan

GROUND = 1 << 100  # lies under every pile: larger than any disc, and never to be moved

Pile: TypeAlias = list[int]


class Checker:
    """The piles in the middle of a plan."""

    def __init__(self, model: JsonObject) -> None:
        self.number = 0  # moves done so far
        self._model = model
        self._size_rule: bool = model.get("size_rule", True)
        self._piles: dict[str, Pile] = {peg: [GROUND, *model["start"].get(peg, [])] for peg in model["pegs"]}
        self._ways: dict[str, dict[str, Pile]] = {peg: {} for peg in self._piles}  # the allowed ones that were used

    def advance(self, steps: Iterable[Any]) -> None:
        """Do some moves; raises BrokenPlan at the first that breaks a rule."""
        piles, ways, size_rule, number = self._piles, self._ways, self._size_rule, self.number
        for step in steps:
            number += 1
            try:
                origin, target = step
                pile, onto = piles[origin], ways[origin][target]
                if type(step) is not list:
                    raise TypeError
            except (TypeError, ValueError, KeyError):
                origin, target = self._open_way(number, step)
                pile, onto = piles[origin], piles[target]
            disc = pile[-1]
            if onto[-1] <= disc and (size_rule or disc is GROUND):
                raise _explain_disc(number, origin, disc, onto[-1])
            onto.append(pile.pop())
        self.number = number

    def _open_way(self, number: int, step: Any) -> tuple[str, str]:
        """Look at the first step between two pegs closely; raises BrokenPlan if no disc may ever go that way."""
        if type(step) is not list or len(step) != 2 or not all(isinstance(peg, str) for peg in step):
            raise BrokenPlan(number, "format", "A move names the peg it leaves and the peg it goes to.")
        origin, target = step
        refusal = _refusal(self._model, origin, target)
        if refusal is not None:
            raise BrokenPlan(number, *refusal)
        self._ways[origin][target] = self._piles[target]
        return origin, target

    def show(self) -> JsonObject:
        """The pegs as a person sees them."""
        return {"pegs": {peg: pile[1:] for peg, pile in self._piles.items()}}

    def finish(self) -> None:
        """Raises BrokenPlan unless the discs lie as the goal says."""
        goal = self._model["goal"]
        if "state" in goal:
            reached = all(pile[1:] == list(goal["state"].get(peg, [])) for peg, pile in self._piles.items())
        else:
            allowed = goal["all_on_any"] if "all_on_any" in goal else [goal["all_on"]]
            holding = [peg for peg, pile in self._piles.items() if len(pile) > 1]
            reached = len(holding) == 1 and holding[0] in allowed
        if not reached:
            raise BrokenPlan(self.number, "goal", "At the end the discs do not lie as the goal says.")


def _explain_disc(number: int, origin: str, disc: int, below: int) -> BrokenPlan:
    """Why the top disc of a peg may not go where it should."""
    if disc is GROUND:
        return BrokenPlan(number, "disc", f"Peg {origin} is empty.")
    return BrokenPlan(number, "size", f"Disc {disc} may not lie on the smaller disc {below}.")


def _refusal(model: JsonObject, origin: str, target: str) -> tuple[str, str] | None:
    """The rule that forbids every move from one peg to another, and its sentence; None if there is no such rule."""
    pegs: list[str] = list(model["pegs"])
    if origin not in pegs or target not in pegs or origin == target:
        return "pegs", "A move goes from one peg of the model to another."
    distance = pegs.index(target) - pegs.index(origin)
    rule = model.get("move_rule", "any")
    if rule == "adjacent" and distance not in (1, -1):
        return "adjacent", f"{origin} and {target} are not neighbours."
    if rule == "cyclic" and distance != 1 and not (origin == pegs[-1] and target == pegs[0]):
        return "cyclic", f"From {origin} a disc may not go to {target}."
    if [origin, target] in [list(pair) for pair in model.get("forbidden", [])]:
        return "forbidden", f"The move from {origin} to {target} is forbidden."
    return None
