"""Scores, rows and fits of the language benchmark, on cases whose figures can be worked out by hand."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from planner.benchmark_language.corpus import Question, corpora, questions
from planner.benchmark_language.logistic import fit
from planner.benchmark_language.report import rows_of, table
from planner.benchmark_language.score import Score, calibration_error, confusion, score
from planner.core.errors import InvalidModel

JUGS = {"capacities": [3, 5], "initial": [0, 0], "tap": True, "drain": True, "goal": {"any": 4}}
TEXT = "A 3-litre jug, a 5-litre jug and a tap: how do I get exactly 4 litres?"
FIELDS = ["file", "family", "n", "family_right", "model_right", "answer_right", "ece", "ms_median"]


def scored(confidence: float, answer: bool, read_family: str = "none") -> Score:
    return Score("none", 1, read_family, answer, answer, confidence, 1.0)


def test_the_same_model_is_right_in_every_way() -> None:
    result = score(Question("q", TEXT, "water_jug", JUGS, 1))
    assert (result.right_family, result.model, result.answer) == (True, True, True)


def test_another_model_with_the_same_answer_is_right_by_its_answer_alone() -> None:
    result = score(Question("q", TEXT, "water_jug", {**JUGS, "capacities": [5, 3]}, 1))
    assert (result.right_family, result.model, result.answer) == (True, False, True)


def test_another_family_is_wrong_in_every_way() -> None:
    result = score(Question("q", "How old is the Danube?", "water_jug", JUGS, 1))
    assert (result.right_family, result.model, result.answer) == (False, False, False)


def test_calibration_error_weighs_each_bin_by_its_size() -> None:
    assert calibration_error([scored(0.95, True), scored(0.95, True), scored(0.25, True), scored(0.25, False)]) == (
        pytest.approx((0.1 + 0.5) / 4)
    )


def test_confusion_counts_meant_against_read() -> None:
    assert confusion([scored(1, True), scored(1, False, "water_jug")]) == {
        ("none", "none"): 1,
        ("none", "water_jug"): 1,
    }


def test_a_signal_that_says_nothing_gets_no_weight_and_one_that_says_all_gets_much() -> None:
    rows = [({"all": float(right), "nothing": float(k % 2)}, right) for right in (True, False) for k in range(100)]
    weights = fit(rows, ("all", "nothing"))
    assert weights["nothing"] == pytest.approx(0, abs=1e-3)
    assert weights["all"] > 3


def test_rows_have_the_fields_of_the_formats() -> None:
    (row,) = rows_of("x.jsonl", [scored(0.9, True)])
    assert list(row) == FIELDS
    assert table([row]).count("\n") == 2


def test_the_command_prints_tables_and_writes_rows(tmp_path: Path) -> None:
    line = {"id": "q", "text": TEXT, "family": "water_jug", "model": JUGS}
    (tmp_path / "jugs.jsonl").write_text(json.dumps(line) + "\n")
    (tmp_path / "other.jsonl").write_text('{"raw": 1}\n')
    assert corpora(tmp_path) == [tmp_path / "jugs.jsonl"]
    assert questions(tmp_path / "jugs.jsonl")[0].difficulty == 0
    said = StringIO()
    call_command("benchmark_language", str(tmp_path), json=tmp_path / "report.json", stdout=said)
    report = json.loads((tmp_path / "report.json").read_text())
    assert set(report) == {"machine", "versions", "rows"}
    assert [list(row) for row in report["rows"]] == [FIELDS]
    assert "1 questions: family right 100.0%" in said.getvalue()


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no corpus"):
        call_command("benchmark_language", str(tmp_path))


def test_a_corpus_that_means_an_invalid_model_is_refused(tmp_path: Path) -> None:
    line = {"id": "q", "text": TEXT, "family": "water_jug", "model": {**JUGS, "jugs": 2}}
    (tmp_path / "jugs.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(InvalidModel):
        questions(tmp_path / "jugs.jsonl")
