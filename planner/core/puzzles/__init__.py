"""The families Swarm can solve. A new one is a model, its Problem and a line in PUZZLES."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.core.errors import InvalidModel
from planner.core.problem import Problem
from planner.core.puzzles.hanoi_problem import hanoi_problem
from planner.core.puzzles.jug_problem import jug_problem
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_problem import RiverProblem
from planner.core.puzzles.river_reduced import river_problem
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.puzzles.water_jug import WaterJug


@dataclass(frozen=True)
class Puzzle:
    """One family: how its model is read and checked, and what a search is given.

    `problem` has arrays where the family knows any; `reduced` has fewer states where the family knows symmetries.
    """

    from_json: Callable[[Any], Any]
    problem: Callable[[Any], Problem[Any, Any]]
    reduced: Callable[[Any], Problem[Any, Any]]


PUZZLES: dict[str, Puzzle] = {
    "river_crossing": Puzzle(RiverCrossing.from_json, RiverProblem, river_problem),
    "tower_of_hanoi": Puzzle(TowerOfHanoi.from_json, hanoi_problem, hanoi_problem),
    "water_jug": Puzzle(WaterJug.from_json, jug_problem, jug_problem),
}


def read_model(family: object, model: object) -> Any:
    """Check a JSON model and return it as its family's dataclass; raises InvalidModel."""
    if not isinstance(family, str):
        raise InvalidModel("wrong_type", "family", "“family” must be a name.")
    if family not in PUZZLES:
        raise InvalidModel("unknown_family", "family", f"“family” must be one of {', '.join(PUZZLES)}.")
    return PUZZLES[family].from_json(model)


def build_problem(family: str, model: object) -> Problem[Any, Any]:
    """Check a JSON model and make its Problem; raises InvalidModel."""
    return PUZZLES[family].problem(read_model(family, model))
