"""Who may get into the boat: every load that fits, counted by name, one after the other.

A boat for twenty has more loads than memory has room for, so they are counted through like the digits of an
odometer and never listed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """The individuals of one name: `one` is a single one of them in a group, `mask` the bits of all."""

    name: str
    shift: int
    mask: int
    weight: int
    rows: bool

    @property
    def one(self) -> int:
        """A group of one of them."""
        return 1 << self.shift


class Loads:
    """The loads of one boat: room, weight and who can row are fixed, who is there changes."""

    def __init__(self, kinds: Sequence[Kind], capacity: int, max_weight: int) -> None:
        self._rowers = [kind for kind in kinds if kind.rows]
        self._others = [kind for kind in kinds if not kind.rows]
        self._capacity = capacity
        self._max_weight = max_weight

    def of(self, here: int) -> Iterator[int]:
        """Every group that can leave from `here`, each once."""
        # Each load belongs to the first rower aboard: with that one fixed, no load without a rower is looked at.
        for i, rower in enumerate(self._rowers):
            if here & rower.mask and rower.weight <= self._max_weight:
                company = self._rowers[i:] + self._others
                yield rower.one
                yield from self._beside(rower, here - rower.one, company)

    def _beside(self, rower: Kind, here: int, company: Sequence[Kind]) -> Iterator[int]:
        present = [kind for kind in company if here & kind.mask]
        ones = [kind.one for kind in present]
        weights = [kind.weight for kind in present]
        most = [(here & kind.mask) >> kind.shift for kind in present]
        aboard = [0] * len(present)
        load, room, weight = rower.one, self._capacity - 1, self._max_weight - rower.weight
        digit = 0
        while digit < len(present):
            if room and aboard[digit] < most[digit] and weights[digit] <= weight:
                aboard[digit] += 1
                load, room, weight = load + ones[digit], room - 1, weight - weights[digit]
                yield load
                # Every lower digit is zero here, so a full boat need not look at them again.
                digit = 0 if room else digit
            else:
                count = aboard[digit]
                aboard[digit] = 0
                load, room, weight = load - count * ones[digit], room + count, weight + count * weights[digit]
                digit += 1
