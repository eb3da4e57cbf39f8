"""How far a run is, on standard error: one line a measurement, with the time gone and the time that is left."""

from collections.abc import Callable
from time import monotonic

from planner.benchmark.report import Row
from planner.benchmark.words import minutes, seconds


class Progress:
    """Counts measurements against their number; `say` takes a line."""

    def __init__(self, total: int, limit: float, say: Callable[[str], object]) -> None:
        self._total, self._done, self._begun, self._say = total, 0, monotonic(), say
        say(f"{total} measurements, {limit:g} s each at most to answer: {minutes(total * limit)} if all took that long")

    def __call__(self, row: Row) -> None:
        """One more is done."""
        self._done += 1
        left = (monotonic() - self._begun) / self._done * (self._total - self._done)
        said = row["message"] or (seconds(row["seconds"]) if row["seconds"] else "")
        where = f"[{self._done}/{self._total}, {self.took()}, about {minutes(left)} left]"
        self._say(f"{where} {row['instance']} {row['solver']}: {row['status']} {said}".rstrip())

    def took(self) -> str:
        """Since the beginning."""
        return minutes(monotonic() - self._begun)
