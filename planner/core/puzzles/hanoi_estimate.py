"""Lower bounds for the Tower of Hanoi: how many moves are needed at least, seen at a glance."""

from collections.abc import Sequence
from typing import TypeAlias

Arcs: TypeAlias = Sequence[tuple[int, int]]

NO_WAY = 1  # a disc whose peg cannot be reached counts one move: a bound, if a weak one, and never an infinite one


def distances(arcs: Arcs, pegs: int) -> dict[tuple[int, int], int]:
    """The moves from each peg to each other with no disc in the way."""
    found = {(a, a): 0 for a in range(pegs)}
    for start in range(pegs):
        queue = [start]
        for peg in queue:
            for a, b in arcs:
                if a == peg and (start, b) not in found:
                    found[start, b] = found[start, peg] + 1
                    queue.append(b)
    return {(a, b): found.get((a, b), NO_WAY) for a in range(pegs) for b in range(pegs)}


def sum_of_distances(
    distances: dict[tuple[int, int], int], state: Sequence[Sequence[int]], goal: Sequence[Sequence[int]]
) -> int:
    """How far the discs of `state` are from the pegs they lie on in `goal`, in all; both are stacks by peg."""
    wanted = {disc: peg for peg, discs in enumerate(goal) for disc in discs}
    return sum(distances[peg, wanted[disc]] for peg, discs in enumerate(state) for disc in discs)


class Estimate:
    """The bound for one goal under the size rule; states are sets of discs by peg, the smallest disc the lowest bit.

    Let L be the largest disc not in its place, on peg a and wanted on b. Before its first move every smaller disc has
    left a, and after its last move those wanted on b have still to come. So a smaller disc that is in its place on a or
    b moves twice all the same, and one that goes from a to b cannot do it in one move.
    """

    def __init__(self, arcs: Arcs, goal: Sequence[int]) -> None:
        self._goal = goal
        self._arcs = arcs
        self._distances = [(pair, far) for pair, far in distances(arcs, len(goal)).items() if far]

    def of(self, state: Sequence[int]) -> int:
        """The least moves from `state` to the goal, or fewer."""
        goal = self._goal
        wrong = [discs & ~wanted for discs, wanted in zip(state, goal, strict=True)]
        largest = max(wrong).bit_length() - 1
        if largest < 0:
            return 0
        bit, smaller = 1 << largest, (1 << largest) - 1
        a = next(peg for peg, discs in enumerate(state) if discs & bit)
        b = next(peg for peg, discs in enumerate(goal) if discs & bit)
        moves = sum((state[p] & goal[q]).bit_count() * far for (p, q), far in self._distances)
        moves += sum(2 * (state[peg] & goal[peg] & smaller).bit_count() for peg in (a, b))
        return moves + ((state[a] & goal[b] & smaller).bit_count() if (a, b) in self._arcs else 0)
