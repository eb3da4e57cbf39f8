"""Writing one batch of blocks: parents first, within the budgets, counted once."""

import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from kvcache_app.core.block import Buffer
from kvcache_app.core.entry import Entry
from kvcache_app.core.job import Job, subject_of
from kvcache_app.core.prefix import PUBLIC, root_key

if TYPE_CHECKING:
    from kvcache_app.core.disk import DiskTier

HEAD_BYTES = 1024  # of a file, at most about
log = logging.getLogger("swarm.kvcache")


class Saving:
    """One batch. What it stands on is not evicted to make room for it."""

    def __init__(self, disk: "DiskTier", jobs: Sequence[Job], protected: Callable[[], Collection[bytes]]) -> None:
        self._disk, self._protected = disk, protected
        self._jobs = sorted(jobs, key=lambda job: job.entry.start)
        self._concerned = {key for job in jobs for key in (job.entry.key, job.entry.parent)}
        self._known = disk.ledger.get(list(self._concerned))
        self._saved: dict[bytes, Entry] = {}
        self._asked: dict[str, tuple[int, int]] = {}
        self._written = 0
        self._written_of: dict[str, int] = {}

    def run(self) -> None:
        for job in self._jobs:
            self._save(job)
        if self._saved:
            self._disk.store.files.sync()
            self._disk.ledger.put(list(self._saved.values()))

    def _save(self, job: Job) -> None:
        entry = self._known.get(job.entry.key, job.entry)
        missing = {part: buffer for part, buffer in job.payload.items() if not entry.bytes_of(part)}
        if not missing:
            return
        if entry.parent not in self._known and entry.parent != root_key(entry.model):
            self._disk.stats.cause(subject_of(entry), "unsaved", "parent_gone")
        elif not self._make_room(entry.scope, sum(buffer.size + HEAD_BYTES for buffer in missing.values())):
            self._disk.stats.cause(subject_of(entry), "unsaved", "no_room")
        else:
            self._write(entry, missing)

    def _make_room(self, scope: str, need: int) -> bool:
        """Whether `need` more bytes fit, for this person and for everyone, after evicting."""
        budget = self._disk.budget
        locked = {*self._protected(), *self._concerned}
        if scope != PUBLIC:
            over = self._used(scope)[1] + self._written_of.get(scope, 0) + need - budget.person
            if over > 0 and not self._evict(over, budget.person, scope, locked):
                return False
        over = self._used(scope)[0] + self._written + need - budget.disk
        return over <= 0 or self._evict(over, budget.disk, None, locked)

    def _used(self, scope: str) -> tuple[int, int]:
        """Bytes in the ledger of everyone and of this scope, asked once until something is evicted."""
        if scope not in self._asked:
            self._asked[scope] = self._disk.ledger.used(scope)
        return self._asked[scope]

    def _evict(self, over: int, budget: int, scope: str | None, locked: Collection[bytes]) -> bool:
        self._asked.clear()
        return self._disk.evict(over, budget, scope, locked)

    def _write(self, entry: Entry, missing: Mapping[str, Buffer]) -> None:
        started, before = time.perf_counter(), entry.size
        try:
            for part, buffer in missing.items():
                entry = entry.with_part(part, self._disk.store.save(entry, part, buffer))
        except OSError as error:
            log.warning("a block of the KV cache could not be written: %s", error)
            self._disk.stats.cause(subject_of(entry), "unsaved", "write_failed")
            return
        size = entry.size - before
        self._known[entry.key] = self._saved[entry.key] = entry
        self._written += size
        self._written_of[entry.scope] = self._written_of.get(entry.scope, 0) + size
        seconds = time.perf_counter() - started
        self._disk.stats.add(subject_of(entry), blocks_saved=1, bytes_written=size, save_seconds=seconds)
