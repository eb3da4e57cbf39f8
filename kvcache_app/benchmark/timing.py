"""Measuring: wall and processor time of one piece of work, medians of several."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and seconds that the calling thread computed."""

    wall: float
    cpu: float

    def __sub__(self, other: "Took") -> "Took":
        return Took(self.wall - other.wall, self.cpu - other.cpu)

    def __add__(self, other: "Took") -> "Took":
        return Took(self.wall + other.wall, self.cpu + other.cpu)


def now() -> Took:
    """The two clocks."""
    return Took(time.perf_counter(), time.thread_time())


def timed(work: Callable[[], Result]) -> tuple[Result, Took]:
    """What the work returned, and how long it took."""
    begun = now()
    result = work()
    return result, now() - begun


class Times:
    """What was measured, by name. Medians, as neighbours on the machine make single values worthless."""

    def __init__(self) -> None:
        self._took: dict[str, list[Took]] = {}

    def add(self, name: str, took: Took) -> None:
        self._took.setdefault(name, []).append(took)

    def wall(self, name: str) -> float | None:
        """The median; None where nothing was measured."""
        return median(took.wall for took in self._took[name]) if name in self._took else None

    def cpu(self, name: str) -> float | None:
        """As `wall`, for processor time."""
        return median(took.cpu for took in self._took[name]) if name in self._took else None

    def ratio(self, name: str, other: str) -> float:
        """The median of the ratios of processor time, each of two that were measured right after one another."""
        pairs = zip(self._took[name], self._took[other], strict=True)
        return median(one.cpu / two.cpu for one, two in pairs)
