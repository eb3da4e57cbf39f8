"""The puzzles of the benchmark: 55 models in our formats with the ending each is known to have."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from math import prod
from pathlib import Path

from planner.core.json_types import JsonObject

FILE = Path(__file__).with_name("instances.jsonl")


@dataclass(frozen=True)
class Instance:
    """`status` is `solved` or `impossible`, `optimal` the least number of steps; `group` says how hard it was meant.

    Those of one `ladder` are alike but for their size.
    """

    id: str
    family: str
    model: JsonObject
    status: str
    optimal: int | None
    group: str
    ladder: str

    @property
    def size(self) -> int:
        """How many states a model of this shape can have at most, rules and reachability aside."""
        if self.family == "tower_of_hanoi":
            discs = sum(len(pile) for pile in self.model["start"].values())
            return int(len(self.model["pegs"]) ** discs)
        if self.family == "water_jug":
            return int(prod(capacity + 1 for capacity in self.model["capacities"]))
        return 2 * int(prod(count + 1 for count in self.model["entities"].values()))

    def is_right(self, status: str, length: int | None) -> bool:
        """Whether an ending is the known one, with a plan of the least length."""
        return status == self.status and length == self.optimal


def load(names: Collection[str] = (), path: Path = FILE) -> list[Instance]:
    """Those with one of the ids, groups or families, all without any; raises ValueError for a name of none."""
    everything = [Instance(**json.loads(line)) for line in path.read_text().splitlines()]
    for name in names:
        if not any(name in (one.id, one.group, one.family) for one in everything):
            raise ValueError(f"no instance, group or family is called {name}")
    return [one for one in everything if not names or not {one.id, one.group, one.family}.isdisjoint(names)]
