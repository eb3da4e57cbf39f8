"""All shortest plans one by one, and what cuts a start off, by walking the oracles' worlds."""

import json
from collections.abc import Iterator
from typing import Any

from planner.core.insights import Insight, insights
from tests.planner.drive import outcome
from tests.planner.oracles import FAMILIES, river

MOST_PATHS = 3_000


def told(family: str, model: dict[str, Any], seconds: float = 20.0) -> dict[str, Insight]:
    """The insights by kind, with all the time they want."""
    found = insights(family, model, outcome(family, model), seconds=seconds)
    return {insight.kind: insight for insight in found if insight is not None}


def shown(family: str, model: dict[str, Any], world: Any) -> Any:
    """A world as the events of an answer show a state."""
    if family == "water_jug":
        return {"amounts": list(world[0])}
    if family == "tower_of_hanoi":
        return {"pegs": {peg: [ord(c) - 96 for c in pile] for peg, pile in zip(model["pegs"], world)}}
    places: dict[str, dict[str, int]] = {place: {} for place in river.places(model)}
    for name, place in zip(river.people(model), world[0]):
        places[place][name] = places[place].get(name, 0) + 1
    return {"boat": world[1], "places": places}


def key(family: str, model: dict[str, Any], world: Any) -> str:
    """Worlds that differ in who of several alike is where have one key."""
    begun = world[1] if family == "water_jug" and "first_action" in model else True
    return json.dumps([shown(family, model, world), begun], sort_keys=True)


def moves(family: str, model: dict[str, Any], world: Any) -> Iterator[tuple[str, Any]]:
    """Each step that can be told from the others once, with a world it leads to."""
    different = {json.dumps(action): after for action, after in FAMILIES[family].moves(model, world)}
    yield from different.items()


def shortest_plans(family: str, model: dict[str, Any]) -> list[tuple[tuple[str, ...], list[Any]]] | None:
    """Every shortest plan as its steps and worlds; None where there are too many paths, [] where there is none."""
    oracle = FAMILIES[family]
    paths: list[tuple[tuple[str, ...], list[Any]]] = [((), [oracle.start(model)])]
    while paths:
        ends = [path for path in paths if oracle.done(model, path[1][-1])]
        if ends:
            return ends
        longer = []
        for steps, worlds in paths:
            been = {key(family, model, world) for world in worlds}
            for step, after in moves(family, model, worlds[-1]):
                if key(family, model, after) not in been:
                    longer.append(((*steps, step), [*worlds, after]))
            if len(longer) > MOST_PATHS:
                return None
        paths = longer
    return []


def can_do_without(family: str, model: dict[str, Any], state: str) -> bool:
    """Whether a goal can be reached on a way that never is in the state of this key."""
    oracle = FAMILIES[family]
    waiting = [oracle.start(model)]
    seen = {key(family, model, waiting[0]), state}
    while waiting:
        world = waiting.pop()
        if oracle.done(model, world):
            return True
        for _, after in moves(family, model, world):
            if key(family, model, after) not in seen:
                seen.add(key(family, model, after))
                waiting.append(after)
    return False


def reachable(family: str, model: dict[str, Any]) -> list[Any]:
    """A world of every key that can be reached."""
    start = FAMILIES[family].start(model)
    seen = {key(family, model, start): start}
    waiting = [start]
    while waiting:
        for _, after in moves(family, model, waiting.pop()):
            if key(family, model, after) not in seen:
                seen[key(family, model, after)] = after
                waiting.append(after)
    return list(seen.values())
