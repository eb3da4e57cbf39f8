"""A puzzle as a small search program has it: no protocol, just functions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Moves:
    """A puzzle as a search needs it; `step` puts an action into the step format."""

    start: Any
    is_goal: Callable[[Any], bool]
    successors: Callable[[Any], Iterable[tuple[Any, Any]]]
    step: Callable[[Any], Any]
