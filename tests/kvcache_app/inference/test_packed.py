"""The fast layouts of weights give the products of the plain ones."""

import pytest
import torch
from transformers import Gemma3ForCausalLM

from kvcache_app.inference.packed import PackedLinear, can_pack
from tests.kvcache_app.inference.conftest import Folders, Load
from tests.kvcache_app.inference.reading import read, some_ids

CPU = torch.device("cpu")


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("rows", [1, 2, 3, 4, 33, 256])
def test_feed_forward_is_that_of_float32_to_the_formats_precision(
    rows: int, dtype: torch.dtype, runtimes: Load, folders: Folders
) -> None:
    """Whatever layout this processor takes, for as many rows as there are ways to multiply them."""
    exact = Gemma3ForCausalLM.from_pretrained(folders("tiny"), dtype=torch.float32).model.layers[0].mlp
    width = exact.gate_proj.in_features
    x = torch.randn(1, rows, width, generator=torch.Generator().manual_seed(rows)).to(dtype)
    with torch.inference_mode():
        found = runtimes("tiny", dtype).model.model.layers[0].mlp(x)
        wanted = exact(x.float())
    assert found.dtype == dtype
    assert found.shape == wanted.shape
    # Three products and as many roundings.
    assert (found.float() - wanted).abs().max() <= 4 * torch.finfo(dtype).eps * wanted.abs().max()


def test_layers_are_packed_exactly_where_it_helps(runtimes: Load) -> None:
    for dtype in (torch.float32, torch.bfloat16):
        model = runtimes("tiny", dtype).model
        packed = [module for module in model.modules() if isinstance(module, PackedLinear)]
        assert bool(packed) == can_pack(dtype, CPU)
    assert not can_pack(torch.float32, CPU)
    assert not can_pack(torch.bfloat16, torch.device("meta"))


def test_several_at_once_have_the_logits_of_each_alone_to_bfloat16s_precision(runtimes: Load) -> None:
    runtime = runtimes("tiny", torch.bfloat16)
    lengths = [5, 40, 130, 300]
    alone = [runtime.step([read(runtime, some_ids(n, seed=n))[0]], [900])[0] for n in lengths]
    together = runtime.step([read(runtime, some_ids(n, seed=n))[0] for n in lengths], [900] * 4)
    assert (torch.stack(alone) - together).abs().max() < 0.15 * together.std()
    exact = runtimes("tiny", torch.float32)
    ours = exact.step([read(exact, some_ids(n, seed=n))[0] for n in lengths], [900] * 4)
    theirs = [exact.step([read(exact, some_ids(n, seed=n))[0]], [900])[0] for n in lengths]
    assert (torch.stack(theirs) - ours).abs().max() < 1e-5
