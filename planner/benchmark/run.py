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
    skip_larger: bool = False


def run(plan: Plan, available: Collection[str]) -> Iterator[Row]:
    """Rows as they are measured. A solver that is not installed gets a row with status `missing` for each instance.

    With `skip_larger` a solver that went over a limit is not asked what is as large or larger on the same ladder.
    """
    failed: dict[tuple[str, str], int] = {}
    for instance in plan.instances:
        for solver in plan.solvers:
            rung = (solver, instance.ladder)
            if SOLVERS[solver].needs and solver not in available:
                yield _unmeasured(instance, solver, "missing")
            elif plan.skip_larger and instance.size >= failed.get(rung, instance.size + 1):
                yield _unmeasured(instance, solver, "out_of_budget", "skipped: over the limit on a smaller one")
            else:
                python = plan.peers_python if SOLVERS[solver].needs else sys.executable
                row = measure(python, solver, instance, plan.limits)
                if row["status"] == "out_of_budget":
                    failed[rung] = min(instance.size, failed.get(rung, instance.size))
                yield row


def _unmeasured(instance: Instance, solver: str, status: str, message: str | None = None) -> Row:
    row: Row = dict.fromkeys((*FIELDS, "best", "message"))
    return row | {"instance": instance.id, "solver": solver, "status": status, "message": message}
