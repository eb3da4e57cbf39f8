"""Starts one worker for each pair of solver and instance, and keeps it inside seconds and memory."""

import json
import os
import re
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from planner.benchmark.instances import Instance
from planner.benchmark.report import Row

ROOT = Path(__file__).resolve().parents[2]
STARTUP = 10.0  # seconds for the interpreter, imports and replaying the plan, beyond the limit that a worker keeps
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True)
class Limits:
    """Seconds for one answer and MiB for its processes."""

    seconds: float = 60.0
    memory_mb: int = 6_000


def installed(python: str) -> dict[str, Any]:
    """Which solvers an interpreter can run and which versions it has; raises CalledProcessError for a broken one."""
    ended = subprocess.run(_command(python), cwd=ROOT, capture_output=True, text=True, check=True)
    return _last_line(ended.stdout)


def measure(python: str, solver: str, instance: Instance, limits: Limits) -> Row:
    """One row of the report; `best` and `message` besides are for the table only."""
    with tempfile.TemporaryDirectory() as folder:
        report = _watch(_start(python, solver, instance, folder, limits.seconds), limits)
    if report.get("seconds", 0.0) > limits.seconds:
        report = {"status": "out_of_budget", "message": "time", "peak_mb": report["peak_mb"]}
    fields = ("seconds", "length", "optimal", "status", "expanded", "peak_mb", "best", "message")
    return {"instance": instance.id, "solver": solver, **{name: report.get(name) for name in fields}}


def _command(python: str, *arguments: str) -> list[str]:
    return [python, "-m", "planner.benchmark.worker", *arguments]


def _start(python: str, solver: str, instance: Instance, folder: str, seconds: float) -> subprocess.Popen[str]:
    """The worker leads a process group, so that whatever it starts can be ended with it."""
    with (Path(folder) / "asked.json").open("w+") as asked:
        json.dump({"family": instance.family, "model": instance.model}, asked)
        asked.seek(0)
        return subprocess.Popen(
            _command(python, solver, str(seconds)),
            cwd=ROOT,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "TMPDIR": folder},
        )


def _watch(worker: subprocess.Popen[str], limits: Limits) -> dict[str, Any]:
    """What the worker said; whatever ends this, an interruption too, ends the whole group."""
    try:
        peak, why = _wait(worker, limits)
    finally:
        _end(worker)
    out, err = worker.communicate()
    if why is not None or worker.returncode == -signal.SIGALRM:
        return {"status": "out_of_budget", "message": why or "time", "peak_mb": round(peak, 1)}
    try:
        report = _last_line(out)
    except ValueError:
        return {"status": "error", "message": f"no answer: {err.strip()[-300:]}", "peak_mb": round(peak, 1)}
    return report | {"peak_mb": max(report["peak_mb"], round(peak, 1))}


def _wait(worker: subprocess.Popen[str], limits: Limits) -> tuple[float, str | None]:
    """The group's peak, and which limit it went over."""
    begun, peak = perf_counter(), 0.0
    while worker.poll() is None:
        peak = max(peak, _group_peak_mb(worker.pid))
        waited = perf_counter() - begun
        if waited > limits.seconds + STARTUP or peak > limits.memory_mb:
            return peak, "memory" if peak > limits.memory_mb else "time"
        sleep(0.02 if waited < 2 else 0.2)
    return peak, None


def _end(worker: subprocess.Popen[str]) -> None:
    try:
        os.killpg(worker.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # nobody is left


def _group_peak_mb(group: int) -> float:
    """The largest peak of any living process of the group; 0 where the system does not tell."""
    peak = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == group and (found := PEAK.search((entry / "status").read_text())):
                peak = max(peak, int(found[1]))
        except OSError:
            continue  # it ended meanwhile
    return peak / 1024


def _last_line(text: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(text.strip().rpartition("\n")[2])
    return report
