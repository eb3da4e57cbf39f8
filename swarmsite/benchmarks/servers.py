"""The two servers that are compared, each a process of its own on a free port, both Daphne."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from swarmsite.server import choose_port

START_SECONDS = 60


class ServerDidNotStart(Exception):
    """It ended or stayed silent; the message holds what it printed."""


@contextmanager
def swarm(data: Path) -> Iterator[int]:
    """`manage.py start` with its data in `data` and the mode of this process's own environment; yields its port."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "start", "--port", "0", "--no-browser"]
    with _running(command, data, r"Swarm is at http://127\.0\.0\.1:(\d+)/") as port:
        yield port


@contextmanager
def bare_echo(data: Path) -> Iterator[int]:
    """The bare echo under Daphne's own command; yields its port."""
    port = choose_port("127.0.0.1", 0, default=0)
    echo = "swarmsite.benchmarks.echo:application"
    command = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "-v", "1", echo]
    with _running(command, data, r"Listening on TCP address 127\.0\.0\.1:(\d+)") as found:
        yield found


@contextmanager
def _running(command: list[str], data: Path, ready: str) -> Iterator[int]:
    log = data / "server.log"
    environment = os.environ | {"SWARM_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env=environment, cwd=settings.BASE_DIR
        )
    try:
        yield _port(process, log, ready)
    finally:
        process.terminate()
        process.wait(30)


def _port(process: "subprocess.Popen[bytes]", log: Path, ready: str) -> int:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(ready, log.read_text())
        if found:
            return int(found.group(1))
        time.sleep(0.1)
    raise ServerDidNotStart(log.read_text())
