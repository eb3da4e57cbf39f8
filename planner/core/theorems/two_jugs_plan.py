"""The steps of one way with two jugs, made while they are read: fill, pour, and empty the other jug when it is full."""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.core.theorems.stream import BLOCK, Stream


def stream(capacities: Sequence[int], first: list[Any], filled: int, length: int) -> Stream:
    """The steps in `first`, then `length` steps that fill the jug `filled`, from two empty jugs on."""
    return Stream(lambda: _blocks(capacities, first, filled, length))


def rule(capacities: Sequence[int], filled: int) -> str:
    """How the plan goes on, for a person who would have to carry it out."""
    a, b = capacities[filled], capacities[1 - filled]
    return (
        f"Whenever the {a:,}-jug is empty, fill it; whenever the {b:,}-jug is full, empty it; "
        f"and after each of these pour the {a:,}-jug into the {b:,}-jug."
    )


def _blocks(capacities: Sequence[int], first: list[Any], filled: int, length: int) -> Iterator[list[Any]]:
    """After a pour both jugs hold `total`: the other jug is full if that is more than it holds, else ours is empty."""
    yield first
    a, b = capacities[filled], capacities[1 - filled]
    pour = ["pour", filled, 1 - filled]
    fill_and_pour, empty_and_pour = [["fill", filled], pour], [["empty", 1 - filled], pour]
    total = 0
    while length > 0:
        block: list[Any] = []
        for _ in range(min(length + 1, BLOCK) // 2):
            if total < b:
                block += fill_and_pour
                total += a
            else:
                block += empty_and_pour
                total -= b
        yield block[:length]
        length -= len(block)
