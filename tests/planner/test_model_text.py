"""A question that is a model as JSON: answered as that model, or refused with a code, but never taken for chat."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import questions
from planner.core.answer import Answer
from planner.core.events import Detected, Event, Text
from planner.core.language.follow_up import Clarified
from planner.headline import headline
from planner.model_text import is_model, parse_model
from planner.strict_json import BadJson
from tests.planner.drive import answer, finish
from tests.planner.models import VALID, jugs, river
from tests.planner.pddl.domains import BLOCKS, SUSSMAN


def ask(text: str) -> tuple[list[Event], Answer]:
    return finish(questions.answer(text))


def text_of(family: Any, model: Any, **layout: Any) -> str:
    return json.dumps({"family": family, "model": model}, **layout)


@pytest.mark.parametrize("family", VALID)
@pytest.mark.parametrize("form", ["{}", "\n  {}\n", "```json\n{}\n```", "```\n{}\n```"])
def test_a_model_as_text_is_answered_as_the_model(family: str, form: str) -> None:
    text = form.replace("{}", text_of(family, VALID[family](), indent=2))
    assert is_model(text)
    events, told = ask(text)
    expected_events, expected = answer(family, VALID[family]())
    assert [type(event) for event in events] == [type(event) for event in expected_events]
    assert (told.model, told.steps, told.proof) == (expected.model, expected.steps, expected.proof)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('{"family": "water_jug", "model": {', "not_json", "line 1, column 35"),
        ("{'family': 'water_jug'}", "not_json", "line 1"),
        ('{family: "water_jug"}', "not_json", "line 1"),
        ('{"family": "water_jug", "model": {"capacities": [NaN]}}', "not_json", "JSON"),
        ('{"family": "water_jug", "model": ' + "[" * 100_000, "not_json", "JSON"),
        ('{"family": "water_jug", "model": ' + "1" * 5_000 + "}", "not_json", "JSON"),
        ('{"family": "water_jug", "family": "water_jug"}', "duplicate", "twice"),
        ('{"family": "water_jug"}', "missing_key", "“model”"),
        ('{"capacities": [3, 5], "initial": [0, 0]}', "unknown_key", "“capacities”"),
        ('{"family": "water_jug", "model": {}, "id": 1}', "unknown_key", "“id”"),
        ('{"family": "chess", "model": {}}', "unknown_family", "river_crossing"),
        ('{"family": 7, "model": {}}', "wrong_type", "“family”"),
        (text_of("river_crossing", river(capacity=0)), "out_of_range", "“capacity”"),
        (text_of("river_crossing", river(rowers=["ferryman"])), "unknown_name", "“rowers[0]”"),
        (text_of("water_jug", jugs(initial=[9, 0])), "out_of_range", "“initial[0]”"),
    ],
)
def test_a_wrong_model_is_refused_with_a_code_and_a_sentence_that_names_the_field(
    text: str, code: str, words: str
) -> None:
    events, refused = ask(text)
    assert refused.status == "invalid"
    assert refused.error is not None
    assert refused.error["code"] == code
    assert words in refused.error["message"]
    assert isinstance(events[-1], Text)
    assert events[-1].markdown.endswith(f" `{code}`")
    assert not any(isinstance(event, Detected) and event.model for event in events)


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", '{"name": "Anna"}', "solve {family: 3}", "a family of {4}: two parents", "[]", "Model: T"],
)
def test_other_texts_with_braces_are_left_to_the_reader_of_words(text: str) -> None:
    assert not is_model(text)


@given(st.text(alphabet='{}[]":, \nfamilymodel0'), st.sampled_from(['{"family":', '{"model": ', "{pegs:"]))
def test_any_text_meant_as_a_model_is_read_or_refused(rest: str, beginning: str) -> None:
    assert is_model(beginning + rest)
    try:
        parse_model(beginning + rest)
    except BadJson as refused:
        assert refused.code in {"not_json", "duplicate", "missing_key", "unknown_key", "wrong_type"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_sent_as_a_model_is_read_as_it_was_sent(model: Any) -> None:
    assert parse_model(text_of("water_jug", model)) == ("water_jug", model)


HALVES = [(BLOCKS, SUSSMAN), (SUSSMAN, BLOCKS)]


@pytest.mark.parametrize(("first", "second"), HALVES)
def test_the_missing_half_of_pddl_is_read_with_the_one_before(first: str, second: str) -> None:
    _, asked_back = ask(first)
    assert asked_back.clarify is not None
    whole = questions.text_to_read(second, [Clarified(first, asked_back.clarify)])
    assert first in whole
    assert second in whole


def test_what_is_whole_or_repeats_itself_is_read_alone() -> None:
    model = text_of("water_jug", jugs())
    for reply, before in [
        (model, BLOCKS),
        (BLOCKS, BLOCKS),
        (BLOCKS + SUSSMAN, BLOCKS),
        (BLOCKS, "How many?"),
        ("5", BLOCKS),
    ]:
        assert questions.text_to_read(reply, [Clarified(before, "What else?")]) == reply


def test_an_answer_in_words_is_still_read_with_its_question() -> None:
    before = [
        Clarified(BLOCKS, "And the problem?"),
        Clarified("Solve the Tower of Hanoi.", "How many discs are there?"),
    ]
    assert questions.text_to_read("5", before) == questions.text_to_read("5", before[1:])
    assert questions.text_to_read("5", before) != "5"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tower of Hanoi with 3 discs", "Tower of Hanoi with 3 discs"),
        (text_of("river_crossing", {}), "River crossing as JSON"),
        (text_of(["x"], {}), "A model as JSON"),
        ('{"family": ', "A model as JSON"),
        (BLOCKS + SUSSMAN, "PDDL: sussman"),
        (BLOCKS, "PDDL: blocks"),
        ("(define (domain", "PDDL: a problem"),
    ],
)
def test_every_question_has_a_headline(text: str, name: str) -> None:
    assert headline(text) == name
