"""The numbers of Frame and Stewart in closed form, and their plan, made while it is read.

On p pegs the i-th disc of a tower adds 2^s moves, where s is the least number with comb(s + p − 2, p − 2) ≥ i.
"""

from collections.abc import Iterator, Sequence
from math import comb
from typing import Any, TypeAlias

from planner.core.theorems.stream import BLOCK, Stream

Task: TypeAlias = tuple[int, int, int, tuple[int, ...]]  # so many discs, from, to, the pegs that may be used


def moves_needed(discs: int, pegs: int) -> int:
    """How many moves the plan has, for three pegs or more."""
    total = level = done = 0
    while done < discs:
        reached = min(discs, comb(level + pegs - 2, pegs - 2))
        total += (reached - done) << level
        done, level = reached, level + 1
    return total


def smaller_ones(discs: int, pegs: int) -> int:
    """How many of the discs go aside first; one of the best choices, found from the level of the last disc."""
    if pegs == 3:
        return discs - 1
    level = 0
    while comb(level + pegs - 2, pegs - 2) < discs:
        level += 1
    least = comb(level + pegs - 4, pegs - 2) if level else 0
    return max(discs - comb(level + pegs - 3, pegs - 3), least)


def stream(pegs: Sequence[str], discs: int, origin: int, target: int) -> Stream:
    """The plan for a tower, in the step format."""
    return Stream(lambda: blocks(pegs, (discs, origin, target, tuple(range(len(pegs))))))


def blocks(pegs: Sequence[str], whole: Task) -> Iterator[list[Any]]:
    """The steps of a task, many at a time. Tasks wait on a stack, because there may be thousands of discs."""
    every = range(len(pegs))
    steps = {(a, b): [pegs[a], pegs[b]] for a in every for b in every}
    known: dict[Task, list[Any]] = {}
    waiting = [whole]
    while waiting:
        task = waiting.pop()
        if moves_needed(task[0], len(task[3])) <= BLOCK:
            yield _block(task, steps, known)
        else:
            waiting.extend(reversed(_parts(task)))


def _parts(task: Task) -> list[Task]:
    """The three parts of a task with more than one disc."""
    discs, origin, target, usable = task
    aside = smaller_ones(discs, len(usable))
    spare = next(peg for peg in usable if peg not in (origin, target))
    fewer = tuple(peg for peg in usable if peg != spare)
    return [(aside, origin, spare, usable), (discs - aside, origin, target, fewer), (aside, spare, target, usable)]


def _block(task: Task, steps: dict[tuple[int, int], Any], known: dict[Task, list[Any]]) -> list[Any]:
    """All steps of a short task."""
    discs, origin, target, _ = task
    if discs < 2:
        return [steps[origin, target]] if discs else []
    if task not in known:
        known[task] = [step for part in _parts(task) for step in _block(part, steps, known)]
    return known[task]
