"""How a search ends: solved, impossible, or out of budget. Three results, never a bare None.

A plan may have more steps than there is memory for, so `steps` is anything that can be walked through more than once:
a tuple, a list, or a `Stream` that makes its steps anew on every walk. Its length is known without walking.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject


@dataclass(frozen=True)
class Budget:
    """The most distinct states a search may hold, the most seconds it may run, the most bytes its states may take."""

    states: int = 20_000_000
    seconds: float = 20.0
    bytes: int = 1 << 30


DEFAULT_BUDGET = Budget()


@dataclass(frozen=True)
class Proof:
    """How a claim is known: `kind` is `exhaustive`, `theorem` or `heuristic`, `text` one sentence or a few.

    `states` are those that were looked at; a theorem looks at none.
    """

    kind: str
    states: int
    text: str

    def to_json(self) -> JsonObject:
        """The `proof` of the formats."""
        return {"kind": self.kind, "states": self.states, "text": self.text}


@dataclass(frozen=True)
class Statistics:
    """What a search cost; `reason` says in one sentence why this algorithm was the one to use."""

    algorithm: str
    expanded: int
    generated: int
    seconds: float
    reason: str = ""


@dataclass(frozen=True)
class Solved:
    """A plan. From a search the steps are the problem's actions, from a theorem and from `solve` the step format.

    `rule` tells in a sentence how a plan goes on that is too long to be shown. `last_states` are the last states of
    the validator's replay, so that the end of a long plan can be told without walking there again; it is empty where
    a plan is too long to be replayed to its end.
    """

    steps: Iterable[Any]
    length: int
    optimal: bool
    proof: Proof
    statistics: Statistics
    last_states: Sequence[JsonObject] = ()
    rule: str = ""


@dataclass(frozen=True)
class Impossible:
    """No plan exists, and `proof` says how that is known."""

    proof: Proof
    statistics: Statistics


@dataclass(frozen=True)
class BestPlan:
    """The shortest plan that was found where nobody knows whether a shorter one exists; fields as in Solved."""

    steps: Iterable[Any]
    length: int
    last_states: Sequence[JsonObject] = ()
    rule: str = ""


@dataclass(frozen=True)
class OutOfBudget:
    """Nothing is decided, except that every plan has at least `at_least` steps.

    `spent` is `states`, `seconds` or `bytes`. `best` is the best plan found, if any was.
    """

    spent: str
    at_least: int
    states: int
    statistics: Statistics
    best: BestPlan | None = None


Outcome: TypeAlias = Solved | Impossible | OutOfBudget
