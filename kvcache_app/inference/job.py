"""One answer as the engine sees it: what to feed, what to draw, what to hand back. Owned by the engine's thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from queue import SimpleQueue
from typing import Literal, TypeAlias

from kvcache_app.core.block import Payload
from kvcache_app.inference.sampling import Sampler
from kvcache_app.inference.sequence import SequenceCache

CHUNK = 256  # tokens read at once, ending on absolute multiples: reading the same prefix again gives the same bits
Reason: TypeAlias = Literal["stop", "length", "cancelled"]


@dataclass(frozen=True)
class Read:
    """So many tokens are read."""

    tokens: int


@dataclass(frozen=True)
class Token:
    """The next token of the answer."""

    id: int


@dataclass(frozen=True)
class Block:
    """The state of the tokens `ids` is ready to be kept; the blocks of a job come in order, without gaps."""

    ids: tuple[int, ...]
    payload: Payload


@dataclass(frozen=True)
class Over:
    """The end: all ids, of which the model has read the first `fed`. Not `closed`: no token was ever drawn."""

    reason: Reason
    ids: tuple[int, ...]
    fed: int
    generated: int
    closed: bool


@dataclass(frozen=True)
class Broken:
    """The end, by a fault of ours."""

    error: Exception


Told: TypeAlias = Read | Token | Block | Over | Broken


class Phase(Enum):
    READING, WRITING, CLOSING = range(3)


@dataclass(eq=False)
class Job:
    """`ids`: the prompt, to which the answer and `closing` are appended; the sequence holds the first of them already.

    `public`: where the part that everyone shares ends; reading stops there, so that its bits are the same for everyone.
    `take(start, end)` copies a block, `block_end(start)` says where the block that begins there ends; without them
    nothing is kept. `next_block` is where the next block begins.
    """

    sequence: SequenceCache
    ids: list[int]
    public: int
    sampler: Sampler
    limit: int
    stops: frozenset[int]
    closing: tuple[int, ...]
    next_block: int = 0
    block_end: Callable[[int], int] | None = None
    take: Callable[[SequenceCache, int, int], Payload] | None = None
    told: "SimpleQueue[Told]" = field(default_factory=SimpleQueue)
    cancelled: threading.Event = field(default_factory=threading.Event)
    phase: Phase = Phase.READING
    reason: Reason = "stop"
    generated: int = 0

    def next_chunk(self) -> list[int]:
        """What is read next: up to the grid, the end of the public part, or the end."""
        at = self.sequence.length
        end = min((at // CHUNK + 1) * CHUNK, len(self.ids))
        return self.ids[at : min(end, self.public) if at < self.public else end]

    def heard(self, token: int) -> None:
        """A token was drawn: tell it, or begin to close."""
        if token in self.stops:
            self.close("stop")
            return
        self.ids.append(token)
        self.generated += 1
        self.told.put(Token(token))
        self.phase = Phase.WRITING
        if self.generated >= self.limit:
            self.close("length")

    def close(self, reason: Reason) -> None:
        """No token follows; what ends the turn is read off the path, so that the next turn starts after it."""
        self.reason, self.phase = reason, Phase.CLOSING
        self.ids += self.closing

    def harvest(self, *, tail: bool = False) -> None:
        """Hand back every block that is whole, and at the very end what is left over."""
        if self.take is None or self.block_end is None:
            return
        held = self.sequence.length
        while self.next_block < held:
            end = self.block_end(self.next_block)
            if end > held and not tail:
                return
            end = min(end, held)
            ids = tuple(self.ids[self.next_block : end])
            self.told.put(Block(ids, self.take(self.sequence, self.next_block, end)))
            self.next_block = end

    def finish(self) -> None:
        """Tell the end."""
        closed = self.phase is Phase.CLOSING
        self.told.put(Over(self.reason, tuple(self.ids), self.sequence.length, self.generated, closed))
