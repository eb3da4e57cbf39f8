"""The replay of each family: from a JSON model and steps to the states in between."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate import river_crossing, tower_of_hanoi, water_jug

REPLAYS: dict[str, Callable[[JsonObject, Iterable[Any]], Iterator[JsonObject]]] = {
    "river_crossing": river_crossing.replay,
    "tower_of_hanoi": tower_of_hanoi.replay,
    "water_jug": water_jug.replay,
}
