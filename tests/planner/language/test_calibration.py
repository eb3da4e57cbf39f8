"""Confidence means something: the tables are the fit they claim to be, and they hold on questions kept back."""

import json

import pytest

from planner.benchmark_language.corpus import questions
from planner.benchmark_language.isotonic import fit
from planner.benchmark_language.score import calibration_error, score
from planner.core.language.calibration import NONE, PUZZLE, calibrated
from tests.planner.language.corpus import HERE

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
LARGEST_ERROR = 0.1


def first_contact(is_none: bool) -> list[tuple[float, bool]]:
    rows = [json.loads(line) for line in (HERE / "first_contact.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(row["raw"], row["right"]) for row in rows if not row["asked"] and (row["read"] == "none") == is_none]


def test_the_tables_are_fitted_to_the_first_contact() -> None:
    assert fit(first_contact(is_none=False)) == PUZZLE
    assert fit(first_contact(is_none=True)) == NONE


@pytest.mark.parametrize("table", [PUZZLE, NONE])
def test_a_higher_score_is_never_a_lower_chance(table: tuple[tuple[float, float], ...]) -> None:
    chances = [calibrated(raw / 100, table) for raw in range(101)]
    assert chances == sorted(chances)
    assert 0 <= chances[0] <= chances[-1] <= 1


def test_confidence_is_calibrated_on_the_half_kept_back() -> None:
    scores = [score(question) for family in FAMILIES for question in questions(HERE / f"unseen_b_{family}.jsonl")]
    assert calibration_error(scores) < LARGEST_ERROR
