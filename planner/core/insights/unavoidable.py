"""States that every plan passes, however long."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.phrases import state_phrase


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """The states that cut the start off from the goals; the one nearest to the middle is told."""
    cuts = yield from case.cuts(allowance)
    if not cuts:
        return
    path = case.path
    shown = [case.plain().shown(path[k]) for k in cuts]
    middle = min(range(len(cuts)), key=lambda i: abs(2 * cuts[i] - len(path) + 1))
    phrase = state_phrase(case.family, case.model, shown[middle])
    if len(cuts) == 1:
        sentence = f"No plan, however long, avoids this state: {phrase}."
    elif len(cuts) == len(path) - 2:
        sentence = f"No plan, however long, avoids any of the {len(cuts):,} states on the way, so this is the one way."
    else:
        sentence = (
            f"No plan, however long, avoids {len(cuts):,} of the states on its way, among them this one: {phrase}."
        )
    yield Insight("unavoidable", sentence, {"states": shown})
