"""pyperplan's breadth-first search; it reads plain STRIPS and refuses what is more."""

import logging
from typing import Any

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run, Unsupported
from planner.benchmark.peers.as_pddl import read_actions, written
from planner.core.json_types import JsonObject


def prepare(family: str, model: JsonObject) -> Run:
    """Parsing and grounding are timed, its log is silent."""
    from pyperplan import planner
    from pyperplan.pddl.errors import ParseError
    from pyperplan.pddl.tree_visitor import SemanticError

    logging.disable(logging.CRITICAL)

    def run() -> Finding:
        with written(family, model, costs=False) as task:
            files = str(task.domain), str(task.problem)
            try:
                plan: list[Any] | None = planner.search_plan(*files, planner.SEARCHES["bfs"], None)
            except (ParseError, SemanticError) as error:
                raise Unsupported(f"It cannot read the PDDL: {error}") from error
        if plan is None:
            return Finding(IMPOSSIBLE)
        steps = task.read_plan(read_actions(" ".join(operator.name for operator in plan)))
        return Finding(SOLVED, len(steps), task.counts_steps, None, steps)

    return run
