"""Hand-made PDDL encodings, in plain STRIPS, of the puzzles that the benchmark asks; one file a kind of puzzle.

The export of `planner.core.pddl` holds every model and needs conditions that most planners refuse. A peer is better
served by an encoding made for one kind of puzzle, so it gets that wherever there is one. A new encoding is a file and a
line in `ENCODINGS`.
"""

from collections.abc import Callable

from planner.benchmark.peers.encodings import counts, couples, farmer, jugs, tower
from planner.benchmark.peers.encodings.task import Encoding
from planner.core.json_types import JsonObject
from planner.core.puzzles import read_model

__all__ = ["ENCODINGS", "Encoding", "encode"]

# Each gives None for a model that is not of its kind.
ENCODINGS: dict[str, tuple[Callable[[JsonObject], Encoding | None], ...]] = {
    "river_crossing": (farmer.encode, couples.encode, counts.encode),
    "tower_of_hanoi": (tower.encode,),
    "water_jug": (jugs.encode,),
}


def encode(family: str, model: JsonObject) -> Encoding | None:
    """The encoding for this kind of puzzle, None where no file here knows it. Raises InvalidModel, Unsupported."""
    checked: JsonObject = read_model(family, model).to_json()  # every default of the formats written out
    return next((found for kind in ENCODINGS[family] if (found := kind(checked))), None)
