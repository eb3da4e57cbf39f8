"""River crossing with everybody counted who can be exchanged with somebody: the state says how many, not who.

The steps of a plan over such states name nobody; `plan_json` walks through the whole plan with the people of the
model and says who crosses each time.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from planner.core.puzzles.river_checks import Checks
from planner.core.puzzles.river_clauses import Cast, read_clauses
from planner.core.puzzles.river_company import Company
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_estimate import home, least_trips
from planner.core.puzzles.river_goal import Goal
from planner.core.puzzles.river_groups import boat_group, make_boat, place_group
from planner.core.puzzles.river_layout import Layout, count_fields, count_units
from planner.core.puzzles.river_problem import RiverProblem
from planner.core.puzzles.river_symmetry import Symmetry, find_symmetry, is_too_large, without_symmetry
from planner.core.puzzles.river_trips import Load, PartTrip, Rower, Trips, list_part_trips, mirror_part_trips

MOST_FIELDS = 2000
MOST_SCHEMAS = 500
COUNTED = "Those who can be exchanged for one another were counted and not told apart."
CHECKS_BEFORE_A_WORD = 20_000  # how many clauses are looked at until a search hears from us


class Trip(NamedTuple):
    """One crossing: the places by number, and how often each part trip is aboard, as `Trips.decode` reads it."""

    origin: int
    target: int
    code: int


def river_problem(model: RiverCrossing) -> "ReducedRiver | RiverProblem":
    """The reduced crossing where somebody can be exchanged, else the general one."""
    cast = read_clauses(model)
    if is_too_large(cast):
        return RiverProblem(model)
    symmetry = find_symmetry(model, cast)
    if symmetry.is_trivial:
        return RiverProblem(model)
    return reduced_river(model, cast, symmetry) or RiverProblem(model)


def reduced_river(model: RiverCrossing, cast: Cast, symmetry: Symmetry) -> "ReducedRiver | None":
    """The crossing over these classes; None where that many counts would be slower than no counts."""
    if len(symmetry.schemas) > MOST_SCHEMAS or not cast.names:
        return None
    if _count_fields(model, cast, symmetry) > MOST_FIELDS:
        symmetry = without_symmetry(cast)
    if _count_fields(model, cast, symmetry) > MOST_FIELDS:
        return None
    return ReducedRiver(model, cast, symmetry)


def _count_fields(model: RiverCrossing, cast: Cast, symmetry: Symmetry) -> int:
    return count_fields(count_units(model, cast, symmetry), len(model.places))


class ReducedRiver:
    """The Problem over counts of block types; see `river_layout` for what a state is."""

    def __init__(self, model: RiverCrossing, cast: Cast, symmetry: Symmetry) -> None:
        self.model = model
        is_plain = all(len(blocks) == 1 for blocks in symmetry.classes) and max(model.entities.values()) <= 1
        self.note = "" if is_plain else COUNTED
        self.layout = Layout(count_units(model, cast, symmetry), len(model.places))
        self.boat_shift = self.layout.boat_shift
        self.boat = make_boat(model, self.layout)
        self.goal = Goal(model, cast, symmetry, self.layout)
        self._company = Company(model, cast, symmetry, self.layout)
        self._roles = _rowers(model, cast, symmetry)
        self._trips: dict[tuple[int, int], Trips] = {}
        groups = [place_group(self.layout, place) for place in range(len(model.places))]
        self.checks = Checks(symmetry.schemas, groups)
        boat_groups = [boat_group(self.layout, self.boat)] if model.check_boat else []
        self._boat_checks = Checks(symmetry.schemas, boat_groups)
        self._patience = 1 + CHECKS_BEFORE_A_WORD // (1 + self.checks.count)
        self._start = self.layout.pack(self._company.start_counts()) | self._boat_at(model.boat)
        self.home = home(model)

    def initial(self) -> int:
        """Where everybody and the boat are at the start."""
        return self._start

    def is_goal(self, state: int) -> bool:
        """Whether as many as the goal says are where it says."""
        boat = self.model.goal_boat
        return self.goal.is_met(state) and (boat is None or state >> self.boat_shift == self.model.places.index(boat))

    def is_safe(self, state: int) -> bool:
        """Whether every place keeps the rules."""
        return self.checks.is_safe(state)

    def may_board(self, load: Load) -> bool:
        """Whether those aboard keep the rules, where the model asks for that."""
        return self._boat_checks.is_safe(self.boat.empty + load.aboard)

    def trips(self, origin: int, target: int) -> Trips:
        """The loads from one place to another."""
        if (origin, target) not in self._trips:
            self._trips[origin, target] = Trips(self.layout, self.boat, self._part_trips(origin, target))
        return self._trips[origin, target]

    def _part_trips(self, origin: int, target: int) -> Sequence[PartTrip]:
        if self.layout.places == 2 and origin:
            return mirror_part_trips(self.layout, self.trips(0, 1).parts)
        return list_part_trips(self.layout, self._roles, self.boat, origin, target)

    def successors(self, state: int) -> Iterator[tuple[Trip, int] | None]:
        """Every trip that keeps the rules; None now and then, however few of them keep the rules."""
        origin = state >> self.boat_shift
        patience = self._patience
        for target in range(self.layout.places):
            if target != origin:
                sail = (target - origin) << self.boat_shift
                for load in self.trips(origin, target).of(state):
                    after = state - load.need + load.gain + sail
                    if self.is_safe(after) and self.may_board(load):
                        yield Trip(origin, target, load.code), after
                    patience -= 1
                    if not patience:
                        patience = self._patience
                        yield None

    def predecessors(self, state: int) -> Iterator[tuple[Trip, int] | None]:
        """Every trip that leads to `state` from the start or from a state that keeps the rules."""
        target = state >> self.boat_shift
        patience = self._patience
        if not self.is_safe(state):
            return
        for origin in range(self.layout.places):
            if origin != target:
                sail = (target - origin) << self.boat_shift
                # Whoever came from there could go back there: a trip back is a trip, the rules apart.
                for load in self.trips(target, origin).of(state):
                    before = state - load.need + load.gain - sail
                    if (self.is_safe(before) or before == self._start) and self.may_board(load):
                        yield Trip(origin, target, self._turned(load, origin, target)), before
                    patience -= 1
                    if not patience:
                        patience = self._patience
                        yield None

    def goal_states(self) -> Iterable[int] | None:
        """The goal, once for each place the boat may be at; None where the goal leaves open who is where."""
        if self.goal.whole is None:
            return None
        boats = self.model.places if self.model.goal_boat is None else [self.model.goal_boat]
        return [self.goal.whole | self._boat_at(boat) for boat in boats]

    def estimate(self, state: int) -> int:
        """No plan has fewer trips to go; 0 where the goal is not that everybody is at one place."""
        if self.home is None:
            return 0
        missing = self.layout.count_away(state, self.home)
        return least_trips(missing, self.boat.capacity, state >> self.boat_shift == self.home)

    def step_json(self, action: Trip) -> Any:
        """The trip as a first step: who goes of several who could is only known in a plan, see `plan_json`."""
        return self.plan_json([action])[0]

    def plan_json(self, actions: Iterable[Trip]) -> list[Any]:
        """The steps with names: who goes of several who could is chosen once and remembered to the end."""
        return list(self._company.name_steps(actions, self.trips))

    def _boat_at(self, place: str) -> int:
        return self.model.places.index(place) << self.boat_shift

    def _turned(self, load: Load, origin: int, target: int) -> int:
        """The code of the trip there that the trip back undoes."""
        there, code = self.trips(origin, target), 0
        for part, times in self.trips(target, origin).decode(load.code):
            code += times * there.code_of(part.target, part.part)
        return code


def _rowers(model: RiverCrossing, cast: Cast, symmetry: Symmetry) -> list[list[Rower]]:
    weights = model.weights if model.weights is not None and model.max_weight is not None else {}
    rowers = set(model.rowers)
    return [
        [Rower(weights.get(cast.names[name], 0), cast.names[name] in rowers) for name in blocks[0]]
        for blocks in symmetry.classes
    ]
