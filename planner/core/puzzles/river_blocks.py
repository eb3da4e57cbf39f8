"""Guesses which names go together, such as a husband and his wife: each is singled out by the clauses of the other.

Only a guess, made from colours and clauses; `river_schemas` proves it or refutes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from planner.core.puzzles.river_clauses import ANYBODY, Clause
from planner.core.puzzles.river_schemas import Class

MOST_ROLES = 5  # a block of six names has 64 ways to be on two banks


def tie_blocks(colours: Sequence[int], clauses: Iterable[Clause]) -> list[Class]:
    """All names in classes: blocks of several names where ties say so, the others by their colour."""
    tied = _components(len(colours), _ties(colours, clauses))
    classes: defaultdict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for names in tied:
        # Too many for one block, or alone: then each name is judged by its own colour.
        for some in [names] if len(names) <= MOST_ROLES else [[name] for name in names]:
            ordered = sorted(some, key=lambda name: (colours[name], name))
            classes[tuple(colours[name] for name in ordered)].append(tuple(ordered))
    # A block that nothing can stand in for is no block: its names are judged one by one.
    lonely = [blocks[0] for blocks in classes.values() if len(blocks) == 1 < len(blocks[0])]
    found = [tuple(blocks) for blocks in classes.values() if not len(blocks) == 1 < len(blocks[0])]
    alike: defaultdict[tuple[int, int], list[tuple[int]]] = defaultdict(list)
    for block in lonely:
        for name in block:
            alike[(block[0], colours[name])].append((name,))
    return found + [tuple(blocks) for blocks in alike.values()]


def _ties(colours: Sequence[int], clauses: Iterable[Clause]) -> Iterator[tuple[int, int]]:
    masks: defaultdict[int, int] = defaultdict(int)
    for name, colour in enumerate(colours):
        masks[colour] |= 1 << name
    for heart, named in _named_together(clauses):
        left = named
        while left:
            colour = colours[left.bit_length() - 1]
            yield from ((heart, name) for name in _singled_out(heart, named, masks[colour], masks[colours[heart]]))
            left &= ~masks[colour]


def _named_together(clauses: Iterable[Clause]) -> Iterator[tuple[int, int]]:
    """For each name at the heart of clauses, whom alike clauses name in the same place, all in one."""
    together: defaultdict[tuple[int, ...], int] = defaultdict(int)
    for clause in clauses:
        if clause.a.bit_count() == 1:
            sizes = (clause.b.bit_count(), clause.guard.bit_count())
            for slot in (2, 3):
                if clause[slot] != ANYBODY:
                    together[(clause.kind, clause.a, slot, *sizes)] |= clause[slot]
    for (_, heart, *_), named in together.items():
        yield heart.bit_length() - 1, named


def _singled_out(heart: int, named: int, colour: int, own_colour: int) -> list[int]:
    """The few of a colour that are named, or the few that are not."""
    others = colour & ~(1 << heart)
    some = named & others
    count, size = some.bit_count(), others.bit_count()
    if not 0 < count < size:
        return []
    if 2 * count != size:
        few = some if 2 * count < size else others & ~some
        return list(_bits(few)) if few.bit_count() < MOST_ROLES else []
    # Two and two: whoever of them is paired with whom, exchanging both pairs is the same, so the order decides.
    if size == 2 == own_colour.bit_count() and not own_colour & colour:
        return [list(_bits(colour))[list(_bits(own_colour)).index(heart)]]
    return []


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield mask.bit_length() - 1
        mask ^= 1 << mask.bit_length() - 1


def _components(count: int, ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    group = [[name] for name in range(count)]
    for a, b in ties:
        if group[a] is not group[b]:
            small, large = sorted((group[a], group[b]), key=len)
            large += small
            for name in small:
                group[name] = large
    return list({id(names): names for names in group}.values())
