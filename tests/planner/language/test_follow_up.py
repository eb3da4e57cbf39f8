"""An answer to a question of ours is read together with what it answers; anything else is read by itself."""

import pytest

from planner.core.language import read
from planner.core.language.follow_up import Clarified, text_to_read

HANOI = "Solve the Tower of Hanoi"
JUGS = "How do I measure water with a 5-litre jug, a 3-litre jug and a tap?"


def asked(text: str) -> Clarified:
    question = read(text).clarify
    assert question
    return Clarified(text, question)


@pytest.mark.parametrize("reply", ["5", "five", "5 discs", "There are 5 discs."])
def test_an_answer_completes_the_puzzle(reply):
    reading = read(text_to_read(reply, [asked(HANOI)]))
    assert (reading.family, reading.clarify) == ("tower_of_hanoi", None)
    assert reading.model is not None
    assert reading.model["start"] == {"A": [5, 4, 3, 2, 1]}


@pytest.mark.parametrize("reply", ["4", "4 litres", "exactly 4 litres"])
def test_a_bare_amount_has_the_unit_of_the_question(reply):
    reading = read(text_to_read(reply, [asked(JUGS)]))
    assert reading.model is not None
    assert reading.model["goal"] == {"any": 4}


@pytest.mark.parametrize("reply", ["What is the capital of France?", "thanks", "Solve the Tower of Hanoi with 4 discs"])
def test_what_answers_nothing_or_is_a_puzzle_of_its_own_is_read_by_itself(reply):
    assert text_to_read(reply, [asked(HANOI)]) == reply


def test_without_a_question_before_nothing_is_joined():
    assert text_to_read("5", []) == "5"
