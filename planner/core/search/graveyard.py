"""Where a search leaves what it kept, so that nobody has to wait until millions of states are freed.

Python frees a dictionary of millions of states in one go, half a second long, and no other thread runs meanwhile. Here
a thread takes them out one by one, and whoever stopped the search, or gets its answer, goes on at once.
"""

from collections import deque
from threading import Thread
from typing import Any, TypeAlias

Container: TypeAlias = dict[Any, Any] | list[Any] | deque[Any]

FEW = 100_000  # are freed on the spot, within some milliseconds


def bury(containers: list[Container]) -> None:
    """Free what nobody needs any more; where it is much, by and by."""
    if sum(map(len, containers)) > FEW:
        Thread(target=_free, args=(containers.copy(),), name="graveyard", daemon=True).start()
    containers.clear()


def _free(containers: list[Container]) -> None:
    while containers:
        container = containers.pop()
        take = container.popitem if isinstance(container, dict) else container.pop
        while container:
            take()
