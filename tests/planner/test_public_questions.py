"""The twenty public questions, piped through `manage.py plan --jsonl` as a person would do it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.core.validate import replay

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("public_questions.jsonl")
QUESTIONS = {question["id"]: question for question in map(json.loads, FILE.read_text().splitlines())}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    with FILE.open("rb") as lines:
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "plan", "--jsonl"],
            stdin=lines,
            capture_output=True,
            timeout=120,
            cwd=tmp_path_factory.mktemp("elsewhere"),
        )
    assert done.returncode == 0, done.stderr.decode()
    return {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}


def test_there_is_an_answer_for_each_in_the_order_asked(answers):
    assert len(QUESTIONS) == 20
    assert list(answers) == list(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_is_understood_and_answered_right(answers, name):
    question, answer = QUESTIONS[name], answers[name]
    assert answer["family"] == question["family"]
    if question["family"] == "none":
        assert answer["status"] == "not_a_puzzle"
        return
    expected = question["answer"]
    assert answer["status"] == ("solved" if expected["solvable"] else "impossible")
    assert answer["length"] == expected["optimal_length"]
    assert answer["optimal"] is expected["solvable"]
    assert answer["proof"]["kind"] in ("exhaustive", "theorem")
    assert len(answer["steps"]) == (answer["length"] or 0)


@pytest.mark.parametrize("name", [name for name, q in QUESTIONS.items() if q["answer"] and q["answer"]["solvable"]])
def test_every_plan_passes_the_validator(answers, name):
    answer = answers[name]
    states = list(replay(answer["family"], answer["model"], answer["steps"]))
    assert len(states) == len(answer["steps"]) + 1
