"""River crossing: the checked model. Individuals of one name are counted, never told apart.

The start is given and is not held against the rules: they are checked after every trip.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.puzzles import fields
from planner.core.puzzles.river_rules import Rule, read_rules

Placement: TypeAlias = dict[str, dict[str, int]]

MOST_RULES = 20_000
MOST_PLACES = 32
MOST_BITS = 8192  # of one packed state; a thousand names and two places need two thousand


@dataclass(frozen=True)
class RiverCrossing:
    """Who must get where, in what boat, under which rules. Every default of the formats is filled in."""

    entities: dict[str, int]
    rowers: tuple[str, ...]
    capacity: int | None
    weights: dict[str, int] | None
    max_weight: int | None
    places: tuple[str, ...]
    start: Placement
    boat: str
    goal: Placement
    goal_boat: str | None
    check_boat: bool
    rules: tuple[Rule, ...]

    @staticmethod
    def from_json(value: Any) -> "RiverCrossing":
        """Read and check a model; raises InvalidModel."""
        return _read(fields.read_object(value, ""))

    def to_json(self) -> JsonObject:
        """The model in the formats, with every default written out."""
        model: JsonObject = {
            "entities": dict(self.entities),
            "rowers": list(self.rowers),
            "capacity": self.capacity,
            "places": list(self.places),
            "start": _copy(self.start),
            "boat": self.boat,
            "goal": _copy(self.goal),
            "check_boat": self.check_boat,
            "rules": [rule.to_json() for rule in self.rules],
        }
        if self.weights is not None:
            model["weights"] = dict(self.weights)
        if self.max_weight is not None:
            model["max_weight"] = self.max_weight
        if self.goal_boat is not None:
            model["goal_boat"] = self.goal_boat
        return model


_REQUIRED = ("entities", "rowers", "capacity")
_OPTIONAL = (
    "weights", "max_weight", "places", "start", "boat", "goal", "goal_boat", "check_boat", "rules",
)  # fmt: skip


def _read(model: JsonObject) -> RiverCrossing:
    fields.check_keys(model, "", _REQUIRED, _OPTIONAL)
    entities = _read_entities(model["entities"])
    places = fields.read_names(model.get("places", ["near", "far"]), "places", 2, MOST_PLACES)
    _refuse_wide(entities, places)
    rules = fields.read_list(model.get("rules", []), "rules", 0, MOST_RULES)
    return RiverCrossing(
        entities=entities,
        rowers=fields.read_known_names(model["rowers"], "rowers", entities),
        capacity=None if model["capacity"] is None else fields.read_whole(model["capacity"], "capacity", 1),
        weights=_read_weights(model, entities),
        max_weight=fields.read_whole(model["max_weight"], "max_weight") if "max_weight" in model else None,
        places=places,
        start=_read_start(model["start"], places, entities) if "start" in model else {places[0]: dict(entities)},
        boat=fields.read_known(model.get("boat", places[0]), "boat", places),
        goal=_read_goal(model, places, entities) if "goal" in model else {places[-1]: dict(entities)},
        goal_boat=fields.read_known(model["goal_boat"], "goal_boat", places) if "goal_boat" in model else None,
        check_boat=fields.read_flag(model.get("check_boat", False), "check_boat"),
        rules=read_rules(rules, entities),
    )


def _read_entities(value: Any) -> dict[str, int]:
    entities = fields.read_object(value, "entities")
    if not 1 <= len(entities) <= 1000:
        raise fields.out_of_range("entities", "must name 1 to 1000 kinds")
    for name in entities:
        fields.read_name(name, f"entities.{fields.shorten(name)}")
    return {name: fields.read_whole(count, f"entities.{name}") for name, count in entities.items()}


def _refuse_wide(entities: dict[str, int], places: Collection[str]) -> None:
    if len(places) * sum(count.bit_length() for count in entities.values()) > MOST_BITS:
        raise fields.out_of_range("entities", "and “places” together are too many to search")


def _read_weights(model: JsonObject, entities: dict[str, int]) -> dict[str, int] | None:
    if "weights" not in model:
        if "max_weight" in model:
            raise fields.inconsistent("max_weight", "limits weights that the model does not give")
        return None
    weights = _read_counts(model["weights"], "weights", dict.fromkeys(entities, fields.LARGEST_NUMBER))
    for name in entities:
        if name not in weights:
            raise fields.inconsistent("weights", f"does not say what “{name}” weighs")
    return weights


def _read_counts(value: Any, path: str, limits: dict[str, int]) -> dict[str, int]:
    counts = fields.read_object(value, path)
    for name in counts:
        fields.read_known(name, fields.at(path, fields.shorten(name)), limits)
    return {name: fields.read_whole(count, f"{path}.{name}", 0, limits[name]) for name, count in counts.items()}


def _read_placement(value: Any, path: str, places: Collection[str], entities: dict[str, int]) -> Placement:
    placement = fields.read_object(value, path)
    for place in placement:
        fields.read_known(place, fields.at(path, fields.shorten(place)), places)
    return {place: _read_counts(counts, f"{path}.{place}", entities) for place, counts in placement.items()}


def _read_start(value: Any, places: Collection[str], entities: dict[str, int]) -> Placement:
    start = _read_placement(value, "start", places, entities)
    for name, count in entities.items():
        placed = sum(counts.get(name, 0) for counts in start.values())
        if placed != count:
            raise fields.inconsistent("start", f"places {placed} of “{name}”, but there are {count}")
    return start


def _read_goal(model: JsonObject, places: Collection[str], entities: dict[str, int]) -> Placement:
    goal = _read_placement(model["goal"], "goal", places, entities)
    if "goal_boat" not in model and not any(goal.values()):
        raise fields.out_of_range("goal", "must ask for something")
    for name, count in entities.items():
        if sum(counts.get(name, 0) for counts in goal.values()) > count:
            raise fields.inconsistent("goal", f"asks for more of “{name}” than the {count} there are")
    return goal


def _copy(placement: Placement) -> Placement:
    return {place: dict(counts) for place, counts in placement.items()}
