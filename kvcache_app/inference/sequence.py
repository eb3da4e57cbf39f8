"""The keys and values of one sequence, in buffers that are made once and grow rarely.

Layers that see everything keep every token. Sliding layers keep the last `window - 1`, and at least a block, so that a
block can still be taken out when its last token was read; what is older is dropped now and then, many tokens at a time.
Keys are kept after normalisation and rotation: their positions are baked in.
"""

import torch

from kvcache_app.inference.shape import FULL, SLIDING, Shape

ROOM = 256  # tokens; buffers grow by this at least, which is also the largest chunk that is read at once


class SequenceCache:
    """Keys and values of the tokens [0, length). Used by one thread at a time."""

    def __init__(self, shape: Shape, dtype: torch.dtype, device: torch.device, *, room: int, block: int) -> None:
        """`room`: for how many tokens to make room at once; `block`: the largest block that will be taken out."""
        self.shape, self.dtype, self.device = shape, dtype, device
        self.length = 0
        self.first = 0  # the oldest token that the sliding layers still hold
        self._kept = max(shape.window - 1, block)
        self._full = self._buffer(FULL, room)
        self._sliding = self._buffer(SLIDING, min(room, self._kept + 2 * ROOM))
        self._places = tuple(zip(shape.kinds, shape.slots, strict=True))

    def reserve(self, new: int) -> None:
        """Make room for `new` tokens. Call before a forward pass; views taken before are stale afterwards."""
        if self.length + new > self._full.shape[3]:
            self._full = self._grown(self._full, self.length, self.length + new)
        if self.length - self.first + new > self._sliding.shape[3]:
            self._slide(new)

    def append(self, layer: int, keys: torch.Tensor, values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Write one layer's [kv_heads, new, head_dim] and return what its new tokens may see, as [1, kv_heads, …]."""
        kind, slot = self._places[layer]
        new = keys.shape[1]
        if kind == FULL:
            buffer, at, seen = self._full[slot], self.length, 0
        else:
            buffer, at = self._sliding[slot], self.length - self.first
            seen = max(0, at - self.shape.window + 1)
        buffer[0, :, at : at + new] = keys
        buffer[1, :, at : at + new] = values
        return buffer[0, None, :, seen : at + new], buffer[1, None, :, seen : at + new]

    def advance(self, new: int) -> None:
        """Every layer has the new tokens."""
        self.length += new

    def part(self, kind: str, start: int, end: int) -> torch.Tensor:
        """A view of [layers, 2, kv_heads, end - start, head_dim]; sliding layers must still hold `start`."""
        if kind == FULL:
            return self._full[:, :, :, start:end]
        if start < self.first:
            raise ValueError(f"token {start} has left the sliding layers, which begin at {self.first}")
        return self._sliding[:, :, :, start - self.first : end - self.first]

    def restore(self, first: int, length: int) -> None:
        """Become a sequence of `length` tokens whose sliding layers begin at `first`; its parts are to be filled in."""
        if length - first > self._sliding.shape[3]:
            self._sliding = self._buffer(SLIDING, length - first + ROOM)
        self.first, self.length = first, length

    def _buffer(self, kind: str, tokens: int) -> torch.Tensor:
        shape = self.shape
        size = (shape.layers(kind), 2, shape.kv_heads, -(-tokens // ROOM) * ROOM, shape.head_dim)
        return torch.empty(size, dtype=self.dtype, device=self.device)

    def _grown(self, buffer: torch.Tensor, held: int, needed: int) -> torch.Tensor:
        kind = FULL if buffer is self._full else SLIDING
        larger = self._buffer(kind, max(needed, buffer.shape[3] * 3 // 2))
        larger[:, :, :, :held] = buffer[:, :, :, :held]
        return larger

    def _slide(self, new: int) -> None:
        """Move what is still needed to the front, in a larger buffer where there is no room for it."""
        held = self.length - self.first
        kept = min(held, self._kept)
        last = self._sliding[:, :, :, held - kept : held]
        if kept + new > self._sliding.shape[3]:
            self._sliding = self._buffer(SLIDING, self._kept + new + ROOM)
        else:
            last = last.clone()  # the two places may overlap
        self._sliding[:, :, :, :kept] = last
        self.first = self.length - kept
