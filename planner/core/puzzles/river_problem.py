"""River crossing as a search sees it: a whole state is one integer.

Glossary. Field: the bits that count one name. Group: the fields of all names, who is at one place or aboard.
State: one group for each place, and above them the number of the place where the boat is. A trip is then an
addition and a subtraction, and "is any of these here?" is one `&` with a mask.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from planner.core.puzzles.river_crossing import Placement, RiverCrossing
from planner.core.puzzles.river_estimate import home, least_trips, whole_goal
from planner.core.puzzles.river_loads import Kind, Loads
from planner.core.puzzles.river_rules import Needs, Outnumber
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.river import river_codec

Trip: TypeAlias = tuple[int, int]  # the load, and the number of the place it goes to

GROUPS_REMEMBERED = 100_000
# How many names the rules may look at until a search hears from us.
NAMES_BEFORE_A_WORD = 20_000


class RiverProblem:
    """Packs the model into integers and counts through the trips."""

    def __init__(self, model: RiverCrossing) -> None:
        self._model = model
        self._kinds = _lay_out(model)
        self._width = self._kinds[-1].mask.bit_length()
        self._everyone = (1 << self._width) - 1
        self._boat_shift = self._width * len(model.places)
        self._shifts = tuple(range(0, self._boat_shift, self._width))
        self._loads = _loads(model, self._kinds)
        self._checks = _compile_rules(model, {kind.name: kind for kind in self._kinds})
        self._is_safe = lru_cache(GROUPS_REMEMBERED)(self._obeys_rules)
        self._patience = 1 + NAMES_BEFORE_A_WORD // (1 + _size_of_rules(model))
        self._goal_mask, self._goal = self._pack_goal()
        whole = whole_goal(model)
        self._whole_goal = self._pack_placement(whole) if whole is not None else None
        self._home = home(model)

    def initial(self) -> int:
        """Where everybody and the boat are at the start."""
        packed = self._pack_placement(self._model.start)
        return packed | self._model.places.index(self._model.boat) << self._boat_shift

    def successors(self, state: int) -> Iterator[tuple[Trip, int] | None]:
        """Every trip that keeps the rules; None now and then, however few of them keep the rules."""
        boat = state >> self._boat_shift
        here_shift = boat * self._width
        # The places a trip can go to, as what it adds to the state for each one aboard and for the boat.
        ways = [
            (to, to * self._width, (to - boat) << self._boat_shift)
            for to in range(len(self._model.places))
            if to != boat
        ]
        patience = self._patience
        for load in self._loads.of(state >> here_shift & self._everyone):
            left = state - (load << here_shift)
            for to, to_shift, boat_change in ways:
                after = left + (load << to_shift) + boat_change
                if self._is_legal(load, after):
                    yield (load, to), after
                patience -= 1
                if not patience:
                    patience = self._patience
                    yield None

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays."""
        return river_codec(self._model.to_json(), trip=self._trip)

    def is_goal(self, state: int) -> bool:
        """Whether everybody the goal names is where it says."""
        return state & self._goal_mask == self._goal

    def predecessors(self, state: int) -> Iterator[tuple[Trip, int] | None]:
        """Every trip that leads to `state` from the start or from a state that keeps the rules."""
        boat, start, patience = state >> self._boat_shift, self.initial(), self._patience
        if not self._is_legal(0, state):
            return
        there_shift = boat * self._width
        # Whoever came could go back with the same load: a trip back is a trip, the rules apart.
        for load in self._loads.of(state >> there_shift & self._everyone):
            left = state - (load << there_shift)
            for origin in range(len(self._model.places)):
                if origin != boat:
                    before = left + (load << origin * self._width) + ((origin - boat) << self._boat_shift)
                    if self._may_board(load) and (before == start or self._is_legal(load, before)):
                        yield (load, boat), before
                    patience -= 1
                    if not patience:
                        patience = self._patience
                        yield None

    def goal_states(self) -> Iterable[int] | None:
        """The goal, once for each place the boat may be at; None where the goal leaves open who is where."""
        if self._whole_goal is None:
            return None
        boats = [self._model.goal_boat] if self._model.goal_boat is not None else self._model.places
        return [self._whole_goal | self._model.places.index(boat) << self._boat_shift for boat in boats]

    def estimate(self, state: int) -> int:
        """No plan has fewer trips to go; 0 where the goal is not that everybody is at one place."""
        if self._home is None:
            return 0
        here = state >> self._home * self._width & self._everyone
        missing = sum(self._model.entities[k.name] - ((here & k.mask) >> k.shift) for k in self._kinds)
        return least_trips(missing, _capacity(self._model), state >> self._boat_shift == self._home)

    def step_json(self, action: Trip) -> Any:
        """Who crosses, and with three or more places also where to."""
        load, to = action
        who = [kind.name for kind in self._kinds for _ in range((load & kind.mask) >> kind.shift)]
        return who if len(self._model.places) == 2 else {"who": who, "to": self._model.places[to]}

    def _trip(self, who: list[str], to: int) -> Trip:
        ones = {kind.name: kind.one for kind in self._kinds}
        return sum(ones[name] for name in who), to

    def _is_legal(self, load: int, after: int) -> bool:
        if not self._checks:
            return True
        if not self._may_board(load):
            return False
        for shift in self._shifts:  # noqa: SIM110  this is the innermost loop, and all() takes twice as long
            if not self._is_safe(after >> shift & self._everyone):
                return False
        return True

    def _may_board(self, load: int) -> bool:
        return not self._model.check_boat or not load or self._is_safe(load)

    def _obeys_rules(self, group: int) -> bool:
        return not any(breaks(group) for breaks in self._checks)

    def _pack_placement(self, placement: Placement) -> int:
        packed = 0
        for place, counts in placement.items():
            shift = self._model.places.index(place) * self._width
            for kind in self._kinds:
                packed |= counts.get(kind.name, 0) << shift + kind.shift
        return packed

    def _pack_goal(self) -> tuple[int, int]:
        mask, goal = 0, self._pack_placement(self._model.goal)
        for place, counts in self._model.goal.items():
            shift = self._model.places.index(place) * self._width
            mask |= sum(kind.mask << shift for kind in self._kinds if kind.name in counts)
        if self._model.goal_boat is not None:
            mask |= -1 << self._boat_shift
            goal |= self._model.places.index(self._model.goal_boat) << self._boat_shift
        return mask, goal


