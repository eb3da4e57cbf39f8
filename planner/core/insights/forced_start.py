"""The first steps nobody can avoid: the only legal one, and those that every shortest plan begins with."""

from collections.abc import Generator, Iterator
from itertools import chain
from typing import Any

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.phrases import step_phrase
from planner.core.insights.shortest import ShortestPlans
from planner.core.outcome import Solved

STEPS_TOLD = 3


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """The only possible first step; else, where there are several shortest plans, what they all begin with."""
    if not isinstance(case.outcome, Solved) or not case.outcome.length:
        return
    only = None
    if "first_action" not in case.model:
        only = yield from _only_step(case, allowance)
    shortest = yield from case.shortest(allowance)
    forced = _forced(shortest) if shortest is not None and shortest.count > 1 else []
    if only is not None:
        possible = "changes anything" if case.family == "water_jug" else "is possible"
        phrase = _phrase(case, [only])
        yield Insight("only_first_step", f"Only one first step {possible}: {phrase}.", {"step": case.step(only[1])})
        forced = forced if len(forced) > 1 else []
    if forced:
        more = f" (and so on for {len(forced)} steps)" if len(forced) > STEPS_TOLD else ""
        phrase = _phrase(case, forced[:STEPS_TOLD])
        sentence = f"Every shortest plan begins in the same way: {phrase}{more}."
        yield Insight("forced_start", sentence, {"steps": [case.step(action) for _, action, _ in forced]})


def _only_step(case: Case, allowance: Allowance) -> Generator[None, None, tuple[Any, Any, Any] | None]:
    """The one step that the rules leave at the start, if it is only one."""
    start = case.plain().initial()
    found: list[tuple[Any, Any, Any]] = []
    for successor in chain((None,), case.plain().successors(start)):
        if successor is None:
            yield None
            if allowance.is_spent():
                return None
            continue
        found.append((start, *successor))
        if len(found) > 1:
            return None
    return found[0] if found else None


def _forced(shortest: ShortestPlans) -> list[tuple[Any, Any, Any]]:
    """The steps (before, action, after) that all shortest plans share at their beginning."""
    forced = []
    for layer in shortest.layers[1:]:
        ((after, steps),) = layer.items() if len(layer) == 1 else ((None, ()),)
        if len(steps) != 1:
            break
        forced.append((steps[0][0], steps[0][1], after))
    return forced


def _phrase(case: Case, steps: list[tuple[Any, Any, Any]]) -> str:
    shown = case.plain().shown
    phrases = [
        step_phrase(case.family, case.model, case.step(action), shown(before), shown(after))
        for before, action, after in steps
    ]
    return ", then ".join(phrases)
