"""Crossings of two crowds of which one must not outnumber the other, such as missionaries and cannibals.

All that matters is how many of both are where everybody was at the start, and where the boat is: two numbers packed
into one. Nothing is prepared but the list of loads and the set of states that keep the rules, so that the small puzzles
everybody knows are not slower here than in the shortest program. The goal is the start with the banks swapped, and so
what the goal can be reached from is what the start leads to, swapped: half the way is enough, as in `river_mirror`.

Glossary. Weak, strong: the crowd that must not be outnumbered, and the other one. State: `weak * row + strong`, the
counts on the bank of the start. A row has a boatful more numbers than there are strong ones: a trip that takes or
brings more than there are leads to one of those, which is no state. Side: 0 where the boat is on the bank of the start,
else 1.
"""

from collections.abc import Generator
from itertools import pairwise
from typing import NamedTuple

from planner.core.events import Progress
from planner.core.outcome import Outcome, Solved
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_mirror import prove
from planner.core.puzzles.river_reduced import COUNTED
from planner.core.puzzles.river_rules import Outnumber
from planner.core.search.proofs import exhausted
from planner.core.search.watch import Watch

# Some milliseconds. Larger crowds cross by doing the same again and again, and `river_repeats` need not walk that.
MOST_MOVES = 20_000


class Crowds(NamedTuple):
    """The state with everybody on the bank of the start, the states that keep the rules, and who is in each load."""

    everybody: int
    safe: set[int]
    loads: dict[int, list[str]]


def read_crowds(model: RiverCrossing) -> Crowds | None:
    """The crossing as crowds; None unless it is exactly one of this kind and small."""
    if len(model.entities) != 2 or model.max_weight is not None or len(model.places) != 2:
        return None
    sides = {(rule.strong, rule.weak) if isinstance(rule, Outnumber) else None for rule in model.rules}
    side = sides.pop() if len(sides) == 1 else None
    if side is None or len(side[0]) != 1 or len(side[1]) != 1 or side[0] == side[1] or not _is_whole_crossing(model):
        return None
    (strong,), (weak,) = side
    most_weak, most_strong = model.entities[weak], model.entities[strong]
    if most_strong > most_weak:  # the goal itself breaks the rule, and is no mirror image of a state
        return None
    room = most_weak + most_strong if model.capacity is None else min(model.capacity, most_weak + most_strong)
    row = most_strong + 1 + min(room, most_strong)
    few = min(room, most_weak) + 1
    if most_weak + few * row > MOST_MOVES:
        return None
    loads = _loads(model, weak, strong, room, row)
    ranges = _safe_ranges(most_weak, most_strong, row)
    if sum(map(len, ranges)) * len(loads) > MOST_MOVES:
        return None
    return Crowds(most_weak * row + most_strong, set().union(*ranges), loads)


def _is_whole_crossing(model: RiverCrossing) -> bool:
    """Everybody and the boat at one place, wanted at the other, and somebody of both crowds."""
    here = model.boat
    there = model.places[1 - model.places.index(here)]
    start, goal = model.start.get(here, {}), model.goal.get(there, {})
    return model.goal_boat in (None, there) and all(
        count and start.get(name) == goal.get(name) == count for name, count in model.entities.items()
    )


def _loads(model: RiverCrossing, weak: str, strong: str, room: int, row: int) -> dict[int, list[str]]:
    """Each load by what it takes from a state; the names in the order of the model."""
    weak_rows, strong_rows = weak in model.rowers, strong in model.rowers
    is_weak_first = next(iter(model.entities)) == weak
    loads = {}
    for weaks in range(min(room, model.entities[weak]) + 1):
        for strongs in range(min(room - weaks, model.entities[strong]) + 1):
            rows = (weaks and weak_rows) or (strongs and strong_rows)
            if rows and not (model.check_boat and 0 < weaks < strongs):
                some, others = [weak] * weaks, [strong] * strongs
                loads[weaks * row + strongs] = some + others if is_weak_first else others + some
    return loads


def _safe_ranges(most_weak: int, most_strong: int, row: int) -> list[range]:
    """For each number of weak ones the states in which they are outnumbered on neither bank."""
    lead = most_strong - most_weak
    ranges = []
    for weak in range(most_weak + 1):
        least = max(0, lead + weak) if weak < most_weak else 0
        most = min(most_strong, weak) if weak else most_strong
        ranges.append(range(weak * row + least, weak * row + most + 1))
    return ranges


def search(crowds: Crowds, watch: Watch) -> Generator[Progress, None, Outcome]:
    """Layers of states, until one leads into its own mirror image: the middle of a shortest plan."""
    everybody = crowds.everybody
    ways = ([-load for load in crowds.loads], list(crowds.loads))
    unseen = (crowds.safe - {everybody}, crowds.safe.copy())  # the states of each side that no trip led to yet
    layers = [{everybody: -1}]  # the states that so many trips lead to, each with the one before it
    watch.hold(0, everybody)
    states = 1
    while layer := layers[-1]:
        watch.depth = depth = len(layers) - 1
        watch.at_least = 2 * depth + 1
        # All layers together take milliseconds, so the clock is not looked at for each state.
        if news := watch.look():
            yield news
        way, there = ways[depth % 2], unseen[1 - depth % 2]
        following = {state + change: state for state in layer for change in way if state + change in there}
        watch.expanded += len(layer)
        watch.generated += len(layer) * len(way)
        states += len(following)
        watch.hold(states - 1, everybody)
        there.difference_update(following)
        if not layer.keys().isdisjoint(map(everybody.__sub__, following)):
            return _solved(crowds, layers, following, watch)
        layers.append(following)
    return exhausted(watch, states, COUNTED)


def _solved(crowds: Crowds, layers: list[dict[int, int]], following: dict[int, int], watch: Watch) -> Solved:
    """The plan: the way to the middle, and the mirror image of a way to its other end."""
    everybody = crowds.everybody
    after = next(state for state in following if everybody - state in layers[-1])
    walk = _chain(layers, following[after])[::-1]
    walk += [everybody - state for state in _chain(layers, everybody - after)]
    steps = [crowds.loads[abs(before - after)].copy() for before, after in pairwise(walk)]
    proof = prove(len(layers) - 1, watch.held, COUNTED)
    return Solved(steps, len(steps), True, proof, watch.statistics())


def _chain(layers: list[dict[int, int]], state: int) -> list[int]:
    """The states from one of the last layer back to the start."""
    chain = []
    for layer in reversed(layers):
        chain.append(state)
        state = layer[state]
    return chain
