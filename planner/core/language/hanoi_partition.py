"""Positions told in the plainest of orders, "A 4 and 1, B 3, C 2", believed only where they add up.

Whatever the words between them are, a text that names pegs and discs in turn tells a position where each disc comes
exactly once; where each comes twice, it tells the start and then the goal.
"""

import re
from collections.abc import Iterator

from planner.core.language.hanoi_discs import Placement
from planner.core.language.hanoi_glosses import MOST_BY_NAME
from planner.core.language.hanoi_layout import Item, Mention, items_in, mentions_in, read_layout, sentences
from planner.core.language.hanoi_pegs import Pegs

_NO_STATE = re.compile(
    r"\b(?:never|not|larger \w+ on|bigger \w+ on|how many|minimum|at a time|allowed|may only|from [A-Z] to [A-Z])\b"
)


def in_turns(clean: str, pegs: Pegs, count: int) -> tuple[list[Placement], list[Placement]]:
    """Two readings: every disc belongs to the peg before it, or every disc to the peg behind it."""
    told = [_pegs_first(clean, pegs, count), _discs_first(clean, pegs, count)]
    runs = [exact_runs(groups, count) for groups in told]
    spread = [some if some and is_spread(some[0]) else [] for some in runs]
    first, second = ([group for run in some for group in run] for some in spread)
    return first, second


def counted_by_position(clean: str, pegs: Pegs) -> int:
    """How many discs there are where a text tells the whole of a position by their numbers, else 0."""
    labels = {int(label) for label in re.findall(r"\b\d{1,2}\b", clean)}
    for number in sorted(labels, reverse=True):
        if 1 < number <= MOST_BY_NAME:
            for reading in (read_layout(clean, pegs, number), *in_turns(clean, pegs, number)):
                placed = [Placement(some.peg, some.discs, some.start, some.end) for some in reading]
                if any(map(is_spread, exact_runs(placed, number))):
                    return number
    return 0


def _pegs_first(clean: str, pegs: Pegs, count: int) -> list[Placement]:
    """Every disc given to the last peg named before it."""
    groups: list[Placement] = []
    peg: Mention | None = None
    for things in _rows(clean, pegs, count):
        if any(not isinstance(thing, Item) for thing in things):
            peg = None
        for thing in things:
            if not isinstance(thing, Item):
                peg = thing
            elif peg is not None and thing.discs:
                groups.append(Placement(peg[2], thing.discs, min(peg[0], thing.start), thing.end))
    return groups


def _discs_first(clean: str, pegs: Pegs, count: int) -> list[Placement]:
    """Every disc given to the next peg named after it in its sentence."""
    groups: list[Placement] = []
    for things in _rows(clean, pegs, count):
        waiting: list[Item] = []
        for thing in things:
            if isinstance(thing, Item):
                waiting += [thing] if thing.discs else []
                continue
            groups += [Placement(thing[2], item.discs, item.start, thing[1]) for item in waiting]
            waiting = []
    return groups


def _rows(clean: str, pegs: Pegs, count: int) -> Iterator[list[Item | Mention]]:
    """The pegs and discs of each sentence that tells no rule, in their order."""
    for start, end in sentences(clean):
        if _NO_STATE.search(clean, start, end):
            continue
        mentions = mentions_in(clean, start, end, pegs)
        things: list[Item | Mention] = [*mentions, *items_in(clean, start, end, mentions, count)]
        yield sorted(things, key=lambda thing: thing.start if isinstance(thing, Item) else thing[0])


def exact_runs(groups: list[Placement], count: int) -> list[list[Placement]]:
    """The stretches in which each disc comes exactly once, one after the other; at most two of them."""
    runs: list[list[Placement]] = []
    k = 0
    while k < len(groups) and len(runs) < 2:
        run = _run_from(groups, k, count)
        runs += [run] if run else []
        k += max(1, len(run))
    return runs


def _run_from(groups: list[Placement], k: int, count: int) -> list[Placement]:
    seen: set[int] = set()
    for j in range(k, len(groups)):
        discs = groups[j].discs
        if seen.intersection(discs or ()) or (discs is None and not seen):
            return []
        seen.update(discs or ())
        if len(seen) == count or discs is None:
            return groups[k : j + 1]
    return []


def without_repeats(groups: list[Placement]) -> list[Placement]:
    """The placements without those that say again what lies where: "2 and 1 are on C with 1 on top"."""
    kept: list[Placement] = []
    for group in groups:
        last = kept[-1] if kept else None
        again = last and last.peg == group.peg and group.discs and {*group.discs} <= {*(last.discs or ())}
        kept += [] if again else [group]
    return kept


def is_spread(run: list[Placement]) -> bool:
    """Whether a position has discs on more than one peg."""
    return len({group.peg for group in run}) > 1
