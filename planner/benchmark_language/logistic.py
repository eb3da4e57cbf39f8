"""Fits chances of being right to named signals: logistic regression by Newton's steps, with a small ridge."""

from collections.abc import Mapping, Sequence

import numpy as np

RIDGE = 1.0
STEPS = 25
DIGITS = 3
START = "start"


def fit(rows: Sequence[tuple[Mapping[str, float], bool]], names: Sequence[str]) -> dict[str, float]:
    """The weight of each named signal, and from where to start."""
    x = np.array([[1.0, *(signals[name] for name in names)] for signals, _ in rows])
    y = np.array([float(right) for _, right in rows])
    ridge = np.diag([0.0, *(RIDGE for _ in names)])
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (y - chance) - ridge @ found
        found = found + np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x + ridge, slope)
    return dict(zip((START, *names), np.round(found, DIGITS).tolist(), strict=True))
