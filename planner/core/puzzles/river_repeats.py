"""Layers of a search that repeat the layers before them, only with other large counts, need not be made one by one.

A thousand missionaries cross by doing the same two trips again and again. Let E, A, B, C be four layers in a row, cut
into strands that no trip joins, and let each strand have a shift t of counts with C = A + t and B = E + t. While every
count that t changes stays large, and t changes both sides of every comparison alike or leaves one far ahead, the trips
from s + t are those from s, shifted (`river_grain` says what is large). Neighbours of a layer lie in the layer before
and the layer after it, because every trip can be rowed back; so the layers after C are B + t, C + t, B + 2t, C + 2t
and so on. A layer made this way may also hold a state that was nearer already; no plan gets shorter by that.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from planner.core.puzzles.river_grain import Grain
from planner.core.puzzles.river_moves import Moves
from planner.core.puzzles.river_reduced import ReducedRiver
from planner.core.search.shards import Shards

MOST_STATES = 60  # in four layers; larger layers do not repeat in practice
WORTHWHILE = 3  # times; shorter leaps cost more than they save
PROMISING = 12  # times that each state must be able to go on, seen by itself
MANY = 10**18
MOST_LAYERS = 50_000  # a plan of twice as many trips is listed in a tenth of a second; a longer one is not found
PATIENCE = 8  # layers until it is tried again after it did not work

Layers: TypeAlias = Sequence[list[int]]


class Leap(NamedTuple):
    """From the layer at `depth`, `times` times two layers at once; `shifts` has the shift of every state."""

    depth: int
    times: int
    shifts: dict[int, int]

    def land(self, layer: Iterable[int]) -> dict[int, int]:
        """Where the states of a layer come down, each with the state it came from."""
        return {state + self.times * self.shifts[state]: state for state in layer}


class Repeats:
    """Watches the layers of one search for repeats."""

    def __init__(self, problem: ReducedRiver, grain: Grain, parents: Shards[int, int], moves: Moves) -> None:
        self._layout = problem.layout
        self._grain = grain
        self._parents = parents
        self._moves = moves
        self._next_try = 6 if grain.is_useful else MANY

    def find(self, layers: Layers, depth: int) -> Leap | None:
        """The leap from the last of four layers, which is at `depth`; None where there is none worth it."""
        if depth < self._next_try or len(layers) < 4:
            return None
        self._next_try = depth + 3
        if not self._is_promising(layers):
            return None
        self._next_try = depth + PATIENCE
        shifts = self._shifts(layers)
        if not shifts:
            return None
        in_memory = (MOST_LAYERS - depth) // 2
        times = min(self._lasts(layers, shifts), self._before_middle(layers, shifts), in_memory)
        return Leap(depth, times, shifts) if times >= WORTHWHILE else None

    def _is_promising(self, layers: Layers) -> bool:
        """A quick look: as many states as two layers ago, and each of them changed in large counts only."""
        earlier, first, second, last = layers
        if len(first) != len(last) or len(earlier) != len(second) or 2 * (len(last) + len(second)) > MOST_STATES:
            return False
        ways = [(self._parents[self._parents[state]], state) for state in last]
        return all(self._lasting(*way) >= PROMISING and self._to_middle(*way) >= PROMISING for way in ways)

    def _to_middle(self, before: int, state: int) -> int:
        """About how often a state could go on like this until it is its own mirror image."""
        counts, earlier = self._grain.read(state), self._grain.read(before)
        times = 0
        for i, field in enumerate(self._layout.fields):
            gap = counts[i] - counts[field.mirror]
            speed = gap - earlier[i] + earlier[field.mirror]
            if gap and not speed:
                return MANY
            times = max(times, abs(gap) // abs(speed) if speed else 0)
        return times

    def _shifts(self, layers: Layers) -> dict[int, int]:
        """For every state of the four layers the shift of its strand; empty where some strand does not repeat."""
        shifts: dict[int, int] = {}
        for earlier, first, second, last in self._strands(layers):
            if not first or not last:
                return {}
            shift = min(last) - min(first)
            if {s + shift for s in first} != set(last) or {s + shift for s in earlier} != set(second):
                return {}
            shifts.update(dict.fromkeys([*earlier, *first, *second, *last], shift))
        return shifts

    def _strands(self, layers: Layers) -> list[list[list[int]]]:
        """The four layers cut into what trips join."""
        strand = {state: [state] for layer in layers for state in layer}
        for state in layers[1] + layers[2]:
            for other in (state + change for change in self._moves.of(state)):
                if other in strand and strand[other] is not strand[state]:
                    strand[state] += strand[other]
                    for moved in strand[other]:
                        strand[moved] = strand[state]
        sets = {id(states): set(states) for states in strand.values()}
        return [[[state for state in layer if state in states] for layer in layers] for states in sets.values()]

    def _lasts(self, layers: Layers, shifts: dict[int, int]) -> int:
        """How often the shifts can be done until a changed count becomes small; 0 if a clause notices them anyway."""
        return min(self._lasting(state, state + shifts[state]) for state in layers[1] + layers[2])

    def _lasting(self, state: int, following: int) -> int:
        """The same for one state and what it is shifted to."""
        counts, then = self._grain.read(state), self._grain.read(following)
        changed = [(count, after - count) for count, after in zip(counts, then, strict=True) if after != count]
        for lead_of in self._grain.leads:
            lead, after = lead_of(counts), lead_of(then)
            # A comparison notices nothing while both sides change alike, or one of them is far ahead.
            if lead != after:
                changed.append((abs(lead), after - lead if lead > 0 else lead - after))
        times = MANY
        for count, delta in changed:
            if count < self._grain.least:
                return 0
            if delta < 0:
                times = min(times, (count - self._grain.least) // -delta)
        return times

    def _before_middle(self, layers: Layers, shifts: dict[int, int]) -> int:
        """How often the shifts can be done before a trip leads from a layer into its own mirror image."""
        second, last = ([(self._grain.read(s), self._grain.read(s + shifts[s])) for s in layer] for layer in layers[2:])
        times = []
        for b, b_next in second:
            for c, c_next in last:
                # The trips leapt over lead from C + nt to B + (n+1)t, and from there to C + (n+1)t.
                times += [self._meet(b_next, c, b, c_next), self._meet(c_next, b_next, c, self._beyond(b, b_next))]
        return min((n for n in times if n is not None), default=MANY)

    @staticmethod
    def _beyond(counts: list[int], following: list[int]) -> list[int]:
        return [2 * b - a for a, b in zip(counts, following, strict=True)]

    def _meet(self, after: list[int], before: list[int], after_then: list[int], before_next: list[int]) -> int | None:
        """The n at which `after` plus n times its shift is the mirror image of `before` plus n times its; else None."""
        meeting: int | None = None
        for i, field in enumerate(self._layout.fields):
            gap = after[i] - before[field.mirror]
            speed = before_next[field.mirror] - before[field.mirror] - (after[i] - after_then[i])
            if not speed:
                if gap:
                    return None
                continue
            if gap % speed or gap // speed < 0 or meeting not in (None, gap // speed):
                return None
            meeting = gap // speed
        return meeting or 0
