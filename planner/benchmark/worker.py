"""One solver over one model in a process of its own: `python -m planner.benchmark.worker NAME` reads the model as JSON.

It runs in whatever interpreter has the solver, so it needs nothing but `planner.core`. Imports are not timed. Quick
answers are repeated: one warm run that does not count, then up to five within two seconds. `NAME SECONDS` ends the
process, by the alarm that no library holds up, when the first run takes longer.
"""

import json
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from planner.benchmark.finding import SOLVED, Finding, Run, Unsupported
from planner.benchmark.report import versions
from planner.benchmark.solvers import PACKAGES, SOLVERS
from planner.core.json_types import JsonObject
from planner.core.validate import BrokenPlan, validate

RUNS = 5
SECONDS = 2.0


@dataclass(frozen=True)
class Timed:
    """What was found, the median of the runs that count, and the best of them, in seconds."""

    finding: Finding
    seconds: float
    best: float


def main() -> None:
    """With a name, solve; without, say which solvers this interpreter has."""
    if len(sys.argv) < 2:
        installed = [name for name, solver in SOLVERS.items() if solver.is_installed()]
        _say({"installed": installed, "versions": versions(PACKAGES)})
        return
    asked = json.load(sys.stdin)
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    _say({**answer(sys.argv[1], asked["family"], asked["model"], limit), "peak_mb": _peak_mb()})


def answer(name: str, family: str, model: JsonObject, limit: float = 0.0) -> dict[str, Any]:
    """Everything that is measured inside the process, as plain JSON; a limit of 0 is none."""
    try:
        timed = time_runs(SOLVERS[name].prepare()(family, model), limit)
    except Unsupported as error:
        return {"status": "unsupported", "message": str(error)}
    except MemoryError:
        return {"status": "out_of_budget", "message": "memory"}
    except Exception as error:  # noqa: BLE001  a peer that fails on a model is a result
        return {"status": "error", "message": f"{type(error).__name__}: {error}"[:300]}
    finding = timed.finding
    status = finding.status
    if status == SOLVED and finding.steps is not None:
        try:
            validate(family, model, finding.steps)
        except BrokenPlan as error:
            return {"status": "error", "message": f"the plan is wrong: {error}"[:300]}
    return {
        "status": status,
        "length": finding.length,
        "optimal": finding.optimal,
        "expanded": finding.expanded,
        "seconds": timed.seconds,
        "best": timed.best,
    }


def time_runs(run: Run, limit: float = 0.0) -> Timed:
    """The first run counts only where there is no time for a second one; it has the limit, in seconds, 0 for none."""
    signal.setitimer(signal.ITIMER_REAL, limit)
    begun = perf_counter()
    finding = run()
    first = perf_counter() - begun
    signal.setitimer(signal.ITIMER_REAL, 0)
    times: list[float] = []
    while len(times) < RUNS and first + sum(times) + first < SECONDS:
        begun = perf_counter()
        finding = run()
        times.append(perf_counter() - begun)
    times = times or [first]
    return Timed(finding, median(times), min(times))


def _peak_mb() -> float:
    """The largest resident set of this process and of any that it started, in MiB."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:
        # What getrusage says of a process itself begins with the size of whoever started it, a large one here.
        status = Path("/proc/self/status").read_text()
        own = int(status.partition("VmHWM:")[2].split()[0])
    except OSError:
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(max(own, children) / 1024, 1)


def _say(report: dict[str, Any]) -> None:
    sys.stdout.write(f"\n{json.dumps(report)}\n")


if __name__ == "__main__":
    main()
