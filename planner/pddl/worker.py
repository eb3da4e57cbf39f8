"""The child process: `python -m planner.pddl.worker`. One request on standard input, JSON lines on standard output.

Standard input stays open after the request: when it closes, whoever asked is gone, and this process ends with all that
it started. It may use as much memory as the request says, so that a hostile text costs no more than one answer.

Lines, each an object with `kind`: `read` (the summary), `progress`, `plan` (replayed; a later one is better),
`searched` (a search that decided nothing, with its lower bound), and at the end one of `impossible`, `spent`,
`invalid`, `failed` and an optimal `plan`.
"""

import json
import os
import resource
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from planner.pddl import engines
from planner.pddl.errors import PddlError
from planner.pddl.reading import read_task
from planner.pddl.replay import Replay
from planner.pddl.stages import solve
from planner.pddl.summary import summarise

_LEAST_MEMORY = 512 * 2**20  # bytes of address space; the reader and its libraries alone take 300 MB
_LARGEST_FILE = 512 * 2**20  # bytes of a translated task
_SECONDS_TO_SPARE = 5

Say = Callable[[dict[str, Any]], None]


def main() -> None:
    """Answer one request."""
    say = _take_over_output()
    request = json.loads(sys.stdin.buffer.readline())
    _end_with_parent()
    _limit(request["bytes"], request["seconds"])
    try:
        answer(request, say)
    except PddlError as error:
        say({"kind": "invalid", "code": error.code, "message": error.message})
    except MemoryError:
        say({"kind": "spent", "what": "bytes"})
    except Exception as error:  # noqa: BLE001  the one who asked logs it: nobody reads what we print
        say({"kind": "failed", "message": repr(error)})


def answer(request: dict[str, Any], say: Say) -> None:
    """Read, solve, replay; raises PddlError and MemoryError, and BrokenPlan where the engine is wrong."""
    texts = (request["domain"], request["problem"])
    task = read_task(*texts)
    replay = Replay(task)
    start, priced = replay.shown(replay.initial), task.costs is not None
    say({"kind": "read", "summary": summarise(task), "start": start, "priced": priced})
    program = engines.search_program()
    if program is None:
        raise PddlError("no_engine", engines.HOW_TO_INSTALL)

    def hear(expanded: int, bound: int) -> None:
        say({"kind": "progress", "expanded": expanded, "bound": bound})

    for news in solve(program, Path.cwd(), texts, request["deadline"], hear):
        say({**news, **_replayed(replay, news, request["states_shown"])} if news["kind"] == "plan" else news)


def _replayed(replay: Replay, news: dict[str, Any], shown: int) -> dict[str, Any]:
    """The states after the first steps, once the whole plan has been replayed, and its cost."""
    states = []
    for number, state in enumerate(replay.states(news["steps"])):
        if 1 <= number <= shown:
            states.append(replay.shown(state))
    return {"after": states, "cost": replay.cost(news["steps"])}


def _take_over_output() -> Say:
    """Keep standard output for our lines; whatever a library prints goes where errors go."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(message: dict[str, Any]) -> None:
        output.write(json.dumps(message) + "\n")
        output.flush()

    return say


def _end_with_parent() -> None:
    """End on SIGTERM, through the `finally` of whoever waits for the engine, and when standard input closes."""
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_wait_for_silence, daemon=True).start()


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _wait_for_silence() -> None:
    while os.read(0, 4096):
        pass
    shutil.rmtree(Path.cwd(), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)  # we lead a group of our own


def _limit(memory: int, seconds: float) -> None:
    """Bound what we and the programs we start may take, each for itself."""
    memory = max(memory, _LEAST_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = int(seconds) + _SECONDS_TO_SPARE
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))


if __name__ == "__main__":
    main()
