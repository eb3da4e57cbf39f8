"""What becomes possible with a boat one larger, for a river crossing that has a plan."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.variant import settle
from planner.core.narrate.words import number_word, times
from planner.core.outcome import Impossible, Solved


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """The same puzzle solved again with room for one more; a boat that takes everybody already gains nothing."""
    outcome = case.outcome
    if case.family != "river_crossing" or not isinstance(outcome, Solved) or not outcome.length:
        return
    capacity = case.model["capacity"]
    if capacity is None or capacity >= sum(case.model["entities"].values()):
        return
    larger = yield from settle(case.family, case.model | {"capacity": capacity + 1}, allowance)
    if larger is None or isinstance(larger, Impossible):
        return
    room = f"room for {number_word(capacity + 1)}"
    if larger.length < outcome.length:
        sentence = f"With {room}, {times(larger.length, 'crossing')} would do."
    elif larger.optimal and larger.length == outcome.length:
        sentence = f"Even with {room} it would take {times(larger.length, 'crossing')}."
    else:
        return
    yield Insight("larger_boat", sentence, {"capacity": capacity + 1, "length": larger.length})
