"""What is worth knowing about one very puzzle beyond its plan, computed from it: never canned text.

One file an insight, `find(case, allowance)`, in the order in which a person is told. Each is exact: where time or
states do not suffice to be sure, nothing is said.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from planner.core.insights import (
    bottlenecks,
    common_divisor,
    disc_moves,
    forced_start,
    larger_boat,
    measurable,
    needed_boat,
    never_safe,
    one_more_peg,
    optimal_plans,
    unavoidable,
)
from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.json_types import JsonObject
from planner.core.outcome import Outcome

__all__ = ["INSIGHTS", "Allowance", "Case", "Insight", "insights"]

Find: TypeAlias = Callable[[Case, Allowance], Iterator[Insight | None]]

INSIGHTS: dict[str, Find] = {
    "never_safe": never_safe.find,
    "common_divisor": common_divisor.find,
    "needed_boat": needed_boat.find,
    "larger_boat": larger_boat.find,
    "disc_moves": disc_moves.find,
    "one_more_peg": one_more_peg.find,
    "optimal_plans": optimal_plans.find,
    "forced_start": forced_start.find,
    "unavoidable": unavoidable.find,
    "bottlenecks": bottlenecks.find,
    "measurable": measurable.find,
}
# Of what is left, each may spend this part, so that one that does not finish leaves something to the others.
SHARE = 0.4


def insights(
    family: str, model: JsonObject, outcome: Outcome, *, seconds: float = 0.2, states: int = 50_000
) -> Iterator[Insight | None]:
    """The insights as they are found, None in between so that whoever asks can stop; `model` is checked JSON.

    Everything together takes about `seconds` at most, and holds at most `states` states at a time.
    """
    case, whole = Case(family, model, outcome), Allowance(seconds, states)
    for find in INSIGHTS.values():
        if whole.is_spent():
            return
        yield from find(case, whole.share(SHARE))
