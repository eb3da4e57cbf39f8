"""One loaded model and its forward passes. All of torch's global switches are set here and nowhere else."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from transformers import Gemma3ForCausalLM

from kvcache_app.inference import attention
from kvcache_app.inference.fused import fuse
from kvcache_app.inference.packed import can_pack
from kvcache_app.inference.sequence import SequenceCache
from kvcache_app.inference.shape import Shape, read_shape

# The switch of oneDNN belongs to the process, so two models must not compute at one time.
_computing = threading.Lock()


class Runtime:
    """A model on its device. `read` and `step` may be called from several threads; they take turns."""

    def __init__(self, folder: Path, dtype: torch.dtype, device: str = "cpu", *, block: int = 64) -> None:
        """Load from a local folder; nothing is ever downloaded here."""
        model: Any = Gemma3ForCausalLM.from_pretrained(folder, dtype=dtype, local_files_only=True)
        self.shape: Shape = read_shape(model.config)
        model.config._attn_implementation = attention.NAME
        self.dtype, self.device, self._block = dtype, torch.device(device), block
        self.model = model
        self.model.eval().to(self.device)
        if can_pack(dtype, self.device):
            fuse(self.model)

    def sequence(self, room: int) -> SequenceCache:
        """An empty sequence with room for so many tokens."""
        return SequenceCache(self.shape, self.dtype, self.device, room=room, block=self._block)

    def read(self, sequence: SequenceCache, ids: Sequence[int], *, logits: bool = True) -> torch.Tensor | None:
        """Feed `ids` to one sequence, which grows by them; returns the float32 logits after the last one if asked."""
        return self._forward([sequence], [list(ids)], logits=logits)

    def step(self, sequences: Sequence[SequenceCache], ids: Sequence[int]) -> torch.Tensor:
        """Feed one token to each sequence; returns float32 logits [sequences, vocabulary]."""
        found = self._forward(sequences, [[token] for token in ids], logits=True)
        assert found is not None
        return found

    @torch.inference_mode()
    def _forward(
        self, sequences: Sequence[SequenceCache], ids: list[list[int]], *, logits: bool
    ) -> torch.Tensor | None:
        new = len(ids[0])
        with _computing:
            for sequence in sequences:
                sequence.reserve(new)
            positions = [range(s.length, s.length + new) for s in sequences]
            with _kernels(rows=len(ids) * new):
                hidden = self.model.model(
                    input_ids=torch.tensor(ids, device=self.device),
                    position_ids=torch.tensor(positions, device=self.device),
                    attention_mask=attention.sights(sequences[0], new),
                    past_key_values=attention.Rows(sequences),
                    use_cache=True,
                ).last_hidden_state
            for sequence in sequences:
                sequence.advance(new)
            if not logits:
                return None
            with _kernels(rows=len(ids)):
                return self.model.lm_head(hidden[:, -1]).float()


@contextmanager
def _kernels(rows: int) -> Iterator[None]:
    """oneDNN is slow at a single row."""
    before = torch.backends.mkldnn.enabled
    torch.backends.mkldnn.enabled = rows > 1  # type: ignore[assignment]
    try:
        yield
    finally:
        torch.backends.mkldnn.enabled = before
