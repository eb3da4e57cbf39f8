"""What a theorem says: the same three endings as a search, without a single state looked at."""

from collections.abc import Iterable
from typing import Any

from planner.core.outcome import Impossible, Proof, Solved, Statistics

ALGORITHM = "theorem"


def shortest(steps: Iterable[Any], length: int, text: str, rule: str = "") -> Solved:
    """A plan that `text` proves to be a shortest one."""
    return Solved(steps, length, True, Proof("theorem", 0, text), Statistics(ALGORITHM, 0, 0, 0.0), rule=rule)


def best_known(steps: Iterable[Any], length: int, text: str, rule: str = "") -> Solved:
    """A plan of which nobody knows whether a shorter one exists."""
    return Solved(steps, length, False, Proof("heuristic", 0, text), Statistics(ALGORITHM, 0, 0, 0.0), rule=rule)


def impossible(text: str) -> Impossible:
    """No plan, because of what `text` says."""
    return Impossible(Proof("theorem", 0, text), Statistics(ALGORITHM, 0, 0, 0.0))


def done_already() -> Solved:
    """The plan without a step."""
    return shortest((), 0, "The start already is the goal.")
