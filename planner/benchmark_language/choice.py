"""Fits a linear model of a choice: which of several candidates, each with features of its own, is meant.

As in `softmax`, but there the labels are the same for every example, here each example has candidates of its own.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.benchmark_language.descent import descend, steepest

LEAST_EXAMPLES = 3.0
STEPS, POWERS = 250, 20
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """The features of every candidate with their values, which candidate is meant, and what the example counts."""

    candidates: Sequence[Sequence[tuple[str, float]]]
    meant: int
    weight: float = 1.0


def fit(choices: Sequence[Choice], *, penalty: float) -> dict[str, float]:
    """The weights that make the candidates that are meant likeliest."""
    counts: dict[str, float] = defaultdict(float)
    for choice in choices:
        for feature in {name for candidate in choice.candidates for name, _ in candidate}:
            counts[feature] += choice.weight
    kept = sorted(feature for feature, count in counts.items() if count >= LEAST_EXAMPLES)
    table = _Table(choices, {feature: k for k, feature in enumerate(kept)})
    return dict(zip(kept, table.descend(penalty).tolist(), strict=True))


class _Table:
    """Which candidate has which features, as the places that are not zero."""

    def __init__(self, choices: Sequence[Choice], column: dict[str, int]) -> None:
        rows = [candidate for choice in choices for candidate in choice.candidates]
        known = [(k, column[name], value) for k, row in enumerate(rows) for name, value in row if name in column]
        sizes = np.array([len(choice.candidates) for choice in choices])
        self.rows, self.columns = np.array([k for k, _, _ in known]), np.array([c for _, c, _ in known])
        self.values = np.array([value for _, _, value in known])
        self.height, self.width = len(rows), len(column)
        self.begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.group = np.repeat(np.arange(len(choices)), sizes)
        self.meant = np.zeros(self.height)
        self.meant[self.begins + np.array([choice.meant for choice in choices])] = 1.0
        self.weights = np.repeat(np.array([choice.weight for choice in choices]), sizes)

    def times(self, weights: Vector) -> Vector:
        """The score of every candidate."""
        return np.bincount(self.rows, self.values * weights[self.columns], self.height).astype(np.float64)

    def back(self, errors: Vector) -> Vector:
        """What every feature has to do with the errors of the candidates."""
        return np.bincount(self.columns, self.values * errors[self.rows], self.width).astype(np.float64)

    def descend(self, penalty: float) -> Vector:
        """The weights with the least loss."""

        def gradient(weights: Vector) -> Vector:
            scores = self.times(weights)
            powers = np.exp(scores - np.maximum.reduceat(scores, self.begins)[self.group])
            chances = powers / np.add.reduceat(powers, self.begins)[self.group]
            return self.back((chances - self.meant) * self.weights) + penalty * weights

        curve = steepest(lambda some: self.back(self.times(some) * self.weights), np.ones(self.width), powers=POWERS)
        return descend(gradient, np.zeros(self.width), step=1.0 / (0.5 * curve + penalty), steps=STEPS)
