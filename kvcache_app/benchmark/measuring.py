"""One length of history, every way of getting to the first token, in turns: what disturbs one disturbs all.

The history is read and kept once more in each round, into a folder of its own, so that keeping is measured against the
reading right before it. Then the same question is asked of a cache in memory and of files, warm and cold.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from kvcache_app.benchmark import decoding, floor, ours, page_cache
from kvcache_app.benchmark.ours import Heard, Ours
from kvcache_app.benchmark.plain import Plain
from kvcache_app.benchmark.timing import Times, Took
from kvcache_app.core.manager import KVCacheManager

HITS = 3  # of each kind a round, as they are short
AT_ONCE = 4  # conversations


@dataclass(frozen=True)
class Question:
    """`history` tokens that were read before, and what is new."""

    ids: tuple[int, ...]
    history: int
    written: int

    @property
    def new(self) -> int:
        return len(self.ids) - self.history


class Measuring:
    """Collects what the rounds of one length say."""

    def __init__(self, mine: Ours, plain: Plain, machine: floor.Machine, question: Question, folder: Path) -> None:
        self.mine, self.plain, self.machine, self.question, self.folder = mine, plain, machine, question, folder
        self.times, self.bytes_kept, self.bytes_read = Times(), 0, 0
        self.cold_bytes: int | None = None
        self.is_equal, self.token = True, -1

    def round(self) -> Iterator[str]:
        """One round; yields the name of what comes next."""
        shutil.rmtree(self.folder, ignore_errors=True)
        yield "generate"
        took, rate = self.plain.generate(self.question.ids, self.question.written)
        self.times.add("full", took)
        self._rate("decode generate", rate)
        yield "reading in chunks"
        fresh = self.mine.read(self.question.ids)
        self.times.add("chunked", fresh.took)
        self.token = int(fresh.logits.argmax())
        self._rate("decode", decoding.rate(self.mine.runtime, [fresh], self.question.written))
        yield "reading and keeping"
        never_stopped = self._keep()
        yield "coming back"
        self._come_back(never_stopped)

    def _rate(self, name: str, rate: float) -> None:
        self.times.add(name, Took(rate, rate))

    def _keep(self) -> torch.Tensor:
        """Read the history, without keeping and with it; the logits of going on from there at once."""
        ids = self.question.ids[: self.question.history]
        history = self.mine.read(ids)
        self.times.add("read history", history.took)
        manager = self.mine.open(self.folder)
        took, keeping = self.mine.keep(ids, manager)
        self.times.add("keep history", took)
        self.times.add("keeping", keeping)
        self.times.add("reading", took - keeping)
        ours.close(manager)
        seconds = manager.statistics.total()["save_seconds"]
        self.times.add("save", Took(seconds, seconds))
        self.bytes_kept = manager.disk.ledger.used("")[0]
        heard = [self.mine.hit(self.question.ids, manager) for _ in range(AT_ONCE)]
        self._rate("decode together", decoding.rate(self.mine.runtime, heard, self.question.written))
        return self.mine.read(self.question.ids, history.sequence).logits

    def _come_back(self, logits: torch.Tensor) -> None:
        """Warm files, memory, cold files, new tokens alone, in turns. Opening the cache reads all files: warm."""
        manager = self.mine.open(self.folder)
        for _ in range(HITS):
            ours.forget(manager)
            heard = self._hit("disk warm", manager)
            self.bytes_read = heard.bytes_read
            self.is_equal &= torch.equal(heard.logits, logits)
            self.is_equal &= torch.equal(self._hit("memory", manager).logits, logits)
            if page_cache.can_drop():
                self.is_equal &= torch.equal(self._cold(manager).logits, logits)
            self.times.add("forward", self.mine.read(self.question.ids[: self.question.new]).took)
        ours.close(manager)

    def _cold(self, manager: KVCacheManager) -> Heard:
        ours.forget(manager)
        page_cache.drop(self.folder)
        before = page_cache.bytes_from_disk()
        heard = self._hit("disk cold", manager)
        after = page_cache.bytes_from_disk()
        if before is not None and after is not None:
            read = after - before
            self.cold_bytes = read if self.cold_bytes is None else min(read, self.cold_bytes)
        return heard

    def _hit(self, name: str, manager: KVCacheManager) -> Heard:
        heard = self.mine.hit(self.question.ids, manager)
        self.times.add(name, heard.took)
        return heard


def rounds(measuring: Measuring, repeat: int, say: Callable[[str], object], others: Callable[[], object]) -> None:
    """So many of them, each followed by the others' round; `say` is told what is done now."""
    for number in range(1, repeat + 1):
        for what in measuring.round():
            say(f"{measuring.question.history} tokens, round {number} of {repeat}: {what}")
        others()


def question(history: int, new: int, written: int, words: Sequence[int]) -> Question:
    """Random words, the same ones for the same length."""
    generator = torch.Generator().manual_seed(history)
    chosen = torch.randint(len(words), (history + new,), generator=generator)
    return Question(tuple(words[int(at)] for at in chosen), history, written)
