"""What the cache did, in numbers that only grow.

Per prompt: *reused* tokens came from the cache, *computed* tokens are the rest of the prompt. A prompt is a *hit* when
nothing that an earlier turn had read (`seen`) is read again, a *partial* hit when some of it is, and a *miss* when
nothing at all is reused. hit rate = reused / (reused + computed), over prompts; what a model says is not counted.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kvcache_app.core.branch import Branch

Subject = tuple[str, str, str]  # model, scope name, session


@dataclass(frozen=True)
class Count:
    """What one counter means, for documents and pages."""

    name: str
    meaning: str


COUNTS = (
    Count("prompts", "prompts looked up"),
    Count("hits", "prompts of which nothing was read twice"),
    Count("partial_hits", "prompts of which a part had to be read again"),
    Count("misses", "prompts of which nothing was reused"),
    Count("reused_memory", "tokens reused from memory"),
    Count("reused_disk", "tokens reused from disk"),
    Count("computed", "tokens of prompts that the model had to read"),
    Count("bytes_reused", "bytes of state that did not have to be computed"),
    Count("bytes_read", "bytes read from disk"),
    Count("bytes_written", "bytes written to disk"),
    Count("blocks_inserted", "blocks put into the cache"),
    Count("blocks_saved", "blocks written to disk"),
    Count("load_seconds", "seconds spent finding and loading"),
    Count("save_seconds", "seconds spent writing, off the path to a token"),
    Count("reading_tokens", "tokens read by the model with the time taken"),
    Count("reading_seconds", "seconds the model took for them"),
)
# Counters with a cause after a colon: "miss:cold", "refused:altered", "evicted:disk", "unsaved:no_room".
CAUSED = ("miss", "refused", "evicted", "unsaved")


class Statistics:
    """Counters per model, person and session. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Subject, Counter[str]] = {}
        self._taken: dict[Subject, Counter[str]] = {}

    def add(self, subject: Subject, **counts: float) -> None:
        with self._lock:
            self._counter(subject).update(counts)

    def cause(self, subject: Subject, kind: str, cause: str, times: int = 1) -> None:
        with self._lock:
            self._counter(subject)[f"{kind}:{cause}"] += times

    def matched(self, branch: Branch, seen: int, *, any_known: bool, seconds: float) -> None:
        """A prompt was looked up, of which `seen` tokens had been read before."""
        kind = "misses" if not branch.tokens else "hits" if branch.tokens >= seen else "partial_hits"
        counts = {
            "prompts": 1,
            kind: 1,
            "reused_memory": branch.reused_memory,
            "reused_disk": branch.reused_disk,
            "computed": len(branch.keys.prompt) - branch.tokens,
            "bytes_reused": branch.bytes_reused,
            "bytes_read": branch.bytes_read,
            "load_seconds": seconds,
        }
        self.add(branch.subject, **counts)
        if kind == "misses":
            self.cause(branch.subject, "miss", "incomplete" if any_known else "new")

    def put_back(self, news: dict[Subject, dict[str, float]]) -> None:
        """What `take` gave could not be kept; the next `take` gives it again."""
        with self._lock:
            for subject, counts in news.items():
                self._taken[subject].subtract(counts)

    def total(
        self, *, model: str | None = None, scope: str | None = None, session: str | None = None
    ) -> dict[str, float]:
        """Sums since the process started, narrowed as asked."""
        asked = (model, scope, session)
        with self._lock:
            sums: Counter[str] = Counter()
            for subject, counter in self._counts.items():
                if all(want in (None, have) for want, have in zip(asked, subject, strict=True)):
                    sums.update(counter)
            return dict(sums)

    def take(self) -> dict[Subject, dict[str, float]]:
        """What was added since the last call: for whoever keeps it for good."""
        with self._lock:
            news = {subject: self._news(subject, counter) for subject, counter in self._counts.items()}
            self._taken = {subject: Counter(counter) for subject, counter in self._counts.items()}
        return {subject: fresh for subject, fresh in news.items() if fresh}

    def _news(self, subject: Subject, counter: Counter[str]) -> dict[str, float]:
        taken = self._taken.get(subject, Counter())
        return {name: float(value - taken[name]) for name, value in counter.items() if value != taken[name]}

    def _counter(self, subject: Subject) -> Counter[str]:
        return self._counts.setdefault(subject, Counter())


def hit_rate(counts: Mapping[str, float]) -> float | None:
    """Tokens reused / tokens of prompts; None before the first prompt."""
    reused = counts.get("reused_memory", 0) + counts.get("reused_disk", 0)
    total = reused + counts.get("computed", 0)
    return reused / total if total else None


def seconds_saved(counts: Mapping[str, float]) -> float | None:
    """Tokens reused at the rate at which tokens are read, less what loading took; None where no rate is known."""
    if not counts.get("reading_tokens"):
        return None
    reused = counts.get("reused_memory", 0) + counts.get("reused_disk", 0)
    return reused * counts["reading_seconds"] / counts["reading_tokens"] - counts.get("load_seconds", 0)
