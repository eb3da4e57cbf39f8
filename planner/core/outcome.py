"""How a search ends: solved, impossible, or out of budget. Three results, never a bare None."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject


@dataclass(frozen=True)
class Budget:
    """The most distinct states a search may hold and the most seconds it may run."""

    states: int = 2_000_000
    seconds: float = 20.0


DEFAULT_BUDGET = Budget()


@dataclass(frozen=True)
class Proof:
    """How a claim is known: `kind` is `exhaustive`, `theorem` or `heuristic`, `text` one sentence."""

    kind: str
    states: int
    text: str

    def to_json(self) -> JsonObject:
        """The `proof` of the formats."""
        return {"kind": self.kind, "states": self.states, "text": self.text}


@dataclass(frozen=True)
class Statistics:
    """What a search cost."""

    algorithm: str
    expanded: int
    generated: int
    seconds: float


@dataclass(frozen=True)
class Solved:
    """A plan. From a search the steps are the problem's actions, from `solve` they are in the step format.

    `last_states` are the last states of the validator's replay, so that the end of a long plan can be told
    without walking there again.
    """

    steps: Sequence[Any]
    length: int
    optimal: bool
    proof: Proof
    statistics: Statistics
    last_states: Sequence[JsonObject] = ()


@dataclass(frozen=True)
class Impossible:
    """No plan exists, and `proof` says how that is known."""

    proof: Proof
    statistics: Statistics


@dataclass(frozen=True)
class OutOfBudget:
    """Nothing is decided, except that every plan has at least `at_least` steps. `spent` is `states` or `seconds`."""

    spent: str
    at_least: int
    states: int
    statistics: Statistics


Outcome: TypeAlias = Solved | Impossible | OutOfBudget