def _lay_out(model: RiverCrossing) -> list[Kind]:
    kinds, shift = [], 0
    weights = model.weights if model.weights is not None and model.max_weight is not None else {}
    for name, count in model.entities.items():
        bits = max(1, count.bit_length())
        mask = (1 << bits) - 1 << shift
        kinds.append(Kind(name, shift, mask, weights.get(name, 0), name in model.rowers))
        shift += bits
    return kinds


def _loads(model: RiverCrossing, kinds: list[Kind]) -> Loads:
    return Loads(kinds, _capacity(model), model.max_weight or 0)


def _capacity(model: RiverCrossing) -> int:
    everybody = sum(model.entities.values())
    return everybody if model.capacity is None else min(model.capacity, everybody)


# A check says whether a group breaks a rule.
Check: TypeAlias = Callable[[int], bool]


def _compile_rules(model: RiverCrossing, kinds: dict[str, Kind]) -> list[Check]:
    checks: list[Check] = []
    # Rules that keep one name from many with the same guards are one check: thirty couples have 870 such rules.
    feared: dict[tuple[str, tuple[str, ...]], int] = {}
    for rule in model.rules:
        if isinstance(rule, Outnumber):
            checks.append(_outnumbered([kinds[n] for n in rule.strong], [kinds[n] for n in rule.weak]))
        elif isinstance(rule, Needs):
            checks.append(_together(kinds[rule.who].mask, -1, _mask(rule.any_of, kinds)))
        elif rule.a == rule.b:
            checks.append(_two_alike(kinds[rule.a], _mask(rule.unless, kinds)))
        else:
            key = (rule.a, rule.unless)
            feared[key] = feared.get(key, 0) | kinds[rule.b].mask
    for (a, unless), b_mask in feared.items():
        checks.append(_together(kinds[a].mask, b_mask, _mask(unless, kinds)))
    return checks


def _size_of_rules(model: RiverCrossing) -> int:
    """How many names are looked at to check one group, at worst."""
    return sum(len(rule.strong + rule.weak) if isinstance(rule, Outnumber) else 1 for rule in model.rules)


def _mask(names: tuple[str, ...], kinds: dict[str, Kind]) -> int:
    return sum(kinds[name].mask for name in names)


def _together(a_mask: int, b_mask: int, guard_mask: int) -> Check:
    return lambda group: bool(group & a_mask and group & b_mask and not group & guard_mask)


def _two_alike(kind: Kind, guard_mask: int) -> Check:
    return lambda group: (group & kind.mask) > kind.one and not group & guard_mask


def _outnumbered(strong: list[Kind], weak: list[Kind]) -> Check:
    def breaks(group: int) -> bool:
        few = sum((group & kind.mask) >> kind.shift for kind in weak)
        return 0 < few < sum((group & kind.mask) >> kind.shift for kind in strong)

    return breaks
