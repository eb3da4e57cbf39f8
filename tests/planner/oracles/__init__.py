"""Brute force that shares nothing with the planner: every individual named, every rule read from the formats."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from tests.planner.oracles import hanoi, jugs, river

World = Any
FAMILIES: dict[str, Any] = {"river_crossing": river, "tower_of_hanoi": hanoi, "water_jug": jugs}


def shortest(family: str, model: dict[str, Any]) -> int | None:
    """The least number of steps, or None where there is no plan."""
    oracle = FAMILIES[family]
    return _distance(oracle.start(model), lambda world: oracle.moves(model, world), lambda w: oracle.done(model, w))


def is_plan(family: str, model: dict[str, Any], steps: list[Any]) -> bool:
    """Whether the steps are legal one after the other and end at the goal."""
    oracle = FAMILIES[family]
    worlds = {oracle.start(model)}
    for step in steps:
        worlds = {
            after for world in worlds for action, after in oracle.moves(model, world) if action == oracle.tidy(step)
        }
    return any(oracle.done(model, world) for world in worlds)


def _distance(
    start: Hashable,
    moves: Callable[[Any], Iterator[tuple[Any, Any]]],
    done: Callable[[Any], bool],
) -> int | None:
    seen, frontier, steps = {start}, [start], 0
    while frontier:
        if any(done(world) for world in frontier):
            return steps
        frontier = list(dict.fromkeys(after for world in frontier for _, after in moves(world) if after not in seen))
        seen.update(frontier)
        steps += 1
    return None
