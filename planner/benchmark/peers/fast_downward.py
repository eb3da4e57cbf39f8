"""Fast Downward and SymK from their wheels, as from a command line: translation and reading the plan included.

SymK is Fast Downward with symbolic search, and started in the same way.
"""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run, Unsupported
from planner.benchmark.peers.as_pddl import Written, read_actions, written
from planner.core.json_types import JsonObject

_EXPANDED = re.compile(r"Expanded (\d+) state")
_NO_PLAN = (10, 11, 12)  # Fast Downward's exit codes for a task proven unsolvable
_TOO_LARGE = (20, 22)  # translator or search out of memory
_DOWNWARD, _SYMK = ("up_fast_downward", "downward"), ("up_symk", "symk")


def blind(family: str, model: JsonObject) -> Run:
    """A* without an estimate."""
    return _prepare(family, model, ["--search", "astar(blind())"])


def lmcut(family: str, model: JsonObject) -> Run:
    """A* with landmark-cut."""
    return _prepare(family, model, ["--search", "astar(lmcut())"])


def merge_and_shrink(family: str, model: JsonObject) -> Run:
    """Its own optimal merge-and-shrink portfolio."""
    return _prepare(family, model, [], ["--overall-time-limit", "3600s", "--alias", "seq-opt-merge-and-shrink"])


def symk(family: str, model: JsonObject) -> Run:
    """Symbolic search from both ends."""
    return _prepare(family, model, ["--search", "sym_bd()"], wheel=_SYMK)


def _prepare(
    family: str,
    model: JsonObject,
    search: list[str],
    first: list[str] | None = None,
    wheel: tuple[str, str] = _DOWNWARD,
) -> Run:
    package, folder = wheel
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise Unsupported(f"{package} is not installed.")
    driver = Path(spec.origin).with_name(folder) / "fast-downward.py"

    def run() -> Finding:
        with written(family, model) as task:
            plan = task.domain.with_name("plan")
            command: list[str | Path] = [sys.executable, driver, *(first or []), "--plan-file", plan]
            command += [task.domain, task.problem, *search]
            ended = subprocess.run(command, cwd=plan.parent, capture_output=True, text=True, check=False)
            return _finding(ended, plan, task)

    return run


def _finding(ended: subprocess.CompletedProcess[str], plan: Path, task: Written) -> Finding:
    counted = _EXPANDED.search(ended.stdout)
    expanded = int(counted[1]) if counted else None
    found = next((path for path in (plan, plan.with_name("plan.1")) if path.exists()), None)
    if found is not None:
        steps = task.read_plan(read_actions(found.read_text()))
        return Finding(SOLVED, len(steps), True, expanded, steps)
    if ended.returncode in _NO_PLAN or "no solution" in ended.stdout:
        return Finding(IMPOSSIBLE, expanded=expanded)
    if ended.returncode in _TOO_LARGE:
        raise MemoryError
    raise Unsupported((ended.stderr or ended.stdout).strip()[-200:])
