"""Random models have the architecture of the real ones, and say words of their small tokenizer."""

import json
from collections.abc import Callable
from math import prod
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from transformers import Gemma3ForCausalLM

from kvcache_app.inference import weights
from kvcache_app.inference.tokenizer import Tokenizer
from kvcache_app.inference.weights import config_of

# Counted by the published models: parameters, layers, layers that look at everything.
PUBLISHED = {"270m": (268_098_176, 18, [5, 11, 17]), "1b": (999_885_952, 26, [5, 11, 17, 23])}


def test_the_large_shape_is_the_published_one(folders: Callable[[str], Path]) -> None:
    folder = folders("270m")
    parameters, layers, full = PUBLISHED["270m"]
    with safe_open(folder / "model.safetensors", "pt") as file:
        shapes = [file.get_slice(name).get_shape() for name in file.keys()]  # noqa: SIM118
    assert sum(prod(shape) for shape in shapes) == parameters
    config = json.loads((folder / "config.json").read_text())
    assert config["num_hidden_layers"] == layers
    assert [at for at, kind in enumerate(config["layer_types"]) if kind == "full_attention"] == full
    assert config["swarm_random"] == "270m"


def test_the_one_billion_shape_is_the_published_one() -> None:
    parameters, layers, full = PUBLISHED["1b"]
    config = config_of("1b", torch.bfloat16)
    with torch.device("meta"):
        model = Gemma3ForCausalLM(config)
    assert sum(parameter.numel() for parameter in model.parameters()) == parameters
    assert len(config.layer_types) == layers
    assert [at for at, kind in enumerate(config.layer_types) if kind == "full_attention"] == full


def test_the_same_seed_gives_the_same_files(tiny: Path, tmp_path: Path) -> None:
    again = weights.build("tiny", tmp_path / "again")
    for name in ("model.safetensors", "tokenizer.json", "config.json"):
        assert (again / name).read_bytes() == (tiny / name).read_bytes()


def test_every_word_of_the_tokenizer_has_a_row(tiny: Path) -> None:
    assert Tokenizer(tiny).size <= json.loads((tiny / "config.json").read_text())["vocab_size"]


def test_an_unfinished_build_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        weights.build("huge", tmp_path / "model")
    assert not (tmp_path / "model").exists()
