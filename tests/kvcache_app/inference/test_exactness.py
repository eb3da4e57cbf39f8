"""A cached conversation goes on as if it had never stopped: bit for bit, below, at and far above the sliding window."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from transformers import Gemma3ForCausalLM

from tests.kvcache_app.inference.another_process import WRITTEN
from tests.kvcache_app.inference.conftest import Load
from tests.kvcache_app.inference.reading import come_back, go_on, read, read_and_keep, some_ids
from tests.kvcache_app.inference.speaking import manager_in

DTYPES = [torch.float32, torch.bfloat16]
# The windows are 16 and 512. The last block is a tail wherever the length is no multiple of 64.
TINY = [11, 15, 16, 17, 40, 64, 94, 256, 300, 700]
LENGTHS = {
    ("tiny", torch.float32): TINY,
    ("tiny", torch.bfloat16): TINY,
    ("270m", torch.bfloat16): [100, 600, 1500],
    ("270m", torch.float32): [600],
}
NEW = 32


def kept(runtimes: Load, size: str, dtype: torch.dtype, length: int, cache: Path) -> tuple[list[int], str]:
    """Read a conversation, keep it in `cache`, and go on without ever stopping."""
    runtime = runtimes(size, dtype)
    ids = some_ids(length + NEW, seed=length)
    manager = manager_in(cache, "m", runtime.shape.window)
    sequence = read_and_keep(runtime, ids[:length], manager)
    assert manager.close()
    return go_on(runtime, sequence, ids, WRITTEN)


@pytest.mark.parametrize("size", ["tiny", "270m"])
def test_a_new_process_goes_on_with_the_same_bits(
    size: str, runtimes: Load, folders: Callable[[str], Path], tmp_path: Path
) -> None:
    never_stopped, cases = [], []
    for dtype in DTYPES:
        for length in LENGTHS[size, dtype]:
            cache = tmp_path / f"{dtype}-{length}"
            never_stopped.append([length, *kept(runtimes, size, dtype, length, cache)])
            cases.append([str(folders(size)), str(dtype).removeprefix("torch."), str(cache), length, NEW])
    assert in_another_process(cases) == never_stopped


def in_another_process(cases: list[list[object]]) -> list[list[object]]:
    command = [sys.executable, "-m", "tests.kvcache_app.inference.another_process"]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    results: list[list[object]] = json.loads(done.stdout)
    return results


@pytest.mark.parametrize(
    ("size", "dtype", "lengths"),
    [("tiny", torch.float32, [256, 512, 768]), ("tiny", torch.bfloat16, [256, 768]), ("270m", torch.bfloat16, [768])],
)
def test_reading_afresh_on_the_same_grid_gives_the_same_bits(
    size: str, dtype: torch.dtype, lengths: list[int], runtimes: Load, tmp_path: Path
) -> None:
    runtime = runtimes(size, dtype)
    for length in lengths:
        ids = some_ids(length + NEW, seed=length)
        manager = manager_in(tmp_path / str(length), "m", runtime.shape.window)
        read_and_keep(runtime, ids[:length], manager)
        sequence = come_back(runtime, ids, manager, length)
        assert sequence.length == length
        assert go_on(runtime, sequence, ids, 3) == go_on(runtime, runtime.sequence(0), ids, 3)
        manager.close()


@pytest.mark.parametrize(("size", "lengths"), [("tiny", [3, 15, 16, 17, 40, 94, 300]), ("270m", [520])])
def test_off_the_grid_float32_differs_by_rounding_only(size: str, lengths: list[int], runtimes: Load) -> None:
    runtime = runtimes(size, torch.float32)
    for length in lengths:
        ids = some_ids(length + NEW, seed=length)
        stopped, _ = read(runtime, ids[:length])
        _, resumed = read(runtime, ids, stopped)
        _, afresh = read(runtime, ids)
        assert (resumed - afresh).abs().max() < 1e-5


@pytest.mark.parametrize(("size", "length"), [("tiny", 94), ("tiny", 600), ("270m", 520)])
def test_the_logits_are_those_of_transformers(
    size: str, length: int, runtimes: Load, folders: Callable[[str], Path]
) -> None:
    """Its own forward pass, masks and attention over the whole text at once, as the independent oracle."""
    ids = some_ids(length + 4, seed=length)
    runtime = runtimes(size, torch.float32)
    sequence, logits = read(runtime, ids[:length])
    ours = [logits[0], *(runtime.step([sequence], [token])[0] for token in ids[length:])]
    oracle = Gemma3ForCausalLM.from_pretrained(folders(size), dtype=torch.float32, local_files_only=True)
    with torch.inference_mode():
        theirs = oracle(torch.tensor([ids]), logits_to_keep=5).logits[0]
    assert (torch.stack(ours) - theirs).abs().max() < (1e-4 if size == "tiny" else 1e-3)
    assert theirs[:, :3000].std() > 0.3  # the comparison is of something


def test_bfloat16_logits_are_those_of_transformers_to_its_precision(runtimes: Load, tiny: Path) -> None:
    ids = some_ids(300)
    oracle = Gemma3ForCausalLM.from_pretrained(tiny, dtype=torch.bfloat16, local_files_only=True)
    exact = runtimes("tiny", torch.float32)
    with torch.inference_mode():
        theirs = oracle(torch.tensor([ids])).logits[0, -1].float()
    _, ours = read(runtimes("tiny", torch.bfloat16), ids)
    _, true = read(exact, ids)
    # Both round; ours must not be further from the float32 truth than theirs, give or take.
    assert (ours[0] - true[0]).abs().mean() < 2 * (theirs - true[0]).abs().mean()
