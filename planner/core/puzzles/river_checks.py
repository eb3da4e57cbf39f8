"""Schemas of clauses as questions to packed counts: is there a group that breaks one?

The same for a place, where fields count the types of blocks, and for the boat, where they count the parts aboard.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from planner.core.puzzles.river_clauses import ALIKE, OUTNUMBER
from planner.core.puzzles.river_schemas import WHOEVER, Schema, Slot

Part: TypeAlias = tuple[int, ...]
Check: TypeAlias = Callable[[int], bool]  # whether a packed state breaks a clause
Counted: TypeAlias = tuple[tuple[int, int], ...]  # shift and mask of fields whose counts are added up
Linear: TypeAlias = tuple[tuple[tuple[int, int, int], ...], int]  # shift, mask and factor of fields, and a constant


MOST_NOTICED = 4  # two of a name beside two anchors


class Group(NamedTuple):
    """Where it can be read who is at one place or aboard: for each class and part the shifts and masks of fields."""

    parts: Sequence[dict[Part, list[tuple[int, int]]]]


class Some(NamedTuple):
    """ "Some of these are there": one of the bits of `mask`, or one of the sums at least as large as it says."""

    mask: int
    sums: tuple[tuple[Counted, int], ...] = ()


NOBODY = Some(0)


class Duel(NamedTuple):
    """More on one side of a comparison than on the other, where some blocks are there."""

    there: list[Some]
    strong: Linear
    weak: Linear


class Checks:
    """All clauses over all groups of a state."""

    def __init__(self, schemas: Iterable[Schema], groups: Sequence[Group]) -> None:
        fears: defaultdict[tuple[int, int], int] = defaultdict(int)
        self.slow: list[Check] = []
        self.duels: list[tuple[Linear, Linear]] = []  # what is compared with what
        self.noticed = 1  # the largest count that a clause can tell from larger ones, comparisons apart
        for schema in schemas:
            for group in groups:
                for found in _instances(schema, group):
                    if isinstance(found, Duel):
                        self.duels.append((found.strong, found.weak))
                        self.slow.append(_outnumbered(*found))
                        self.noticed = MOST_NOTICED if found.there else self.noticed
                    elif isinstance(found, tuple):
                        a, b, guard = found
                        fears[a, guard] |= b
                    else:
                        self.slow.append(found)
                        self.noticed = MOST_NOTICED
        self.fears = tuple((a, b, guard) for (a, guard), b in fears.items())
        self.count = len(self.fears) + len(self.slow)

    def is_safe(self, state: int) -> bool:
        """Whether no clause is broken anywhere."""
        for a, b, guard in self.fears:
            if state & a and state & b and not state & guard:
                return False
        for breaks in self.slow:  # noqa: SIM110  this is the innermost loop, and any() takes twice as long
            if breaks(state):
                return False
        return True


def _instances(schema: Schema, group: Group) -> Iterator[tuple[int, int, int] | Duel | Check]:
    """The schema for each choice of what its anchors are like."""
    for parts in product(*(group.parts[c] for c in schema.anchors)):
        if schema.kind == OUTNUMBER:
            there = _anchors_there(schema, parts, group)
            yield Duel(there, _sum(schema.a, schema, parts, group), _sum(schema.b, schema, parts, group))
            continue
        guard = _some(schema.guard, schema, parts, group)
        if guard is None:
            continue
        a = _some(schema.a, schema, parts, group, 2 if schema.kind == ALIKE else 1)
        if a == NOBODY:
            continue
        b = None if schema.kind == ALIKE or schema.b == WHOEVER else _some(schema.b, schema, parts, group)
        if b != NOBODY:
            there = _anchors_there(schema, parts, group)
            yield from _feared([some for some in (*there, a, b) if some is not None], guard)


def _feared(wanted: list[Some], guard: Some) -> Iterator[tuple[int, int, int] | Check]:
    if len(wanted) <= 2 and not guard.sums and not any(some.sums for some in wanted):
        masks = [some.mask for some in wanted]
        yield masks[0], masks[-1], guard.mask
    else:
        yield lambda state: all(_is_there(some, state) for some in wanted) and not _is_there(guard, state)


def _is_there(some: Some, state: int) -> bool:
    if state & some.mask:
        return True
    return any(sum(state >> shift & mask for shift, mask in counted) >= least for counted, least in some.sums)


def _anchors_there(schema: Schema, parts: Sequence[Part], group: Group) -> list[Some]:
    """That there are blocks like the anchors, two if both are alike."""
    anchors = list(zip(schema.anchors, parts, strict=True))
    if len(anchors) == 2 and anchors[0] == anchors[1]:
        return [_at_least(group.parts[schema.anchors[0]][parts[0]], 2)]
    return [_at_least(group.parts[c][part], 1) for c, part in anchors]


def _at_least(fields: list[tuple[int, int]], least: int) -> Some:
    if least == 1:
        return Some(sum(mask << shift for shift, mask in fields))
    return Some(0, ((tuple(fields), least),))


def _some(slot: Slot, schema: Schema, parts: Sequence[Part], group: Group, least: int = 1) -> Some | None:
    """What shows that some of a set of names are there; None where the anchors themselves do.

    `least` is 2 for a clause about two of one name, which is either an anchor's or a name without an equal.
    """
    for roles, part in zip(slot.own, parts, strict=False):
        if any(part[role] >= least for role in roles):
            return None
    if not slot.rest:
        return NOBODY
    mask = 0
    sums: list[tuple[Counted, int]] = []
    roles_of: defaultdict[int, set[int]] = defaultdict(set)
    for c, role in slot.rest:
        roles_of[c].add(role)
    for c, named in roles_of.items():
        for part, fields in group.parts[c].items():
            if any(part[role] for role in named):
                beside = least + sum(like == (c, part) for like in zip(schema.anchors, parts, strict=True))
                some = _at_least(fields, beside)
                mask |= some.mask
                sums += some.sums
    return Some(mask, tuple(sums))


def _sum(slot: Slot, schema: Schema, parts: Sequence[Part], group: Group) -> Linear:
    """How many of a set of names are there, as a sum over fields."""
    factors: defaultdict[tuple[int, int], int] = defaultdict(int)
    constant = sum(part[role] for roles, part in zip(slot.own, parts, strict=False) for role in roles)
    for c, role in slot.rest:
        constant -= sum(part[role] for anchor, part in zip(schema.anchors, parts, strict=True) if anchor == c)
        for part, fields in group.parts[c].items():
            for field in fields:
                factors[field] += part[role]
    return tuple((shift, mask, factor) for (shift, mask), factor in factors.items() if factor), constant


def _outnumbered(there: list[Some], strong: Linear, weak: Linear) -> Check:
    if not there and len(strong[0]) == len(weak[0]) == 1 and strong[0][0][2] == weak[0][0][2] == 1:
        (s, s_mask, _), (w, w_mask, _) = strong[0][0], weak[0][0]
        return lambda state: 0 < (state >> w & w_mask) < (state >> s & s_mask)

    def breaks(state: int) -> bool:
        few = _total(weak, state)
        return 0 < few < _total(strong, state) and all(_is_there(some, state) for some in there)

    return breaks


def _total(linear: Linear, state: int) -> int:
    return sum((state >> shift & mask) * factor for shift, mask, factor in linear[0]) + linear[1]
