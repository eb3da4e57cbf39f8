"""Confidence means something: the weights are the fit they claim to be, and they hold on questions kept back."""

import pytest

from planner.benchmark_language.contact import rows_in
from planner.benchmark_language.corpus import questions
from planner.benchmark_language.fit import family_weights, model_weights
from planner.benchmark_language.score import calibration_error, score
from planner.core.language.calibration import FAMILY, RIGHT, chance
from planner.core.language.sureness import NAMES
from tests.planner.language.corpus import HERE

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
LARGEST_ERROR = 0.1
AGAINST = ("new words", "assumptions", "unexplained")


def test_the_weights_are_fitted_to_the_first_contact() -> None:
    rows = rows_in(HERE / "first_contact.jsonl")
    assert family_weights(rows) == pytest.approx(FAMILY, abs=0.002)
    assert model_weights(rows) == pytest.approx(RIGHT, abs=0.002)


def test_what_the_text_says_and_the_model_does_not_show_lowers_the_chance() -> None:
    plain = dict.fromkeys(NAMES, 0.0)
    for name in AGAINST:
        assert chance({**plain, name: 2.0}, RIGHT) < chance(plain, RIGHT)
    assert chance({**plain, "reader": 2.0}, RIGHT) > chance(plain, RIGHT)


def test_confidence_is_calibrated_on_the_half_kept_back() -> None:
    scores = [score(question) for family in FAMILIES for question in questions(HERE / f"unseen_b_{family}.jsonl")]
    assert calibration_error(scores) < LARGEST_ERROR
