"""Keys and values in buffers, against a plain list of all of them."""

import random

import pytest
import torch

from kvcache_app.core.block import FULL, SLIDING
from kvcache_app.inference.sequence import SequenceCache
from kvcache_app.inference.shape import Shape

BLOCK = 8


def shape_of(window: int) -> Shape:
    kinds = (SLIDING, FULL, SLIDING)
    return Shape(kinds, heads=2, kv_heads=2, head_dim=4, window=window, positions=10_000)


@pytest.mark.parametrize("window", [2, 5, 16])
@pytest.mark.parametrize("seed", range(4))
def test_each_layer_sees_exactly_what_it_may_however_the_tokens_come(window: int, seed: int) -> None:
    chance = random.Random(seed)
    shape = shape_of(window)
    sequence = SequenceCache(shape, torch.float32, torch.device("cpu"), room=chance.choice([0, 100]), block=BLOCK)
    every = torch.randn(3, 2, shape.kv_heads, 3000, shape.head_dim)
    while sequence.length < 2500:
        new, before = chance.choice([1, 1, 1, 2, 7, 60, 256]), sequence.length
        sequence.reserve(new)
        for layer, kind in enumerate(shape.kinds):
            fed = every[layer, :, :, before : before + new]
            keys, values = sequence.append(layer, fed[0], fed[1])
            first = 0 if kind == FULL else max(0, before - window + 1)
            assert torch.equal(keys[0], every[layer, 0, :, first : before + new])
            assert torch.equal(values[0], every[layer, 1, :, first : before + new])
        sequence.advance(new)
        start = max(0, sequence.length - new - BLOCK + 1)  # what a block may begin with
        assert torch.equal(sequence.part(SLIDING, start, sequence.length), every[[0, 2], :, :, start : sequence.length])


def test_what_has_left_the_window_is_not_handed_out() -> None:
    sequence = SequenceCache(shape_of(4), torch.float32, torch.device("cpu"), room=0, block=BLOCK)
    for _ in range(4):
        sequence.reserve(256)
        sequence.advance(256)
    with pytest.raises(ValueError, match="has left"):
        sequence.part(SLIDING, 0, 64)
