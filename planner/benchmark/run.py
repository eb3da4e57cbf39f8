"""One run: every chosen solver over every chosen instance, one after the other, never two at once."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from planner.benchmark.instances import Instance
from planner.benchmark.measure import Limits, measure
from planner.benchmark.report import Row
from planner.benchmark.solvers import SOLVERS

# The fields that the written report has; a row carries `best` and `message` besides.
FIELDS = ("instance", "solver", "seconds", "length", "optimal", "status", "expanded", "peak_mb")


@dataclass(frozen=True)
class Plan:
    """What is measured, and the interpreter that has the peers."""

    instances: Sequence[Instance]
    solvers: Sequence[str]
    peers_python: str
    limits: Limits


def run(plan: Plan, available: Collection[str]) -> Iterator[Row]:
    """Rows as they are measured. A solver that is not installed gets a row with status `missing` for each instance."""
    for instance in plan.instances:
        for solver in plan.solvers:
            if SOLVERS[solver].needs and solver not in available:
                yield _missing(instance, solver)
            else:
                python = plan.peers_python if SOLVERS[solver].needs else sys.executable
                yield measure(python, solver, instance, plan.limits)


def _missing(instance: Instance, solver: str) -> Row:
    row: Row = dict.fromkeys((*FIELDS, "best", "message"))
    return row | {"instance": instance.id, "solver": solver, "status": "missing"}
