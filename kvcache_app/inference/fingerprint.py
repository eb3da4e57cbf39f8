"""Which model a cache belongs to: whatever could alter keys and values is in it.

No torch here: the versions are read from what is installed.
"""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

KERNELS = 2  # of our attention and of the order in which it is computed; raise it when either changes
IGNORED = ("_name_or_path", "transformers_version", "architectures", "swarm_random")
PIECE = 1 << 20


def fingerprint(folder: Path, dtype: str, device: str) -> str:
    """The hash of weights, tokenizer, configuration, number format, kind of device, versions and our own kernels."""
    about = {
        "kernels": KERNELS,
        "dtype": dtype,
        "device": device,
        "torch": version("torch").partition("+")[0],
        "transformers": version("transformers"),
        "config": _config(folder),
        "files": {
            path.name: file_hash(path) for path in sorted([*folder.glob("*.safetensors"), folder / "tokenizer.json"])
        },
    }
    return sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """The sha256 of a file's content, in hex: half a second a gigabyte."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _config(folder: Path) -> dict[str, object]:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return {name: value for name, value in config.items() if name not in IGNORED}
