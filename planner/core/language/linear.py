"""A linear model over readable features: softmax regression, its weights in a JSON file, a line a feature.

`planner/benchmark_language/softmax.py` fits such weights; here they are only added up.
"""

import json
from collections.abc import Sequence
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

# What has many features is no surer for it: they share this length.
LENGTH = 5.0


class Weights(NamedTuple):
    """What speaks for each label: from the start, and feature by feature."""

    labels: tuple[str, ...]
    start: list[float]
    features: dict[str, list[float]]


def chances(known: Weights, features: Sequence[str]) -> dict[str, float]:
    """The chance of every label, from features that are each named once; unknown ones only take their share."""
    share = share_of(len(features))
    found = [known.features[feature] for feature in features if feature in known.features]
    sums = [sum(column) for column in zip(*found, strict=True)] or [0.0] * len(known.labels)
    scores = [start + share * each for start, each in zip(known.start, sums, strict=True)]
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    return {label: power / sum(powers) for label, power in zip(known.labels, powers, strict=True)}


def share_of(features: int) -> float:
    """How much each of so many features counts."""
    return LENGTH / sqrt(max(1, features))


@cache
def load(path: Path) -> Weights:
    """The weights of a file."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return Weights(tuple(read["labels"]), read["start"], read["features"])
