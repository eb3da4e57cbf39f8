"""Plans that are made while they are read: a theorem knows the next step without keeping those before it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

# Steps made at once. Long enough that Python spends its time in the steps, short enough to take no memory.
BLOCK = 4096


class Stream:
    """Steps in the step format, made anew on every walk. `blocks` yields them in order, many at a time.

    Equal steps may be one and the same list, so whoever reads them must not change them.
    """

    def __init__(self, blocks: Callable[[], Iterator[Sequence[Any]]]) -> None:
        self._blocks = blocks

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self._blocks())
