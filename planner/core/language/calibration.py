"""From what a text and its readings show to chances of being right.

The weights are a logistic fit (`planner.benchmark_language.logistic`) to readings that are kept in
`tests/planner/language/first_contact.jsonl`: 820 questions as the rules met them for the first time and, for the family
alone, the development corpus. The chances by words in them come from fits that had left the question's set out. A test
fits them again.
"""

from collections.abc import Mapping
from math import exp

# That the text is a puzzle of the family: by its words, and by how sure the reader of the family is if it found one.
FAMILY = {"start": -2.669, "words": 0.872, "reading": 3.312, "found": 2.054}
# That the model is right where the family is: see `sureness`.
RIGHT = {
    "start": 2.038,
    "reader": 0.481,
    "evidence": -0.257,
    "new words": -0.228,
    "assumptions": -0.243,
    "unexplained": -0.211,
}
# Somebody who asks back has no model yet: right neither in family nor model, as far as anybody can tell.
ASKED = 0.5


def chance(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that weights give to signals."""
    score = weights["start"] + sum(weights[name] * value for name, value in signals.items())
    return 1 / (1 + exp(-score))
