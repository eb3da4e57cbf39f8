"""The models of this process and the cache they share: chosen, loaded once, closed at the end.

The web process imports this module and never torch: what needs torch is imported when the first model is loaded.
"""

import importlib
import importlib.metadata
import threading
from collections.abc import Generator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction

from kvcache_app import services, statistics
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.inference.catalogue import ModelSpec, read_catalogue
from kvcache_app.inference.openai_compatible import OpenAICompatible
from kvcache_app.inference.provider import InferenceError, Provider

BEAT = 0.2  # seconds between two signs of life while a model loads
CLOSE_SECONDS = 3.0  # for the token under way, for what waits to be saved: less than a worker is given to end
Loading = Generator[None, None, Provider]


class Writing(Protocol):
    """Opens a transaction that means to write."""

    def __call__(self) -> AbstractContextManager[None]: ...


class Served:
    """One model of the catalogue, loaded when it is first asked."""

    def __init__(self, spec: ModelSpec, manager: KVCacheManager | None) -> None:
        self.spec, self.manager = spec, manager
        self._provider: Provider | None = None
        self._failure: Exception | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self.spec.name

    @property
    def is_loaded(self) -> bool:
        return self._provider is not None

    def load(self) -> Loading:
        """Load the model if nobody has yet; yields while it loads. Raises InferenceError; the next call tries again."""
        with self._lock:
            if self._provider is None and self._thread is None:
                self._failure = None
                self._thread = threading.Thread(target=self._load, name=f"load-{self.name}", daemon=True)
                self._thread.start()
            thread = self._thread
        while thread is not None and thread.is_alive():
            thread.join(BEAT)
            yield None
        if self._provider is None:
            raise self._failure or InferenceError("model_failed", f"{self.name} could not be loaded.")
        return self._provider

    def close(self) -> None:
        """Break off what is being answered."""
        close = getattr(self._provider, "close", None)
        if close is not None:
            close(CLOSE_SECONDS)

    def _load(self) -> None:
        try:
            self._provider = self._elsewhere() if self.spec.provider == "openai" else self._here()
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            self._failure = error
        finally:
            with self._lock:
                self._thread = None

    def _elsewhere(self) -> Provider:
        """A server's model needs no torch here."""
        return OpenAICompatible(self.spec.url, self.spec.path, key=self.spec.key, system=settings.MODEL_SYSTEM)

    def _here(self) -> Provider:
        loading = _torch_side("loading")
        wishes = loading.Wishes(settings.MODEL_SYSTEM, settings.MODEL_PLACES, settings.MODEL_THREADS)
        provider: Provider = loading.load(self.spec, wishes, self.manager)
        return provider


@dataclass
class Serving:
    """`folder`: a cache of its own, outside the database; `use_cache` False: none at all."""

    folder: Path | None = None
    use_cache: bool = True
    writing: Writing = transaction.atomic

    def __post_init__(self) -> None:
        self.manager = self._open() if self.use_cache else None
        self._served = {spec.name: Served(spec, self.manager) for spec in read_catalogue(settings.MODELS)}

    def first(self) -> Served | None:
        """The preferred model that is on this machine or is served by another; None where there is none."""
        return next((served for served in self._served.values() if served.is_loaded or _is_here(served.spec)), None)

    def counts(self, session: str) -> dict[str, float]:
        """The cache's counters for one conversation: all that were ever kept, or those of our own folder's process."""
        if self.manager is None:
            return {}
        if self.folder is not None:
            return self.manager.statistics.total(session=session)
        statistics.keep(self.manager.statistics)
        return statistics.sums(statistics.Question(session=session))

    def close(self) -> None:
        """Unload the models and save what waits to be saved."""
        for served in self._served.values():
            served.close()
        if self.manager is not None and self.folder is not None:
            self.manager.close(CLOSE_SECONDS)
        elif self.manager is not None:
            services.close_shared(CLOSE_SECONDS)

    def _open(self) -> KVCacheManager:
        if self.folder is not None:
            return services.open_folder(self.folder, {}, _libraries())
        return services.shared_cache(_libraries(), writing=self.writing)


_current: Serving | None = None
_choosing = threading.Lock()


def current() -> Serving:
    """What this process serves, made at the first call. Raises InferenceError `bad_model` where settings are wrong."""
    global _current
    with _choosing:
        if _current is None:
            _current = Serving(use_cache=settings.KVCACHE)
        return _current


def use(serving: Serving) -> None:
    """Serve this from now on, and close what was served before."""
    _replace(serving)


def close() -> None:
    """At the end of the process. What was never used needs no closing."""
    _replace(None)


def _replace(serving: Serving | None) -> None:
    global _current
    with _choosing:
        closing, _current = _current, serving
    if closing is not None:
        closing.close()


def _is_here(spec: ModelSpec) -> bool:
    if spec.provider == "openai":
        return True
    try:
        _torch_side("hub").locate(spec.path)
    except InferenceError:
        return False
    return True


def _libraries() -> dict[str, str]:
    """Whose versions a file of the cache names, for people who look into one."""
    return {name: importlib.metadata.version(name) for name in ("torch", "transformers")}


def _torch_side(module: str) -> Any:
    return importlib.import_module(f"kvcache_app.inference.{module}")
