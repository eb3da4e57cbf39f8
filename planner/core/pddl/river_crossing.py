"""River crossings in PDDL: single ones are objects, crowds are numbers at a place, and a table lists the boat's loads.

A load is so many individuals and so many counted things, each by how much; loads of one shape share an action.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.pddl import text
from planner.core.pddl.names import Names
from planner.core.pddl.river_loads import list_loads
from planner.core.pddl.river_rules import Cast, conditions, sides
from planner.core.pddl.river_trips import Shape, load_predicate, trip
from planner.core.pddl.task import GroundAction, PddlTask, refuse_many_facts

_NAME = "river-crossing"
_PLACES = ("(boat ?p - place)", "(way ?from ?to - place)", "(moved)")
_AT = "(at ?i - individual ?p - place)"
_COUNTS = (
    "(number ?c - counted ?p - place ?n - count)",
    "(shift ?c - counted ?by ?old ?new ?old2 ?new2 - count)",
    "(exceeds ?s ?w - count)",
)
_Load: TypeAlias = tuple[tuple[str, ...], tuple[tuple[str, int], ...]]  # individuals, and what is counted by how much


@dataclass(frozen=True)
class _Counted:
    """What is counted at each place: a crowd, or the sum of names that a rule compares."""

    name: str
    members: tuple[str, ...]
    total: int

    def of(self, group: JsonObject | Counter[str]) -> int:
        """How many of a group belong to it."""
        return sum(group.get(member, 0) for member in self.members)


def export(model: JsonObject) -> PddlTask:
    """Weights, places, rules, loads, any start and goal. Raises NotExportable."""
    counts = {name: count for name, count in model["entities"].items() if count}
    names = Names()
    places = {place: names.new(place) for place in model["places"]}
    cast = _cast(counts, model["rules"], names)
    counted = _counted(counts, cast)
    loads = [_load(load, counts, cast, counted) for load in list_loads(model)]
    refuse_many_facts(_table_size(counted, loads, len(places)))
    rules = conditions(model["rules"], cast)
    shapes = sorted({_shape(load) for load in loads})
    return PddlTask(
        domain=_domain(cast, counted, places, shapes, rules),
        problem=text.problem(
            _NAME,
            objects={},
            init=[*_init(model, places, cast, counted), *_tables(counted, loads, cast, len(places))],
            goal=text.both([*_goal(model, places, cast), *rules]),
        ),
        read_step=_Reader(places, cast).step,
    )


class _Reader:
    """From a ground action back to a trip."""

    def __init__(self, places: dict[str, str], cast: Cast) -> None:
        self._places = {name: place for place, name in places.items()}
        self._people = {name: person for person, name in (cast.individuals | cast.crowds).items()}

    def step(self, action: GroundAction) -> Any:
        """`cross-I-J from to`, I individuals, and J times what is counted, by how much, and four counts."""
        individuals = int(action[0].split("-")[1])
        who = [self._people[name] for name in action[3 : 3 + individuals]]
        rest = action[3 + individuals :]
        for name, by in zip(rest[::6], rest[1::6], strict=True):
            if name in self._people:  # the sums of a rule go along and are nobody
                who += [self._people[name]] * int(by[1:])
        return who if len(self._places) == 2 else {"who": who, "to": self._places[action[2]]}


def _cast(counts: dict[str, int], rules: list[JsonObject], names: Names) -> Cast:
    individuals = {name: names.new(name) for name, count in counts.items() if count == 1}
    crowds = {name: names.new(name) for name, count in counts.items() if count > 1}
    sums = {}
    for side in sides(rules):
        if any(name in counts for name in side):
            # A crowd by itself is counted already.
            alone = crowds.get(side[0]) if len(side) == 1 else None
            sums[side] = alone or names.new("-".join(("all", *side)))
    return Cast(individuals, crowds, sums)


def _counted(counts: dict[str, int], cast: Cast) -> list[_Counted]:
    members = {name: (person,) for person, name in cast.crowds.items()} | {n: side for side, n in cast.sides.items()}
    return [_Counted(name, who, sum(counts.get(one, 0) for one in who)) for name, who in members.items()]


def _load(load: Counter[str], counts: dict[str, int], cast: Cast, counted: list[_Counted]) -> _Load:
    individuals = tuple(cast.individuals[name] for name in counts if name in cast.individuals and load[name])
    return individuals, tuple((thing.name, by) for thing in counted if (by := thing.of(load)))


def _shape(load: _Load) -> Shape:
    return len(load[0]), len(load[1])


def _domain(cast: Cast, counted: list[_Counted], places: dict[str, str], shapes: list[Shape], rules: list[str]) -> str:
    most = max((thing.total for thing in counted), default=-1)
    kinds = ["place", *(["individual"] if cast.individuals else []), *(["counted", "count"] if counted else [])]
    return text.domain(
        _NAME,
        requirements=":strips :typing :negative-preconditions :existential-preconditions",
        types=" ".join(kinds),
        constants={
            "place": places.values(),
            "individual": cast.individuals.values(),
            "counted": [thing.name for thing in counted],
            "count": [f"n{number}" for number in range(most + 1)],
        },
        predicates=[
            *_PLACES,
            *([_AT] if cast.individuals else []),
            *(_COUNTS if counted else []),
            *map(load_predicate, shapes),
        ],
        actions=[trip(shape, rules) for shape in shapes],
    )


def _init(model: JsonObject, places: dict[str, str], cast: Cast, counted: list[_Counted]) -> Iterator[str]:
    yield f"(boat {places[model['boat']]})"
    yield from (f"(way {a} {b})" for a in places.values() for b in places.values() if a != b)
    for place, name in places.items():
        group = model["start"].get(place, {})
        yield from (f"(at {one} {name})" for person, one in cast.individuals.items() if group.get(person))
        yield from (f"(number {thing.name} {name} n{thing.of(group)})" for thing in counted)


def _tables(counted: list[_Counted], loads: list[_Load], cast: Cast, places: int) -> Iterator[str]:
    """What may be aboard, what a number becomes at both ends of a trip, and which number is more than which."""
    for individuals, crowds in loads:
        parts = [*individuals, *(f"{name} n{by}" for name, by in crowds)]
        yield f"(load-{len(individuals)}-{len(crowds)} {' '.join(parts)})"
    steps = {part for _, crowds in loads for part in crowds}
    for thing in counted:
        for by in sorted(by for name, by in steps if name == thing.name):
            yield from _shifts(thing, by, places)
    if cast.sides:
        most = max(thing.total for thing in counted)
        yield from (f"(exceeds n{s} n{w})" for w in range(1, most + 1) for s in range(w + 1, most + 1))


def _shifts(thing: _Counted, by: int, places: int) -> Iterator[str]:
    for here in range(by, thing.total + 1):
        # With two places the numbers at both ends add up to all.
        for there in [thing.total - here] if places == 2 else range(thing.total - here + 1):
            yield f"(shift {thing.name} n{by} n{here} n{here - by} n{there} n{there + by})"


def _table_size(counted: list[_Counted], loads: list[_Load], places: int) -> int:
    totals = {thing.name: thing.total for thing in counted}
    steps = {part for _, crowds in loads for part in crowds}
    shifts = sum(totals[name] * (1 if places == 2 else totals[name]) for name, _ in steps)
    return len(loads) + shifts + max(totals.values(), default=0) ** 2 // 2


def _goal(model: JsonObject, places: dict[str, str], cast: Cast) -> Iterator[str]:
    if "goal_boat" in model:
        yield f"(boat {places[model['goal_boat']]})"
    for place, counts in model["goal"].items():
        for person, count in counts.items():
            if person in cast.individuals:
                is_there = f"(at {cast.individuals[person]} {places[place]})"
                yield is_there if count else f"(not {is_there})"
            elif person in cast.crowds:
                yield f"(number {cast.crowds[person]} {places[place]} n{count})"
