"""Fits a linear model over features: softmax regression with a penalty on large weights.

Accelerated gradient steps over all examples at once, which has one best answer and finds the same on every run.
"""

import json
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.benchmark_language.descent import descend, steepest
from planner.core.language.linear import Weights, share_of

# A feature that few examples have says more about them than about the label.
LEAST_EXAMPLES = 4
PENALTY = 0.1
STEPS = 300
POWERS, SAFETY = 30, 1.1
DIGITS = 2
# A pair that moves no label further from another than this changes no answer. Single words stay: see `sureness`.
NEGLIGIBLE = 0.08
Example = tuple[Sequence[str], str]
Matrix = NDArray[np.float64]


def fit(examples: Sequence[Example], labels: Sequence[str], *, penalty: float = PENALTY) -> Weights:
    """The weights that make the labels of these examples likeliest; each example names a feature once."""
    counts = Counter(feature for features, _ in examples for feature in features)
    kept = sorted(feature for feature, count in counts.items() if count >= LEAST_EXAMPLES)
    table = _Table(examples, labels, {feature: k for k, feature in enumerate(kept, 1)})
    found = np.round(_descend(table, penalty), DIGITS) + 0.0
    rows = {feature: row.tolist() for feature, row in zip(kept, found[1:], strict=True) if _matters(feature, row)}
    return Weights(tuple(labels), found[0].tolist(), rows)


def written(weights: Weights) -> str:
    """The weights as JSON, a line a feature."""
    lines = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {row}" for name, row in weights.features.items())
    head = f'"labels": {json.dumps(weights.labels)},\n "start": {weights.start}'
    return f'{{{head},\n "features": {{\n{lines}\n }}}}\n'


def _matters(feature: str, weights: Matrix) -> bool:
    return " " not in feature or bool(np.ptp(weights) >= NEGLIGIBLE)


class _Table:
    """Which example has which features: a table of mostly zeros, kept as the places that have none."""

    def __init__(self, examples: Sequence[Example], labels: Sequence[str], column: dict[str, int]) -> None:
        known = [[0, *(column[name] for name in features if name in column)] for features, _ in examples]
        lengths = np.array([len(each) for each in known])
        shares = np.array([share_of(len(features)) for features, _ in examples])
        self.shape = (len(column) + 1, len(labels))
        self.columns = np.concatenate(known)
        self.begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.rows = np.repeat(np.arange(len(examples)), lengths)
        self.values = np.where(self.columns == 0, 1.0, shares[self.rows])[:, None]
        self.meant = np.array([[label == each for each in labels] for _, label in examples], dtype=float)

    def times(self, weights: Matrix) -> Matrix:
        """The scores of every example."""
        return np.add.reduceat(weights[self.columns] * self.values, self.begins)

    def back(self, errors: Matrix) -> Matrix:
        """What every feature has to do with the errors of the examples that have it."""
        parts = errors[self.rows] * self.values
        return np.column_stack([np.bincount(self.columns, part, self.shape[0]) for part in parts.T])


def _descend(table: _Table, penalty: float) -> Matrix:
    penalties = np.full((table.shape[0], 1), penalty)
    penalties[0] = 0.0  # how frequent a label is may be learned freely

    def gradient(weights: Matrix) -> Matrix:
        scores = table.times(weights)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return table.back(powers / powers.sum(axis=1, keepdims=True) - table.meant) + penalties * weights

    curve = steepest(lambda some: table.back(table.times(some)), np.ones((table.shape[0], 1)), powers=POWERS)
    step = 1.0 / (0.5 * curve * SAFETY + penalty)
    return descend(gradient, np.zeros(table.shape), step=step, steps=STEPS)
