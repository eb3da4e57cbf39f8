"""DIDP, domain-independent dynamic programming: two of its solvers over a model put the way its users write one.

Each transition's name is the step in JSON, so the plan can be replayed like any other.
"""

import json

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run, Unsupported
from planner.benchmark.peers.didp_models import build
from planner.core.json_types import JsonObject


def breadth_first(family: str, model: JsonObject) -> Run:
    """Its breadth-first search; every layer is kept, as these state spaces have cycles."""
    return _prepare(family, model, "BreadthFirstSearch", {"keep_all_layers": True})


def caasdy(family: str, model: JsonObject) -> Run:
    """Its A*, without an estimate."""
    return _prepare(family, model, "CAASDy", {})


def _prepare(family: str, model: JsonObject, solver: str, options: dict[str, bool]) -> Run:
    import didppy

    def run() -> Finding:
        search = getattr(didppy, solver)(build(didppy, family, model), quiet=True, **options)
        solution = search.search()
        if solution.is_infeasible:
            return Finding(IMPOSSIBLE, expanded=solution.expanded)
        if solution.cost is None:
            raise Unsupported("it ended without an answer")
        steps = [json.loads(transition.name) for transition in solution.transitions]
        return Finding(SOLVED, len(steps), bool(solution.is_optimal), solution.expanded, steps)

    return run
