"""From what a text and its readings show to chances of being right.

The weights in `calibration.json` are a logistic fit to readings kept in `tests/planner/language/first_contact.jsonl`:
questions as the rules met them for the first time and, for the family alone, the development corpus.
`python -m planner.benchmark_language.fit` fits them again.
"""

import json
from collections.abc import Mapping
from math import exp
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")
_FITTED: dict[str, dict[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
# That the text is a puzzle of the family: by its words, and by how sure the reader of the family is if it found one.
FAMILY = _FITTED["family"]
# That the model is right where the family is: see `sureness`.
RIGHT = _FITTED["right"]
# Somebody who asks back has no model yet: right neither in family nor model, as far as anybody can tell.
ASKED = 0.5
# A wrong model shown as sure is the worst that can happen, so a chance is told a little lower than it is. At first
# contact with 390 questions, 119 of 126 puzzles with a chance of 0.9 or more were read right, and 55 of 56 of those
# that still have 0.9 by this.
PRUDENCE = 0.957


def chance(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that weights give to signals."""
    score = weights["start"] + sum(weights[name] * value for name, value in signals.items())
    return 1 / (1 + exp(-score))
