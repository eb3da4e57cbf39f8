"""The caller's side of an answer: what the engine tells becomes words, and blocks go into the cache."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field
from queue import Empty
from typing import TypeAlias

from kvcache_app.core.branch import Branch
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.inference.engine import Engine
from kvcache_app.inference.job import Block, Broken, Job, Over, Read, Token
from kvcache_app.inference.provider import Answered, Heard, InferenceError, Piece, Reading, Request, Usage
from kvcache_app.inference.tokenizer import Words

BEAT = 0.2  # seconds without a word after which the caller gets None
Hearing: TypeAlias = Generator[Heard | None, None, Answered]


@dataclass(frozen=True)
class Keeping:
    """Where the blocks of one answer go."""

    manager: KVCacheManager
    branch: Branch

    def insert(self, block: Block) -> None:
        self.manager.insert(self.branch, block.ids, block.payload)

    def note_reading(self, tokens: int, seconds: float) -> None:
        self.manager.note_reading(self.branch.keys.prompt, tokens, seconds)


@dataclass
class Turn:
    """What is known of one answer while it is made.

    `personal` are the ids of the whole conversation with the new message; the model is no longer given the first
    `dropped` of them, and is given `public` others before.
    """

    request: Request
    personal: tuple[int, ...]
    dropped: int
    public: int
    started: float
    first: float = 0.0
    pieces: list[str] = field(default_factory=list)

    @property
    def view(self) -> tuple[int, ...]:
        """The personal ids that the model is given."""
        return self.personal[self.dropped :]

    @property
    def seen(self) -> int:
        """How many tokens of the prompt earlier turns had read."""
        known = len(self.request.ids) - self.dropped
        return self.public + known if known > 0 else 0

    def unheard(self, fingerprint: str) -> Answered:
        """The end of a message that was stopped before the model saw it: as if it had never been asked."""
        usage = Usage(seconds=time.perf_counter() - self.started)
        return Answered("", "cancelled", usage, self.request.ids, fingerprint)

    def answered(self, over: Over, fingerprint: str, branch: Branch | None, note: str) -> Answered:
        """The end; where no token was drawn, the conversation's ids stay as they were."""
        usage = Usage(
            reused_memory=branch.reused_memory if branch else 0,
            reused_disk=branch.reused_disk if branch else 0,
            computed=over.fed - (branch.tokens if branch else 0),
            generated=over.generated,
            seconds_to_first=self.first - self.started if self.first else 0.0,
            seconds=time.perf_counter() - self.started,
            note=note,
        )
        kept = self.personal[: self.dropped] + over.ids[self.public :] if over.closed else self.request.ids
        return Answered("".join(self.pieces), over.reason, usage, kept, fingerprint)


def listen(
    turn: Turn, job: Job, words: Words, engine: Engine, keeping: Keeping | None
) -> Generator[Heard | None, None, Over]:
    """Follow a job to its end."""
    prompt, begun, read_before = len(job.ids), time.perf_counter(), job.sequence.length
    yield Reading(read_before, prompt)
    while True:
        if turn.request.stop():
            job.cancelled.set()
        match _next(job, engine):
            case None:
                yield None
            case Read(tokens):
                if tokens == prompt and keeping:
                    keeping.note_reading(prompt - read_before, time.perf_counter() - begun)
                yield Reading(tokens, prompt)
            case Token(token):
                turn.first = turn.first or time.perf_counter()
                if text := words.add(token):
                    turn.pieces.append(text)
                    yield Piece(text)
            case Block() as block:
                if keeping:
                    keeping.insert(block)
            case Over() as over:
                return over
            case Broken(error):
                raise _failure(error) from error


def _next(job: Job, engine: Engine) -> Read | Token | Block | Over | Broken | None:
    try:
        return job.told.get(timeout=BEAT)
    except Empty:
        if not engine.is_alive() and job.told.empty():
            raise InferenceError("model_unloaded", "The model has ended. Ask again.") from None
        return None


def _failure(error: Exception) -> InferenceError:
    if isinstance(error, InferenceError):
        return error
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return InferenceError("out_of_memory", "There is not enough memory for this conversation. Try a shorter one.")
    return InferenceError("model_failed", "The model failed while answering; the log says why.")
