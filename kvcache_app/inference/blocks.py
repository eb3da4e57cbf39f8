"""Blocks of a sequence as bytes, and a sequence from blocks: bit for bit what it was."""

from collections.abc import Sequence
from math import prod

import numpy
import torch

from kvcache_app.core.block import FULL, SLIDING, Buffer, Payload
from kvcache_app.core.branch import LoadedBlock
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.sequence import SequenceCache

NAMES = {torch.float32: "F32", torch.bfloat16: "BF16", torch.float16: "F16"}


def take(sequence: SequenceCache, start: int, end: int) -> Payload:
    """A copy of the tokens [start, end). Take it before the sliding layers have moved on by a block."""
    kinds = [kind for kind in (FULL, SLIDING) if sequence.shape.layers(kind)]
    return {kind: _buffer(sequence.part(kind, start, end)) for kind in kinds}


def restore(runtime: Runtime, blocks: Sequence[LoadedBlock], room: int) -> SequenceCache:
    """The sequence that these consecutive blocks from token 0 make, with room for `room` tokens in all."""
    sequence = runtime.sequence(max(room, blocks[-1].end if blocks else 0))
    if not blocks:
        return sequence
    windowed = _last_with_sliding(blocks)
    if runtime.shape.layers(SLIDING):
        begin = windowed[0].start if windowed else blocks[-1].end
        if blocks[-1].end - begin < min(blocks[-1].end, runtime.shape.window - 1):
            raise InferenceError("cache_mismatch", "The cached blocks do not hold a whole window.")
        sequence.restore(begin, blocks[-1].end)
        _fill(sequence, SLIDING, windowed)
    else:
        sequence.restore(0, blocks[-1].end)
    _fill(sequence, FULL, blocks)
    return sequence


def _buffer(part: torch.Tensor) -> Buffer:
    copy = part.to("cpu", copy=True, memory_format=torch.contiguous_format)
    data = copy.view(torch.uint8).numpy().reshape(-1).data
    return Buffer(NAMES[part.dtype], tuple(part.shape), data)


def _last_with_sliding(blocks: Sequence[LoadedBlock]) -> Sequence[LoadedBlock]:
    """The longest run at the end whose blocks all hold the sliding layers."""
    first = len(blocks)
    while first and SLIDING in blocks[first - 1].payload:
        first -= 1
    return blocks[first:]


def _fill(sequence: SequenceCache, kind: str, blocks: Sequence[LoadedBlock]) -> None:
    if not blocks or not sequence.shape.layers(kind):
        return
    start, end = blocks[0].start, blocks[-1].end
    target = sequence.part(kind, start, end)
    # On a GPU the blocks are put together here first and go over in one piece.
    whole = target if target.device.type == "cpu" else torch.empty_like(target, device="cpu")
    # numpy copies from read-only bytes, to which torch would object.
    into = whole.view(torch.uint8).numpy()
    for block in blocks:
        buffer = block.payload[kind]
        wanted = (*whole.shape[:3], block.end - block.start, whole.shape[4])
        if buffer.dtype != NAMES[whole.dtype] or buffer.shape != wanted or buffer.size != prod(wanted) * whole.itemsize:
            raise InferenceError("cache_mismatch", "A cached block is not of this model's shape.")
        read = numpy.frombuffer(buffer.data, numpy.uint8).reshape(*wanted[:4], -1)
        into[:, :, :, block.start - start : block.end - start] = read
    if whole is not target:
        target.copy_(whole)
