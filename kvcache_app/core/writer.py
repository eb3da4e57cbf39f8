"""The thread that saves, so that nobody who waits for a token waits for a disk.

The queue is bounded by bytes: what does not fit is not saved now (it stays in memory), rather than making anyone wait.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from kvcache_app.core.job import Job

BATCH = 32  # blocks written between two notes in the ledger
log = logging.getLogger("swarm.kvcache")


class Writer:
    """Starts with the first job. `save` gets batches; `idle` is called after them and every `pause` seconds."""

    def __init__(
        self, save: Callable[[Sequence[Job]], None], idle: Callable[[], None], limit: int, pause: float = 5.0
    ) -> None:
        self._save, self._idle, self._limit, self._pause = save, idle, limit, pause
        self._jobs: deque[Job] = deque()
        self._bytes = 0  # of jobs that wait or are being written
        self._busy = False
        self._stopping = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def waiting_bytes(self) -> int:
        return self._bytes

    def submit(self, job: Job) -> bool:
        """Whether there was room in the queue. Never waits."""
        with self._changed:
            if self._stopping or self._bytes + job.size > self._limit:
                return False
            self._jobs.append(job)
            self._bytes += job.size
            self._start()
            self._changed.notify_all()
            return True

    def flush(self, timeout: float) -> bool:
        """Wait until everything submitted before is written; False where that took longer than `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._jobs and not self._busy, timeout)

    def drop(self, unwanted: Callable[[Job], bool]) -> None:
        """Forget waiting jobs. One that is being written is not among them."""
        with self._changed:
            self._bytes -= sum(job.size for job in self._jobs if unwanted(job))
            self._jobs = deque(job for job in self._jobs if not unwanted(job))
            self._changed.notify_all()

    def close(self, timeout: float) -> bool:
        """Write what waits, then end the thread; whether that was done in time."""
        done = self.flush(timeout)
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread:
            self._thread.join(timeout)
        return done

    def _start(self) -> None:
        if self._thread is None or not self._thread.is_alive():  # a forked child has none of its parent's threads
            self._thread = threading.Thread(target=self._run, name="kvcache writer", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while batch := self._next():
            self._guarded(partial(self._save, batch))
            with self._changed:
                self._bytes -= sum(job.size for job in batch)
                empty = not self._jobs
            if empty:
                self._guarded(self._idle)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> list[Job]:
        """The next batch; empty when the thread shall end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._jobs or self._stopping, self._pause)
                if self._jobs:
                    self._busy = True
                    return [self._jobs.popleft() for _ in range(min(BATCH, len(self._jobs)))]
                if self._stopping:
                    return []
            self._guarded(self._idle)

    def _guarded(self, work: Callable[[], None]) -> None:
        """A cache in trouble must not end the thread: the next batch may go well."""
        try:
            work()
        except Exception:
            log.exception("the KV cache could not be saved")
            time.sleep(0.1)
