"""A whole provider over a cache in a folder, and short ways to ask it."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kvcache_app.core.block import Geometry
from kvcache_app.core.check import check_files
from kvcache_app.core.files import FolderFiles
from kvcache_app.core.index import Index
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.store import Store
from kvcache_app.inference.fingerprint import fingerprint
from kvcache_app.inference.gemma import Gemma
from kvcache_app.inference.provider import Answered, Heard, Request, Sampling
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.tokenizer import Tokenizer

GREEDY = Sampling(temperature=0, max_new_tokens=12)


def manager_in(folder: Path, model: str, window: int) -> KVCacheManager:
    """The cache as its files are: the index is made from them."""
    folder.mkdir(parents=True, exist_ok=True)
    store, index = Store(FolderFiles(folder)), Index()
    check_files(store, index, repair=True, thorough=False)
    return KVCacheManager(store, {model: Geometry(window)}, ledger=index)


def hear(
    answer: Generator[Heard | None, None, Answered], into: list[Heard | None] | None = None
) -> tuple[list[Heard], Answered]:
    """Everything it told, and the end. `into` gets it as it comes, the silences too."""
    heard: list[Heard] = []
    while True:
        try:
            word = next(answer)
        except StopIteration as stop:
            return heard, stop.value
        if into is not None:
            into.append(word)
        if word is not None:
            heard.append(word)


class Speaking:
    """One process: a model, its cache, and the conversation so far."""

    def __init__(self, folder: Path, runtime: Runtime, cache: Path, **more: Any) -> None:
        name = fingerprint(folder, str(runtime.dtype), "cpu")
        self.tokenizer = Tokenizer(folder)
        self.manager = manager_in(cache, name, runtime.shape.window)
        more = {"system": "You are kind."} | more
        self.gemma = Gemma(runtime, self.tokenizer, fingerprint=name, manager=self.manager, **more)

    def ask(self, text: str, ids: tuple[int, ...] = (), **more: Any) -> Answered:
        request = replace(Request(text=text, ids=ids, scope="aa", sampling=GREEDY), **more)
        return hear(self.gemma.answer(request))[1]

    def close(self) -> None:
        assert self.gemma.close()
        assert self.manager.close()
