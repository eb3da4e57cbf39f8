"""Hanoi as text: a world is one string for each peg, a disc one letter, the top at the end."""

from collections.abc import Iterator
from typing import Any

World = tuple[str, ...]


def letters(discs: list[int]) -> str:
    return "".join(chr(96 + disc) for disc in discs)


def start(model: dict[str, Any]) -> World:
    return tuple(letters(model["start"].get(peg, [])) for peg in model["pegs"])


def moves(model: dict[str, Any], world: World) -> Iterator[tuple[Any, World]]:
    for i, origin in enumerate(model["pegs"]):
        for j, target in enumerate(model["pegs"]):
            if i == j or not world[i] or not may_go(model, i, j):
                continue
            disc = world[i][-1]
            if model.get("size_rule", True) and world[j] and world[j][-1] < disc:
                continue
            pegs = list(world)
            pegs[i], pegs[j] = pegs[i][:-1], pegs[j] + disc
            yield [origin, target], tuple(pegs)


def may_go(model: dict[str, Any], i: int, j: int) -> bool:
    pegs = model["pegs"]
    if [pegs[i], pegs[j]] in model.get("forbidden", []):
        return False
    rule = model.get("move_rule", "any")
    if rule == "adjacent":
        return j in (i - 1, i + 1)
    return rule == "any" or (i + 1) % len(pegs) == j


def done(model: dict[str, Any], world: World) -> bool:
    goal = model["goal"]
    if "state" in goal:
        return world == tuple(letters(goal["state"].get(peg, [])) for peg in model["pegs"])
    allowed = goal.get("all_on_any", [goal.get("all_on")])
    return any(peg in allowed and len(world[i]) == len("".join(world)) for i, peg in enumerate(model["pegs"]))


def tidy(step: Any) -> Any:
    """A step can be written in one way only."""
    return step
