"""The fast layouts of weights give the products of the plain ones."""

import pytest
import torch

from kvcache_app.inference.packed import PackedLinear, can_pack
from tests.kvcache_app.inference.conftest import Load
from tests.kvcache_app.inference.reading import read, some_ids


@pytest.mark.skipif(not can_pack(torch.bfloat16, torch.device("cpu")), reason="this processor has no such layout")
@pytest.mark.parametrize("shape", [(64, 160), (160, 64)])
@pytest.mark.parametrize("rows", [1, 2, 3, 4, 33, 256])
def test_products_are_those_of_float32_to_bfloat16s_precision(rows: int, shape: tuple[int, int]) -> None:
    numbers = torch.Generator().manual_seed(rows)
    weight = torch.randn(shape, generator=numbers).bfloat16()
    x = torch.randn(1, rows, weight.shape[1], generator=numbers).bfloat16()
    with torch.inference_mode():
        found = PackedLinear(weight)(x)
    exact = x.float() @ weight.float().T
    assert found.shape == exact.shape
    assert torch.allclose(found.float(), exact, rtol=2**-7, atol=2**-4)


def test_layers_are_packed_exactly_where_it_helps(runtimes: Load) -> None:
    for dtype in (torch.float32, torch.bfloat16):
        model = runtimes("tiny", dtype).model
        packed = [module for module in model.modules() if isinstance(module, PackedLinear)]
        assert bool(packed) == can_pack(dtype, torch.device("cpu"))
    assert not can_pack(torch.float32, torch.device("cpu"))
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
