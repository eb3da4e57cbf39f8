"""Fits how far a reading can be trusted.

`python -m planner.benchmark_language.fit tests/planner/language/first_contact.jsonl` writes `calibration.json`.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from planner.benchmark_language import logistic
from planner.benchmark_language.contact import Row, rows_in
from planner.core.language import calibration, sureness

OF_A_FAMILY = ("words", "reading", "found")
Weights = dict[str, float]


def family_weights(rows: Sequence[Row]) -> Weights:
    """What the likeliest family must show to be the one that was meant."""
    return logistic.fit([(row, row["read"] == row["family"]) for row in rows], OF_A_FAMILY)


def model_weights(rows: Sequence[Row]) -> Weights:
    """What a model must show to be right, where the family is.

    A signal that says something of a whole set and nothing of a reading is learned and then left aside.
    """
    told = [row for row in rows if row["right"] is not None and row["read"] == row["family"]]
    aside = sorted({name for row in told for name in row["signals"]} - {*sureness.NAMES})
    blank = dict.fromkeys(aside, 0.0)
    found = logistic.fit([(blank | row["signals"], row["right"]) for row in told], (*sureness.NAMES, *aside))
    return {name: weight for name, weight in found.items() if name not in aside}


def written(rows: Sequence[Row]) -> str:
    """Both fits as JSON, a line each."""
    return f'{{\n "family": {json.dumps(family_weights(rows))},\n "right": {json.dumps(model_weights(rows))}\n}}\n'


if __name__ == "__main__":
    calibration.FILE.write_text(
        written([row for file in sys.argv[1:] for row in rows_in(Path(file))]), encoding="utf-8"
    )
