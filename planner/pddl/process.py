"""The child process from outside: started with a request, heard line by line, and never left behind.

It leads a process group of its own in a folder of its own. Both are gone when the generator ends, however it ends.
"""

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from planner.core.events import Progress

_ROOT = Path(__file__).parents[2]  # where the child finds `planner`
REPORT_EVERY = 0.1
_TO_SAY_SO = 0.1  # seconds; the clock is the same for all processes of a machine
_PATIENCE = 0.1  # seconds for the child to end by itself
Message = dict[str, Any]


def converse(request: Message) -> Generator[Progress | Message, None, None]:
    """Yield what the child says, and Progress every 0.1 s; at `seconds` of the request it ends as `spent`.

    The child is told to end a little earlier, because it knows best how far it got.
    """
    begun = said = monotonic()
    deadline = begun + request["seconds"]
    expanded = depth = 0
    with _folder() as folder, _child(folder, {**request, "deadline": deadline - _TO_SAY_SO}) as child:
        for message in _messages(child, deadline):
            if message is not None and message["kind"] == "progress":
                expanded, depth = message["expanded"], message["bound"]
            elif message is not None:
                yield message
            now = monotonic()
            if now - said >= REPORT_EVERY:
                said = now
                yield Progress(expanded, depth, round(expanded / (now - begun), 1))


def _messages(child: "subprocess.Popen[bytes]", deadline: float) -> Iterator[Message | None]:
    """The child's lines, and None whenever it has said nothing for a while."""
    assert child.stdout is not None
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while monotonic() < deadline:
            if not selector.select(min(REPORT_EVERY, max(0.0, deadline - monotonic()))):
                yield None
                continue
            piece = os.read(child.stdout.fileno(), 1 << 20)
            if not piece:
                return
            *lines, rest = (rest + piece).split(b"\n")
            yield from map(json.loads, lines)
    yield {"kind": "spent", "what": "seconds"}


@contextmanager
def _child(folder: Path, request: Message) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "OPENBLAS_NUM_THREADS": "1",  # each thread reserves address space, which is what we limit
        "PYTHONHASHSEED": "0",
    }
    child = subprocess.Popen(
        [sys.executable, "-P", "-W", "ignore", "-m", "planner.pddl.worker"],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert child.stdin is not None
        with suppress(BrokenPipeError):  # a child that is dead already is found out when nothing is heard from it
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
        yield child
    finally:
        _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Ask, then kill: a child that ends by itself has first seen the end of what it had started."""
    child.terminate()
    with suppress(subprocess.TimeoutExpired):
        child.wait(_PATIENCE)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="swarm-pddl-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():  # something killed a moment ago was still writing
            sleep(0.02)
            shutil.rmtree(folder, ignore_errors=True)
