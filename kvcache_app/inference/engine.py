"""The thread that computes: several answers at a time, one token of each in one forward pass.

Between two tokens of those who are being answered at most one chunk of somebody's prompt is read, and prompts take
turns: nobody starves. Answers join and leave between tokens.
"""

import logging
import threading
from collections import deque
from typing import Protocol

import torch

from kvcache_app.inference.job import Broken, Job, Phase, Read
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.sequence import SequenceCache

log = logging.getLogger("swarm.inference")
IDLE = 5.0  # seconds between two looks at the world while there is nothing to do


class Model(Protocol):
    """What the engine needs of a runtime."""

    def read(self, sequence: SequenceCache, ids: list[int], *, logits: bool = True) -> torch.Tensor | None: ...

    def step(self, sequences: list[SequenceCache], ids: list[int]) -> torch.Tensor: ...


class Engine:
    """One for each model. `submit` may be called from any thread; what a job tells comes through its queue."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._arrived: deque[Job] = deque()
        self._jobs: list[Job] = []
        self._changed = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="swarm-engine", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Take a job up after the token that is being computed. Raises InferenceError once the engine is closed."""
        with self._changed:
            if not self._open:
                raise _closed()
            self._arrived.append(job)
            self._changed.notify()

    def close(self, timeout: float = 10.0) -> bool:
        """Break all jobs off and end the thread; whether it ended in time."""
        with self._changed:
            self._open = False
            self._changed.notify()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def is_alive(self) -> bool:
        """Whether waiting for a job makes sense."""
        return self._thread.is_alive()

    @torch.inference_mode()
    def _run(self) -> None:
        while self._admit():
            self._read_one()
            self._write_all()
        for job in [*self._jobs, *self._arrived]:
            job.told.put(Broken(_closed()))

    def _admit(self) -> bool:
        """Let new jobs in, drop those that were stopped; waits while there is nothing to do. False: it is over."""
        with self._changed:
            while self._open and not (self._arrived or self._jobs):
                self._changed.wait(IDLE)
            while self._arrived:
                self._jobs.append(self._arrived.popleft())
            return self._open

    def _read_one(self) -> None:
        """One chunk of the prompt, or of the closing words, of the job whose turn it is."""
        job = next((job for job in self._jobs if job.phase is not Phase.WRITING), None)
        if job is None:
            return
        if job.cancelled.is_set() and job.phase is Phase.READING:
            job.reason = "cancelled"
            self._leave(job)
            return
        self._jobs.remove(job)
        self._jobs.append(job)  # the next chunk is somebody else's
        try:
            self._read(job)
        except Exception as error:  # noqa: BLE001  one job must not end the others
            self._break([job], error)

    def _read(self, job: Job) -> None:
        chunk = job.next_chunk()
        last = job.sequence.length + len(chunk) == len(job.ids)
        logits = self._model.read(job.sequence, chunk, logits=last and job.phase is Phase.READING)
        job.harvest(tail=last and job.phase is Phase.CLOSING)
        if job.phase is Phase.CLOSING:
            if last:
                self._leave(job)
            return
        job.told.put(Read(job.sequence.length))
        if logits is not None:
            job.heard(job.sampler.draw(logits[0]))

    def _write_all(self) -> None:
        """The next token of everyone who is being answered."""
        for job in self._jobs:
            if job.phase is Phase.WRITING and job.cancelled.is_set():
                job.close("cancelled")
        jobs = [job for job in self._jobs if job.phase is Phase.WRITING]
        if not jobs:
            return
        try:
            logits = self._model.step([job.sequence for job in jobs], [job.ids[-1] for job in jobs])
            for job, row in zip(jobs, logits, strict=True):
                job.harvest()
                job.heard(job.sampler.draw(row))
        except Exception as error:  # noqa: BLE001
            self._break(jobs, error)

    def _leave(self, job: Job) -> None:
        job.finish()
        self._jobs.remove(job)

    def _break(self, jobs: list[Job], error: Exception) -> None:
        log.exception("the engine failed", exc_info=error)
        for job in jobs:
            job.told.put(Broken(error))
            self._jobs.remove(job)


def _closed() -> InferenceError:
    return InferenceError("model_unloaded", "The model was unloaded while it was answering. Ask again.")
