"""How many blocks of each class are placed in each way, packed into one integer: the state of a reduced crossing.

Glossary. Type of a block: for each role how many of it are at each place (a couple on two banks has four types). Part:
how many of each role of a block are at one place; a type seen from there. Unit: what is counted, a block or, in a
crowd, an individual. A crowd is a class of single names whose individuals all are alike.

A field counts the units of one type. Its two uppermost bits are always 0, so that after a subtraction that took
more than was there one of them is 1, and no mistake of that kind can look like a state. Above the fields is the place
of the boat. With two places the types are ordered so that swapping the banks is a shift (`mirror`).
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import comb, prod
from typing import NamedTuple, TypeAlias

from planner.core.puzzles.river_clauses import Cast
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_symmetry import Symmetry

Part: TypeAlias = tuple[int, ...]
Type: TypeAlias = tuple[tuple[int, ...], ...]  # for each role how many of it are at each place

MOST_FIELDS = 4096


class Units(NamedTuple):
    """The units of one class: how many, and how many individuals each role of one of them has."""

    size: int
    roles: tuple[int, ...]
    is_crowd: bool


class Field(NamedTuple):
    """Where the units of one type of a class are counted."""

    units: int  # the number of the class
    type: Type
    shift: int
    mirror: int  # the number of the field of the type seen in a mirror


def count_units(model: RiverCrossing, cast: Cast, symmetry: Symmetry) -> tuple[Units, ...]:
    """What is counted for each class. Who is named alone by some clause cannot disappear in a crowd."""
    alone = {c for schema in symmetry.schemas for c in schema.anchors}
    units = []
    for c, blocks in enumerate(symmetry.classes):
        roles = tuple(model.entities[cast.names[name]] for name in blocks[0])
        name = cast.names[blocks[0][0]]
        wanted = {counts[name] for counts in model.goal.values() if name in counts}
        is_plain = c not in alone and wanted <= {0, roles[0]}
        is_crowd = len(roles) == 1 and (len(blocks) == 1 or roles == (1,) or is_plain)
        units.append(Units(len(blocks) * roles[0], (1,), True) if is_crowd else Units(len(blocks), roles, False))
    return tuple(units)


def count_fields(units: Sequence[Units], places: int) -> int:
    """How many fields a state would have."""
    return sum(prod(comb(count + places - 1, places - 1) for count in one.roles) for one in units)


def types_of(roles: Sequence[int], places: int) -> Iterator[Type]:
    """Every way to place a block whose roles have these numbers of individuals."""
    return product(*(list(_spread(count, places)) for count in roles))


def _spread(count: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (count,)
        return
    for here in range(count + 1):
        for rest in _spread(count - here, places - 1):
            yield (here, *rest)


class Layout:
    """The fields of a state and what can be read from them."""

    def __init__(self, units: Sequence[Units], places: int) -> None:
        self.units = tuple(units)
        self.places = places
        self.fields = _lay_out(self.units, places)
        self.widths = [_width(units[field.units].size) for field in self.fields]
        self.number = {(field.units, field.type): i for i, field in enumerate(self.fields)}
        self.boat_shift = self.fields[-1].shift + self.widths[-1] if self.fields else 0
        self.alarm = sum(3 << field.shift + width - 2 for field, width in zip(self.fields, self.widths, strict=True))
        self._away: dict[int, list[tuple[int, int, int]]] = {}
        self._prepare_mirror()

    def crossroads(self) -> list[int]:
        """The masks of fields that a trip from a bank can both take from and give to."""
        return [
            self._mask(i)
            for i, field in enumerate(self.fields)
            if all(any(spread[place] for spread in field.type) for place in range(self.places))
        ]

    def pack(self, counts: dict[int, int]) -> int:
        """The state with these counts in these fields."""
        return sum(count << self.fields[i].shift for i, count in counts.items())

    def count_away(self, state: int, place: int) -> int:
        """How many individuals are not at a place."""
        if place not in self._away:
            self._away[place] = [
                (field.shift, (1 << width) - 1, away)
                for field, width in zip(self.fields, self.widths, strict=True)
                if (away := sum(sum(spread) - spread[place] for spread in field.type))
            ]
        return sum((state >> shift & mask) * away for shift, mask, away in self._away[place])

    def part_fields(self, place: int) -> list[dict[Part, list[int]]]:
        """For each class and each part at a place the numbers of the fields that count it."""
        parts: list[dict[Part, list[int]]] = [{} for _ in self.units]
        for i, field in enumerate(self.fields):
            part = tuple(spread[place] for spread in field.type)
            parts[field.units].setdefault(part, []).append(i)
        return parts

    def mirror(self, state: int) -> int:
        """The same with the two banks swapped; only for two places, and without the boat."""
        return (state & self._first) << self._jump | (state >> self._jump) & self._first | state & self._same

    def _prepare_mirror(self) -> None:
        ahead = [i for i, field in enumerate(self.fields) if field.mirror > i]
        self._first = sum(self._mask(i) for i in ahead)
        self._same = sum(self._mask(i) for i, field in enumerate(self.fields) if field.mirror == i)
        self._jump = self.fields[self.fields[0].mirror].shift - self.fields[0].shift if ahead else 0

    def _mask(self, i: int) -> int:
        return (1 << self.widths[i]) - 1 << self.fields[i].shift


def _width(count: int) -> int:
    return count.bit_length() + 2


def _lay_out(units: Sequence[Units], places: int) -> list[Field]:
    kinds = [(c, type_) for c, one in enumerate(units) for type_ in types_of(one.roles, places)]
    if places == 2:
        # First one type of each mirrored pair, then in the same order the others, then those that are their own.
        ahead = [(c, t) for c, t in kinds if t > _mirrored(t)]
        kinds = ahead + [(c, _mirrored(t)) for c, t in ahead] + [(c, t) for c, t in kinds if t == _mirrored(t)]
    number = {kind: i for i, kind in enumerate(kinds)}
    fields, shift = [], 0
    for i, (c, type_) in enumerate(kinds):
        fields.append(Field(c, type_, shift, number[c, _mirrored(type_)] if places == 2 else i))
        shift += _width(units[c].size)
    return fields


def _mirrored(type_: Type) -> Type:
    return tuple(spread[::-1] for spread in type_)
