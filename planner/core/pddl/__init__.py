"""Writes our models as PDDL, so that any planner can be asked the same question; one file a family.

Each step of ours is one action there, so the shortest plans have the same length, and `PddlTask.read_plan` turns the
actions back into our steps. Numbers are objects with tables of what follows what, so no numeric fluents are needed.
"""

from collections.abc import Callable

from planner.core.json_types import JsonObject
from planner.core.pddl import river_crossing, tower_of_hanoi, water_jug
from planner.core.pddl.task import NotExportable, PddlTask
from planner.core.puzzles import read_model

__all__ = ["EXPORTS", "NotExportable", "PddlTask", "export"]

EXPORTS: dict[str, Callable[[JsonObject], PddlTask]] = {
    "river_crossing": river_crossing.export,
    "tower_of_hanoi": tower_of_hanoi.export,
    "water_jug": water_jug.export,
}


def export(family: object, model: object) -> PddlTask:
    """Domain and problem of a JSON model; raises InvalidModel for a wrong one and NotExportable for one too large."""
    checked: JsonObject = read_model(family, model).to_json()  # every default of the formats written out
    return EXPORTS[str(family)](checked)
