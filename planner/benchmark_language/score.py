"""Reads every question of a corpus and scores the reading by family, by model, and by the answer the model leads to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from json import dumps, loads
from statistics import median
from time import perf_counter

from planner.benchmark_language.corpus import Question
from planner.core.errors import InvalidModel
from planner.core.json_types import JsonObject
from planner.core.language import Reading, read
from planner.core.outcome import Budget, Impossible, Solved
from planner.core.puzzles import read_model
from planner.core.solve import solve

BUDGET = Budget(states=200_000, seconds=5.0)
BINS = 10
NO_ANSWER = "none"


@dataclass(frozen=True)
class Score:
    """One question and what was right about its reading. `answer` is the family, solvability and fewest steps."""

    family: str
    difficulty: int
    read_family: str
    model: bool
    answer: bool
    confidence: float
    ms: float

    @property
    def right_family(self) -> bool:
        return self.family == self.read_family


def score(question: Question) -> Score:
    """Reads one question, takes the time, and compares."""
    begun = perf_counter()
    reading = read(question.text)
    ms = (perf_counter() - begun) * 1000
    model = _same_model(question, reading)
    return Score(
        question.family,
        question.difficulty,
        reading.family,
        model,
        model or _same_answer(question, reading),
        reading.confidence,
        ms,
    )


def right_answer(question: Question, reading: Reading) -> bool:
    """Whether a reading is of the family that was meant and leads to the same answer."""
    return _same_model(question, reading) or _same_answer(question, reading)


def _same_model(question: Question, reading: Reading) -> bool:
    if reading.family != question.family or question.family == NO_ANSWER:
        return reading.family == question.family
    if reading.model is None or reading.clarify is not None or question.model is None:
        return False
    try:
        return bool(read_model(question.family, reading.model) == read_model(question.family, question.model))
    except InvalidModel:
        return False


def _same_answer(question: Question, reading: Reading) -> bool:
    """Whether both models come to the same fewest number of steps; a model too large to solve counts as wrong."""
    if reading.family != question.family or question.model is None or reading.model is None:
        return False
    told, meant = (_answer(question.family, dumps(model)) for model in (reading.model, question.model))
    return told is not None and told == meant


@cache
def _answer(family: str, model: str) -> tuple[bool, int | None] | None:
    try:
        outcome = _drive(family, loads(model))
    except InvalidModel:
        return None
    if isinstance(outcome, Solved):
        return True, outcome.length
    return (False, None) if isinstance(outcome, Impossible) else None


def _drive(family: str, model: JsonObject) -> object:
    search = solve(family, model, BUDGET)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def calibration_error(scores: Sequence[Score]) -> float:
    """The expected calibration error: how far confidence is from the share that is right, bin by bin."""
    gaps = [0.0] * BINS
    for each in scores:
        gaps[min(BINS - 1, int(each.confidence * BINS))] += each.confidence - each.answer
    return sum(abs(gap) for gap in gaps) / len(scores)


def median_ms(scores: Sequence[Score]) -> float:
    return median(each.ms for each in scores)


def confusion(scores: Sequence[Score]) -> Counter[tuple[str, str]]:
    """How often each family was read as each."""
    return Counter((each.family, each.read_family) for each in scores)
