"""Models of Gemma 3's true architecture with random weights: for tests and benchmarks, where real ones are not needed.

Sizes, speed and exactness are those of the real thing. What they say is nonsense, and `swarm_random` in the
configuration lets whoever shows it say so.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from kvcache_app.inference import small_tokenizer
from kvcache_app.inference.sizes import SIZES

STOPS = [1, 106]


def build(size: str, folder: Path, *, seed: int = 0, dtype: torch.dtype = torch.bfloat16) -> Path:
    """Write a random model and its tokenizer to `folder`, which must not hold one yet; returns the folder."""
    aside = folder.with_name(folder.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    config = config_of(size, dtype)
    words = small_tokenizer.build(aside)
    save_file(_weights(config, words, seed, dtype), aside / "model.safetensors", metadata={"format": "pt"})
    config.save_pretrained(aside)
    _write(aside / "generation_config.json", {"bos_token_id": 2, "eos_token_id": STOPS, "pad_token_id": 0})
    aside.replace(folder)  # a folder is either whole or not there
    return folder


def config_of(size: str, dtype: torch.dtype) -> Gemma3TextConfig:
    values = {name.lstrip("_"): value for name, value in SIZES[size].items()}
    config = Gemma3TextConfig(**values, dtype=dtype)
    config.architectures = ["Gemma3ForCausalLM"]
    config.swarm_random = size
    return config


def _weights(config: Gemma3TextConfig, words: int, seed: int, dtype: torch.dtype) -> dict[str, torch.Tensor]:
    with torch.device("meta"):
        model = Gemma3ForCausalLM(config)
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for name, parameter in model.named_parameters():
        weights[name] = torch.empty(parameter.shape).normal_(0, _spread(name, parameter), generator=generator).to(dtype)
    # Rows of the vocabulary that no word uses are never the likeliest.
    weights["model.embed_tokens.weight"][words:] = 0
    return weights


def _spread(name: str, parameter: torch.Tensor) -> float:
    """So that attention looks at some tokens more than at others, and the last token does not always win again."""
    if parameter.dim() == 1:
        return 0.1
    return float((0.5 if "embed" in name else 1.5) * parameter.shape[1] ** -0.5)


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
