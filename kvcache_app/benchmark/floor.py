"""The physical floor of a hit: the new tokens' own products, and the bytes to be read, as fast as this machine can.

The greater of two bounds holds for the products: every weight is read from memory once, and every weight is multiplied
with every token once. Attention is left out, so the true floor is a little higher.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from kvcache_app.benchmark import page_cache
from kvcache_app.benchmark.timing import timed

MEMORY_BYTES = 256 * 2**20
FILE_BYTES = 64 * 2**20
SIDE = 1536
BEST_OF = 15


@dataclass(frozen=True)
class Machine:
    """Bytes a second of memory and of files in the page cache and on disk, operations a second of products."""

    memory: float
    flops: float
    file_warm: float
    file_cold: float | None


def probe(folder: Path, dtype: torch.dtype) -> Machine:
    """Measure this machine, the best of several: a floor is what is possible."""
    return Machine(_memory(), _flops(dtype), *_file(folder / "probe"))


def forward(machine: Machine, model: torch.nn.Module, new: int) -> float:
    """Seconds that the products of `new` tokens take at least; logits only of the last one."""
    weights = {parameter.data_ptr(): parameter for parameter in model.parameters()}
    read = sum(each.numel() * each.element_size() for each in weights.values())
    head = model.get_output_embeddings().weight.numel()  # type: ignore[operator]
    rows = sum(each.numel() for name, each in model.named_parameters() if "embed" not in name and "head" not in name)
    return max(read / machine.memory, 2.0 * (new * rows + head) / machine.flops)


def reading(machine: Machine, size: int, *, cold: bool = False) -> float | None:
    """Seconds that reading so many bytes from files takes at least."""
    if not cold:
        return size / machine.file_warm
    return None if machine.file_cold is None else size / machine.file_cold


def _best(work: Callable[[], object]) -> float:
    """By processor time: a neighbour on the machine must not raise the floor, which would flatter us."""
    return min(timed(work)[1].cpu for _ in range(BEST_OF))


def _memory() -> float:
    numbers = torch.ones(MEMORY_BYTES // 4)
    return MEMORY_BYTES / _best(numbers.sum)


def _flops(dtype: torch.dtype) -> float:
    one = torch.ones(SIDE, SIDE, dtype=dtype)
    return 2.0 * SIDE**3 / _best(lambda: one @ one)


def _file(folder: Path) -> tuple[float, float | None]:
    folder.mkdir()
    path, into = folder / "numbers", bytearray(FILE_BYTES)
    try:
        with path.open("wb") as file:
            file.write(os.urandom(FILE_BYTES))
            file.flush()
            os.fsync(file.fileno())
        warm = FILE_BYTES / _best(lambda: _read(path, into))
        if not page_cache.can_drop():
            return warm, None
        cold = []
        for _ in range(BEST_OF):
            page_cache.drop(folder)
            cold.append(timed(lambda: _read(path, into))[1].wall)
        return warm, FILE_BYTES / min(cold)
    finally:
        path.unlink(missing_ok=True)
        folder.rmdir()


def _read(path: Path, into: bytearray) -> None:
    with path.open("rb", buffering=0) as file:
        file.readinto(into)
