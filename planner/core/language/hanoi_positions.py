"""Where single discs start and where they end: of all readings of a text the one in which everything adds up."""

import re

from planner.core.language.hanoi_discs import Placement, read_layouts
from planner.core.language.hanoi_ends import split_by_role
from planner.core.language.hanoi_partition import exact_runs, in_turns, is_spread, without_repeats
from planner.core.language.hanoi_pegs import Pegs

_AS_IT_IS = re.compile(r"\b(?:now|currently|already|still|present|moment|start|begin|initially|so far)\b")
_MOVED = re.compile(r"\b(?:went|gone|been moved|have moved|has moved|done|moved)\b")
Sides = tuple[list[Placement], list[Placement]]
_WISHED = re.compile(
    r"\b(?:goal|target|end|finish|final|finally|want\w*|should|must|until|reach|so that|would like|wish|shall"
    r"|need\w*|has to"
    r"|have to|desired|objective|aim|after|swap|reversed|instead)\b"
)


def read_positions(clean: str, unnamed: str, pegs: Pegs, number: int) -> Sides:
    """The placements at the start and those at the end, by the first reading of those that add up best."""
    readings = [*read_layouts(unnamed, pegs, number), *in_turns(unnamed, pegs, number)]
    ranked = [_ranked(clean, without_repeats(some), number) for some in readings]
    best = max(ranked, key=lambda found: found[0])
    moved = [some for some in readings[0] if some.discs and _is_moved(clean, some)]
    return best[1] if best[0] else split_by_role(clean, readings[1] or moved)


def _ranked(clean: str, groups: list[Placement], number: int) -> tuple[int, Sides]:
    """How well a reading adds up, and its two sides."""
    runs = exact_runs(groups, number)
    split = split_by_role(clean, groups)
    whole = sum(map(len, runs)) == len(groups)
    if len(runs) > 1 and whole and not _same(*runs):
        backwards = _is_wished(clean, runs[0]) and not _is_wished(clean, runs[1])
        return 3, (runs[1], runs[0]) if backwards else (runs[0], runs[1])
    if len(runs) == 1 and whole and is_spread(runs[0]):
        return 2, ([], runs[0]) if _is_wished(clean, runs[0]) else (runs[0], [])
    if any(split) and all(not side or adds_up(side, number) for side in split):
        return 2, split
    if runs and is_spread(runs[0]) and not _is_wished(clean, runs[0]):
        return 1, (runs[0], [some for some in split[1] if some.start >= runs[0][-1].end])
    return 0, split


def _same(one: list[Placement], other: list[Placement]) -> bool:
    return {(some.peg, some.discs) for some in one} == {(some.peg, some.discs) for some in other}


def _is_wished(clean: str, run: list[Placement]) -> bool:
    """Whether the words around the head of a position in its sentence say that it is to be reached."""
    sentence = re.split(r" [.?;] (?=\w{3})", clean[: run[0].end])[-1]
    cues = [*((found.start(), True) for found in _WISHED.finditer(sentence))]
    cues += [(found.start(), False) for found in _AS_IT_IS.finditer(sentence)]
    return max(cues, default=(0, False))[1]


def _is_moved(clean: str, placed: Placement) -> bool:
    """Whether a disc is said to have gone where it lies: "the smallest went from A to B"."""
    words_between = clean[placed.start : placed.end]
    return _MOVED.search(clean, max(0, placed.start - 30), placed.end) is not None and " to " in words_between


def adds_up(placements: list[Placement], number: int) -> bool:
    """Whether placements name each disc once, or leave the others to one peg."""
    discs = [disc for placement in placements for disc in placement.discs or ()]
    rests = [placement for placement in placements if placement.discs is None]
    if len({*discs}) < len(discs) or len(rests) > 1 or not discs:
        return False
    return len(discs) < number if rests else len(discs) == number
