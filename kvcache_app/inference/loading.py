"""From an entry of the catalogue to a Gemma that answers. Importing this imports torch."""

from dataclasses import dataclass
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from kvcache_app.core.block import SLIDING, Geometry
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.inference.catalogue import ModelSpec
from kvcache_app.inference.fingerprint import fingerprint
from kvcache_app.inference.gemma import Gemma
from kvcache_app.inference.hub import check, locate
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.tokenizer import Tokenizer


@dataclass(frozen=True)
class Wishes:
    """What holds for every model: the system's words, answers at a time, and how many cores to use (0: all)."""

    system: str = ""
    places: int = 8
    threads: int = 0


def load(spec: ModelSpec, wishes: Wishes, manager: KVCacheManager | None = None) -> Gemma:
    """Load weights and tokenizer, from this machine only, and start the engine; `manager` is told of the model.

    Raises InferenceError.
    """
    if wishes.threads:
        torch.set_num_threads(wishes.threads)
    folder, device = locate(spec.path), pick_device()
    check(folder)
    dtype = pick_dtype(spec.dtype, device)
    runtime = _runtime(folder, dtype, device)
    name = fingerprint(folder, str(dtype).removeprefix("torch."), device)
    if manager is not None:
        manager.add_model(name, Geometry(runtime.shape.window if runtime.shape.layers(SLIDING) else 0))
    return Gemma(
        runtime,
        Tokenizer(folder),
        fingerprint=name,
        system=wishes.system,
        manager=manager,
        context=spec.context,
        places=wishes.places,
    )


def pick_device() -> str:
    """The fastest there is."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def pick_dtype(wish: str, device: str) -> torch.dtype:
    """bfloat16 only where the processor computes with it: elsewhere it is slower than float32."""
    if wish != "auto":
        return {"float32": torch.float32, "bfloat16": torch.bfloat16}[wish]
    can = device != "cpu" or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.bfloat16 if can else torch.float32


def _runtime(folder: Path, dtype: torch.dtype, device: str) -> Runtime:
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return Runtime(folder, dtype, device)
    except InferenceError:
        raise
    except (MemoryError, torch.OutOfMemoryError) as error:
        raise InferenceError("out_of_memory", f"There is not enough memory for the model in {folder}.") from error
    except Exception as error:  # transformers raises many kinds for a folder that is not what it should be
        raise InferenceError("model_damaged", f"The model in {folder} cannot be loaded: {error}") from error
