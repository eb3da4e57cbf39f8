"""Confidence means something: the weights are the fit they claim to be, and they hold on questions kept back."""

import json
from typing import Any

import pytest

from planner.benchmark_language.corpus import questions
from planner.benchmark_language.logistic import fit
from planner.benchmark_language.score import calibration_error, score
from planner.core.language.calibration import FAMILY, RIGHT, chance
from planner.core.language.sureness import NAMES
from tests.planner.language.corpus import HERE

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
LARGEST_ERROR = 0.1
# One of the sets was written to be harder than what people ask: that it was, is learned and then left aside.
HARDER = "harder"
AGAINST = ("new words", "assumptions", "unexplained")


def first_contact() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "first_contact.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_chance_of_a_family_is_fitted_to_the_first_contact() -> None:
    rows = [(row, row["read"] == row["family"]) for row in first_contact()]
    assert fit(rows, ("words", "reading", "found")) == pytest.approx(FAMILY, abs=0.002)


def test_the_chance_of_a_model_is_fitted_to_the_first_contact() -> None:
    rows = [
        (row["signals"], row["right"])
        for row in first_contact()
        if row["right"] is not None and row["read"] == row["family"]
    ]
    fitted = fit(rows, (*NAMES, HARDER))
    del fitted[HARDER]
    assert fitted == pytest.approx(RIGHT, abs=0.002)


def test_what_the_text_says_and_the_model_does_not_show_lowers_the_chance() -> None:
    plain = dict.fromkeys(NAMES, 0.0)
    for name in AGAINST:
        assert chance({**plain, name: 2.0}, RIGHT) < chance(plain, RIGHT)
    assert chance({**plain, "reader": 2.0}, RIGHT) > chance(plain, RIGHT)


def test_confidence_is_calibrated_on_the_half_kept_back() -> None:
    scores = [score(question) for family in FAMILIES for question in questions(HERE / f"unseen_b_{family}.jsonl")]
    assert calibration_error(scores) < LARGEST_ERROR
