"""Model in, outcome out: picks the search, runs it in its budget, and has every plan replayed before it is believed."""

from collections import deque
from collections.abc import Generator
from dataclasses import replace
from time import perf_counter
from typing import Any

from planner.core.events import Progress
from planner.core.json_types import JsonObject
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.puzzles import build_problem
from planner.core.search import SEARCHES
from planner.core.search.watch import REPORT_EVERY
from planner.core.validate import replay

DEFAULT_SEARCH = "breadth_first"
LAST_STATES = 4


def solve(family: str, model: JsonObject, budget: Budget) -> Generator[Progress, None, Outcome]:
    """Solve a JSON model. Raises InvalidModel for a wrong model and BrokenPlan if our own plan is wrong."""
    problem = build_problem(family, model)
    outcome = yield from SEARCHES[DEFAULT_SEARCH](problem, budget)
    if not isinstance(outcome, Solved):
        return outcome
    steps = [problem.step_json(action) for action in outcome.steps]
    last_states = yield from _validate(family, model, steps, outcome.statistics.expanded)
    return replace(outcome, steps=steps, last_states=last_states)


def _validate(
    family: str, model: JsonObject, steps: list[Any], expanded: int
) -> Generator[Progress, None, list[JsonObject]]:
    """Replay the whole plan and return its last states, still telling the driver now and then that we are alive."""
    begun = said = perf_counter()
    last_states: deque[JsonObject] = deque(maxlen=LAST_STATES)
    for number, state in enumerate(replay(family, model, steps)):
        last_states.append(state)
        if perf_counter() - said > REPORT_EVERY:
            said = perf_counter()
            yield Progress(expanded, len(steps), round(number / (said - begun), 1))
    return list(last_states)
