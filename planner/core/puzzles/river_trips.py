"""Who may get into the boat in a reduced crossing: every load by block type, one after the other.

Glossary. Part trip: from a block of one type some individuals cross, which makes it a block of another type. A load
is some part trips at once, counted like the digits of an odometer: a boat for twenty has more loads than memory has
room for, so they are listed only where they are few.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from planner.core.puzzles.river_layout import Layout, Part


class PartTrip(NamedTuple):
    """From `origin` (a field) one unit loses `part`; the other numbers are added up over a load."""

    origin: int
    target: int
    part: Part
    size: int
    weight: int
    rows: bool
    need: int
    gain: int
    aboard: int
    code: int


class Load(NamedTuple):
    """What a trip takes from the fields and gives to them, who is aboard, and how often each part trip is in it."""

    need: int
    gain: int
    aboard: int
    code: int


class Rower(NamedTuple):
    """What a role of a class weighs and whether it can row."""

    weight: int
    rows: bool


class Trips:
    """The loads from one place to another."""

    def __init__(self, layout: Layout, boat: "Boat", parts: Sequence[PartTrip]) -> None:
        self._boat = boat
        self.parts = parts
        self._most = [layout.units[field.units].size for field in layout.fields]
        self._fields = [(layout.fields[p.origin].shift, (1 << layout.widths[p.origin]) - 1) for p in self.parts]

    def of(self, state: int) -> Iterator[Load]:
        """Every load that can leave, each once."""
        left = {p.origin: state >> shift & mask for p, (shift, mask) in zip(self.parts, self._fields, strict=True)}
        return self._loads(left)

    def any(self) -> Iterator[Load]:
        """Every load that could leave if everybody were there in any way."""
        return self._loads({p.origin: self._most[p.origin] for p in self.parts})

    def code_of(self, origin: int, part: Part) -> int:
        """The code of the part trip by which a part leaves a field."""
        return next(p.code for p in self.parts if p.origin == origin and p.part == part)

    def decode(self, code: int) -> list[tuple[PartTrip, int]]:
        """How often each part trip is in a load."""
        bits, counts = self._boat.code_bits, []
        for part in self.parts:
            if code & (1 << bits) - 1:
                counts.append((part, code & (1 << bits) - 1))
            code >>= bits
        return counts

    def _loads(self, left: dict[int, int]) -> Iterator[Load]:
        # Each load belongs to the first part trip aboard that rows: no load without a rower is looked at.
        present = [part for part in self.parts if left[part.origin]]
        rowing = [part for part in present if part.rows]
        others = [part for part in present if not part.rows]
        for i, first in enumerate(rowing):
            if first.size <= self._boat.capacity and first.weight <= self._boat.max_weight:
                yield Load(first.need, first.gain, first.aboard, first.code)
                left[first.origin] -= 1
                yield from self._beside(first, left, rowing[i:] + others)
                left[first.origin] += 1

    def _beside(self, first: PartTrip, left: dict[int, int], company: Sequence[PartTrip]) -> Iterator[Load]:
        counts = [0] * len(company)
        room, weight = self._boat.capacity - first.size, self._boat.max_weight - first.weight
        need, gain, aboard, code = first.need, first.gain, first.aboard, first.code
        digit = 0
        while digit < len(company):
            part = company[digit]
            if part.size <= room and part.weight <= weight and left[part.origin]:
                times, digit_next = 1, 0
                counts[digit] += 1
            else:
                times, digit_next = -counts[digit], digit + 1
                counts[digit] = 0
            if times:
                left[part.origin] -= times
                room, weight = room - times * part.size, weight - times * part.weight
                need, gain = need + times * part.need, gain + times * part.gain
                aboard, code = aboard + times * part.aboard, code + times * part.code
            if times == 1:
                yield Load(need, gain, aboard, code)
                # Every lower digit is zero here, so a full boat need not look at them again.
                digit_next = 0 if room else digit
            digit = digit_next


class Boat(NamedTuple):
    """What the boat takes. `empty` and `shift_of` describe the fields that count the parts aboard."""

    capacity: int
    max_weight: int
    code_bits: int
    empty: int
    shift_of: dict[tuple[int, Part], int]


class Seats(NamedTuple):
    """What a part of a block takes up aboard, whichever field it comes from."""

    size: int
    weight: int
    rows: bool
    aboard: int


def list_part_trips(
    layout: Layout, roles: Sequence[Sequence[Rower]], boat: Boat, here: int, there: int
) -> list[PartTrip]:
    """All part trips from one place to another."""
    seats = {(c, part): _seats(roles[c], boat, c, part) for c, part in boat.shift_of if any(part)}
    trips: list[PartTrip] = []
    for origin, field in enumerate(layout.fields):
        for part in product(*(range(spread[here] + 1) for spread in field.type)):
            if not any(part):
                continue
            after = tuple(_moved(spread, here, there, n) for spread, n in zip(field.type, part, strict=True))
            target = layout.number[field.units, after]
            size, weight, rows, aboard = seats[field.units, part]
            need, gain = 1 << field.shift, 1 << layout.fields[target].shift
            code = 1 << boat.code_bits * len(trips)
            trips.append(PartTrip(origin, target, part, size, weight, rows, need, gain, aboard, code))
    return trips


def mirror_part_trips(layout: Layout, parts: Sequence[PartTrip]) -> list[PartTrip]:
    """With two banks, the way back: the same in a mirror, so that a trip and its mirror image have the same code."""
    fields, trips = layout.fields, []
    for part in parts:
        origin, target = fields[part.origin].mirror, fields[part.target].mirror
        need, gain = 1 << fields[origin].shift, 1 << fields[target].shift
        trips.append(part._replace(origin=origin, target=target, need=need, gain=gain))
    return trips


def _seats(roles: Sequence[Rower], boat: Boat, c: int, part: Part) -> Seats:
    who = list(zip(roles, part, strict=True))
    nobody = (0,) * len(part)
    return Seats(
        size=sum(part),
        weight=sum(role.weight * n for role, n in who),
        rows=any(role.rows and n for role, n in who),
        aboard=(1 << boat.shift_of[c, part]) - (1 << boat.shift_of[c, nobody]),
    )


def _moved(spread: tuple[int, ...], here: int, there: int, count: int) -> tuple[int, ...]:
    after = list(spread)
    after[here] -= count
    after[there] += count
    return tuple(after)
