"""What a match hands out: a locked prefix of a prompt, and the place where its next block goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvcache_app.core.block import Payload
from kvcache_app.core.prefix import Keys


@dataclass(frozen=True)
class LoadedBlock:
    """Tokens [start, end). "sliding" is in the payload where the last window needs it. `tier` is "memory" or "disk"."""

    start: int
    end: int
    payload: Payload
    tier: str


class Branch:
    """A prompt's path through the cache. Only the manager alters it.

    `tokens` are reused: feed the model from there on. The next block to be inserted starts at `next_start` and takes
    `room` tokens until its forced end. After a tail `next_start` lies before `tokens`: the next block is inserted
    beside the tail, with the tail's tokens again in it.
    """

    def __init__(self, keys: Keys, blocks: Sequence[LoadedBlock], *, bytes_read: int = 0, deletions: int = 0) -> None:
        self.keys = keys
        self.blocks = tuple(blocks)
        self.tokens = blocks[-1].end if blocks else 0
        self.reused_memory = sum(block.end - block.start for block in blocks if block.tier == "memory")
        self.reused_disk = self.tokens - self.reused_memory
        self.bytes_read = bytes_read
        self.deletions = deletions  # of its scope, when it was handed out
        self.next_start = 0
        self.tip = keys.root
        self.locked: list[bytes] = []
        self.open = True

    @property
    def subject(self) -> tuple[str, str, str]:
        """Whose statistics this is: model, scope's name, session."""
        return (self.keys.prompt.model, self.keys.scope, self.keys.prompt.session)

    @property
    def bytes_reused(self) -> int:
        return sum(buffer.size for block in self.blocks for buffer in block.payload.values())

    @property
    def room(self) -> int:
        """How many tokens the next block takes until its forced end; fewer make a tail."""
        return self.keys.room_at(self.next_start)
