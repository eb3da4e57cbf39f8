"""How a process hears of what others have deleted, so that it forgets what it holds in memory."""

import threading
import time
from collections.abc import Callable

from kvcache_app.core.deletion import Deletion
from kvcache_app.core.index import Ledger

HEAR_SECONDS = 2.0  # between two looks


class Hearing:
    """Thread-safe. `obey` is called once for each deletion that another process announced since we began."""

    def __init__(self, ledger: Ledger, obey: Callable[[Deletion], object], seconds: float = HEAR_SECONDS) -> None:
        self.seconds = seconds
        self._ledger, self._obey = ledger, obey
        self._lock = threading.Lock()
        self._newest: int | None = None
        self._listened_at = float("-inf")
        self._own: set[int] = set()

    def announce(self, deletion: Deletion) -> None:
        """Tell the others. Alters the ledger; what is deleted is removed by the caller."""
        with self._lock:
            self._own.add(self._ledger.announce(deletion))

    def listen(self, *, at_once: bool = False) -> list[Deletion]:
        """Obey what is new, and return it; looks at most every `seconds`, unless `at_once`."""
        with self._lock:
            if not at_once and time.monotonic() - self._listened_at < self.seconds:
                return []
            self._listened_at = time.monotonic()
            self._newest, news = self._ledger.deletions(self._newest)
            others = [deletion for number, deletion in news if number not in self._own]
        for deletion in others:
            self._obey(deletion)
        return others
