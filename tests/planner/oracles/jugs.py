"""Jugs drop by drop: a pour moves one unit at a time until it must stop. A world also knows if it is the first."""

from collections.abc import Iterator
from typing import Any

World = tuple[tuple[int, ...], bool]


def start(model: dict[str, Any]) -> World:
    return tuple(model["initial"]), False


def moves(model: dict[str, Any], world: World) -> Iterator[tuple[Any, World]]:
    amounts, begun = world
    for action in actions(model, len(amounts)):
        if not begun and "first_action" in model and action != model["first_action"]:
            continue
        yield action, (act(model, list(amounts), action), True)


def actions(model: dict[str, Any], count: int) -> Iterator[list[Any]]:
    for i in range(count):
        if model["tap"]:
            yield ["fill", i]
        if model["drain"]:
            yield ["empty", i]
        yield from (["pour", i, j] for j in range(count) if j != i)


def act(model: dict[str, Any], amounts: list[int], action: list[Any]) -> tuple[int, ...]:
    capacities = model["capacities"]
    jug = action[1]
    if action[0] == "fill":
        while amounts[jug] < capacities[jug]:
            amounts[jug] += 1
    elif action[0] == "empty":
        while amounts[jug] > 0:
            amounts[jug] -= 1
    else:
        while amounts[jug] > 0 and amounts[action[2]] < capacities[action[2]]:
            amounts[jug] -= 1
            amounts[action[2]] += 1
    return tuple(amounts)


def done(model: dict[str, Any], world: World) -> bool:
    amounts, goal = world[0], model["goal"]
    if "any" in goal:
        return goal["any"] in amounts
    if "total" in goal:
        return sum(amounts) == goal["total"]
    if "exact" in goal:
        return list(amounts) == goal["exact"]
    wanted = goal["partial"] if "partial" in goal else {str(goal["jug"]): goal["amount"]}
    return all(amounts[int(jug)] == amount for jug, amount in wanted.items())


def tidy(step: Any) -> Any:
    """A step can be written in one way only."""
    return step
