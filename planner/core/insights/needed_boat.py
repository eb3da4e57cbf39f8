"""For a river crossing without a plan: the smallest boat that would make it possible.

More room never takes a trip away, so whatever is impossible with room for k is impossible with less.
"""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.variant import settle
from planner.core.narrate.words import number_word, times
from planner.core.outcome import Impossible, Solved


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """Room for one more, two more, … until there is a plan; or the news that no boat is large enough."""
    if case.family != "river_crossing" or not isinstance(case.outcome, Impossible):
        return
    everybody, capacity = sum(case.model["entities"].values()), case.model["capacity"]
    if capacity is None or capacity >= everybody:
        return
    for room in range(capacity + 1, everybody + 1):
        # Halves, so that the question whether any boat would do is asked while there is time for it.
        settled = yield from settle(case.family, case.model | {"capacity": room}, allowance.share(0.5))
        if isinstance(settled, Solved):
            sentence = f"The smallest boat that would do has room for {number_word(room)}"
            if settled.optimal:
                sentence += f": then it takes {times(settled.length, 'crossing')}"
            yield Insight("needed_boat", f"{sentence}.", {"capacity": room, "length": settled.length})
            return
        if settled is None:
            yield from _with_any_boat(case, room, allowance)
            return
    yield Insight("needed_boat", "No boat, however large, would make it possible.", {"capacity": None})


def _with_any_boat(case: Case, room: int, allowance: Allowance) -> Iterator[Insight | None]:
    """What can still be said when room for `room` is not settled: whether less is known to be too little."""
    settled = yield from settle(case.family, case.model | {"capacity": None}, allowance)
    if isinstance(settled, Impossible):
        yield Insight("needed_boat", "No boat, however large, would make it possible.", {"capacity": None})
    elif room > case.model["capacity"] + 1:
        sentence = f"It would still be impossible with room for {number_word(room - 1)}."
        yield Insight("still_impossible", sentence, {"capacity": room - 1})
