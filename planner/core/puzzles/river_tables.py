"""All trips of a small boat between two banks, worked out once: what each adds to a state."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from planner.core.puzzles.river_layout import Layout
from planner.core.puzzles.river_reduced import ReducedRiver, Trip
from planner.core.puzzles.river_trips import Load

MOST_LOADS = 3000


class Table:
    """The trips from one bank."""

    def __init__(self, layout: Layout, crossroads: Sequence[int], loads: Sequence[Load], sail: int) -> None:
        self._alarm = layout.alarm
        self._codes: dict[int, list[tuple[int, int]]] = {}
        self._only: dict[int, Trip] = {}  # where only one load makes a change
        plain: dict[int, None] = {}
        for need, gain, _, code in loads:
            change = gain - need + sail
            self._codes.setdefault(change, []).append((need, code))
            # Where nothing arrives in a field that something leaves, what is missing shows as a number below zero.
            if not any(need & field and gain & field for field in crossroads):
                plain[change] = None
        self._plain = tuple(plain)
        self._wary = [(c, need) for c, codes in self._codes.items() if c not in plain for need, _ in codes]
        self.size = len(self._plain) + len(self._wary)

    def changes(self, state: int) -> Sequence[int]:
        """What trips add to a state; whoever adds it must look at the alarm bits of the sum."""
        if not self._wary:
            return self._plain
        alarm = self._alarm
        return [*self._plain, *(change for change, need in self._wary if not state - need & alarm)]

    def trip(self, state: int, change: int, side: int) -> Trip:
        """A trip that makes this change and can leave from `state`."""
        only = self._only.get(change)
        if only is not None:
            return only
        codes = self._codes[change]
        trip = Trip(side, 1 - side, next(code for need, code in codes if not state - need & self._alarm))
        if len(codes) == 1:
            self._only[change] = trip
        return trip


class Tables:
    """The trips from the first bank and from the second."""

    def __init__(self, problem: ReducedRiver, loads: Sequence[Load]) -> None:
        layout, sail = problem.layout, 1 << problem.boat_shift
        # Seen in the mirror a trip from one bank is a trip from the other, with the same code.
        back = [Load(layout.mirror(need), layout.mirror(gain), aboard, code) for need, gain, aboard, code in loads]
        crossroads = layout.crossroads()
        self.sides = (Table(layout, crossroads, loads, sail), Table(layout, crossroads, back, -sail))
        self._boat_shift = problem.boat_shift

    def trips(self, states: Sequence[int]) -> Iterator[Trip]:
        """The trips of a plan from the states it passes."""
        for before, after in pairwise(states):
            side = before >> self._boat_shift
            yield self.sides[side].trip(before, after - before, side)


def list_trips(problem: ReducedRiver) -> Tables | None:
    """The tables; None where there are more places or more loads than a table is good for."""
    if problem.layout.places != 2:
        return None
    loads = list(islice(problem.trips(0, 1).any(), MOST_LOADS + 1))
    if len(loads) > MOST_LOADS:
        return None
    return Tables(problem, [load for load in loads if problem.may_board(load)])
