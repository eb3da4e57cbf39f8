"""Random models of Gemma's true shape, built once a run, and what is loaded of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from transformers.utils.logging import disable_progress_bar

from kvcache_app.inference import weights
from kvcache_app.inference.runtime import Runtime
from tests.kvcache_app.inference.speaking import Speaking

Load = Callable[..., Runtime]
Folders = Callable[[str], Path]


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)
    disable_progress_bar()


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The folder of a random model by its size, built when it is first asked for."""
    above = tmp_path_factory.mktemp("models")

    def folder(size: str) -> Path:
        return above / size if (above / size).exists() else weights.build(size, above / size)

    return folder


@pytest.fixture(scope="session")
def tiny(folders: Folders) -> Path:
    return folders("tiny")


@pytest.fixture(scope="session")
def runtimes(folders: Folders) -> Iterator[Load]:
    """Loaded models by size and number format; only the last large one is kept."""
    loaded: dict[tuple[str, torch.dtype], Runtime] = {}

    def load(size: str = "tiny", dtype: torch.dtype = torch.float32) -> Runtime:
        if (size, dtype) not in loaded:
            for other in [key for key in loaded if key[0] != "tiny"]:
                del loaded[other]
            loaded[size, dtype] = Runtime(folders(size), dtype)
        return loaded[size, dtype]

    yield load
    loaded.clear()


@pytest.fixture
def speaking(tiny: Path, runtimes: Load, tmp_path: Path) -> Iterator[Speaking]:
    """A tiny model that answers, and its cache on disk."""
    made = Speaking(tiny, runtimes(), tmp_path / "cache")
    yield made
    made.close()
