"""Mimir through its Python package, on the grounded task: breadth-first, and A* without an estimate."""

from typing import Any

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run, Unsupported
from planner.benchmark.peers.as_pddl import read_actions, written
from planner.core.json_types import JsonObject


def breadth_first(family: str, model: JsonObject) -> Run:
    """Counts actions, so it is asked without costs."""
    return _prepare(family, model, costs=False)


def blind(family: str, model: JsonObject) -> Run:
    """Minds costs."""
    return _prepare(family, model, costs=True)


def _prepare(family: str, model: JsonObject, *, costs: bool) -> Run:
    """Parsing and grounding are timed."""
    import pymimir

    def search(problem: Any) -> Any:
        start = problem.get_initial_state()
        if not costs:
            return pymimir.brfs(problem, start)
        return pymimir.astar_eager(problem, start, pymimir.BlindHeuristic(problem))

    def run() -> Finding:
        with written(family, model, costs=costs) as task:
            try:
                problem = pymimir.Problem(pymimir.Domain(str(task.domain)), str(task.problem), "grounded")
            except RuntimeError as error:  # the one error it raises for PDDL it does not know
                raise Unsupported(f"It cannot read the PDDL: {error}") from error
            result = search(problem)
        if result.solution is not None:
            steps = task.read_plan(read_actions(" ".join(str(action) for action in result.solution)))
            return Finding(SOLVED, len(steps), task.counts_steps, None, steps)
        if any(word in str(result.status).lower() for word in ("unsolvable", "exhausted")):
            return Finding(IMPOSSIBLE)
        raise Unsupported(str(result.status))

    return run
