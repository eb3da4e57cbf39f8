"""`manage.py benchmark_planner`: our solver and its peers over the same puzzles, in one run."""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.benchmark.instances import Instance, load
from planner.benchmark.measure import Limits, installed
from planner.benchmark.plots import write_plots
from planner.benchmark.report import Row, table, versions, write_json
from planner.benchmark.run import FIELDS, Plan, run
from planner.benchmark.solvers import PACKAGES, SOLVERS
from planner.benchmark.summary import Summary


class Command(BaseCommand):
    """Parse, run, print; everything else is in `planner.benchmark`."""

    help = "Measure the planner and every installed peer, from the JSON model to a plan, each in its own process."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which instances, which solvers, how long, and where to write."""
        parser.add_argument("--instances", default="", metavar="A,B", help="ids, groups or families; default all")
        parser.add_argument("--solvers", default=",".join(SOLVERS), metavar="A,B", help="default: %(default)s")
        parser.add_argument("--limit", type=float, default=60.0, metavar="SECONDS", help="for one answer (60)")
        parser.add_argument("--memory", type=int, default=6000, metavar="MB", help="for its processes (6000)")
        parser.add_argument("--peers-python", default=sys.executable, metavar="PATH", help="interpreter with the peers")
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
        parser.add_argument("--plot", type=Path, metavar="DIR", help="also write an SVG plot a family there")

    def handle(self, *_: Any, **options: Any) -> None:
        """One run."""
        instances, solvers = _chosen(options)
        try:
            there = installed(options["peers_python"])
        except (OSError, subprocess.CalledProcessError) as error:
            raise CommandError(f"--peers-python does not run our worker: {error}") from error
        plan = Plan(instances, solvers, options["peers_python"], Limits(options["limit"], options["memory"]))
        rows: list[Row] = []
        for row in run(plan, there["installed"]):
            rows.append(row)
            said = row["message"] or row["seconds"] or ""
            self.stdout.write(f"{row['instance']} {row['solver']}: {row['status']} {said}")
        self._show(instances, solvers, rows, there, options)

    def _show(
        self, instances: list[Instance], solvers: list[str], rows: list[Row], there: Any, options: dict[str, Any]
    ) -> None:
        summary = Summary(instances, rows)
        self.stdout.write(table(summary.table()))
        for line in summary.lines():
            self.stdout.write(f"- {line}")
        missing = [name for name in solvers if name not in there["installed"]]
        self.stdout.write(f"- missing, not installed: {', '.join(missing) or 'none'}")
        if options["json"]:
            write_json(options["json"], [{name: row[name] for name in FIELDS} for row in rows], _versions(there))
        if options["plot"]:
            for path in write_plots(options["plot"], instances, rows):
                self.stdout.write(f"- plot: {path}")


def _versions(there: dict[str, Any]) -> dict[str, str]:
    """Those of this interpreter, and of the peers' what this one does not have."""
    here = versions(PACKAGES)
    return here | {name: number for name, number in there["versions"].items() if name not in here}


def _chosen(options: dict[str, Any]) -> tuple[list[Instance], list[str]]:
    solvers = [name for name in options["solvers"].split(",") if name]
    unknown = [name for name in solvers if name not in SOLVERS]
    if unknown or not solvers:
        raise CommandError(f"no such solver: {', '.join(unknown)}; there are {', '.join(SOLVERS)}")
    try:
        return load([name for name in options["instances"].split(",") if name]), solvers
    except ValueError as error:
        raise CommandError(str(error)) from error
