"""Our attention, handed to transformers' own Gemma 3: every row looks at the cache of its own sequence.

Rows of several sequences go through the linear layers together, which reads the weights once for all of them. The query
heads that share a key head are folded into rows of one product, as there is nothing to gain from copying the keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention
from transformers import AttentionInterface

from kvcache_app.inference.sequence import SequenceCache

NAME = "swarm_rows"
# Measured in bfloat16 on one core, 256 wide: with two plain products, whose scores stay in the processor's cache, 128 x
# 543 takes 0.45 ms and 1,024 x 767 takes 5.4 ms; torch's fused kernel 0.97 and 9.6. At 1,024 x 4,352 they are equal.
PLAIN_SCORES = 2_000_000


@dataclass(frozen=True)
class Sight:
    """What the new tokens of one forward pass may see: 0 or minus infinity for each query row and key, None for all.

    `plain`: whether two products are faster than the fused kernel. A function of the sizes only, so that reading the
    same chunk again gives the same bits.
    """

    mask: torch.Tensor | None = None
    plain: bool = False


class Rows:
    """What transformers takes for its cache: one sequence for each row of the batch."""

    def __init__(self, sequences: Sequence[SequenceCache]) -> None:
        self._sequences = sequences

    def update(self, keys: torch.Tensor, values: torch.Tensor, layer: int, *_: Any, **__: Any) -> tuple[Any, Any]:
        """Append a layer's new keys and values; what each row may see goes to `attend` as two lists."""
        seen = [s.append(layer, keys[row], values[row]) for row, s in enumerate(self._sequences)]
        return [pair[0] for pair in seen], [pair[1] for pair in seen]


def attend(
    _: torch.nn.Module,
    query: torch.Tensor,
    keys: list[torch.Tensor],
    values: list[torch.Tensor],
    attention_mask: Sight,
    *,
    scaling: float,
    **__: Any,
) -> tuple[torch.Tensor, None]:
    """[rows, heads, new, head_dim] → [rows, new, heads, head_dim], each row over its own keys."""
    rows, heads, new, dim = query.shape
    kv_heads = keys[0].shape[1]
    folded = query.reshape(rows, 1, kv_heads, heads // kv_heads * new, dim)
    look = _by_products if attention_mask.plain else _fused
    seen = [look(folded[row], keys[row], values[row], attention_mask.mask, scaling) for row in range(rows)]
    stacked = seen[0] if rows == 1 else torch.cat(seen)
    return stacked.reshape(rows, heads, new, dim).transpose(1, 2), None


def sights(sequence: SequenceCache, new: int) -> dict[str, Sight]:
    """For each kind of layer, by transformers' names. Nothing has to be hidden from a single new token."""
    if new == 1:
        return {"full_attention": Sight(), "sliding_attention": Sight()}
    before, window = sequence.length, sequence.shape.window
    return {
        "full_attention": _sight(sequence, before, new, before + new),
        "sliding_attention": _sight(sequence, min(before, window - 1), new, window),
    }


def _fused(
    query: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor | None, scale: float
) -> torch.Tensor:
    return scaled_dot_product_attention(query, keys, values, attn_mask=mask, scale=scale)


def _by_products(
    query: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor | None, scale: float
) -> torch.Tensor:
    assert mask is not None
    scores = torch.add(mask, torch.matmul(query, keys.transpose(2, 3)).float(), alpha=scale)
    return torch.matmul(torch.softmax(scores, dim=-1).to(query.dtype), values)


def _sight(sequence: SequenceCache, before: int, new: int, window: int) -> Sight:
    """The i-th new token may look at itself and at most `window` - 1 before it."""
    shape, device = sequence.shape, sequence.device
    fold = shape.heads // shape.kv_heads
    query = torch.arange(before, before + new, device=device)[:, None]
    key = torch.arange(before + new, device=device)[None, :]
    hidden = (key > query) | (key <= query - window)
    on_cpu = device.type == "cpu" and sequence.dtype == torch.bfloat16
    plain = on_cpu and shape.kv_heads * fold * hidden.numel() <= PLAIN_SCORES
    mask = torch.zeros(hidden.shape, dtype=torch.float32 if plain else sequence.dtype, device=device)
    return Sight(mask.masked_fill_(hidden, float("-inf")).repeat(fold, 1), plain)


AttentionInterface.register(NAME, attend)
