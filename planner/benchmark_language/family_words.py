"""Fits the words that speak of a family.

`python -m planner.benchmark_language.family_words tests/planner/language` writes `family_words.json`.

Softmax regression with a penalty on large weights, by accelerated gradient steps over all questions at once, which has
one best answer and finds the same on every run.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.benchmark_language.corpus import corpora, questions
from planner.core.language import family_words
from planner.core.language.family_words import FAMILIES, LENGTH, Weights, features
from planner.core.language.text import parse

# A word that few questions have says more about them than about the family.
LEAST_QUESTIONS = 4
PENALTY = 0.1
STEPS = 300
POWERS, SAFETY = 30, 1.1
DIGITS = 2
# A pair that moves no family further from another than this changes no answer. Single words stay: see `sureness`.
NEGLIGIBLE = 0.08
# Kept back from every fit: the calibration is measured on it.
KEPT_BACK = "unseen_b_"
Said = tuple[list[str], str]
Matrix = NDArray[np.float64]


def said_in(folders: Iterable[Path]) -> list[Said]:
    """The features and the family of every question of some folders."""
    paths = [path for folder in folders for path in corpora(folder) if not path.name.startswith(KEPT_BACK)]
    return [(features(parse(each.text)), each.family) for path in paths for each in questions(path)]


def fit(said: Sequence[Said]) -> Weights:
    """The weights that make these questions likeliest."""
    counts = Counter(feature for words, _ in said for feature in words)
    kept = sorted(feature for feature, count in counts.items() if count >= LEAST_QUESTIONS)
    found = np.round(_descend(_Table(said, {feature: k for k, feature in enumerate(kept, 1)})), DIGITS) + 0.0
    words = {feature: row.tolist() for feature, row in zip(kept, found[1:], strict=True) if _matters(feature, row)}
    return Weights(found[0].tolist(), words)


def _matters(feature: str, weights: Matrix) -> bool:
    return " " not in feature or bool(np.ptp(weights) >= NEGLIGIBLE)


class _Table:
    """Which question has which features: a table of mostly zeros, kept as the places that have none."""

    def __init__(self, said: Sequence[Said], column: dict[str, int]) -> None:
        known = [[0, *(column[word] for word in words if word in column)] for words, _ in said]
        lengths = np.array([len(each) for each in known])
        shares = np.array([LENGTH / sqrt(max(1, len(words))) for words, _ in said])
        self.features = len(column) + 1
        self.columns = np.concatenate(known)
        self.begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.rows = np.repeat(np.arange(len(said)), lengths)
        self.values = np.where(self.columns == 0, 1.0, shares[self.rows])[:, None]
        self.meant = np.array([[family == each for each in FAMILIES] for _, family in said], dtype=float)

    def times(self, weights: Matrix) -> Matrix:
        """The scores of every question."""
        return np.add.reduceat(weights[self.columns] * self.values, self.begins)

    def back(self, errors: Matrix) -> Matrix:
        """What every feature has to do with the errors of the questions that have it."""
        parts = errors[self.rows] * self.values
        return np.column_stack([np.bincount(self.columns, part, self.features) for part in parts.T])


def _descend(table: _Table) -> Matrix:
    """Nesterov's steps, no longer than the steepest curve allows."""
    now = ahead = np.zeros((table.features, len(FAMILIES)))
    penalty = np.full((table.features, 1), PENALTY)
    penalty[0] = 0.0  # how frequent a family is may be learned freely
    step = 1.0 / (0.5 * _steepest(table) + PENALTY)
    for k in range(STEPS):
        scores = table.times(ahead)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        gradient = table.back(powers / powers.sum(axis=1, keepdims=True) - table.meant) + penalty * ahead
        before, now = now, ahead - step * gradient
        ahead = now + k / (k + 3) * (now - before)
    return now


def _steepest(table: _Table) -> float:
    """The largest eigenvalue of the table's square, by powers and a little above it."""
    some = np.ones((table.features, 1))
    for _ in range(POWERS):
        some = table.back(table.times(some / np.linalg.norm(some)))
    return float(np.linalg.norm(some)) * SAFETY


def written(weights: Weights) -> str:
    """The weights as JSON, a line a word."""
    lines = ",\n".join(f"  {json.dumps(word, ensure_ascii=False)}: {row}" for word, row in weights.words.items())
    head = f'"families": {json.dumps(FAMILIES)},\n "start": {weights.start}'
    return f'{{{head},\n "words": {{\n{lines}\n }}}}\n'


if __name__ == "__main__":
    Path(family_words.__file__).with_suffix(".json").write_text(
        written(fit(said_in(map(Path, sys.argv[1:])))), encoding="utf-8"
    )
