"""Reading ids with a runtime as the engine does, keeping the blocks, and going on from there."""

import random
from collections.abc import Sequence
from hashlib import sha256
from queue import Empty

import torch

from kvcache_app.core.branch import Branch
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.inference.blocks import restore, take
from kvcache_app.inference.job import Block, Job
from kvcache_app.inference.provider import Sampling
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.sampling import Sampler
from kvcache_app.inference.sequence import SequenceCache

PUBLIC = 10


def some_ids(count: int, seed: int = 0) -> tuple[int, ...]:
    return tuple(random.Random(seed).choices(range(400, 3000), k=count))


def prompt_of(ids: Sequence[int], model: str = "m") -> Prompt:
    return Prompt(model, tuple(ids[:PUBLIC]), tuple(ids[PUBLIC:]), "aa")


def read(
    runtime: Runtime,
    ids: Sequence[int],
    sequence: SequenceCache | None = None,
    *,
    public: int = 0,
    keep: tuple[KVCacheManager, Branch] | None = None,
) -> tuple[SequenceCache, torch.Tensor]:
    """Read what of `ids` the sequence does not hold yet, in the engine's chunks; the sequence and the last logits."""
    sequence = sequence or runtime.sequence(len(ids))
    job = Job(sequence, list(ids), public, Sampler(Sampling()), 1, frozenset(), ())
    if keep:
        keys = keep[1].keys
        job.next_block, job.take, job.block_end = keep[1].next_start, take, lambda start: start + keys.room_at(start)
    logits = None
    while chunk := job.next_chunk():
        logits = runtime.read(sequence, chunk)
        job.harvest(tail=sequence.length == len(ids))
    while keep:
        try:
            block = job.told.get_nowait()
        except Empty:
            break
        assert isinstance(block, Block)
        keep[0].insert(keep[1], block.ids, block.payload)
    assert logits is not None
    return sequence, logits


def read_and_keep(runtime: Runtime, ids: Sequence[int], manager: KVCacheManager) -> SequenceCache:
    branch = manager.match(prompt_of(ids))
    try:
        return read(runtime, ids, public=PUBLIC, keep=(manager, branch))[0]
    finally:
        manager.unlock(branch)


def come_back(runtime: Runtime, ids: Sequence[int], manager: KVCacheManager, at_most: int) -> SequenceCache:
    """The sequence as the cache has it, for going on with `ids`."""
    branch = manager.match(prompt_of(ids), at_most=at_most)
    try:
        return restore(runtime, branch.blocks, len(ids))
    finally:
        manager.unlock(branch)


def go_on(runtime: Runtime, sequence: SequenceCache, ids: Sequence[int], written: int) -> tuple[list[int], str]:
    """Read the rest of `ids`, write so many tokens greedily; these, and a hash of the bits of all logits."""
    _, logits = read(runtime, ids, sequence, public=PUBLIC)
    seen, tokens = sha256(logits.numpy().tobytes()), []
    for _ in range(written):
        tokens.append(int(logits[0].argmax()))
        logits = runtime.step([sequence], tokens[-1:])
        seen.update(logits.numpy().tobytes())
    return tokens, seen.hexdigest()
