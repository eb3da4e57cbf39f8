"""Keeps a search inside its budget and its driver informed: the only place in a search that reads a clock."""

from time import perf_counter

from planner.core.events import Progress
from planner.core.outcome import Budget, Statistics

REPORT_EVERY = 0.1


class Watch:
    """Started with the search."""

    def __init__(self, algorithm: str, budget: Budget) -> None:
        self._algorithm = algorithm
        self._seconds = budget.seconds
        self._begun = perf_counter()
        self._next_report = self._begun + REPORT_EVERY

    def is_due(self) -> bool:
        """Whether the driver should hear something; asked after every few moves."""
        return perf_counter() >= self._next_report

    def is_spent(self) -> bool:
        """Whether the seconds of the budget are over."""
        return perf_counter() - self._begun >= self._seconds

    def report(self, expanded: int, depth: int) -> Progress:
        """The news, and the next one a tenth of a second later."""
        now = perf_counter()
        self._next_report = now + REPORT_EVERY
        return Progress(expanded, depth, round(expanded / (now - self._begun), 1))

    def statistics(self, expanded: int, generated: int) -> Statistics:
        """What the search has cost so far."""
        return Statistics(self._algorithm, expanded, generated, perf_counter() - self._begun)
