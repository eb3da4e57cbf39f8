"""The disk tier: store and ledger together, within the budgets. Called by the writer and by matches."""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from kvcache_app.core.block import FULL, SLIDING, Buffer
from kvcache_app.core.budget import Budget
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import Refused
from kvcache_app.core.eviction import Victim, Window, plan
from kvcache_app.core.index import Ledger
from kvcache_app.core.job import Job, subject_of
from kvcache_app.core.saving import Saving
from kvcache_app.core.stats import Statistics
from kvcache_app.core.store import Store

log = logging.getLogger("swarm.kvcache")
SLACK = 0.02


class DiskTier:
    """Nothing here raises for trouble with files: it is counted, logged and costs a miss."""

    def __init__(self, store: Store, ledger: Ledger, budget: Budget, window: Window, stats: Statistics) -> None:
        self.store, self.ledger = store, ledger
        self.budget, self.stats = budget, stats
        self._window = window
        self.writing = threading.RLock()  # held by whoever alters the disk

    def load(self, entry: Entry, part: str) -> Buffer | None:
        """The part, verified; None where it was refused, which the ledger is then told."""
        try:
            return self.store.load(entry, part)
        except Refused as refused:
            self.stats.cause(subject_of(entry), "refused", refused.cause)
            if refused.cause != "unreadable":
                self._forget_part(entry, part)
            return None

    def save(self, jobs: Sequence[Job], protected: Callable[[], Collection[bytes]]) -> None:
        """Alters: writes what is not there yet, parents first, evicting what the budgets ask for."""
        with self.writing:
            Saving(self, jobs, protected).run()

    def remove(self, entries: Sequence[Entry]) -> int:
        """Alters: their files and rows; says how many rows there were."""
        with self.writing:
            count = self.ledger.remove([entry.key for entry in entries])
            for entry in entries:
                self.store.remove(replace(entry, full=1, sliding=1))
            return count

    def evict(self, over: int, budget: int, scope: str | None, locked: Collection[bytes]) -> bool:
        """Alters: frees at least `over` bytes, a little more where it can; whether that was possible."""
        entries = self.ledger.entries(scope=scope)
        generous = over + int(budget * SLACK)
        victims = plan(entries, generous, locked, self._window) or plan(entries, over, locked, self._window)
        if victims is None:
            return False
        self._drop(victims)
        return True

    def _drop(self, victims: Sequence[Victim]) -> None:
        whole = [victim.entry for victim in victims if victim.part == FULL]
        thinned = [victim.entry.key for victim in victims if victim.part == SLIDING]
        self.ledger.drop_sliding(thinned)
        for key in thinned:
            self.store.remove_part(key, SLIDING)
        self.remove(whole)
        for victim in victims:
            self.stats.cause(subject_of(victim.entry), "evicted", "disk")

    def _forget_part(self, entry: Entry, part: str) -> None:
        if part == FULL:
            self.remove([entry])
        else:
            self.ledger.drop_sliding([entry.key])
