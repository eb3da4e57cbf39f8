"""The events of an answer, their order and shape, and the object of the formats at the end."""

import json
import re
from typing import Any

import pytest

from planner.core import answer as answering
from planner.core.answer import Answer, How, answer_text
from planner.core.events import Detected, Plan, Progress, Step, Text, to_json
from planner.core.language.reading import Evidence, Reading
from tests.planner.drive import answer, finish
from tests.planner.models import VALID, jugs, pile, river

KEYS = {
    "family", "confidence", "model", "evidence", "assumptions", "clarify", "status", "length", "optimal", "proof",
    "steps", "search", "answer",
}  # fmt: skip


@pytest.mark.parametrize(("family", "unit", "length"), [
    ("river_crossing", "crossings", 7), ("tower_of_hanoi", "moves", 7), ("water_jug", "steps", 6),
])  # fmt: skip
def test_a_solved_model_yields_detected_plan_steps_text(family: str, unit: str, length: int) -> None:
    events, result = answer(family, VALID[family]())
    assert [type(event) for event in events] == [Detected, Plan, *[Step] * length, Text]
    detected, plan, *steps, text = events
    assert isinstance(detected, Detected)
    assert isinstance(plan, Plan)
    assert isinstance(text, Text)
    assert (detected.family, detected.confidence, detected.model) == (family, 1.0, VALID[family]())
    assert all(set(row) == {"label", "text"} for row in detected.summary)
    assert (plan.status, plan.length, plan.optimal, plan.unit, plan.steps_shown) == (
        "solved", length, True, unit, length,
    )  # fmt: skip
    assert [step.number for step in steps if isinstance(step, Step)] == list(range(1, length + 1))
    assert [step.action for step in steps if isinstance(step, Step)] == result.steps
    told = text.markdown.split("\n\n")
    assert all(part in result.answer for part in told), "the events have told the steps, the answer tells them too"
    assert len(re.findall(r"^\d+\.", result.answer, re.MULTILINE)) == length
    assert not re.findall(r"^\d+\.", text.markdown, re.MULTILINE)
    json.dumps([to_json(event) for event in events], allow_nan=False)


def test_the_answer_has_the_keys_of_the_formats() -> None:
    _, result = answer("river_crossing", river())
    written = result.to_json()
    assert set(written) == KEYS
    assert set(written["proof"]) == {"kind", "states", "text"}
    assert set(written["search"]) == {"algorithm", "expanded", "generated", "seconds", "from_memory"}
    assert json.loads(json.dumps(written)) == written


def test_a_long_plan_is_cut_and_says_so() -> None:
    events, result = answer("tower_of_hanoi", pile(7), max_steps=5)
    written = result.to_json()
    assert set(written) == KEYS | {"steps_cut"}
    assert (written["steps_cut"], written["length"], len(written["steps"])) == (True, 127, 5)
    plan = next(event for event in events if isinstance(event, Plan))
    assert (plan.length, plan.steps_shown) == (127, 5)
    assert sum(isinstance(event, Step) for event in events) == 5
    assert listed(result) == [1, 2, 3, 4, 5]
    assert "… 122 more steps, as only 5 were asked for …" in result.answer


@pytest.mark.parametrize(
    ("discs", "most", "numbers"),
    [
        (7, 13, [*range(1, 11), 125, 126, 127]),
        (7, 12, [*range(1, 13)]),
        (7, 0, []),
        (3, 7, [*range(1, 8)]),
        (3, 6, [*range(1, 7)]),
    ],
)
def test_the_explanation_lists_no_more_steps_than_were_asked_for(discs: int, most: int, numbers: list[int]) -> None:
    _, result = answer("tower_of_hanoi", pile(discs), max_steps=most)
    assert listed(result) == numbers
    assert ("asked for" in result.answer) == (most < 2**discs - 1 and most < 13)


