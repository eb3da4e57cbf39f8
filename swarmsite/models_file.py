"""The catalogue of language models: a TOML file, whose mistakes stop the start, or what a newcomer has without one."""

import tomllib
from pathlib import Path
from typing import Any

from kvcache_app.inference.catalogue import read_catalogue
from kvcache_app.inference.provider import InferenceError
from swarmsite.env import SettingsError

# What `manage.py models pull google/gemma-3-270m-it` brings is used without any file; the larger is preferred.
USUAL = (
    {"name": "gemma-3-1b-it", "path": "google/gemma-3-1b-it", "priority": 20},
    {"name": "gemma-3-270m-it", "path": "google/gemma-3-270m-it", "priority": 10},
)
EXAMPLE = '[[model]] with name = "gemma" and path = "google/gemma-3-270m-it"'


def read_models(file: str, folder: Path) -> list[dict[str, Any]]:
    """Return the entries of the TOML file, checked; without one the usual models.

    A folder with a model in `folder` is one too, named after it. Raises SettingsError.
    """
    if not file:
        return [*USUAL, *_in_folder(folder)]
    path = Path(file).expanduser()
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"SWARM_MODELS is {file!r}, which cannot be read as TOML: {error}.") from error
    entries = read.get("model")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries) or len(read) > 1:
        raise SettingsError(f"SWARM_MODELS is {file!r}; it should hold tables {EXAMPLE} and nothing else.")
    try:
        read_catalogue(entries)
    except InferenceError as error:
        raise SettingsError(f"SWARM_MODELS is {file!r}. {error.message}") from error
    return entries


def _in_folder(folder: Path) -> list[dict[str, Any]]:
    found = sorted(path.parent for path in folder.glob("*/config.json"))
    return [{"name": path.name, "path": str(path)} for path in found]
