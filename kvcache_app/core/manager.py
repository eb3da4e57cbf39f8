"""The KV cache: look up, lock, insert, unlock, evict. One for each process; several may share a folder and a ledger."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kvcache_app.core.block import Geometry, Payload
from kvcache_app.core.branch import Branch, LoadedBlock
from kvcache_app.core.budget import Budget
from kvcache_app.core.deletion import Deletion, doomed, followers
from kvcache_app.core.disk import DiskTier
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import CacheError
from kvcache_app.core.finding import add_from_disk, in_memory, load
from kvcache_app.core.hearing import HEAR_SECONDS, Hearing
from kvcache_app.core.index import Index, Ledger
from kvcache_app.core.integrity import Report, check
from kvcache_app.core.job import Job
from kvcache_app.core.locks import Locks
from kvcache_app.core.lookup import Known, Step, longest
from kvcache_app.core.lost_parents import lost_parents
from kvcache_app.core.memory import MemoryTier
from kvcache_app.core.next_block import next_entry
from kvcache_app.core.prefix import Keys, Link, Prompt, scope_name
from kvcache_app.core.stats import Statistics
from kvcache_app.core.store import Store
from kvcache_app.core.writer import Writer


class KVCacheManager:
    """Thread-safe. Every method says whether it alters the cache."""

    def __init__(
        self,
        store: Store,
        models: Mapping[str, Geometry],
        *,
        ledger: Ledger | None = None,
        budget: Budget | None = None,
        idle: Callable[[Statistics], None] = lambda _: None,
        now: Callable[[], float] = time.time,
        hear: float = HEAR_SECONDS,
    ) -> None:
        """`idle` is called on the writer's thread when there is nothing to write, to keep the statistics somewhere."""
        self.models, self.budget = dict(models), budget or Budget()
        self.statistics = Statistics()
        self.memory = MemoryTier(self.budget.memory, self.window)
        self.disk = DiskTier(store, ledger or Index(), self.budget, self.window, self.statistics)
        self._keep_statistics, self._now = idle, now
        self._writer = Writer(self._save, self._idle, self.budget.queue)
        self._lock = threading.RLock()
        self._locks = Locks()
        self._touched: dict[bytes, float] = {}
        self._deleted: Counter[str] = Counter()  # how often a scope was deleted: older branches may not put back
        self.hearing = Hearing(self.disk.ledger, self._forget, hear)

    def window(self, model: str) -> int:
        """How far the model's sliding layers look back; 0 for a model nobody told us about. Alters nothing."""
        return self.models[model].window if model in self.models else 0

    def add_model(self, model: str, geometry: Geometry) -> None:
        """From now on prompts of this model can be looked up. Alters nothing that is cached."""
        self.models[model] = geometry

    def match(self, prompt: Prompt, *, at_most: int | None = None, seen: int = 0) -> Branch:
        """The longest prefix that can be gone on from, loaded, verified and LOCKED; unlock it when done.

        `at_most` defaults to all tokens but one, since a model must be fed one to say anything. `seen`: how many tokens
        an earlier turn had read, which tells a hit from a partial hit. Alters: what was loaded comes into memory,
        damaged files go. Raises CacheError only for a model nobody added and for what are no token ids.
        """
        started = time.perf_counter()
        limit = len(prompt) - 1 if at_most is None else min(at_most, len(prompt))
        branch, any_known = self._find(prompt, limit)
        seconds = time.perf_counter() - started
        self.statistics.matched(branch, min(seen, limit), any_known=any_known, seconds=seconds)
        return branch

    def load(self, prompt: Prompt) -> Branch:
        """Bring what is kept of this prompt into memory. Alters: the same as a match, but counts as no prompt."""
        branch, _ = self._find(prompt, len(prompt))
        self.unlock(branch)
        return branch

    def _find(self, prompt: Prompt, limit: int) -> tuple[Branch, bool]:
        """The locked branch, and whether anything at all was known of its path."""
        if prompt.model not in self.models:
            raise CacheError("unknown_model", f"the cache knows no model {prompt.model[:12]}")
        keys = Keys(prompt)
        self.hearing.listen()
        links = keys.links(limit)
        known = self._known(keys, links)
        any_known = bool(known)
        while True:
            steps = longest(keys, links, known, limit, self.window(prompt.model))
            read = load(steps, known, self.disk)
            if read is not None:
                break
        return self._branch(keys, steps, known, read), any_known

    def insert(self, branch: Branch, ids: Sequence[int], payload: Payload) -> None:
        """The next block of the branch: its token ids, and their state, which nobody may write to again.

        Alters: into memory now, evicting others; onto disk later. Fewer ids than `branch.room` make a tail. Raises
        CacheError where ids or payload cannot be the next block.
        """
        entry = next_entry(branch, ids, payload)
        with self._lock:
            if not branch.open:
                raise CacheError("branch_closed", "the branch was unlocked, nothing can be inserted any more")
            if self._deleted[branch.keys.scope] == branch.deletions:
                self._insert(branch, entry, payload)
            else:  # the person or the session was deleted while it went on
                self.statistics.cause(branch.subject, "unsaved", "deleted")

    def unlock(self, branch: Branch) -> None:
        """Its blocks may be evicted from now on. Idempotent."""
        with self._lock:
            if branch.open:
                branch.open = False
                self._locks.unlock(branch.locked)

    def flush(self, timeout: float) -> bool:
        """Wait until what was inserted is on disk; False where that took longer than `timeout` seconds."""
        return self._writer.flush(timeout)

    def close(self, timeout: float = 10.0) -> bool:
        """Save what waits and end the writer's thread; whether that was done in time."""
        done = self._writer.close(timeout)
        self._idle()
        return done

    def pin(self, prompt: Prompt, *, timeout: float = 10.0) -> int:
        """Alters: what is on disk of this prompt is kept until `unpin`. Returns how many tokens that are.

        Only the last block is marked: a parent never goes before its children.
        """
        self.flush(timeout)
        keys, known = Keys(prompt), dict[bytes, Known]()
        links, window = keys.links(len(prompt)), self.window(prompt.model)
        add_from_disk(keys, links, known, self.disk.ledger, window)
        path = [step.link for step in longest(keys, links, known, len(prompt), window)]
        self.disk.ledger.pin([link.key for link in path[-1:]], True)
        return path[-1].end if path else 0

    def unpin(self, prompt: Prompt) -> int:
        """Alters: nothing along this prompt is pinned any more. Returns how many pins there were."""
        keys = Keys(prompt)
        links = keys.links(len(prompt))
        found = self.disk.ledger.children([keys.root, *(link.key for link in links)], keys.scope)
        return self.disk.ledger.pin([entry.key for entry in found if keys.owns(entry)], False)

    def delete_scope(self, scope: str) -> int:
        """Alters: everything of this person goes, from memory, queue and disk. Returns how many blocks were on disk."""
        if not scope:
            raise CacheError("no_scope", "what is public is cleared with clear()")
        return self._announced(Deletion(scope=scope_name(scope)))

    def delete_session(self, scope: str, session: str) -> int:
        """Alters: as `delete_scope`, for one session only; what other sessions share with it goes as well."""
        if not scope or not session:
            raise CacheError("no_session", "a session is named by its person and its id")
        return self._announced(Deletion(scope=scope_name(scope), session=session))

    def delete_branch(self, prompt: Prompt) -> int:
        """Alters: the personal blocks of this prompt go, with all that follows them, and all of a session it names.

        Another conversation of the same person that began with the same words has to read them again. Other processes
        forget what they hold in memory only where a session is named.
        """
        keys = Keys(prompt)
        with self._lock:
            entries = list(self.memory.entries.values())
        going = followers(keys, [*entries, *self.disk.ledger.entries(scope=keys.scope)])
        count = self.delete_session(prompt.scope, prompt.session) if prompt.session else 0
        self._deleted[keys.scope] += 1
        return count + self._delete(lambda entry: entry.key in going, self.disk.ledger.get(list(going)).values)

    def clear(self, *, model: str = "") -> int:
        """Alters: everything goes, or everything of one model, pinned or not. Returns how many blocks were on disk."""
        return self._announced(Deletion(model=model))

    def check_integrity(self) -> Report:
        """Adds everything up: memory, locks, parents, files against ledger. Alters nothing; needs a quiet cache."""
        with self._lock:
            return check(self.memory, self._locks, self.disk, self.budget)

    def note_reading(self, prompt: Prompt, tokens: int, seconds: float) -> None:
        """How long the model took to read so many tokens: what a reused token saves. Alters statistics only."""
        subject = (prompt.model, scope_name(prompt.scope), prompt.session)
        self.statistics.add(subject, reading_tokens=tokens, reading_seconds=seconds)

    def _known(self, keys: Keys, links: Sequence[Link]) -> dict[bytes, Known]:
        with self._lock:
            known = in_memory(keys, links, self.memory)
        add_from_disk(keys, links, known, self.disk.ledger, self.window(keys.prompt.model))
        return known

    def _branch(
        self, keys: Keys, steps: Sequence[Step], known: Mapping[bytes, Known], read: Mapping[bytes, int]
    ) -> Branch:
        blocks = [
            LoadedBlock(
                step.link.start,
                step.link.end,
                {part: known[step.link.key].held[part] for part in step.parts},
                "disk" if step.link.key in read else "memory",
            )
            for step in steps
        ]
        path = [step.link for step in steps]
        with self._lock:
            branch = Branch(keys, blocks, bytes_read=sum(read.values()), deletions=self._deleted[keys.scope])
            branch.locked = [link.key for link in path]
            self._locks.lock(branch.locked)
            now = self._now()
            for link in path:
                self._use(known[link.key], now)
        if path and path[-1].end - path[-1].start < keys.room_at(path[-1].start):
            path.pop()  # a tail: the whole block will stand beside it
        if path:
            branch.tip, branch.next_start = path[-1].key, path[-1].end
        return branch

    def _use(self, each: Known, now: float) -> None:
        entry = each.entry
        self._touched[entry.key] = now
        if len(each.held) > len(self.memory.parts(entry.key)):
            self._keep(entry, each.held, now)
        else:
            self.memory.touch(entry.key, now)

    def _insert(self, branch: Branch, entry: Entry, payload: Payload) -> None:
        now = self._now()
        self._locks.lock([entry.key])
        branch.locked.append(entry.key)
        self._keep(entry, payload, now)
        self.statistics.add(branch.subject, blocks_inserted=1)
        if self.budget.disk and not self._writer.submit(Job(_used(entry, now), payload)):
            self.statistics.cause(branch.subject, "unsaved", "queue_full")
        if entry.end - entry.start == branch.room:
            branch.tip, branch.next_start = entry.key, entry.end

    def _keep(self, entry: Entry, parts: Payload, now: float) -> None:
        """Put parts into memory, if there is room."""
        evicted = self.memory.put(_used(entry, now), parts, self._locks.keys())
        if evicted:
            self.statistics.cause((entry.model, entry.scope, entry.session), "evicted", "memory", evicted)

    def _announced(self, deletion: Deletion) -> int:
        self.hearing.announce(deletion)
        self._forget(deletion)
        with self.disk.writing:  # what was being written at this moment is in the ledger by now
            return self.disk.remove(doomed(deletion, self.disk.ledger.entries()))

    def _forget(self, deletion: Deletion) -> None:
        """Out of memory and queue; the disk is the business of whoever deletes."""
        if deletion.scope:
            self._deleted[deletion.scope] += 1
        self._delete(deletion.concerns, list)

    def _delete(self, unwanted: Callable[[Entry], bool], rows: Callable[[], Iterable[Entry]]) -> int:
        with self._lock:
            for key in [key for key, entry in self.memory.entries.items() if unwanted(entry)]:
                self.memory.remove(key)
        self._writer.drop(lambda job: unwanted(job.entry))
        with self.disk.writing:  # what was being written at this moment is in the ledger by now
            return self.disk.remove(list(rows()))

    def _save(self, jobs: Sequence[Job]) -> None:
        unwanted = self.hearing.listen(at_once=True)
        jobs = [job for job in jobs if not any(each.concerns(job.entry) for each in unwanted)]
        on_disk = self.disk.ledger.get([job.entry.parent for job in jobs])
        with self._lock:
            jobs = [*lost_parents(jobs, on_disk, self.memory), *jobs]
        self.disk.save(jobs, self._protected)
        # Who announced a deletion before this look may have looked at the disk before our blocks were there.
        unwanted = self.hearing.listen(at_once=True)
        if unwanted:
            self.disk.remove([job.entry for job in jobs if any(each.concerns(job.entry) for each in unwanted)])

    def _protected(self) -> Collection[bytes]:
        with self._lock:
            return set(self._locks.keys())

    def _idle(self) -> None:
        with self._lock:
            touched, self._touched = self._touched, {}
        if touched:
            self.disk.ledger.touch(touched, max(touched.values()))
        self.hearing.listen()
        self._keep_statistics(self.statistics)


def _used(entry: Entry, now: float) -> Entry:
    return replace(entry, last_used=now)
