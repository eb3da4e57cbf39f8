"""Discs on pegs as one whole number: a field of bits for each disc says on which peg it is, the smallest disc lowest.

Everything here is made of operators, so that it takes a Python integer as well as an array of states.
"""

from typing import Any

from planner.core.tensors.arrays import Array, Arrays

MOST_BITS = 62
# Above every disc, and the top of an empty peg: larger than anything that could be laid on it.
GROUND = 1 << MOST_BITS


class PegFields:
    """The layout of the fields for a number of pegs and discs."""

    def __init__(self, pegs: int, discs: int) -> None:
        self.pegs = pegs
        self.discs = discs
        self.bits = max(1, (pegs - 1).bit_length())
        self.ones = sum(1 << self.bits * disc for disc in range(discs))

    @property
    def fits(self) -> bool:
        """Whether a state leaves room for GROUND in 63 bits."""
        return self.bits * self.discs <= MOST_BITS

    def on(self, states: Any, peg: int) -> Any:
        """The discs on a peg: the lowest bit of the field of each."""
        differs = folded = states ^ peg * self.ones
        for shift in range(1, self.bits):
            folded = folded | differs >> shift
        return folded & self.ones ^ self.ones

    def top(self, discs: Any) -> Any:
        """The smallest of the discs on a peg, as its bit; GROUND where there is none."""
        grounded = discs | GROUND
        return grounded & -grounded

    def peg_of(self, state: int, disc: int) -> int:
        """The peg of one disc, counted from the smallest, 0."""
        return state >> self.bits * disc & (1 << self.bits) - 1

    def pack(self, rows: Array) -> Array:
        """From shape (states, discs), the peg of each disc, to shape (states,)."""
        packed = rows[:, :0].sum(1)
        for disc in range(self.discs):
            packed = packed + (rows[:, disc] << self.bits * disc)
        return packed

    def unpack(self, packed: Array, arrays: Arrays) -> Array:
        """From shape (states,) to shape (states, discs)."""
        mask = (1 << self.bits) - 1
        return arrays.columns([packed >> self.bits * disc & mask for disc in range(self.discs)], len(packed))


class Relabelling:
    """Makes one state of all that differ only by the names of some pegs.

    It is allowed where the moves and the goals stay the same whichever way these pegs are renamed. The peg with the
    smallest top disc gets the lowest number, empty pegs the highest.
    """

    def __init__(self, fields: PegFields, free: tuple[int, ...]) -> None:
        self._fields = fields
        self._free = free

    def __bool__(self) -> bool:
        return len(self._free) > 1

    def of(self, states: Any) -> Any:
        """The states that stand for these."""
        if not self:
            return states
        fields, free = self._fields, self._free
        piles = [fields.on(states, peg) for peg in free]
        tops = [fields.top(pile) for pile in piles]
        named = states
        for i, pile in enumerate(piles):
            rank = states ^ states
            for j, top in enumerate(tops):
                if j != i:
                    # Empty pegs tie, and take no part: their pile is 0.
                    rank = rank + (top < tops[i])
            named = named + pile * (self._number(rank) - free[i])
        return named

    def _number(self, rank: Any) -> Any:
        """The peg of each rank. Free pegs are consecutive but for at most a gap, so no table is needed."""
        number = rank + self._free[0]
        for i in range(1, len(self._free)):
            gap = self._free[i] - self._free[i - 1] - 1
            if gap:
                number = number + gap * (rank >= i)
        return number
