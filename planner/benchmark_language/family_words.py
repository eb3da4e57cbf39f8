"""Fits the words that speak of a family.

`python -m planner.benchmark_language.family_words tests/planner/language` writes `family_words.json`.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.benchmark_language import softmax
from planner.benchmark_language.corpus import corpora, questions
from planner.core.language.family_words import FAMILIES, FILE, features
from planner.core.language.linear import Weights
from planner.core.language.text import parse

# Kept back from every fit: the calibration is measured on it.
KEPT_BACK = "unseen_b_"


def said_in(folders: Iterable[Path]) -> list[softmax.Example]:
    """The features and the family of every question of some folders."""
    paths = [path for folder in folders for path in corpora(folder) if not path.name.startswith(KEPT_BACK)]
    return [(features(parse(each.text)), each.family) for path in paths for each in questions(path)]


def fit(said: Sequence[softmax.Example]) -> Weights:
    """The weights that make these questions likeliest."""
    return softmax.fit(said, FAMILIES)


if __name__ == "__main__":
    FILE.write_text(softmax.written(fit(said_in(map(Path, sys.argv[1:])))), encoding="utf-8")
