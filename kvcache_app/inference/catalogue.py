"""Which models there are, as the settings say. Plain data in, checked values out; no Django and no torch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from kvcache_app.inference.provider import InferenceError

PROVIDERS = ("transformers", "openai")
DTYPES = ("auto", "float32", "bfloat16")


@dataclass(frozen=True)
class ModelSpec:
    """`path`: a folder, or a name at the hub; for the provider `openai` what the server at `url` calls it.

    `context`: the most tokens of a conversation, None for as many as the model allows. A model with a higher `priority`
    is preferred. `key` is what the server wants to be shown.
    """

    name: str
    path: str
    provider: str = "transformers"
    dtype: str = "auto"
    context: int | None = None
    priority: int = 0
    url: str = ""
    key: str = ""


def read_catalogue(entries: Sequence[Mapping[str, Any]]) -> tuple[ModelSpec, ...]:
    """Check the settings; the preferred model first. Raises InferenceError `bad_model`, naming entry and field."""
    specs = [_spec(number, entry) for number, entry in enumerate(entries, start=1)]
    names = [spec.name for spec in specs]
    for name in names:
        if names.count(name) > 1:
            raise _bad(f"two models are called {name!r}")
    return tuple(sorted(specs, key=lambda spec: -spec.priority))


def _spec(number: int, entry: Mapping[str, Any]) -> ModelSpec:
    if unknown := sorted(entry.keys() - {field.name for field in fields(ModelSpec)}):
        raise _bad(f"entry {number} has {', '.join(unknown)}, which a model has not")
    if missing := [name for name in ("name", "path") if not isinstance(entry.get(name), str) or not entry[name]]:
        raise _bad(f"entry {number} lacks a {missing[0]}")
    spec = ModelSpec(**entry)
    checks = {
        "provider": spec.provider in PROVIDERS,
        "dtype": spec.dtype in DTYPES,
        "context": spec.context is None or (_is_whole(spec.context) and spec.context >= 64),
        "priority": _is_whole(spec.priority),
        "url": spec.provider != "openai" or _is_url(spec.url),
        "key": isinstance(spec.key, str),
    }
    for name, good in checks.items():
        if not good:
            raise _bad(f"model {spec.name!r} cannot have the {name} {getattr(spec, name)!r}")
    return spec


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_url(value: object) -> bool:
    try:
        parts = urlsplit(str(value))
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _bad(why: str) -> InferenceError:
    return InferenceError("bad_model", f"The settings of the models are wrong: {why}.")
