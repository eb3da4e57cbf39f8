"""Keeps a search inside its budget and its driver informed: the only place in a search that reads a clock."""

from collections.abc import Generator, Iterable
from time import perf_counter
from typing import Any, TypeVar

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, OutOfBudget, Statistics
from planner.core.search.graveyard import Container, bury
from planner.core.search.memory import bytes_of

KeptT = TypeVar("KeptT", bound=Container)

REPORT_EVERY = 0.1
# How many states may come until one is measured again; states grow little, and measuring one takes microseconds.
MEASURE_EVERY = 1024


class Spent(Exception):
    """The budget is used up; `what` is the part that was: states, seconds or bytes."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Watch:
    """Started with the search. Counts what it does, and raises Spent where it may not go on.

    `at_least` is what the search has proven so far: no plan has fewer steps. `beside_state` is how many bytes the
    search keeps for each state, the state itself not counted.
    """

    def __init__(self, algorithm: str, budget: Budget, beside_state: int = 120) -> None:
        self._algorithm = algorithm
        self._budget = budget
        self._begun = perf_counter()
        self._deadline = self._begun + budget.seconds
        self._next_report = self._begun + REPORT_EVERY
        self._look_at = min(self._deadline, self._next_report)
        self._beside_state = self._state_bytes = beside_state
        self._ask_at = 0
        self.expanded = self.generated = self.held = self.depth = 0
        self.at_least = 0
        self._kept: list[Container] = []

    def guard(self, body: Generator[Progress, None, Outcome]) -> Generator[Progress, None, Outcome]:
        """Run the body of a search; the budget being spent is an ending like the others."""
        try:
            return (yield from body)
        except Spent as spent:
            return OutOfBudget(spent.what, self.at_least, self.held, self.statistics())
        finally:
            self.let_go()

    def keep(self, container: KeptT) -> KeptT:
        """The container itself, which may grow large; when the search ends or is stopped, it is emptied."""
        self._kept.append(container)
        return container

    def keep_all(self, containers: Iterable[Container]) -> None:
        """Several of them."""
        self._kept.extend(containers)

    def let_go(self) -> None:
        """Nothing that was kept is needed any more."""
        bury(self._kept)

    def expand(self, depth: int) -> Progress | None:
        """One more state is expanded, `depth` steps from where the search began; the news, if any is due."""
        self.expanded += 1
        self.depth = depth
        return None if perf_counter() < self._look_at else self.look()

    def saw(self, successor: object) -> Progress | None:
        """One more move was looked at, or None while the puzzle is still looking; the news, if any is due."""
        if successor is not None:
            self.generated += 1
        return None if perf_counter() < self._look_at else self.look()

    def hold(self, held: int, state: Any) -> None:
        """Ask before keeping `state` when `held` others are kept."""
        if held >= self._ask_at:
            self._ask(held, state)
        self.held = held + 1

    def reserve(self, states: int, size: int) -> None:
        """Ask before keeping so many states in all, in arrays of `size` bytes in all."""
        if states > self._budget.states:
            raise Spent("states")
        if size > self._budget.bytes:
            raise Spent("bytes")
        self.held = states

    def look(self) -> Progress | None:
        """Look at the clock: Spent when the seconds are over, else the news if it is time for them."""
        now = perf_counter()
        if now >= self._deadline:
            raise Spent("seconds")
        if now < self._next_report:
            return None
        self._next_report = now + REPORT_EVERY
        self._look_at = min(self._deadline, self._next_report)
        return Progress(self.expanded, self.depth, round(self.expanded / (now - self._begun), 1))

    def statistics(self) -> Statistics:
        """What the search has cost so far."""
        return Statistics(self._algorithm, self.expanded, self.generated, perf_counter() - self._begun)

    def _ask(self, held: int, state: Any) -> None:
        self._state_bytes = max(self._state_bytes, self._beside_state + bytes_of(state))
        if held >= self._budget.states:
            raise Spent("states")
        # One state is always allowed: a search has to begin somewhere.
        if held and (held + 1) * self._state_bytes > self._budget.bytes:
            raise Spent("bytes")
        fits = max(1, self._budget.bytes // self._state_bytes)
        self._ask_at = min(held + MEASURE_EVERY, self._budget.states, fits)
