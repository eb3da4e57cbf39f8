"""Mimir's breadth-first search through its Python package, on the grounded task."""

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run, Unsupported
from planner.benchmark.peers.as_pddl import read_actions, written
from planner.core.json_types import JsonObject


def prepare(family: str, model: JsonObject) -> Run:
    """Parsing and grounding are timed."""
    import pymimir

    def run() -> Finding:
        with written(family, model) as (task, domain, problem):
            try:
                read = pymimir.Problem(pymimir.Domain(str(domain)), str(problem), "grounded")
            except RuntimeError as error:  # the one error it raises for PDDL it does not know
                raise Unsupported(f"It cannot read the PDDL: {error}") from error
            result = pymimir.brfs(read, read.get_initial_state())
        if result.solution is not None:
            steps = task.read_plan(read_actions(" ".join(str(action) for action in result.solution)))
            return Finding(SOLVED, len(steps), True, None, steps)
        if any(word in str(result.status).lower() for word in ("unsolvable", "exhausted")):
            return Finding(IMPOSSIBLE)
        raise Unsupported(str(result.status))

    return run
