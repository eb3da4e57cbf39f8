"""The workers of one installation: threads of the server (embedded) or processes that are kept alive (Redis mode).

Planner tasks are pure Python and run in forked processes; inference runs in threads of one process: a model cannot live
in a process that was forked after it was loaded, and those who are answered at one time share reading its weights.
"""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from celery import Celery, signals
from celery.worker import WorkController
from django.conf import settings

from kvcache_app import serving
from sessions_app import runner

STOP_SECONDS = 10.0  # how long a worker may take to end its turn before it is killed; the turn is then taken up again
LOOK_SECONDS = 0.5
LONGEST_PAUSE = 30.0
log = logging.getLogger("swarm.workers")


@dataclass(frozen=True)
class Kind:
    """How the workers of one queue run. `pool` is Celery's word; embedded workers are always threads."""

    queue: str
    pool: str
    size: int


def kinds() -> dict[str, Kind]:
    return {
        "planner": Kind("planner", "prefork", settings.PLANNER_WORKERS),
        "inference": Kind("inference", "threads", settings.MODEL_PLACES),
    }


class Workers(Protocol):
    """What `start` needs of them."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


def run_worker(app: Celery, kind: Kind) -> None:
    """Be a worker process until a signal ends it: turns in hand go back at once, what waits to be saved is saved."""
    signals.worker_shutting_down.connect(_put_down, weak=False)
    try:
        app.worker_main(
            [
                "worker",
                f"--queues={kind.queue}",
                f"--pool={kind.pool}",
                f"--concurrency={kind.size}",
                f"--hostname={kind.queue}-{os.getpid()}@%h",
                "--without-gossip",
                "--without-mingle",
                "--loglevel=WARNING",
            ]
        )
    finally:
        serving.close()


def _put_down(**_: object) -> None:
    runner.stopping.set()


class EmbeddedWorkers(threading.Thread):
    """One Celery worker for all queues, in threads of this process, on the in-memory broker.

    One, because Celery keeps the queues to be consumed with the application, not with the worker.
    """

    def __init__(self, app: Celery) -> None:
        super().__init__(name="workers", daemon=True)
        self._app = app
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            worker = WorkController(
                app=self._app,
                hostname="embedded",
                pool="threads",
                concurrency=sum(kind.size for kind in kinds().values()),
                queues=[kind.queue for kind in kinds().values()],
                without_gossip=True,
                without_mingle=True,
                without_heartbeat=True,
            )
            worker.start()  # returns only when it failed, which it has logged
            self._stopping.wait(1)

    def stop(self) -> None:
        """The threads are daemons: a search under way ends with the process and is taken up at the next start."""
        self._stopping.set()


class WorkerProcesses:
    """`manage.py worker …` for each queue, started again, ever more slowly, when one ends by itself."""

    def __init__(self, manage: Path) -> None:
        self._children = [_Child([sys.executable, str(manage), "worker", name]) for name in kinds()]
        self._stopping = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="workers", daemon=True)

    def start(self) -> None:
        for child in self._children:
            child.start()
        self._watcher.start()

    def stop(self) -> None:
        """Ask all to end, wait STOP_SECONDS, kill what is left."""
        self._stopping.set()
        self._watcher.join()
        for child in self._children:
            child.send(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children:
            child.end(deadline)

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            for child in self._children:
                child.revive()


class _Child:
    """One worker process in a group of its own, so that Ctrl-C reaches it through us and not twice."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._pause = 1.0

    def start(self) -> None:
        self._started_at = time.monotonic()
        self._process = subprocess.Popen(self._command, start_new_session=True)

    def revive(self) -> None:
        """Start again what has ended; a process that ends at once is started ever more slowly."""
        if self._process is None or self._process.poll() is None:
            return
        lived = time.monotonic() - self._started_at
        if lived > LONGEST_PAUSE:
            self._pause = 1.0
        if lived < self._pause:
            return
        log.warning("worker %s ended with %s and is started again", self._command[-1], self._process.returncode)
        self._kill_group()  # forked children of a killed worker
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self.start()

    def send(self, number: int) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(number)

    def end(self, deadline: float) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("worker %s is killed", self._command[-1])
        self._kill_group()
        self._process.wait()

    def _kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # type: ignore[union-attr]