@pytest.mark.parametrize("algorithm", ["breadth_first", "a_star", "bidirectional", "frontier"])
def test_large_numbers_in_a_proof_have_separators(algorithm: str) -> None:
    line = pile(7) | {"move_rule": "adjacent"}
    _, result = answer("tower_of_hanoi", line, how=How(algorithm, tell_steps=False, insight_seconds=0))
    assert result.length == 2186
    assert result.proof is not None
    assert re.search(r"\d,\d{3}", result.proof["text"])
    assert not re.search(r"\d{4}", result.proof["text"])


def listed(result: Answer) -> list[int]:
    return [int(n) for n in re.findall(r"^(\d+)\.", result.answer, re.MULTILINE)]


def test_an_impossible_model_yields_a_plan_without_steps() -> None:
    events, result = answer("water_jug", jugs(goal={"any": 9}))
    assert [type(event) for event in events] == [Detected, Plan, Text]
    assert (result.status, result.length, result.optimal, result.steps) == ("impossible", None, False, [])
    assert result.proof is not None
    assert result.proof["text"] in result.answer
    assert result.answer.startswith("**Impossible")


def test_an_exhausted_budget_is_told_as_undecided() -> None:
    events, result = answer("tower_of_hanoi", pile(9), how=How("breadth_first"), states=50)
    assert [type(event) for event in events if not isinstance(event, Progress)] == [Detected, Plan, Text]
    assert (result.status, result.length, result.proof, result.optimal) == ("out_of_budget", None, None, False)
    assert "**Not decided" in result.answer


def test_an_invalid_model_yields_its_sentence() -> None:
    events, result = answer("water_jug", jugs(extra=1))
    assert [type(event) for event in events] == [Detected, Text]
    written = result.to_json()
    assert set(written) == KEYS | {"error"}
    assert (written["status"], written["error"]["code"], written["model"]) == ("invalid", "unknown_key", None)
    assert "extra" in written["answer"]


@pytest.mark.parametrize("family", ["chess", "none", None, ["water_jug"]])
def test_an_unknown_family_is_invalid(family: Any) -> None:
    _, result = answer(family, {})
    assert (result.status, result.family) == ("invalid", "none")


def test_a_question_carries_what_the_reading_found(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = (Evidence("capacities", [3, 5], (2, 9)),)
    understand(monkeypatch, Reading("water_jug", jugs(), 0.9, evidence, ("There is a tap.",), None))
    events, result = finish(answer_text("3 and 5"))
    written = result.to_json()
    assert written["evidence"] == [{"field": "capacities", "value": [3, 5], "span": [2, 9]}]
    assert (written["assumptions"], written["confidence"]) == (["There is a tap."], 0.9)
    assert isinstance(events[0], Detected)
    assert events[0].evidence == written["evidence"]


def test_a_question_that_is_no_puzzle_yields_only_what_was_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    understand(monkeypatch, Reading("none", None, 0.97, (), (), None))
    events, result = finish(answer_text("hello"))
    assert [type(event) for event in events] == [Detected]
    assert (result.status, result.family, set(result.to_json())) == ("not_a_puzzle", "none", KEYS)
    assert "river crossings" in result.answer


def test_an_open_question_is_asked_back(monkeypatch: pytest.MonkeyPatch) -> None:
    understand(monkeypatch, Reading("water_jug", None, 0.6, (), (), "How large are the jugs?"))
    events, result = finish(answer_text("jugs"))
    assert [type(event) for event in events] == [Detected]
    assert (result.status, result.answer) == ("needs_clarification", "How large are the jugs?")


def test_a_model_misread_from_a_question_is_invalid_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    understand(monkeypatch, Reading("water_jug", jugs(initial=[9, 9]), 0.6, (), (), None))
    events, result = finish(answer_text("jugs"))
    assert [type(event) for event in events] == [Detected, Text]
    assert result.status == "invalid"


def test_an_answer_can_be_stopped_while_it_searches() -> None:
    events = answering.answer_model("tower_of_hanoi", pile(18), how=How("breadth_first"))
    assert isinstance(next(events), Detected)
    assert isinstance(next(events), Progress)
    events.close()


def understand(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    monkeypatch.setattr(answering, "read", lambda text: reading)
