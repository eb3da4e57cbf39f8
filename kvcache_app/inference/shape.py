"""What of a model's configuration the cache and the attention must know. No torch here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kvcache_app.inference.provider import InferenceError

FULL, SLIDING = "full", "sliding"


@dataclass(frozen=True)
class Shape:
    """`kinds` says for every layer whether it sees everything or only the last `window` tokens, itself included."""

    kinds: tuple[str, ...]
    heads: int
    kv_heads: int
    head_dim: int
    window: int
    positions: int

    @property
    def slots(self) -> tuple[int, ...]:
        """Each layer's place among those of its kind."""
        return tuple(self.kinds[:i].count(kind) for i, kind in enumerate(self.kinds))

    def layers(self, kind: str) -> int:
        """How many layers are of this kind."""
        return self.kinds.count(kind)


def read_shape(config: Any) -> Shape:
    """Take the shape from a Gemma 3 text configuration; raises InferenceError where our attention would be wrong."""
    if config.model_type != "gemma3_text":
        raise _unsupported(f"it is a {config.model_type!r} model; only Gemma 3 text models (gemma3_text) are run here")
    for name in ("attn_logit_softcapping", "final_logit_softcapping", "use_bidirectional_attention"):
        if getattr(config, name, None):
            raise _unsupported(f"its configuration sets {name}, which is not implemented here")
    return Shape(
        kinds=tuple(_kinds(config.layer_types)),
        heads=config.num_attention_heads,
        kv_heads=config.num_key_value_heads,
        head_dim=config.head_dim,
        window=config.sliding_window,
        positions=config.max_position_embeddings,
    )


def _kinds(layer_types: Sequence[str]) -> list[str]:
    known = {"full_attention": FULL, "sliding_attention": SLIDING}
    if unknown := sorted(set(layer_types) - set(known)):
        raise _unsupported(f"it has layers of the kind {', '.join(unknown)}")
    return [known[kind] for kind in layer_types]


def _unsupported(why: str) -> InferenceError:
    return InferenceError("unsupported_model", f"This model cannot be run: {why}.")
