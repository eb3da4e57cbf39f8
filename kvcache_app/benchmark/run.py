"""A whole run: make the model, measure the machine, then length by length."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from kvcache_app.benchmark import floor, row
from kvcache_app.benchmark.goals import Row
from kvcache_app.benchmark.llama import Llama, Task
from kvcache_app.benchmark.measuring import Measuring, Question, question, rounds
from kvcache_app.benchmark.ours import Ours
from kvcache_app.benchmark.plain import Plain
from kvcache_app.inference import weights
from kvcache_app.inference.fingerprint import fingerprint
from kvcache_app.inference.loading import pick_dtype
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.runtime import Runtime

NEW, WRITTEN = 32, 16
WORDS = range(400, 3000)  # ids that every shape has, none of them a control token
Say = Callable[[str], object]


@dataclass(frozen=True)
class Plan:
    """`folder` is for everything that is made; whoever made it removes it."""

    shape: str
    dtype: str
    tokens: tuple[int, ...]
    repeat: int
    llama_python: str
    folder: Path


def run(plan: Plan, say: Say) -> Iterator[Row]:
    """A row for each length, as soon as it is measured. On one thread."""
    torch.set_num_threads(1)
    disable_progress_bar()  # type: ignore[no-untyped-call]
    dtype = pick_dtype(plan.dtype, "cpu")
    name = str(dtype).removeprefix("torch.")
    say(f"making a model of the size {plan.shape} with random weights")
    model = weights.build(plan.shape, plan.folder / "model")
    mine = Ours(Runtime(model, dtype), fingerprint(model, name, "cpu"))
    plain = Plain(model, dtype)
    say("measuring memory, processor and disk")
    machine = floor.probe(plan.folder, dtype)
    _warm_up(mine, plain)
    for history in plan.tokens:
        asked = question(history, NEW, WRITTEN, WORDS)
        measuring = Measuring(mine, plain, machine, asked, plan.folder / "cache")
        llama = _Llama(plan, name, asked, say)
        try:
            rounds(measuring, plan.repeat, say, llama.round)
            yield row.beside(row.make(plan.shape, name, measuring), llama.found(), measuring.token)
        finally:
            llama.close()
        shutil.rmtree(plan.folder / "cache", ignore_errors=True)


def _warm_up(mine: Ours, plain: Plain) -> None:
    """What is only slow the first time is not what is measured here."""
    ids = question(2 * NEW, NEW, 1, WORDS).ids
    plain.generate(ids, 2)
    mine.read(ids)


class _Llama:
    """llama.cpp, or nothing from when it fails on: that is said once, and the rest is measured all the same."""

    def __init__(self, plan: Plan, dtype: str, asked: Question, say: Say) -> None:
        self._python, self._say, self._history = plan.llama_python, say, asked.history
        self._child: Llama | None = None
        model, gguf, state = (str(plan.folder / name) for name in ("model", "llama.gguf", "llama.state"))
        task = Task(model, gguf, state, dtype, asked.ids, asked.history, asked.written)
        if self._python:
            self._do("llama.cpp reads", lambda: self._start(task))

    def round(self) -> None:
        """Where it is there."""
        if self._child:
            self._do("llama.cpp", self._child.round)

    def found(self) -> Row | None:
        """Its figures."""
        return self._child.found() if self._child else None

    def close(self) -> None:
        """End it."""
        if self._child:
            self._child.close()
        self._child = None

    def _start(self, task: Task) -> None:
        self._child = Llama(self._python, task)

    def _do(self, what: str, work: Callable[[], object]) -> None:
        self._say(f"{self._history} tokens: {what}")
        try:
            work()
        except InferenceError as error:
            self.close()
            self._say(error.message)
