"""What one more peg would change for a Tower of Hanoi with free moves."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.variant import settle
from planner.core.narrate.words import times
from planner.core.outcome import Impossible, Solved
from planner.core.solve import THEOREM

MOST_PEGS = 8
_ORDINALS = {3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"}


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """The same start and goal with one empty peg more; where neighbours matter, a peg more is another puzzle."""
    model, outcome = case.model, case.outcome
    if case.family != "tower_of_hanoi" or model.get("move_rule", "any") != "any":
        return
    count = len(model["pegs"]) + 1
    if count not in _ORDINALS or (isinstance(outcome, Solved) and outcome.length < 2):
        return
    name = next(name for i in range(count) if (name := f"peg {count + i}") not in model["pegs"])
    wider = model | {"pegs": [*model["pegs"], name]}
    settled = yield from settle(case.family, wider, allowance, algorithm=THEOREM)
    if settled is None:
        settled = yield from settle(case.family, wider, allowance)
    if not isinstance(settled, Solved):
        return
    moves = f"{'' if settled.optimal else 'at most '}{times(settled.length, 'move')}"
    if isinstance(outcome, Impossible):
        sentence = f"A {_ORDINALS[count]} peg would make it possible, in {moves}."
    elif isinstance(outcome, Solved) and settled.length < outcome.length:
        sentence = f"A {_ORDINALS[count]} peg would cut it to {moves}."
    elif isinstance(outcome, Solved) and settled.optimal and settled.length == outcome.length:
        sentence = f"A {_ORDINALS[count]} peg would save nothing."
    else:
        return
    yield Insight("one_more_peg", sentence, {"pegs": count, "length": settled.length, "optimal": settled.optimal})
