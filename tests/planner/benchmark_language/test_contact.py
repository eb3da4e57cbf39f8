"""First contacts: a row a question, made once, and the fit that learns from them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from planner.benchmark_language.contact import Row, contact, rows_in
from planner.benchmark_language.corpus import Question
from planner.benchmark_language.fit import OF_A_FAMILY, family_weights, model_weights, written
from planner.core.language.sureness import NAMES

JUGS = {"capacities": [3, 5], "initial": [0, 0], "tap": True, "drain": True, "goal": {"any": 4}}
TEXT = "A 3-litre jug, a 5-litre jug and a tap: how do I get exactly 4 litres?"
PUZZLE = Question("q", TEXT, "water_jug", JUGS, 1)
CHAT = Question("c", "How old is the Danube?", "none", None, 1)


def row(right: bool, **signals: float) -> Row:
    family = {"id": "q", "family": "water_jug", "read": "water_jug", **dict.fromkeys(OF_A_FAMILY, 1.0)}
    return {**family, "right": right, "signals": {**dict.fromkeys(NAMES, 0.0), **signals}}


def test_a_puzzle_shows_the_signals_of_its_family_and_of_its_model() -> None:
    shown = contact(PUZZLE)
    assert (shown["family"], shown["read"], shown["right"]) == ("water_jug", "water_jug", True)
    assert set(NAMES) == set(shown["signals"])
    assert set(OF_A_FAMILY) < set(shown)


def test_chat_shows_the_puzzle_it_could_be_taken_for_and_no_model() -> None:
    shown = contact(CHAT)
    assert shown["read"] != "none"
    assert (shown["right"], shown["found"]) == (None, 0.0)


def test_a_wrong_model_is_not_right() -> None:
    assert contact(Question("q", TEXT, "water_jug", {**JUGS, "goal": {"any": 2}}, 1))["right"] is False


def test_the_command_adds_each_question_once(tmp_path: Path) -> None:
    lines = [{"id": each.id, "text": each.text, "family": each.family, "model": each.model} for each in (PUZZLE, CHAT)]
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora" / "some.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    said = StringIO()
    for _ in range(2):
        call_command(
            "benchmark_language", str(tmp_path / "corpora"), contact=tmp_path / "rows", aside=["harder"], stdout=said
        )
    assert [each["id"] for each in rows_in(tmp_path / "rows")] == ["q", "c"]
    assert rows_in(tmp_path / "rows")[0]["signals"]["harder"] == 1.0
    assert "2 of 2 questions" in said.getvalue()
    assert "0 of 2 questions" in said.getvalue()


def test_what_is_said_of_a_whole_set_is_learned_and_left_aside() -> None:
    easy = [row(k % 10 != 0) for k in range(100)]
    hard = [row(k % 2 == 0, harder=1.0) for k in range(100)]
    assert set(model_weights(easy + hard)) == {"start", *NAMES}
    assert model_weights(easy + hard)["start"] == pytest.approx(model_weights(easy)["start"], abs=0.3)
    assert model_weights(easy + [row(bool(k % 2)) for k in range(100)])["start"] < model_weights(easy)["start"] - 0.5


def test_the_fit_is_written_as_it_is_read() -> None:
    rows = [row(k % 3 != 0) | {"family": "water_jug" if k % 4 else "none"} for k in range(40)]
    assert json.loads(written(rows)) == {"family": family_weights(rows), "right": model_weights(rows)}
