"""A plan for any state of four or more pegs: not the shortest, but there at once, whatever the number of discs.

To bring a disc to another peg, all smaller ones are gathered on a third; from there they move on as a tower, by the
plan of Frame and Stewart. Which third peg is best is computed disc by disc from the smallest.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.core.outcome import BestPlan
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.frame_stewart_plan import Task, blocks, moves_needed
from planner.core.theorems.stream import Stream
from planner.core.theorems.unsorted_goal import breaks_size_rule

RULE = (
    "To bring a disc to another peg, gather all smaller ones on a third peg by this same rule, move it, "
    "and let the smaller ones follow as a tower."
)


def applies(model: TowerOfHanoi) -> bool:
    """Whether four or more pegs allow every move, and the goal keeps the size rule."""
    count = len(model.pegs)
    if count < 4 or not model.size_rule or len(model.arcs()) < count * (count - 1):
        return False
    return breaks_size_rule(model) is None


def plan(model: TowerOfHanoi) -> BestPlan:
    """A plan from the start to the goal of a puzzle that this applies to."""
    count = len(model.pegs)
    start = _places(model, model.start)
    gathered = _spares(start, count)
    if model.goal_state is None:
        tasks = min((_gather(start, gathered, model.pegs.index(peg), count) for peg in model.goal_pegs), key=_length)
    else:
        tasks = _between(start, _places(model, model.goal_state), count)
    return BestPlan(Stream(lambda: _blocks(model.pegs, tasks)), _length(tasks), rule=RULE)


def _places(model: TowerOfHanoi, content: dict[str, tuple[int, ...]]) -> list[int]:
    """The peg of each disc, smallest first."""
    return [peg for _, peg in sorted((disc, peg) for peg, name in enumerate(model.pegs) for disc in content[name])]


def _spares(places: Sequence[int], count: int) -> list[list[int]]:
    """For every number of smallest discs the three pegs that are cheapest to gather them on, best first."""
    costs = [0] * count
    spares = []
    for discs, place in enumerate(places):
        best = sorted(range(count), key=costs.__getitem__)[:3]
        spares.append(best)
        tower = moves_needed(discs, count)
        costs = [
            costs[peg] if peg == place else costs[_other(best, place, peg)] + 1 + tower for peg in range(count)
        ]  # fmt: skip
    return spares


def _other(spares: Sequence[int], *not_these: int) -> int:
    return next(peg for peg in spares if peg not in not_these)


def _gather(places: Sequence[int], spares: list[list[int]], target: int, count: int) -> list[Task]:
    """The towers to move, single discs among them, that bring all of `places` onto one peg."""
    usable = tuple(range(count))
    tasks: list[Task] = []
    for discs in reversed(range(len(places))):
        place = places[discs]
        if place != target:
            spare = _other(spares[discs], place, target)
            tasks += [(discs, spare, target, usable), (1, place, target, usable)]
            target = spare
    return tasks[::-1]


def _between(start: Sequence[int], goal: Sequence[int], count: int) -> list[Task]:
    """The same from one state to another: gather below the largest disc that has to move, then the way back."""
    misplaced = [disc for disc, (a, b) in enumerate(zip(start, goal, strict=True)) if a != b]
    if not misplaced:
        return []
    largest = misplaced[-1]
    a, b = start[largest], goal[largest]
    before, after = start[:largest], goal[:largest]
    there, back = _spares(before, count), _spares(after, count)
    ways = []
    for spare in range(count):
        if spare not in (a, b):
            returning = [(n, y, x, usable) for n, x, y, usable in reversed(_gather(after, back, spare, count))]
            move: Task = (1, a, b, tuple(range(count)))
            ways.append([*_gather(before, there, spare, count), move, *returning])
    return min(ways, key=_length)


def _length(tasks: list[Task]) -> int:
    return sum(moves_needed(discs, len(usable)) for discs, _, _, usable in tasks)


def _blocks(pegs: Sequence[str], tasks: list[Task]) -> Iterator[list[Any]]:
    for task in tasks:
        yield from blocks(pegs, task)
