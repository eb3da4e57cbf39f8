"""How many bytes a state takes, measured on the state itself."""

from sys import getsizeof
from typing import Any

SMALL_INTEGERS = range(-5, 257)  # CPython keeps one of each for everybody


def bytes_of(state: Any) -> int:
    """The bytes of a state, with what it is made of."""
    if isinstance(state, tuple | frozenset):
        return getsizeof(state) + sum(bytes_of(part) for part in state)
    if isinstance(state, int) and state in SMALL_INTEGERS:
        return 0
    return getsizeof(state)
