"""`manage.py benchmark_planner`: our solver and its peers over the same puzzles, in one run."""

import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.benchmark.figures import MARK, conditions, figures, write_docs
from planner.benchmark.instances import Instance, load
from planner.benchmark.measure import Limits, installed
from planner.benchmark.plots import write_plots
from planner.benchmark.progress import Progress
from planner.benchmark.report import Row, versions, write_json
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
        parser.add_argument(
            "--skip-larger", action="store_true", help="ask nobody a larger instance of a kind after a limit was met"
        )
        parser.add_argument("--peers-python", default=sys.executable, metavar="PATH", help="interpreter with the peers")
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
        parser.add_argument("--plot", type=Path, metavar="DIR", help="also write an SVG plot a family there")
        parser.add_argument("--docs", type=Path, metavar="FILE", help="also replace the figures in this document")

    def handle(self, *_: Any, **options: Any) -> None:
        """One run; interrupted, it shows what was measured so far and ends with 130."""
        instances, solvers = _chosen(options)
        there = _peers(options["peers_python"])
        limits = Limits(options["limit"], options["memory"])
        plan = Plan(instances, solvers, options["peers_python"], limits, options["skip_larger"])
        progress = Progress(len(instances) * len(solvers), options["limit"], self.stderr.write)
        rows: list[Row] = []
        whole = _collect(run(plan, there["installed"]), rows, progress)
        if rows:
            self._show(_measured(instances, rows), rows, there, options, progress.took())
        if not whole:
            total = len(instances) * len(solvers)
            raise CommandError(f"interrupted after {len(rows)} of {total} measurements", returncode=130)

    def _show(
        self, instances: list[Instance], rows: list[Row], there: dict[str, Any], options: dict[str, Any], took: str
    ) -> None:
        limit, used = options["limit"], _versions(there)
        missing = list(dict.fromkeys(row["solver"] for row in rows if row["status"] == "missing"))
        more = [f"missing, not installed: {', '.join(missing) or 'none'}", f"measured in {took}"]
        text = figures(Summary(instances, rows), limit, more)
        self.stdout.write(text)
        if options["json"]:
            write_json(options["json"], [{name: row[name] for name in FIELDS} for row in rows], used)
        if options["plot"]:
            for path in write_plots(options["plot"], instances, rows):
                self.stdout.write(f"- plot: {path}")
        if options["docs"]:
            about = conditions(limit, used, f"{datetime.now(UTC):%-d %B %Y}", took)
            write_docs(options["docs"], f"{about}\n{text}")


def _collect(measured: Iterator[Row], rows: list[Row], progress: Progress) -> bool:
    """Fill `rows`; whether nobody interrupted it. A request to end counts as that, so that no worker outlives it."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for row in measured:
            rows.append(row)
            progress(row)
    except KeyboardInterrupt:
        return False
    finally:
        signal.signal(signal.SIGTERM, before)
    return True


def _measured(instances: list[Instance], rows: list[Row]) -> list[Instance]:
    known = {row["instance"] for row in rows}
    return [instance for instance in instances if instance.id in known]


def _peers(python: str) -> dict[str, Any]:
    try:
        return installed(python)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandError(f"--peers-python does not run our worker: {error}") from error


def _versions(there: dict[str, Any]) -> dict[str, str]:
    """Those of this interpreter, and of the peers' what this one does not have."""
    here = versions(PACKAGES)
    return here | {name: number for name, number in there["versions"].items() if name not in here}


def _chosen(options: dict[str, Any]) -> tuple[list[Instance], list[str]]:
    solvers = [name for name in options["solvers"].split(",") if name]
    unknown = [name for name in solvers if name not in SOLVERS]
    if unknown or not solvers:
        raise CommandError(f"no such solver: {', '.join(unknown)}; there are {', '.join(SOLVERS)}")
    docs = options["docs"]
    if docs and (not docs.exists() or MARK not in docs.read_text()):  # said now, not after an hour
        raise CommandError(f"--docs: {docs} has no line {MARK.strip()}")
    try:
        return load([name for name in options["instances"].split(",") if name]), solvers
    except ValueError as error:
        raise CommandError(str(error)) from error
