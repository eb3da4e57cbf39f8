"""Replays Hanoi moves with real piles: a list of discs for each peg."""

from collections.abc import Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan


def replay(model: JsonObject, steps: Iterable[Any]) -> Iterator[JsonObject]:
    """The start, then the pegs after each move."""
    piles: dict[str, list[int]] = {peg: list(model["start"].get(peg, [])) for peg in model["pegs"]}
    yield _show(piles)
    number = 0
    for number, step in enumerate(steps, start=1):
        origin, target = _read_step(number, step, piles)
        _check_direction(number, model, origin, target)
        if not piles[origin]:
            raise BrokenPlan(number, "disc", f"Peg {origin} is empty.")
        disc, below = piles[origin][-1], piles[target][-1:]
        if model.get("size_rule", True) and below and below[0] < disc:
            raise BrokenPlan(number, "size", f"Disc {disc} may not lie on the smaller disc {below[0]}.")
        piles[target].append(piles[origin].pop())
        yield _show(piles)
    _check_goal(number, model["goal"], piles)


def _show(piles: dict[str, list[int]]) -> JsonObject:
    return {"pegs": {peg: list(discs) for peg, discs in piles.items()}}


def _read_step(number: int, step: Any, piles: dict[str, list[int]]) -> tuple[str, str]:
    if not isinstance(step, list) or len(step) != 2 or not all(isinstance(peg, str) for peg in step):
        raise BrokenPlan(number, "format", "A move names the peg it leaves and the peg it goes to.")
    origin, target = step
    if origin not in piles or target not in piles or origin == target:
        raise BrokenPlan(number, "pegs", "A move goes from one peg of the model to another.")
    return origin, target


def _check_direction(number: int, model: JsonObject, origin: str, target: str) -> None:
    pegs: list[str] = model["pegs"]
    distance = pegs.index(target) - pegs.index(origin)
    rule = model.get("move_rule", "any")
    if rule == "adjacent" and distance not in (1, -1):
        raise BrokenPlan(number, "adjacent", f"{origin} and {target} are not neighbours.")
    if rule == "cyclic" and distance != 1 and not (origin == pegs[-1] and target == pegs[0]):
        raise BrokenPlan(number, "cyclic", f"From {origin} a disc may not go to {target}.")
    if [origin, target] in [list(pair) for pair in model.get("forbidden", [])]:
        raise BrokenPlan(number, "forbidden", f"The move from {origin} to {target} is forbidden.")


def _check_goal(number: int, goal: JsonObject, piles: dict[str, list[int]]) -> None:
    if "state" in goal:
        reached = all(discs == list(goal["state"].get(peg, [])) for peg, discs in piles.items())
    else:
        allowed = goal["all_on_any"] if "all_on_any" in goal else [goal["all_on"]]
        holding = [peg for peg, discs in piles.items() if discs]
        reached = len(holding) == 1 and holding[0] in allowed
    if not reached:
        raise BrokenPlan(number, "goal", "At the end the discs do not lie as the goal says.")
