"""Blocks that new ones stand on, that the disk has lost meanwhile, and that memory still holds."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from kvcache_app.core.job import Job
from kvcache_app.core.memory import MemoryTier


def lost_parents(jobs: Sequence[Job], on_disk: Collection[bytes], memory: MemoryTier) -> list[Job]:
    """The jobs to write them again; without them nobody would ever reach the new ones on disk."""
    coming = {job.entry.key for job in jobs}
    lost: dict[bytes, Job] = {}
    for job in jobs:
        parent = job.entry.parent
        while parent in memory.entries and parent not in on_disk and parent not in coming and parent not in lost:
            entry = replace(memory.entries[parent], full=0, sliding=0)
            lost[parent] = Job(entry, dict(memory.parts(parent)))
            parent = entry.parent
    return list(lost.values())
