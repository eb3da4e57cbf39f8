"""The few array operations that NumPy and torch spell differently; everything else is written with operators.

Whole numbers are int64 throughout, truth values bool.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

import numpy as np

Array: TypeAlias = Any  # a NumPy array or a torch tensor


class Arrays(Protocol):
    """Where arrays live and how they are made and put in order."""

    def array(self, numbers: Any) -> Array:
        """Whole numbers, nested lists of them or a NumPy array as an int64 array of the same shape."""

    def numpy(self, array: Array) -> "np.ndarray[Any, Any]":
        """The same values as a NumPy array in the memory of the host."""

    def falses(self, count: int) -> Array:
        """So many truth values, all false."""

    def marked(self, truths: Array) -> Array:
        """The places of those that are true, in ascending order."""

    def join(self, parts: Sequence[Array]) -> Array:
        """The arrays one after the other, along the first axis."""

    def stack(self, parts: Sequence[Array]) -> Array:
        """The arrays on top of each other, along a new first axis."""

    def columns(self, parts: Sequence[Array], rows: int) -> Array:
        """The arrays side by side: shape (rows, number of parts), which may be none."""

    def distinct(self, numbers: Array) -> Array:
        """Every number once, in ascending order."""

    def without(self, numbers: Array, others: Array) -> Array:
        """The numbers that are not in `others`, which must be sorted; the order is kept."""

    def within(self, numbers: Array, others: Array) -> Array:
        """The numbers that are in `others` too, which must be sorted; the order is kept."""

    def places(self, numbers: Array, cuts: Array) -> list[int]:
        """Where in sorted numbers each cut begins."""

    def where(self, which: Array, yes: Array, no: Array) -> Array:
        """`yes` where `which` is true, else `no`."""

    def least(self, a: Array, b: Array) -> Array:
        """The smaller of each two."""


class NumpyArrays:
    """NumPy, on the processor."""

    def array(self, numbers: Any) -> Array:
        """See Arrays."""
        return np.asarray(numbers, dtype=np.int64)

    def numpy(self, array: Array) -> "np.ndarray[Any, Any]":
        """See Arrays."""
        return np.asarray(array)

    def falses(self, count: int) -> Array:
        """See Arrays."""
        return np.zeros(count, dtype=np.bool_)

    def marked(self, truths: Array) -> Array:
        """See Arrays."""
        return np.flatnonzero(truths)

    def join(self, parts: Sequence[Array]) -> Array:
        """See Arrays."""
        return np.concatenate(parts)

    def stack(self, parts: Sequence[Array]) -> Array:
        """See Arrays."""
        return np.stack(parts)

    def columns(self, parts: Sequence[Array], rows: int) -> Array:
        """See Arrays."""
        return np.stack(parts, axis=1) if parts else np.zeros((rows, 0), dtype=np.int64)

    def distinct(self, numbers: Array) -> Array:
        """See Arrays. A stable sort: mostly a few sorted runs come here, which it merges in linear time."""
        if len(numbers) < 2:
            return numbers
        numbers = np.sort(numbers, kind="stable")
        first = np.empty(len(numbers), dtype=np.bool_)
        first[0] = True
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        return numbers[first]

    def without(self, numbers: Array, others: Array) -> Array:
        """See Arrays."""
        return numbers if not len(others) else numbers[_at_their_place(numbers, others) != numbers]

    def within(self, numbers: Array, others: Array) -> Array:
        """See Arrays."""
        return others if not len(others) else numbers[_at_their_place(numbers, others) == numbers]

    def places(self, numbers: Array, cuts: Array) -> list[int]:
        """See Arrays."""
        places: list[int] = np.searchsorted(numbers, np.asarray(cuts)).tolist()
        return places

    def where(self, which: Array, yes: Array, no: Array) -> Array:
        """See Arrays."""
        return np.where(which, yes, no)

    def least(self, a: Array, b: Array) -> Array:
        """See Arrays."""
        return np.minimum(a, b)


def _at_their_place(numbers: Array, others: Array) -> Array:
    """What `others`, sorted, has where each number would have to be."""
    place: Array = np.searchsorted(others, numbers)
    place[place == len(others)] = 0
    return others[place]


NUMPY: Arrays = NumpyArrays()
