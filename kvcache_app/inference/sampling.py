"""Which token comes next: temperature, the likeliest `top_k`, the smallest set that holds `top_p`, then a draw.

Each answer draws from its own generator, so that its neighbours in a batch do not change what it says.
"""

from collections.abc import Collection

import torch

from kvcache_app.inference.provider import Sampling
from kvcache_app.inference.sampling_checks import check

LIKELY = 1024  # almost always holds top_p; sorting the whole vocabulary of Gemma 3 takes fifty times as long


class Sampler:
    """Draws the tokens of one answer. `banned` ids, and all from `words` on, are never drawn."""

    def __init__(self, sampling: Sampling, banned: Collection[int] = (), words: int | None = None) -> None:
        check(sampling)
        self._sampling, self._words = sampling, words
        self._banned = torch.tensor(sorted(banned), dtype=torch.long)
        self._generator = torch.Generator()
        if sampling.seed is None:
            self._generator.seed()
        else:
            self._generator.manual_seed(sampling.seed)

    @torch.inference_mode()
    def draw(self, logits: torch.Tensor) -> int:
        """The next token for float32 logits [vocabulary], which are altered."""
        if self._words is not None:
            logits[self._words :] = float("-inf")
        logits[self._banned.to(logits.device)] = float("-inf")
        if self._sampling.temperature == 0:
            return int(logits.argmax())
        ids, chances = self.chances(logits)
        # One number decides, whatever the device: the first token whose running total passes it.
        point = torch.rand((), generator=self._generator, dtype=torch.float64)
        passed = (chances.cpu().double().cumsum(0) <= point).sum()
        return int(ids[min(int(passed), len(ids) - 1)])

    def chances(self, logits: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The tokens that may be drawn, likeliest first, and how likely each is."""
        sampling = self._sampling
        scaled = logits / sampling.temperature
        if sampling.top_k:
            scaled, ids = scaled.topk(min(sampling.top_k, len(scaled)))
            chances = scaled.softmax(0)
        else:
            chances, ids = self._likeliest(scaled.softmax(0))
        if sampling.top_p < 1:
            before = chances.cumsum(0) - chances
            kept = int((before < sampling.top_p).sum())
            ids, chances = ids[:kept], chances[:kept] / chances[:kept].sum()
        return ids, chances

    def _likeliest(self, chances: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        some, ids = chances.topk(min(LIKELY, len(chances)))
        if some.sum() > self._sampling.top_p:
            return some, ids
        return chances.sort(descending=True)
