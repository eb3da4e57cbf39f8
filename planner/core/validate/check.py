"""Replays a whole plan in pieces, so that whoever waits for it can be told that we are alive, and can stop us."""

from collections.abc import Generator, Iterable
from itertools import islice
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan
from planner.core.validate.checkers import CHECKERS, Checker

PIECE = 8192  # steps between two signs of life: a few milliseconds
LAST_STATES = 4


def check(family: str, model: JsonObject, steps: Iterable[Any], length: int) -> Generator[int, None, list[JsonObject]]:
    """Replay a plan that is said to have `length` steps; yields now and then how many are done.

    Returns the last states, at most LAST_STATES. Raises BrokenPlan if a step breaks a rule, the goal is missed, or the
    plan has another number of steps.
    """
    checker = CHECKERS[family](model)
    walk = iter(steps)
    told = min(length, LAST_STATES - 1)
    yield from _advance(checker, walk, length - told)
    last_states = [checker.show()]
    for step in walk:
        checker.advance((step,))
        last_states.append(checker.show())
        _check_length(checker.number, length, at_most=True)
    _check_length(checker.number, length)
    checker.finish()
    return last_states


def check_beginning(family: str, model: JsonObject, steps: Iterable[Any], count: int) -> Generator[int, None, None]:
    """Replay the first `count` steps of a plan that is too long to be replayed whole; the same yields and errors."""
    yield from _advance(CHECKERS[family](model), iter(steps), count)


def _advance(checker: Checker, walk: Iterable[Any], count: int) -> Generator[int, None, None]:
    for begun in range(0, count, PIECE):
        checker.advance(islice(walk, min(PIECE, count - begun)))
        yield checker.number


def _check_length(number: int, length: int, *, at_most: bool = False) -> None:
    if number > length or (number < length and not at_most):
        raise BrokenPlan(number, "length", f"The plan does not have the {length:,} steps it is said to have.")
