"""Statements made up so that a tower's goal is told before its start as often as behind it; people do either.

Nearly all of the corpora tell the start first, from which the weights would learn the order rather than the words.
"""

from collections.abc import Iterator
from itertools import cycle, permutations

_STARTS = (
    "now they are on {}",
    "at the moment everything is on {}",
    "the tower still stands on {}",
    "they start on {}",
    "currently the whole pile is on {}",
    "the discs lie on {} at first",
    "all of them are already stacked on {}",
)
_GOALS = (
    "we want the four discs on {}",
    "the whole tower should end up on {}",
    "they must all be on {} at the end",
    "the aim is to have the four discs on {}",
    "I need everything on {}",
    "the goal is a tower on {}",
    "get the four discs onto {}",
)
_ORDERS = ("{goal}; {start}.", "{goal}, {start}.", "{goal}. {start}.", "{start}. {goal}.", "{start}, and {goal}.")
_PEGS = (
    ("peg A", "peg B", "peg C"),
    ("A", "B", "C"),
    ("the left peg", "the middle peg", "the right peg"),
    ("rod 1", "rod 2", "rod 3"),
)
NAMES = ("A", "B", "C"), ("A", "B", "C"), ("left", "middle", "right"), ("1", "2", "3")


def statements() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Texts, each with the start, the goal and the names of its pegs."""
    pairs, pegs, orders = cycle(permutations(range(3), 2)), cycle(zip(_PEGS, NAMES, strict=True)), cycle(_ORDERS)
    for start in _STARTS:
        for goal in _GOALS:
            (one, other), (said, names) = next(pairs), next(pegs)
            told = next(orders).format(start=start.format(said[one]), goal=goal.format(said[other]))
            yield f"Tower of Hanoi, four discs, three pegs. {told} Fewest moves?", names[one], names[other], names
