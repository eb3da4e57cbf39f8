"""One true sentence about one puzzle, and the small purse of time and states an insight may spend to find it."""

from collections.abc import Generator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from planner.core.insights.cut_states import cut_states
from planner.core.insights.shortest import ShortestPlans, shortest_plans
from planner.core.json_types import JsonObject
from planner.core.outcome import Outcome, Solved
from planner.core.plain import PlainProblem, plain_problem


@dataclass(frozen=True)
class Insight:
    """`kind` is stable, `sentence` is plain text (names unescaped), `data` the same as plain JSON."""

    kind: str
    sentence: str
    data: JsonObject


class Allowance:
    """How long (seconds from now) and over how many states something may still be computed."""

    def __init__(self, seconds: float, states: int) -> None:
        self._deadline = perf_counter() + seconds
        self.states = states

    def left(self) -> float:
        """Seconds, never negative."""
        return max(0.0, self._deadline - perf_counter())

    def is_spent(self) -> bool:
        """Whether the time is over."""
        return perf_counter() >= self._deadline

    def share(self, part: float) -> "Allowance":
        """A part of what is left, as an allowance of its own."""
        return Allowance(self.left() * part, self.states)


@dataclass
class Case:
    """One answered puzzle: the checked JSON model, how it ended, and what several insights need computed once.

    `path` holds the states of one shortest plan once `cuts` was asked for.
    """

    family: str
    model: JsonObject
    outcome: Outcome
    path: list[Any] = field(default_factory=list, repr=False)
    _plain: PlainProblem | None = field(default=None, repr=False)
    _shortest: list[ShortestPlans | None] = field(default_factory=list, repr=False)
    _cuts: list[list[int] | None] = field(default_factory=list, repr=False)

    def plain(self) -> PlainProblem:
        """The puzzle with every state a person would tell apart."""
        if self._plain is None:
            self._plain = plain_problem(self.family, self.model)
        return self._plain

    def shortest(self, allowance: Allowance) -> Generator[None, None, ShortestPlans | None]:
        """All shortest plans as layers, or None where there are none or they do not fit the allowance; tried once."""
        if not self._shortest and not (isinstance(self.outcome, Solved) and self.outcome.length < allowance.states):
            self._shortest.append(None)
        elif not self._shortest:
            found = yield from shortest_plans(self.plain(), allowance.is_spent, allowance.states)
            self._shortest.append(found)
        return self._shortest[0]

    def cuts(self, allowance: Allowance) -> Generator[None, None, list[int] | None]:
        """Where on `path` the states are that every plan passes; None where that was not found out; tried once."""
        if not self._cuts:
            shortest = yield from self.shortest(allowance)
            cuts = None
            if shortest is not None and shortest.length > 1:
                self.path = shortest.one_path()
                cuts = yield from cut_states(self.plain(), self.path, allowance.is_spent, allowance.states)
            self._cuts.append(cuts)
        return self._cuts[0]

    def step(self, action: Any) -> Any:
        """An action of the plain problem in the step format."""
        return self.plain().step_json(action)
