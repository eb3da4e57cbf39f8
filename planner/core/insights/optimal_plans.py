"""How many shortest plans there are, counted exactly."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.narrate.words import join_some, plural, times


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """Plans are sequences of steps: two that differ only in which of several alike goes are one plan."""
    shortest = yield from case.shortest(allowance)
    if shortest is None or not shortest.length:
        return
    counted_once = _alike(case)
    if shortest.count == 1:
        sentence = "This is the only shortest plan."
    else:
        sentence = f"There are exactly {times(shortest.count, 'shortest plan')}."
    if counted_once:
        sentence = f"{sentence[:-1]}, where exchanging {join_some(counted_once)} does not make another plan."
    yield Insight("optimal_plans", sentence, {"count": shortest.count, "length": shortest.length})


def _alike(case: Case) -> list[str]:
    """Names that several individuals share."""
    if case.family != "river_crossing":
        return []
    return [plural(name) for name, count in case.model["entities"].items() if count > 1]
