"""How often the discs move in the plan that was found: the largest seldom, the smallest all the time."""

from collections import Counter
from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.narrate.words import times
from planner.core.outcome import Solved

MOST_MOVES = 20_000
LOOK_EVERY = 1_000


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """Counted by carrying the plan out; longer plans than MOST_MOVES are left uncounted."""
    outcome = case.outcome
    if case.family != "tower_of_hanoi" or not isinstance(outcome, Solved) or not 2 < outcome.length <= MOST_MOVES:
        return
    pegs = {peg: list(case.model["start"].get(peg, ())) for peg in case.model["pegs"]}
    discs = sorted(disc for pile in pegs.values() for disc in pile)
    moved: Counter[int] = Counter()
    for number, (origin, target) in enumerate(outcome.steps):
        disc = pegs[origin].pop()
        pegs[target].append(disc)
        moved[disc] += 1
        if not number % LOOK_EVERY:
            yield None
            if allowance.is_spent():
                return
    if len(discs) < 2:
        return
    smallest, largest = discs[0], discs[-1]
    often = "never moves" if not moved[largest] else f"moves {_often(moved[largest])}"
    sentence = f"In this plan the largest disc {often} and the smallest {_often(moved[smallest])}."
    counts = {str(disc): moved[disc] for disc in discs}
    yield Insight("disc_moves", sentence, {"moves": counts})


def _often(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count) or times(count, "time")
