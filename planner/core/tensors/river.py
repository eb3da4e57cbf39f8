"""River crossings as arrays.

Rows, shape (states, places x names + 1), int64: how many of each name are at each place, place after place, and the
number of the place where the boat is.
Packed, shape (states,), int64: a group of fields of bits for each place but the last, who is there by name, and above
them the place of the boat. Who is at the last place follows: everybody else.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product
from math import prod
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.tensors.arrays import NUMPY, Array, Arrays
from planner.core.tensors.river_groups import Groups, Safety, loads_of

Trip: TypeAlias = Callable[[list[str], int], Any]

MOST_BITS = 62
# More goals than these are too many to begin a search from, and more ways to load the boat too many to look at at once.
MOST_GOALS = 1 << 12
MOST_LOADS = 1 << 13


class RiverLayout:
    """States as shown to rows and to packed numbers, and back. `model` is in the formats, with every default."""

    def __init__(self, model: JsonObject, arrays: Arrays = NUMPY) -> None:
        self._arrays = arrays
        self._names, self.places = list(model["entities"]), list(model["places"])
        self.groups = Groups(model["entities"])
        self.width = len(self.places) * len(self._names) + 1
        self.boat_shift = self.groups.bits * (len(self.places) - 1)
        self.fits = self.boat_shift + len(self.places).bit_length() <= MOST_BITS
        self.space = len(self.places) << self.boat_shift

    def rows(self, states: Sequence[JsonObject]) -> Array:
        """From `{"boat", "places"}` to shape (states, places x names + 1)."""
        return self._arrays.array([self._row(state) for state in states]).reshape(len(states), self.width)

    def states(self, rows: Array) -> list[JsonObject]:
        """From rows to the states as shown: every place, and nobody who is not there."""
        return [self._state(row) for row in self._arrays.numpy(rows).tolist()]

    def pack(self, rows: Array) -> Array:
        """Rows to packed numbers."""
        packed = rows[:, -1] << self.boat_shift
        for column, (place, name) in enumerate(product(range(len(self.places) - 1), range(len(self._names)))):
            packed = packed + (rows[:, column] << place * self.groups.bits + self.groups.shifts[name])
        return packed

    def unpack(self, packed: Array) -> Array:
        """Packed numbers to rows."""
        groups = [self.group(packed, place) for place in range(len(self.places))]
        counts = [self.groups.count(group, name) for group in groups for name in range(len(self._names))]
        return self._arrays.columns([*counts, packed >> self.boat_shift], len(packed))

    def group(self, packed: Any, place: int) -> Any:
        """Who is at a place."""
        if place < len(self.places) - 1:
            return packed >> place * self.groups.bits & self.groups.mask
        group = packed - packed + self.groups.everybody
        for other in range(place):
            group = group - self.group(packed, other)
        return group

    def trip(self, load: int, origin: int, target: int) -> int:
        """What a trip adds to a packed state."""
        last = len(self.places) - 1
        change = (target - origin) << self.boat_shift
        change -= load << origin * self.groups.bits if origin != last else 0
        return change + (load << target * self.groups.bits if target != last else 0)

    def _row(self, state: JsonObject) -> list[int]:
        counts = [state["places"][place].get(name, 0) for place in self.places for name in self._names]
        return [*counts, self.places.index(state["boat"])]

    def _state(self, row: list[int]) -> JsonObject:
        numbers = iter(row)
        counts = {place: {name: next(numbers) for name in self._names} for place in self.places}
        placed = {place: {name: n for name, n in some.items() if n} for place, some in counts.items()}
        return {"boat": self.places[next(numbers)], "places": placed}


class RiverCodec:
    """Whole layers of crossings: every load that keeps the rules, for every state at once."""

    is_undirected = True  # a load may always go back, and what it leaves behind was safe before
    note = ""

    def __init__(
        self, layout: RiverLayout, model: JsonObject, loads: Sequence[int], trip: Trip | None, arrays: Arrays = NUMPY
    ) -> None:
        self.arrays, self._trip = arrays, trip
        self._model, self._layout, self._loads = model, layout, arrays.array(loads).reshape(1, -1)
        self._safety = Safety(layout.groups, model["rules"], arrays)
        if model["check_boat"]:
            self._loads = self._loads[self._safety.of(self._loads)].reshape(1, -1)
        self.space = layout.space
        self._count = len(layout.places)
        self.branching = max(1, self._loads.shape[1] * (self._count - 1))
        self._wanted = [
            (place, layout.groups.pack(counts), layout.groups.mask_of(counts))
            for place, counts in ((layout.places.index(p), c) for p, c in model["goal"].items())
        ]

    def start(self) -> int:
        """The packed start."""
        row = [{"boat": self._model["boat"], "places": {p: {} for p in self._layout.places} | self._model["start"]}]
        return int(self._layout.pack(self._layout.rows(row))[0])

    def goals(self) -> Array | None:
        """Every goal that keeps the rules, or None where they are too many."""
        found = [self._ways_to_place(name) for name in self._model["entities"]]
        ways = [some for some in found if some is not None]
        boats = [self._model["goal_boat"]] if "goal_boat" in self._model else self._layout.places
        if len(ways) < len(found) or prod(map(len, ways)) * len(boats) > MOST_GOALS:
            return None
        rows = []
        for boat, way in product(boats, product(*ways)):
            rows.append(
                [*(count for place in zip(*way, strict=True) for count in place), self._layout.places.index(boat)]
            )
        packed = self._layout.pack(self.arrays.array(rows).reshape(len(rows), self._layout.width))
        return self.arrays.distinct(self._safe(packed))

    def is_goal(self, states: Array) -> Array:
        """Whether everybody the goal names is where it says."""
        reached = states == states
        for place, wanted, mask in self._wanted:
            reached = reached & (self._layout.group(states, place) & mask == wanted)
        if "goal_boat" in self._model:
            reached = reached & (
                states >> self._layout.boat_shift == self._layout.places.index(self._model["goal_boat"])
            )
        return reached

    def successors(self, states: Array) -> Iterable[Array]:
        """Every trip that keeps the rules everywhere."""
        boats = states >> self._layout.boat_shift
        for origin in range(self._count):
            some = states[boats == origin].reshape(-1, 1)
            if len(some):
                can_board = self._layout.groups.contains(self._layout.group(some, origin), self._loads)
                for target in range(self._count):
                    if target != origin:
                        yield self._safe((some + self._changes(origin, target))[can_board])

    def predecessors(self, states: Array) -> Iterable[Array]:
        """The same trips the other way; where one began has kept the rules, the start excepted."""
        return self.successors(states)

    def parent(self, state: int, layer: Array) -> int:
        """See FrontierCodec."""
        before = self.arrays.join([*self.predecessors(self.arrays.array([state]))])
        return int(self.arrays.within(before, layer)[0])

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """The trips along a path: what `trip` makes of who goes and the number of the place, else the step format."""
        return [self._step(a, b) for a, b in pairwise(path)]

    def whole(self, depth: int) -> int:
        """The path is the plan."""
        return depth

    def _changes(self, origin: int, target: int) -> Array:
        """What each load adds to a state when it goes from one place to another, shape (1, loads)."""
        one_way = self._layout.trip(0, origin, target)
        return self._loads * (self._layout.trip(1, origin, target) - one_way) + one_way

    def _safe(self, states: Array) -> Array:
        for place in range(self._count):
            states = states[self._safety.of(self._layout.group(states, place))]
        return states

    def _step(self, before: int, after: int) -> Any:
        origin, target = before >> self._layout.boat_shift, after >> self._layout.boat_shift
        load = self._layout.group(before, origin) - self._layout.group(after, origin)
        who = self._layout.groups.names(load)
        if self._trip is not None:
            return self._trip(who, target)
        return who if self._count == 2 else {"who": who, "to": self._layout.places[target]}

    def _ways_to_place(self, name: str) -> list[tuple[int, ...]] | None:
        """How many of a name may be at each place in the end; None where the ways are too many to list."""
        count, places = self._model["entities"][name], self._layout.places
        wanted = [self._model["goal"].get(place, {}).get(name) for place in places]
        ranges = [range(count + 1) if some is None else range(some, some + 1) for some in wanted]
        if prod(map(len, ranges[:-1])) > MOST_GOALS:
            return None
        ways = [(*way, count - sum(way)) for way in product(*ranges[:-1])]
        return [way for way in ways if way[-1] in ranges[-1]]


def river_codec(model: JsonObject, arrays: Arrays = NUMPY, *, trip: Trip | None = None) -> RiverCodec | None:
    """The codec of a model in the formats; None where states or loads are too many for it.

    `trip` makes an action of who goes and the number of the place they go to.
    """
    layout = RiverLayout(model, arrays)
    if not layout.fits:
        return None
    loads = loads_of(model, layout.groups, MOST_LOADS)
    return None if loads is None else RiverCodec(layout, model, loads, trip, arrays)
