"""What one solver says of one model, whoever it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject


class Unsupported(Exception):
    """A solver, or the way we put models to it, cannot express this model."""


@dataclass(frozen=True)
class Finding:
    """`status` as in the formats; `steps` in the step format where the solver gives them, to be replayed afterwards.

    `optimal` says that the solver claims no plan is shorter. `expanded` is None where it does not say.
    """

    status: str
    length: int | None = None
    optimal: bool = False
    expanded: int | None = None
    steps: Iterable[Any] | None = None


IMPOSSIBLE = "impossible"
SOLVED = "solved"

Run: TypeAlias = Callable[[], Finding]
# Given family and model, does what need not be timed (imports) and returns what is timed, which may run many times.
Prepare: TypeAlias = Callable[[str, JsonObject], Run]
