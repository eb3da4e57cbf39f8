"""Clauses told by role instead of by name, and the count that proves that exchanging blocks changes no clause.

"Wife 7 with any husband but husband 7, and not husband 7" is, over couples, "the wife of a couple with the husband of
any other, and not her own husband": a schema with one anchor, the couple, and an instance for each couple. If every
choice of anchors has its instance, no permutation of the couples changes the set of clauses.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import comb
from typing import NamedTuple, TypeAlias

from planner.core.puzzles.river_clauses import ANYBODY, Clause

Class: TypeAlias = tuple[tuple[int, ...], ...]  # for each block the names of its roles, by number
Anchor: TypeAlias = tuple[int, int]  # a class and the number of a block in it

MOST_ANCHORS = 2


class Slot(NamedTuple):
    """A set of names: for each anchor the roles meant in it, and (class, role) for those meant in all other blocks."""

    own: tuple[tuple[int, ...], ...]
    rest: tuple[tuple[int, int], ...]


WHOEVER = Slot((), ((-1, -1),))


class Schema(NamedTuple):
    """A clause by role; `anchors` are the classes of its anchors, which are different blocks."""

    kind: int
    anchors: tuple[int, ...]
    a: Slot
    b: Slot
    guard: Slot


class Reading(NamedTuple):
    """The schemas of all clauses, and the classes that some clause treats unequally."""

    schemas: tuple[Schema, ...]
    broken: frozenset[int]


def read_schemas(clauses: Iterable[Clause], classes: Sequence[Class]) -> Reading:
    """Every clause as the instance of a schema."""
    index = _Index(classes)
    instances: defaultdict[Schema, set[tuple[Anchor, ...]]] = defaultdict(set)
    broken: set[int] = set()
    for clause in clauses:
        schema, anchors, unequal = index.read(clause)
        broken |= unequal
        if schema is not None:
            instances[schema].add(anchors)
    for schema, chosen in instances.items():
        if len(chosen) != _choices(schema, classes):
            broken.update(schema.anchors)
    return Reading(tuple(instances), frozenset(broken))


def _choices(schema: Schema, classes: Sequence[Class]) -> int:
    """In how many ways the anchors can be chosen."""
    sizes = [len(classes[c]) for c in schema.anchors]
    if len(sizes) < 2:
        return sum(sizes) if sizes else 1
    if schema.anchors[0] != schema.anchors[1]:
        return sizes[0] * sizes[1]
    return comb(sizes[0], 2) * (1 if _turned(schema) == schema else 2)


def _turned(schema: Schema) -> Schema:
    """The same schema with its two anchors named the other way round."""
    slots = [Slot(slot.own[::-1], slot.rest) for slot in schema[2:]]
    return Schema(schema.kind, schema.anchors[::-1], *slots)


class _Index:
    """Where each name is among the classes."""

    def __init__(self, classes: Sequence[Class]) -> None:
        self.classes = classes
        self.at: dict[int, tuple[int, int, int]] = {
            name: (c, block, role)
            for c, blocks in enumerate(classes)
            for block, names in enumerate(blocks)
            for role, name in enumerate(names)
        }
        self.roles = [[sum(1 << block[r] for block in blocks) for r in range(len(blocks[0]))] for blocks in classes]
        self.whole = [sum(roles) for roles in self.roles]

    def read(self, clause: Clause) -> tuple[Schema | None, tuple[Anchor, ...], set[int]]:
        """The schema, the anchors, and the classes whose blocks cannot be told by role (then there is no schema)."""
        anchors: dict[Anchor, None] = {}
        for mask in clause[1:]:
            if mask != ANYBODY:
                for c in self._touched(mask):
                    if len(self.classes[c]) > 1 and not self._add_anchors(mask, c, anchors):
                        return None, (), {c}
        if len(anchors) > MOST_ANCHORS:
            return None, (), {c for c, _ in anchors}
        return self._tell(clause, tuple(anchors))

    def _touched(self, mask: int) -> Iterator[int]:
        while mask:
            c = self.at[(mask & -mask).bit_length() - 1][0]
            yield c
            mask &= ~self.whole[c]

    def _add_anchors(self, mask: int, c: int, anchors: dict[Anchor, None]) -> bool:
        """Where a role is named in some blocks only, the fewer ones, with or without, are the anchors."""
        size = len(self.classes[c])
        for role in self.roles[c]:
            some = mask & role
            count = some.bit_count()
            if 0 < count < size:
                few = some if 2 * count <= size else role & ~some
                if few.bit_count() > MOST_ANCHORS:
                    return False
                while few:
                    anchors[(c, self.at[few.bit_length() - 1][1])] = None
                    few &= ~(1 << few.bit_length() - 1)
        return True

    def _tell(self, clause: Clause, anchors: tuple[Anchor, ...]) -> tuple[Schema | None, tuple[Anchor, ...], set[int]]:
        slots = []
        for mask in clause[1:]:
            slot, unequal = self._slot(mask, anchors)
            if unequal:
                return None, (), unequal
            slots.append(slot)
        schema = Schema(clause.kind, tuple(c for c, _ in anchors), *slots)
        if len(anchors) == 2:
            turned = _turned(schema)
            if turned < schema or (turned == schema and anchors[::-1] < anchors):
                return turned, anchors[::-1], set()
        return schema, anchors, set()

    def _slot(self, mask: int, anchors: tuple[Anchor, ...]) -> tuple[Slot, set[int]]:
        if mask == ANYBODY:
            return WHOEVER, set()
        own, taken = [], 0
        for c, block in anchors:
            names = self.classes[c][block]
            own.append(tuple(r for r, name in enumerate(names) if mask >> name & 1))
            taken |= sum(1 << name for name in names)
        rest = []
        for c in self._touched(mask & ~taken):
            for r, role in enumerate(self.roles[c]):
                named = mask & role & ~taken
                if named == role & ~taken and named:
                    rest.append((c, r))
                elif named:
                    return WHOEVER, {c}
        return Slot(tuple(own), tuple(rest)), set()
