"""From the catalogue to something that answers, and every folder that cannot."""

import json
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
import torch
from transformers import Gemma3Config

from kvcache_app.core.block import Geometry
from kvcache_app.inference.catalogue import ModelSpec
from kvcache_app.inference.gemma import Gemma
from kvcache_app.inference.loading import Wishes, load, pick_dtype
from kvcache_app.inference.openai_compatible import OpenAICompatible
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.shape import read_shape
from kvcache_app.serving import Served
from tests.kvcache_app.inference.speaking import manager_in

WISHES = Wishes(system="Be kind.", places=2, threads=1)


def test_a_folder_becomes_a_provider_whose_model_the_cache_knows(tiny: Path, tmp_path: Path) -> None:
    manager = manager_in(tmp_path / "cache", "another", 1)
    provider = load(ModelSpec("m", str(tiny), dtype="float32", context=128), WISHES, manager)
    assert isinstance(provider, Gemma)
    assert manager.models[provider.fingerprint] == Geometry(16)
    provider.close()
    manager.close()


def test_a_server_elsewhere_becomes_one_too() -> None:
    spec = ModelSpec("m", "llama", provider="openai", url="http://127.0.0.1:9/v1")
    served = Served(spec, None)
    assert not served.is_loaded
    loading = served.load()
    with pytest.raises(StopIteration) as loaded:
        exhaust(loading)
    assert isinstance(loaded.value.value, OpenAICompatible)
    assert served.is_loaded


def exhaust(generator: Generator[None, None, object]) -> None:
    """To the end, whose StopIteration holds what it returned."""
    while True:
        next(generator)


def config_with(**changes: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "config.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (config_with(attn_logit_softcapping=50.0), "unsupported_model"),
        (config_with(model_type="llama"), "unsupported_model"),
        (config_with(hidden_size=128), "model_damaged"),
        (lambda folder: (folder / "config.json").write_text("{"), "model_damaged"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "model_incomplete"),
    ],
)
def test_a_model_that_cannot_be_run_here_is_refused(
    tiny: Path, tmp_path: Path, change: Callable[[Path], object], code: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    change(folder)
    with pytest.raises(InferenceError) as refused:
        load(ModelSpec("m", str(folder)), WISHES)
    assert refused.value.code == code


def test_a_model_that_is_not_here_is_not_fetched() -> None:
    with pytest.raises(InferenceError, match="models pull nobody/at-all"):
        load(ModelSpec("m", "nobody/at-all"), WISHES)


def test_what_sees_pictures_is_refused_with_its_kind() -> None:
    with pytest.raises(InferenceError, match="'gemma3' model"):
        read_shape(Gemma3Config())


def test_the_number_format_is_what_was_wished_or_what_the_processor_is_quick_with() -> None:
    assert pick_dtype("float32", "cuda") == torch.float32
    assert pick_dtype("bfloat16", "cpu") == torch.bfloat16
    assert pick_dtype("auto", "cuda") == torch.bfloat16
    assert pick_dtype("auto", "cpu") in (torch.float32, torch.bfloat16)
