"""What is known of one stored block, without its bytes."""

from dataclasses import dataclass, replace

from kvcache_app.core.block import FULL, PARTS, SLIDING


@dataclass(frozen=True)
class Entry:
    """One block on disk or in memory. `full` and `sliding` are bytes; 0 means that this part is not there."""

    key: bytes
    parent: bytes
    model: str
    scope: str  # scope_name, or PUBLIC
    start: int
    end: int
    full: int = 0
    sliding: int = 0
    last_used: float = 0.0
    pinned: bool = False
    session: str = ""

    @property
    def size(self) -> int:
        return self.full + self.sliding

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if self.bytes_of(part))

    def bytes_of(self, part: str) -> int:
        return self.full if part == FULL else self.sliding

    def with_part(self, part: str, size: int) -> "Entry":
        return replace(self, full=size) if part == FULL else replace(self, sliding=size)

    def without_sliding(self) -> "Entry":
        return self.with_part(SLIDING, 0)
