"""A whole run: make the model, measure the machine, then length by length."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from kvcache_app.benchmark import floor, llama, row
from kvcache_app.benchmark.goals import Row
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
        rounds(measuring, plan.repeat, say)
        other = _llama(plan, name, asked, say) if plan.llama_python else None
        yield row.beside(row.make(plan.shape, name, measuring), other, measuring.token)
        shutil.rmtree(plan.folder / "cache", ignore_errors=True)


def _warm_up(mine: Ours, plain: Plain) -> None:
    """What is only slow the first time is not what is measured here."""
    ids = question(2 * NEW, NEW, 1, WORDS).ids
    plain.generate(ids, 2)
    mine.read(ids)


def _llama(plan: Plan, dtype: str, asked: Question, say: Say) -> Row | None:
    say(f"{asked.history} tokens: llama.cpp")
    model, gguf, state = (str(plan.folder / name) for name in ("model", "llama.gguf", "llama.state"))
    task = llama.Task(model, gguf, state, dtype, asked.ids, asked.history, asked.written, plan.repeat)
    try:
        return llama.measure(plan.llama_python, task)
    except InferenceError as error:
        say(error.message)
        return None
