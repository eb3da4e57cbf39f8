"""Closed forms: what is known of a puzzle without searching. A new one is a file and a line in THEOREMS.

A theorem takes a checked model and answers with an outcome, or with None where it does not apply. Those that prove come
before those that only know a good plan.
"""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any, TypeAlias

from planner.core.outcome import BestPlan, Impossible, Solved
from planner.core.theorems import (
    frame_stewart,
    gathered_discs,
    jug_invariants,
    three_pegs,
    two_jugs,
    unsorted_discs,
    unsorted_goal,
)

Theorem: TypeAlias = Callable[[Any], Solved | Impossible | None]

THEOREMS: dict[str, tuple[Theorem, ...]] = {
    "river_crossing": (),
    "tower_of_hanoi": (unsorted_goal.conclude, three_pegs.conclude, frame_stewart.conclude, unsorted_discs.conclude),
    "water_jug": (jug_invariants.conclude, two_jugs.conclude),
}


def conclude(family: str, model: Any) -> Solved | Impossible | None:
    """What the first theorem that applies says of a checked model; its steps are in the step format."""
    begun = perf_counter()
    for theorem in THEOREMS[family]:
        conclusion = theorem(model)
        if conclusion is not None:
            statistics = replace(conclusion.statistics, seconds=perf_counter() - begun)
            return replace(conclusion, statistics=statistics)
    return None


def good_plan(family: str, model: Any) -> BestPlan | None:
    """A plan of a checked model that costs little to find and may be far from the shortest; in the step format."""
    return gathered_discs.plan(model) if knows_good_plan(family, model) else None


def knows_good_plan(family: str, model: Any) -> bool:
    """Whether there is such a plan; the question is cheaper than the plan."""
    return family == "tower_of_hanoi" and gathered_discs.applies(model)
