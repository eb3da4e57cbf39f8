"""What is stored of consecutive tokens: named buffers of raw bytes, opaque to the cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

BLOCK = 64  # tokens; block ends lie on absolute multiples of it
FULL, SLIDING = "full", "sliding"
PARTS = (FULL, SLIDING)

# The names of safetensors, and how many bytes a number of each takes.
ITEM_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1}


@dataclass(frozen=True)
class Buffer:
    """Numbers as bytes. `dtype` is a name of safetensors ("BF16", "F32"); nobody writes to `data` again."""

    dtype: str
    shape: tuple[int, ...]
    data: bytes | bytearray | memoryview

    @property
    def size(self) -> int:
        """In bytes."""
        return self.data.nbytes if isinstance(self.data, memoryview) else len(self.data)

    def fits(self) -> bool:
        """Whether the bytes are as many as dtype and shape say."""
        return prod(self.shape) * ITEM_BYTES.get(self.dtype, -1) == self.size and all(n >= 0 for n in self.shape)


# "full": the layers that look at everything; "sliding": those that look at the last tokens only, and may be absent.
Payload = Mapping[str, Buffer]


@dataclass(frozen=True)
class Geometry:
    """What the cache must know of a model: how far its sliding layers look back (0: it has none)."""

    window: int
