"""The cache of one conversation, as commands need it."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kvcache_app import serving
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.inference.provider import InferenceError
from sessions_app import transcript
from sessions_app.events import Event, Stage
from sessions_app.models import Turn


@runtime_checkable
class Prompting(Protocol):
    """A provider whose cache is ours."""

    @property
    def fingerprint(self) -> str: ...

    def prompt(self, ids: tuple[int, ...], scope: str, session: str) -> Prompt: ...


@dataclass(frozen=True)
class Kept:
    """A conversation's place in the cache: what the model has read of it, in tokens."""

    manager: KVCacheManager
    prompt: Prompt
    model: str


def find(turn: Turn) -> Generator[Event | None, None, Kept]:
    """Find it, loading the model if need be, since its words belong to the key. Raises InferenceError."""
    served = serving.current().first()
    if served is None:
        raise InferenceError("no_model", "No language model is installed here, so there is no cache.")
    if served.manager is None:
        raise InferenceError("no_cache", "This process keeps no cache.")
    if not served.is_loaded:
        yield Stage("loading")
    provider = yield from served.load()
    if not isinstance(provider, Prompting):
        raise InferenceError("foreign_cache", f"{served.name} runs on another server, which keeps its own cache.")
    heard = transcript.read(turn, provider.fingerprint)
    prompt = provider.prompt(heard.ids, transcript.scope_of(turn.session.guest), str(turn.session_id))
    return Kept(served.manager, prompt, served.name)


def in_bytes(size: float) -> str:
    """For people: 75.5 MB."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size /= 1000
    raise AssertionError  # the last unit takes everything
