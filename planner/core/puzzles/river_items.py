"""Crossings with one rower who guards everything, such as a farmer with items: sets of items as bit masks.

Whoever is with the rower is safe, so all that matters is what is left alone on the other bank: a set without a
conflict. From a bank where the rower is, with X left alone over there, a trip leaves some R alone here; R has nothing
of X, and what is in neither has to fit into the boat. That is the same question with X and R exchanged: a trip joins
two sets, whatever the bank. A plan from everything here to everything there is a walk from the empty set to the empty
set with an odd number of trips, and its second half is the first one backwards, or another one as short.
"""

from collections.abc import Generator
from itertools import pairwise
from typing import NamedTuple

from planner.core.events import Progress
from planner.core.narrate.words import times
from planner.core.outcome import Outcome, Proof, Solved
from planner.core.puzzles.river_clauses import FEAR, Cast
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.search.proofs import exhausted
from planner.core.search.watch import Watch

MOST_SETS = 20_000
NOTE = "A state and its mirror image, the banks swapped, count as one."


class Items(NamedTuple):
    """The items as bits, the sets that may be left alone, and how many go into the boat beside the rower."""

    names: tuple[str, ...]
    rower: str
    seats: int
    alone: list[int]


def read_items(model: RiverCrossing, cast: Cast) -> Items | None:
    """The crossing as items; None unless it is exactly one of this kind and has few sets that may be left alone."""
    if len(model.rowers) != 1 or any(model.entities[name] != 1 for name in cast.names) or not cast.names:
        return None
    rower = model.rowers[0]
    if rower not in cast.names or model.max_weight is not None or not _is_whole_crossing(model, cast):
        return None
    shift = cast.names.index(rower)
    bit = 1 << shift
    if any(
        clause.kind != FEAR or clause.guard != bit or clause.b == -1 or (clause.a | clause.b) & bit
        for clause in cast.clauses
    ):
        return None
    conflicts = [0] * len(cast.names)
    for _, a, b, _ in cast.clauses:
        for one in range(len(cast.names)):
            if a >> one & 1:
                conflicts[one] |= b
            if b >> one & 1:
                conflicts[one] |= a
    alone = [0]
    for one in range(len(cast.names)):
        if one != shift:
            alone += [some | 1 << one for some in alone if not some & conflicts[one]]
            if len(alone) > MOST_SETS:
                return None
    seats = len(cast.names) if model.capacity is None else model.capacity
    return Items(cast.names, rower, seats - 1, alone)


def _is_whole_crossing(model: RiverCrossing, cast: Cast) -> bool:
    """Everybody and the boat at one of two places, wanted at the other."""
    if len(model.places) != 2:
        return False
    here = model.boat
    there = model.places[1 - model.places.index(here)]
    return (
        all(model.start.get(here, {}).get(name) == 1 for name in cast.names)
        and all(model.goal.get(there, {}).get(name) == 1 for name in cast.names)
        and model.goal_boat in (None, there)
    )


def search(items: Items, watch: Watch) -> Generator[Progress, None, Outcome]:
    """Layers of sets left alone, until a trip joins two sets of one layer: the middle of a shortest plan."""
    count = len(items.names) - 1
    least = count - items.seats  # two sets that a trip joins have together at least so many items
    # A set can be left alone after an even and after an odd number of trips; each is a state of its own.
    open_: tuple[list[list[int]], list[list[int]]] = (_by_size(items.alone, count), _by_size(items.alone, count))
    open_[0][0] = []
    parents: tuple[dict[int, int], dict[int, int]] = ({0: -1}, {})
    watch.hold(0, 0)
    layer, depth = [0], 0
    while layer:
        watch.at_least = 2 * depth + 1
        mine = _by_size(layer, count)
        for one in layer:
            if news := watch.expand(depth):
                yield news
            few = max(0, least - one.bit_count())
            for size in range(few, count + 1):
                for other in mine[size]:
                    if not one & other:
                        return _solved(items, parents, depth, (one, other), watch)
        following: list[int] = []
        others, reached = open_[1 - depth % 2], parents[1 - depth % 2]
        for one in layer:
            if news := watch.saw(None):
                yield news
            few = max(0, least - one.bit_count())
            for size in range(few, count + 1):
                found = [other for other in others[size] if not one & other]
                if found:
                    others[size] = [other for other in others[size] if one & other]
                    watch.generated += len(found)
                    watch.hold(len(parents[0]) + len(parents[1]) + len(found) - 1, one)
                    reached.update(dict.fromkeys(found, one))
                    following += found
        layer, depth = following, depth + 1
    return exhausted(watch, len(parents[0]) + len(parents[1]), NOTE)


def _by_size(sets: list[int], most: int) -> list[list[int]]:
    sizes: list[list[int]] = [[] for _ in range(most + 1)]
    for some in sets:
        sizes[some.bit_count()].append(some)
    return sizes


def _solved(
    items: Items, parents: tuple[dict[int, int], dict[int, int]], depth: int, middle: tuple[int, int], watch: Watch
) -> Solved:
    walk = _chain(parents, depth, middle[0])[::-1] + _chain(parents, depth, middle[1])
    everything = (1 << len(items.names)) - 1
    steps = [_names(items, everything & ~before & ~after) for before, after in pairwise(walk)]
    states = len(parents[0]) + len(parents[1])
    text = (
        f"Every way to go on for {times(depth, 'trip')} was searched from the start, and by symmetry from the goal, "
        f"and no shorter plan joins them; {states:,} different states were seen. {NOTE}"
    )
    if len(steps) == 1:
        text = "The start is not the goal."
    return Solved(steps, len(steps), True, Proof("exhaustive", states, text), watch.statistics())


def _chain(parents: tuple[dict[int, int], dict[int, int]], depth: int, some: int) -> list[int]:
    chain = []
    while some >= 0:
        chain.append(some)
        some = parents[depth % 2][some]
        depth -= 1
    return chain


def _names(items: Items, aboard: int) -> list[str]:
    """Those aboard, the rower among them: the rower is never left alone."""
    return [name for i, name in enumerate(items.names) if aboard >> i & 1]
