"""The alternative: transformers' own `generate`, which reads everything in one pass and keeps nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import Gemma3ForCausalLM, StoppingCriteria, StoppingCriteriaList

from kvcache_app.benchmark.timing import Took, now


class Plain:
    """A model as anybody loads it."""

    def __init__(self, folder: Path, dtype: torch.dtype) -> None:
        model: Any = Gemma3ForCausalLM.from_pretrained(folder, dtype=dtype, local_files_only=True)
        self.model = model.eval()
        self.model.generation_config.eos_token_id = None  # random weights may say the end at once

    @torch.inference_mode()
    def generate(self, ids: Sequence[int], written: int) -> tuple[Took, float]:
        """How long the first token took, and how many tokens a second followed it."""
        stamps = _Stamps()
        prompt = torch.tensor([list(ids)])
        begun = now()
        self.model.generate(
            prompt,
            attention_mask=torch.ones_like(prompt),
            max_new_tokens=written + 1,
            do_sample=False,
            pad_token_id=0,
            stopping_criteria=StoppingCriteriaList([stamps]),
        )
        rest = stamps.at[-1] - stamps.at[0]
        return stamps.at[0] - begun, written / rest.wall


class _Stamps(StoppingCriteria):
    """Is asked after every token whether to stop: the time at which it is asked is what we want."""

    def __init__(self) -> None:
        self.at: list[Took] = []

    def __call__(self, input_ids: torch.Tensor, *_: Any, **__: Any) -> Any:
        self.at.append(now())
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)
