"""The words of an answer: how it ended and how that is known, the steps of the plan, and what else is worth knowing."""

from collections import deque
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from planner.core.insights import insights
from planner.core.insights.listed import as_list
from planner.core.json_types import JsonObject
from planner.core.narrate import NARRATORS
from planner.core.narrate.ending import (
    ALL_STEPS_UP_TO,
    FIRST_STEPS,
    explain_impossible,
    explain_out_of_budget,
    explain_solved,
    list_steps,
)
from planner.core.outcome import BestPlan, Impossible, Outcome, Solved
from planner.core.validate import replay


def explain(family: str, outcome: Outcome) -> str:
    """How it ended and how that is known, in Markdown."""
    unit = NARRATORS[family].step
    if isinstance(outcome, Solved):
        return explain_solved(outcome, unit)
    return explain_impossible(outcome) if isinstance(outcome, Impossible) else explain_out_of_budget(outcome, unit)


def list_plan(family: str, model: JsonObject, plan: Solved | BestPlan, most: int) -> str:
    """A short plan whole and a long one by its ends, or by its beginning where it is too long to have been walked.

    Never more than `most` steps.
    """
    is_short = plan.length <= ALL_STEPS_UP_TO
    begins = plan.length if is_short else FIRST_STEPS
    ends = len(plan.last_states) - 1 if plan.last_states and not is_short else 0
    is_cut = most < begins + ends
    told = list(islice(plan.steps, most if is_cut else begins))
    first = _sentences(family, model, told, replay(family, model, plan.steps))
    last: list[str] = []
    if ends and not is_cut:
        last = _sentences(family, model, list(deque(plan.steps, maxlen=ends)), iter(plan.last_states))
    return list_steps(plan.length, first, last, is_cut=is_cut)


def worth_knowing(family: str, model: JsonObject, outcome: Outcome, seconds: float) -> str:
    """What else is true of this very puzzle, as far as it is found within the seconds; empty if nothing is."""
    if not seconds:
        return ""
    found = as_list(insight for insight in insights(family, model, outcome, seconds=seconds) if insight is not None)
    return f"**Worth knowing**\n\n{found}" if found else ""


def _sentences(family: str, model: JsonObject, steps: list[Any], states: Iterator[JsonObject]) -> list[str]:
    describe = NARRATORS[family].describe
    around = pairwise(islice(states, len(steps) + 1))
    return [describe(model, step, a, b) for step, (a, b) in zip(steps, around, strict=True)]
