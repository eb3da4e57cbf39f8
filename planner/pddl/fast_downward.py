"""Fast Downward's two programs: one translates PDDL, the other searches. Both are started here and never outlive it.

Exit codes: https://www.fast-downward.org/latest/documentation/exit-codes/
"""

import os
import re
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from planner.pddl.errors import PddlError

SOLVED = 0
_UNSOLVABLE = {10, 11}
_UNSOLVED_INCOMPLETE = 12  # what A* says as well after it has seen every state
_NO_MEMORY = {20, 22}
_UNSUPPORTED = 34
_HOPELESS = "Generating unsolvable task"  # the translator has proved it, and gives the search a stand-in
_EXHAUSTED = "Completely explored state space"
_NEWS = re.compile(rb"\bf = (\d+), (\d+) evaluated, (\d+) expanded")
_TOTALS = {
    "expanded": re.compile(r"Expanded (\d+) state"),
    "generated": re.compile(r"Generated (\d+) state"),
    "registered": re.compile(r"Number of registered states: (\d+)"),
}

Hear = Callable[[int, int], None]  # called with the states expanded and the bound that A* has reached


@dataclass(frozen=True)
class Configuration:
    """One way to search. `complete`: it visits every state if need be; `optimal`: its plan is the best one."""

    name: str
    search: str
    complete: bool
    optimal: bool


BLIND = Configuration("fast_downward_blind", "astar(blind())", complete=True, optimal=True)
LMCUT = Configuration("fast_downward_lmcut", "astar(lmcut())", complete=True, optimal=True)
_GREEDY = "let(f, ff(), let(l, landmark_sum(lm_rhw()), lazy_greedy([f, l], preferred=[f, l])))"
GREEDY = Configuration("fast_downward_greedy", _GREEDY, complete=False, optimal=False)


@dataclass(frozen=True)
class Searched:
    """How one search ended: `solved`, `unsolvable`, `memory`, `time`, `unsupported` or `open` (it gave up)."""

    ending: str
    plan: list[tuple[str, ...]]
    expanded: int = 0
    generated: int = 0
    registered: int = 0
    bound: int = 0


@dataclass(frozen=True)
class _Ended:
    code: int | None  # None: out of time
    output: str


def translate(folder: Path, domain: str, problem: str, deadline: float) -> str:
    """Write `output.sas` into the folder; returns `translated`, `unsolvable`, `memory` or `time`. Raises PddlError."""
    (folder / "domain.pddl").write_text(domain)
    (folder / "problem.pddl").write_text(problem)
    patience = str(max(1, int((deadline - monotonic()) / 4)))
    command = [
        sys.executable, "-P", "-m", "fast_downward.translate", "domain.pddl", "problem.pddl",
        "--invariant-generation-max-time", patience,
    ]  # fmt: skip
    ended = _run(command, folder, None, deadline, lambda _line: None)
    if ended.code is None:
        return "time"
    if ended.code in _NO_MEMORY or "MemoryError" in ended.output:
        return "memory"
    if ended.code in _UNSOLVABLE or (ended.code == SOLVED and _HOPELESS in ended.output):
        return "unsolvable"
    if ended.code != SOLVED:
        raise PddlError("unsupported", f"The engine, Fast Downward, does not take this PDDL: {_reason(ended.output)}")
    return "translated"


def search(program: Path, folder: Path, configuration: Configuration, deadline: float, hear: Hear) -> Searched:
    """Search the translated task until the deadline (of the monotonic clock, seconds)."""
    plan_file = folder / "plan"
    plan_file.unlink(missing_ok=True)
    bound = expanded = 0

    def listen(line: bytes) -> None:
        nonlocal bound, expanded
        if news := _NEWS.search(line):
            bound, expanded = int(news[1]), int(news[3])
            hear(expanded, bound)

    command = [str(program), "--search", configuration.search, "--internal-plan-file", "plan"]
    ended = _run(command, folder, folder / "output.sas", deadline, listen)
    totals = {name: int(found[1]) for name, pattern in _TOTALS.items() if (found := pattern.search(ended.output))}
    plan = list(_read_plan(plan_file)) if ended.code == SOLVED else []
    return Searched(_ending(ended, configuration), plan, bound=bound, **({"expanded": expanded} | totals))


def _ending(ended: _Ended, configuration: Configuration) -> str:
    if ended.code is None:
        return "time"
    if ended.code == SOLVED:
        return "solved"
    if configuration.complete and ended.code in _UNSOLVABLE:
        return "unsolvable"
    if configuration.complete and ended.code == _UNSOLVED_INCOMPLETE and _EXHAUSTED in ended.output:
        return "unsolvable"
    if ended.code in _NO_MEMORY:
        return "memory"
    return "unsupported" if ended.code == _UNSUPPORTED else "open"


def _read_plan(file: Path) -> Iterator[tuple[str, ...]]:
    for line in file.read_text().splitlines():
        if line.startswith("("):
            yield tuple(line.strip("() ").split())


def _reason(output: str) -> str:
    """The last line that says something, for a person."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return (lines[-1] if lines else "it gave no reason")[:200].rstrip(".") + "."


def _run(
    command: list[str], folder: Path, source: Path | None, deadline: float, listen: Callable[[bytes], None]
) -> _Ended:
    """Run a program until it ends or the deadline comes; the last of what it said is kept."""
    stdin = os.open(source or os.devnull, os.O_RDONLY)
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0
        )
    finally:
        os.close(stdin)
    try:
        lines: list[bytes] = []
        for line in _lines(process, deadline):
            listen(line)
            lines = [*lines[-199:], line]
        code = process.wait() if monotonic() < deadline else None
        return _Ended(code, b"\n".join(lines).decode(errors="replace"))
    finally:
        # Also on the way out of a signal's exception: nothing that we started stays.
        process.kill()
        process.wait()


def _lines(process: "subprocess.Popen[bytes]", deadline: float) -> Iterator[bytes]:
    assert process.stdout is not None
    rest = b""
    with selectors.DefaultSelector() as selector, process.stdout as stdout:
        selector.register(stdout, selectors.EVENT_READ)
        while (left := deadline - monotonic()) > 0:
            if not selector.select(left):
                return
            piece = os.read(stdout.fileno(), 65536)
            if not piece:
                yield rest
                return
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
