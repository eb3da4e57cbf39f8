"""How fast our tokens follow one another, for one conversation and for several at once."""

from collections.abc import Sequence

import torch

from kvcache_app.benchmark.ours import Heard
from kvcache_app.benchmark.timing import timed
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.sequence import SequenceCache


def rate(runtime: Runtime, heard: Sequence[Heard], written: int) -> float:
    """Tokens a second of all conversations together, each of which goes on greedily."""
    sequences, logits = [each.sequence for each in heard], torch.cat([each.logits for each in heard])
    _, took = timed(lambda: _write(runtime, sequences, logits, written))
    return written * len(sequences) / took.wall


def _write(runtime: Runtime, sequences: list[SequenceCache], logits: torch.Tensor, written: int) -> None:
    for _ in range(written):
        logits = runtime.step(sequences, logits.argmax(dim=-1).tolist())
