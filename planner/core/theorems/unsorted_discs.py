"""Hanoi without the size rule, all discs wanted on one peg: each disc goes there alone, on its shortest way.

A disc that has come to lie on top of a foreign peg is the top of it and can go on at once, so no disc ever waits for
another; and none can do with fewer moves than its peg is away.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.conclusion import done_already, impossible, shortest
from planner.core.theorems.stream import Stream

Ways: TypeAlias = dict[int, list[int]]  # from each peg that reaches the target, the pegs on a shortest way there

PROOF = (
    "Proven optimal by counting: without the size rule no disc is ever in another's way, so each goes to its peg by "
    "a shortest way, and none can do with fewer moves."
)
RULE = "Take the top disc of any other peg and bring it to its goal by the shortest way, then the next."


def conclude(model: TowerOfHanoi) -> Solved | Impossible | None:
    """Answers every puzzle without the size rule whose goal is a peg."""
    if model.size_rule or model.goal_state is not None:
        return None
    heights = [len(model.start[peg]) for peg in model.pegs]
    found: list[tuple[int, Ways]] = []
    for peg in model.goal_pegs:
        ways = _ways(model.arcs(), model.pegs.index(peg))
        if all(number in ways for number, height in enumerate(heights) if height):
            found.append((sum(heights[number] * (len(way) - 1) for number, way in ways.items()), ways))
    if not found:
        return impossible("From a peg that holds a disc, no moves that are allowed lead to the peg of the goal.")
    length, ways = min(found, key=lambda item: item[0])
    if not length:
        return done_already()
    return shortest(Stream(lambda: _blocks(model, heights, ways)), length, PROOF, RULE)


def _ways(arcs: tuple[tuple[int, int], ...], target: int) -> Ways:
    """Breadth first from the target, against the arcs."""
    ways = {target: [target]}
    for peg in (queue := [target]):
        for a, b in arcs:
            if b == peg and a not in ways:
                ways[a] = [a, *ways[peg]]
                queue.append(a)
    return ways


def _blocks(model: TowerOfHanoi, heights: list[int], ways: Ways) -> Iterator[list[Any]]:
    for number, height in enumerate(heights):
        if height:
            way = [model.pegs[peg] for peg in ways[number]]
            steps = [[a, b] for a, b in pairwise(way)]
            for _ in range(height):
                yield steps
