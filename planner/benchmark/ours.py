"""Our own solver, as a turn in the chat runs it: from the JSON model to a plan that the validator has replayed."""

from dataclasses import replace

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run
from planner.core.json_types import JsonObject
from planner.core.outcome import DEFAULT_BUDGET, Impossible, Solved
from planner.core.solve import solve

SECONDS = 3600.0  # whoever measures keeps the limit


def prepare(family: str, model: JsonObject) -> Run:
    """The budget is the ordinary one, but for the seconds."""

    def run() -> Finding:
        solving = solve(family, model, replace(DEFAULT_BUDGET, seconds=SECONDS))
        while True:
            try:
                next(solving)
            except StopIteration as end:
                outcome = end.value
                break
        expanded = outcome.statistics.expanded
        if isinstance(outcome, Solved):
            return Finding(SOLVED, outcome.length, outcome.optimal, expanded)
        return Finding(IMPOSSIBLE if isinstance(outcome, Impossible) else "out_of_budget", expanded=expanded)

    return run
