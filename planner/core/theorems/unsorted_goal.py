"""Hanoi with the size rule and a goal that breaks it: no state that can be reached looks like that."""

from itertools import pairwise

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.conclusion import impossible


def conclude(model: TowerOfHanoi) -> Solved | Impossible | None:
    """Answers a goal with a larger disc on a smaller one."""
    found = breaks_size_rule(model)
    if found is None:
        return None
    above, below, peg = found
    return impossible(f"The goal has disc {above} on the smaller disc {below} on peg {peg}, and no move may do that.")


def breaks_size_rule(model: TowerOfHanoi) -> tuple[int, int, str] | None:
    """A disc of the goal, the smaller one it would lie on, and their peg; None if the goal keeps the size rule."""
    if not model.size_rule or model.goal_state is None:
        return None
    for peg, discs in model.goal_state.items():
        for below, above in pairwise(discs):
            if below < above:
                return above, below, peg
    return None
