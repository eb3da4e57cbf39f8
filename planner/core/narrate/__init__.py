"""Says in plain sentences what was understood, what each step does and how it ended; one file a family."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.narrate import river_crossing, tower_of_hanoi, water_jug


@dataclass(frozen=True)
class Narrator:
    """The words of one family: the unit of its plans, and what one step is called in a sentence."""

    unit: str
    step: str
    summarise: Callable[[JsonObject], list[JsonObject]]
    describe: Callable[[JsonObject, Any, JsonObject, JsonObject], str]


NARRATORS: dict[str, Narrator] = {
    "river_crossing": Narrator("crossings", "crossing", river_crossing.summarise, river_crossing.describe),
    "tower_of_hanoi": Narrator("moves", "move", tower_of_hanoi.summarise, tower_of_hanoi.describe),
    # A fill is no pour, so what is counted are steps.
    "water_jug": Narrator("steps", "step", water_jug.summarise, water_jug.describe),
}
