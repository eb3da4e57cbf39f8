"""Who computes when: a model that writes down what it is asked, in place of one that takes time."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import torch

from kvcache_app.inference.engine import Engine
from kvcache_app.inference.job import CHUNK, Broken, Job, Over, Read, Token
from kvcache_app.inference.provider import InferenceError, Sampling
from kvcache_app.inference.sampling import Sampler

STOP = 1
CLOSING = (STOP, 2)


class Counted:
    """A sequence that only counts."""

    length = 0


class Diary:
    """Answers every token with `word`, and notes each forward pass: ("read", tokens) or ("step", rows)."""

    def __init__(self, word: int = 5) -> None:
        self.passes: list[tuple[str, int]] = []
        self.word = word
        self.may_go = threading.Event()
        self.may_go.set()
        self.fails: Callable[[str], bool] = lambda _: False

    def read(self, sequence: Any, ids: list[int], *, logits: bool = True) -> torch.Tensor | None:
        self._note("read", len(ids))
        sequence.length += len(ids)
        return self._says(1) if logits else None

    def step(self, sequences: list[Any], ids: list[int]) -> torch.Tensor:
        self._note("step", len(ids))
        for sequence in sequences:
            sequence.length += 1
        return self._says(len(ids))

    def _note(self, what: str, count: int) -> None:
        assert self.may_go.wait(30)
        self.passes.append((what, count))
        if self.fails(what):
            raise ValueError("as wished")

    def _says(self, rows: int) -> torch.Tensor:
        logits = torch.zeros(rows, 10)
        logits[:, self.word] = 1
        return logits


def job_of(prompt: int, limit: int, public: int = 0) -> Job:
    sampler = Sampler(Sampling(temperature=0))
    sequence: Any = Counted()
    return Job(sequence, [9] * prompt, public, sampler, limit, frozenset({STOP}), CLOSING)


def end_of(job: Job) -> tuple[list[Any], Over | Broken]:
    told: list[Any] = []
    while not told or not isinstance(told[-1], Over | Broken):
        told.append(job.told.get(timeout=30))
    return told[:-1], told[-1]


@pytest.fixture
def run() -> Any:
    """Submit jobs all at once to an engine with this model; ends it afterwards."""
    engines: list[Engine] = []

    def submit(model: Diary, *jobs: Job) -> Engine:
        model.may_go.clear()
        engines.append(Engine(model))  # type: ignore[arg-type]  # its sequences only count
        for job in jobs:
            engines[-1].submit(job)
        model.may_go.set()
        return engines[-1]

    yield submit
    for engine in engines:
        assert engine.close()


def test_a_job_is_read_in_chunks_that_end_on_the_grid_and_where_the_public_part_ends(run: Any) -> None:
    model, job = Diary(), job_of(prompt=600, limit=2, public=10)
    run(model, job)
    told, over = end_of(job)
    assert model.passes[:4] == [("read", 10), ("read", CHUNK - 10), ("read", CHUNK), ("read", 600 - 2 * CHUNK)]
    assert told == [Read(10), Read(CHUNK), Read(2 * CHUNK), Read(600), Token(5), Token(5)]
    assert over == Over("length", (*[9] * 600, 5, 5, *CLOSING), fed=604, generated=2, closed=True)


def test_the_stop_token_is_not_told_and_stands_once_in_the_ids(run: Any) -> None:
    model, job = Diary(word=STOP), job_of(prompt=3, limit=9)
    run(model, job)
    told, over = end_of(job)
    assert told == [Read(3)]
    assert over == Over("stop", (9, 9, 9, *CLOSING), fed=5, generated=0, closed=True)


def test_those_who_are_answered_share_every_forward_pass(run: Any) -> None:
    model, jobs = Diary(), [job_of(prompt=5, limit=20) for _ in range(4)]
    run(model, *jobs)
    for job in jobs:
        assert isinstance(end_of(job)[1], Over)
    rows = [count for what, count in model.passes if what == "step"]
    assert sum(rows) == 4 * 19  # the first token of each comes with the end of its prompt
    assert rows.count(4) >= 15
    assert len(rows) <= 19 + 3


def test_a_long_prompt_lets_the_others_write_between_its_chunks(run: Any) -> None:
    model, short, long = Diary(), job_of(prompt=5, limit=30), job_of(prompt=10 * CHUNK, limit=1)
    run(model, short, long)
    end_of(long)
    end_of(short)
    reads = [at for at, (what, count) in enumerate(model.passes) if count == CHUNK]
    assert all(model.passes[at + 1] == ("step", 1) for at in reads)


def test_a_short_prompt_need_not_wait_for_a_long_one(run: Any) -> None:
    model, long, short = Diary(), job_of(prompt=10 * CHUNK, limit=1), job_of(prompt=5, limit=1)
    run(model, long, short)
    end_of(long)
    end_of(short)
    assert model.passes.index(("read", 5)) <= 2


def test_a_job_that_is_stopped_leaves_after_its_token_and_the_others_go_on(run: Any) -> None:
    model, stopped, other = Diary(), job_of(prompt=5, limit=1_000_000), job_of(prompt=5, limit=300)
    run(model, stopped, other)
    while not isinstance(stopped.told.get(timeout=30), Token):
        pass
    stopped.cancelled.set()
    _, over = end_of(stopped)
    assert isinstance(over, Over)
    assert (over.reason, over.closed) == ("cancelled", True)
    assert over.ids[-len(CLOSING) :] == CLOSING
    assert over.fed == len(over.ids)  # the last token drawn and the closing ones are read as well
    assert isinstance(end_of(other)[1], Over)


def test_a_job_that_is_stopped_before_its_first_token_is_not_closed(run: Any) -> None:
    model, job = Diary(), job_of(prompt=5, limit=3)
    job.cancelled.set()
    run(model, job)
    assert end_of(job) == ([], Over("cancelled", (9,) * 5, fed=0, generated=0, closed=False))


@pytest.mark.parametrize("what", ["read", "step"])
def test_a_fault_breaks_those_it_concerns_and_the_engine_lives_on(run: Any, what: str) -> None:
    model, job = Diary(), job_of(prompt=5, limit=9)
    model.fails = lambda now: now == what
    engine = run(model, job)
    broken = end_of(job)[1]
    assert isinstance(broken, Broken)
    assert str(broken.error) == "as wished"
    model.fails = lambda _: False
    after = job_of(prompt=5, limit=3)
    engine.submit(after)
    assert isinstance(end_of(after)[1], Over)


def test_closing_breaks_off_what_is_left_and_takes_nothing_more(run: Any) -> None:
    model, job = Diary(), job_of(prompt=5, limit=1_000_000)
    engine = run(model, job)
    job.told.get(timeout=30)
    assert engine.close()
    broken = end_of(job)[1]
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, InferenceError)
    with pytest.raises(InferenceError):
        engine.submit(job_of(5, 1))
