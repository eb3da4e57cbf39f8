"""Weights on this machine, and how they get here. Only `pull` ever uses the network.

Everything that can go wrong says what to do. No torch here.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from httpx2 import HTTPError
from huggingface_hub import snapshot_download
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    HFValidationError,
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from kvcache_app.inference.fingerprint import file_hash
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.resuming import SHA256, WEIGHTS, fetch_weights

FILES = ["config.json", "generation_config.json", WEIGHTS, "model.safetensors.index.json", "tokenizer*.json"]


def locate(path: str) -> Path:
    """The folder with a model's files, from a folder or a name at the hub. Raises InferenceError; never downloads."""
    if (folder := Path(path).expanduser()).is_dir():
        return folder
    with suppress(LocalEntryNotFoundError, HFValidationError):
        return Path(snapshot_download(path, allow_patterns=FILES, local_files_only=True))
    if path.startswith((".", "/", "~")) or path.count("/") != 1:
        raise InferenceError("model_missing", f"There is no folder {path}.")
    raise InferenceError(
        "model_missing",
        f"{path} is not on this machine, or not all of it. Fetch it: python3 manage.py models pull {path}",
    )


def pull(name: str, *, endpoint: str | None = None, progress: Any = None) -> Path:
    """Download what is missing of a model at the hub, going on where an earlier attempt ended. Raises InferenceError.

    `progress` is a class like tqdm; the hub's own bars by default.
    """
    try:
        snapshot_download(name, allow_patterns=FILES, ignore_patterns=WEIGHTS, endpoint=endpoint, tqdm_class=progress)
        fetch_weights(name, endpoint, progress)
        return Path(snapshot_download(name, allow_patterns=FILES, endpoint=endpoint, tqdm_class=progress))
    except (OSError, HTTPError, HFValidationError) as error:
        raise _explained(name, error) from error


def check(folder: Path, tell: Callable[[str], None] = lambda _: None) -> None:
    """Read every file of a model and compare; `tell` gets a line for each. Raises InferenceError at the first fault."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _incomplete(folder, "config.json") from None
    except ValueError as error:
        raise _damaged(folder / "config.json", str(error)) from error
    tell(f"config.json: {config.get('model_type')}, {config.get('num_hidden_layers')} layers")
    if not (folder / "tokenizer.json").is_file():
        raise _incomplete(folder, "tokenizer.json")
    for path in _weights(folder):
        if not path.is_file():
            raise _incomplete(folder, path.name)
        _check_weights(path)
        tell(f"{path.name}: {path.stat().st_size:,} bytes, whole")


def _weights(folder: Path) -> list[Path]:
    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return [folder / "model.safetensors"]
    try:
        names = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    except (ValueError, KeyError, AttributeError) as error:
        raise _damaged(index, str(error)) from error
    return [folder / name for name in sorted(names)]


def _check_weights(path: Path) -> None:
    """The header must describe the file's very length; in the hub's own cache the real file is named by its sha256."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = file.read(length) if length <= size - 8 else b""
    try:
        tensors = json.loads(header)
        end = max(tensor["data_offsets"][1] for name, tensor in tensors.items() if name != "__metadata__")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, "its header cannot be read") from error
    if 8 + length + end != size:
        raise _damaged(path, f"it has {size:,} bytes and should have {8 + length + end:,}")
    stored = path.resolve().name
    if SHA256.fullmatch(stored) and file_hash(path) != stored:
        raise _damaged(path, "its checksum is not the one it was downloaded with")


def _explained(name: str, error: Exception) -> InferenceError:
    """What to do, for each way a download ends. The order matters: a gated model is also one that is not found."""
    page = f"https://huggingface.co/{name}"
    if isinstance(error, GatedRepoError):
        if error.response.status_code == 401:
            return InferenceError(
                "model_gated",
                f"{name} is behind a licence. Accept it at {page}, make a token at "
                "https://huggingface.co/settings/tokens, then run `hf auth login` (or set HF_TOKEN) and pull again.",
            )
        return InferenceError(
            "model_gated", f"Your account has not accepted the licence of {name}. Accept it at {page}, then pull again."
        )
    if isinstance(error, RepositoryNotFoundError | HFValidationError):
        return InferenceError("model_unknown", f"The hub has no model called {name}, or it is private. Check the name.")
    if isinstance(error, RevisionNotFoundError):
        return InferenceError("model_unknown", f"{name} has no branch called main. Check the name.")
    if isinstance(error, HfHubHTTPError) and error.response is not None and error.response.status_code == 401:
        return InferenceError(
            "bad_token", "The hub refuses your token. Run `hf auth login` with a valid one (or HF_TOKEN)."
        )
    if isinstance(error.__cause__, OfflineModeIsEnabled):
        return InferenceError(
            "offline", f"HF_HUB_OFFLINE is set and {name} is not on this machine. Unset it and pull again."
        )
    if isinstance(error, LocalEntryNotFoundError | HTTPError):
        return InferenceError(
            "hub_unreachable",
            f"The hub cannot be reached: {error.__cause__ or error}. What was downloaded is kept; "
            "pull again when the network is back, or use a folder that holds the model.",
        )
    return InferenceError("cannot_store", f"{name} cannot be stored: {error}. Is there room on the disk?")


def _incomplete(folder: Path, name: str) -> InferenceError:
    return InferenceError("model_incomplete", f"{folder} lacks {name}. Pull the model again; what is there is kept.")


def _damaged(path: Path, why: str) -> InferenceError:
    return InferenceError("model_damaged", f"{path} is damaged: {why}. Remove it and pull the model again.")
