"""Our own reading, with and without the cache, by the parts that answer in the chat: manager, blocks, runtime."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty

import torch

from kvcache_app import services
from kvcache_app.benchmark.timing import Took, now, timed
from kvcache_app.core.block import SLIDING, Geometry
from kvcache_app.core.branch import Branch
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.inference.blocks import restore, take
from kvcache_app.inference.job import Block, Job
from kvcache_app.inference.provider import InferenceError, Sampling
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.sampling import Sampler
from kvcache_app.inference.sequence import SequenceCache

FLUSH_SECONDS = 120.0
SCOPE = "benchmark"


@dataclass(frozen=True)
class Heard:
    """The first token's logits, what holds the conversation, how long that took; `bytes_read` came from disk."""

    logits: torch.Tensor
    sequence: SequenceCache
    took: Took
    bytes_read: int = 0


class Ours:
    """One model, whose caches lie in folders that are named by whoever measures."""

    def __init__(self, runtime: Runtime, fingerprint: str) -> None:
        self.runtime, self.fingerprint = runtime, fingerprint

    def open(self, folder: Path) -> KVCacheManager:
        """A manager with nothing in memory."""
        window = self.runtime.shape.window if self.runtime.shape.layers(SLIDING) else 0
        return services.open_folder(folder, {self.fingerprint: Geometry(window)})

    def prompt(self, ids: Sequence[int]) -> Prompt:
        return Prompt(self.fingerprint, (), tuple(ids), SCOPE)

    def read(self, ids: Sequence[int], sequence: SequenceCache | None = None) -> Heard:
        """What the sequence does not hold yet, in chunks, keeping nothing."""
        (sequence, logits, _), took = timed(lambda: self._read(self._job(ids, None, sequence)))
        return Heard(logits, sequence, took)

    def keep(self, ids: Sequence[int], manager: KVCacheManager) -> tuple[Took, Took]:
        """All of it, and every block goes to the cache, where another thread writes it to disk.

        How long that took, and how much of it the keeping: between two chunks, blocks are copied and inserted.
        """
        begun = now()
        branch = manager.match(self.prompt(ids))
        try:
            *_, keeping = self._read(self._job(ids, branch), manager, branch)
        finally:
            manager.unlock(branch)
        return now() - begun, keeping

    def hit(self, ids: Sequence[int], manager: KVCacheManager) -> Heard:
        """From the question to the first token: match, restore, read what is new."""
        begun = now()
        branch = manager.match(self.prompt(ids))
        try:
            job = self._job(ids, None, restore(self.runtime, branch.blocks, len(ids)))
            sequence, logits, _ = self._read(job)
        finally:
            manager.unlock(branch)
        return Heard(logits, sequence, now() - begun, branch.bytes_read)

    def _job(self, ids: Sequence[int], branch: Branch | None, sequence: SequenceCache | None = None) -> Job:
        sequence = sequence or self.runtime.sequence(len(ids))
        job = Job(sequence, list(ids), 0, Sampler(Sampling()), 1, frozenset(), ())
        if branch is not None:
            keys = branch.keys
            job.next_block, job.take = branch.next_start, take
            job.block_end = lambda start: start + keys.room_at(start)
        return job

    def _read(
        self, job: Job, manager: KVCacheManager | None = None, branch: Branch | None = None
    ) -> tuple[SequenceCache, torch.Tensor, Took]:
        logits, keeping = None, Took(0.0, 0.0)
        while chunk := job.next_chunk():
            logits = self.runtime.read(job.sequence, chunk, logits=job.sequence.length + len(chunk) == len(job.ids))
            if manager is not None and branch is not None:
                keeping += timed(partial(_insert, job, manager, branch))[1]
        if logits is None:
            raise InferenceError("nothing_to_read", "There was no token to read.")
        return job.sequence, logits, keeping


def forget(manager: KVCacheManager) -> None:
    """Empty the memory tier. Nobody else may be using it."""
    for key in list(manager.memory.entries):
        manager.memory.remove(key)


def close(manager: KVCacheManager) -> None:
    """Write what waits, or say that this could not be done."""
    if not manager.close(FLUSH_SECONDS):
        raise InferenceError("not_saved", "The disk is too slow to measure on.")


def _insert(job: Job, manager: KVCacheManager, branch: Branch) -> None:
    job.harvest(tail=job.sequence.length == len(job.ids))
    while True:
        try:
            block = job.told.get_nowait()
        except Empty:
            return
        if isinstance(block, Block):
            manager.insert(branch, block.ids, block.payload)
