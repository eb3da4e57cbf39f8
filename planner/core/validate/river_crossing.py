"""Replays river crossings with people counted in plain dictionaries, place by place."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan
from planner.core.validate.river_rules import Rulebook

Group: TypeAlias = dict[str, int]  # who is at one place; nobody is listed with 0

LOADS_REMEMBERED = 10_000


class Checker:
    """The crossing in the middle of a plan."""

    def __init__(self, model: JsonObject) -> None:
        self.number = 0  # steps done so far
        self._model = model
        self._places: list[str] = list(model.get("places", ["near", "far"]))
        self._boat: str = model.get("boat", self._places[0])
        start = model.get("start", {self._places[0]: model["entities"]})
        self._people: dict[str, Group] = {
            place: {name: count for name, count in start.get(place, {}).items() if count} for place in self._places
        }
        self._rulebook = Rulebook(model.get("rules", []))
        self._rowers = frozenset(model["rowers"])
        self._loads: dict[tuple[str, ...], tuple[tuple[str, int], ...]] = {}

    def advance(self, steps: Iterable[Any]) -> None:
        """Do some steps; raises BrokenPlan at the first that breaks a rule. One loop, as a plan may have thousands."""
        people, is_safe = self._people, self._rulebook.is_safe
        for step in steps:
            self.number += 1
            who, to = self._read_step(step)
            try:
                load = self._loads.get(tuple(who)) or self._check_load(who)
            except TypeError:  # something in the list cannot be a key, so it is no name
                raise self._nameless() from None
            here, there = people[self._boat], people[to]
            for name, count in load:
                left = here.get(name, 0) - count
                if left < 0:
                    raise self._missing(name, count)
                if left:
                    here[name] = left
                else:
                    del here[name]
                there[name] = there.get(name, 0) + count
            if not is_safe(here):
                raise self._unsafe(self._boat)
            self._boat = to
            if not is_safe(there):
                raise self._unsafe(to)
            if self.number == 1:
                self._check_all()

    def show(self) -> JsonObject:
        """The state as a person sees it."""
        return {"boat": self._boat, "places": {place: dict(group) for place, group in self._people.items()}}

    def finish(self) -> None:
        """Raises BrokenPlan unless everybody and the boat are where the goal says."""
        goal = self._model.get("goal", {self._places[-1]: self._model["entities"]})
        for place, counts in goal.items():
            for name, count in counts.items():
                found = self._people[place].get(name, 0)
                if found != count:
                    raise BrokenPlan(self.number, "goal", f"At the end {found} of {name} are at {place}.")
        if self._boat != self._model.get("goal_boat", self._boat):
            raise BrokenPlan(self.number, "goal", f"At the end the boat is at {self._boat}.")

    def _read_step(self, step: Any) -> tuple[list[str], str]:
        places, boat = self._places, self._boat
        if len(places) > 2:
            if not isinstance(step, dict) or set(step) != {"who", "to"}:
                sentence = "With three or more places a step says who crosses and where to."
                raise BrokenPlan(self.number, "format", sentence)
            who, to = step["who"], step["to"]
        else:
            who, to = step, places[1] if boat == places[0] else places[0]
        if not isinstance(who, list):
            raise self._nameless()
        if not isinstance(to, str) or to not in places or to == boat:
            raise BrokenPlan(self.number, "destination", "A trip goes to another place of the model.")
        return who, to

    def _check_load(self, who: list[str]) -> tuple[tuple[str, int], ...]:
        """Whether those aboard can go in this boat at all; who they are is remembered, for most trips come again."""
        load: Group = {}
        for name in who:
            if not isinstance(name, str):
                raise self._nameless()
            load[name] = load.get(name, 0) + 1
        for name, count in load.items():
            if self._people[self._boat].get(name, 0) < count:
                raise self._missing(name, count)
        self._check_boat(load)
        if len(self._loads) < LOADS_REMEMBERED:
            self._loads[tuple(who)] = tuple(load.items())
        return tuple(load.items())

    def _check_boat(self, load: Group) -> None:
        model, seats = self._model, sum(load.values())
        if self._rowers.isdisjoint(load):
            raise BrokenPlan(self.number, "rower", "Nobody aboard can row.")
        capacity = model["capacity"]
        if capacity is not None and seats > capacity:
            raise BrokenPlan(self.number, "capacity", f"{seats} are aboard, the boat takes {capacity}.")
        if "max_weight" in model:
            weight = sum(model["weights"][name] * count for name, count in load.items())
            if weight > model["max_weight"]:
                sentence = f"The load weighs {weight}, the boat takes {model['max_weight']}."
                raise BrokenPlan(self.number, "weight", sentence)
        if model.get("check_boat", False):
            self._check_group(load, "in the boat")

    def _check_all(self) -> None:
        """Every place once: later trips change nothing where the boat is not."""
        for place, group in self._people.items():
            self._check_group(group, f"at {place}")

    def _check_group(self, group: Mapping[str, int], where: str) -> None:
        if not self._rulebook.is_safe(group):
            kind, complaint = self._rulebook.complaint(group)
            raise BrokenPlan(self.number, kind, f"{complaint} {where}.")

    def _unsafe(self, place: str) -> BrokenPlan:
        kind, complaint = self._rulebook.complaint(self._people[place])
        return BrokenPlan(self.number, kind, f"{complaint} at {place}.")

    def _nameless(self) -> BrokenPlan:
        return BrokenPlan(self.number, "format", "A step lists the names of those who cross.")

    def _missing(self, name: str, count: int) -> BrokenPlan:
        there = self._people[self._boat].get(name, 0)
        return BrokenPlan(self.number, "presence", f"{count} of {name} cannot leave {self._boat}, where {there} are.")
