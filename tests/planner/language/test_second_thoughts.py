"""Numbers that a person takes back are replaced by the ones that were meant; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.core.language.second_thoughts import without_second_thoughts
from planner.core.language.text import Token, parse

PLAIN = st.lists(st.sampled_from(["the", "boat", "hold", "2", "3", "wolf", ".", ",", "and", "cross"]), max_size=40)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("The boat takes two. Wait, make that 4 in the boat.", "the boat take 4 . in the boat ."),
        ("Three wolves, sorry, four wolves and a goat.", "4 wolf and a goat ."),
        ("The raft holds three, or rather two, as one seat broke.", "the raft hold 2 , as 1 seat broke ."),
        ("Three elves and three orcs... sorry, four of each, and a raft.", "4 elf and 4 orc , and a raft ."),
        ("Two wolves and a goat. No, make it 3 wolves.", "3 wolf and a goat . wolf ."),
    ],
)
def test_a_number_taken_back_is_replaced(said: str, meant: str) -> None:
    assert parse(said).clean == meant


@given(PLAIN)
def test_words_without_a_second_thought_stay_as_they_are(words: list[str]) -> None:
    tokens = [Token(word, k, k + 1) for k, word in enumerate(words)]
    assert without_second_thoughts(tokens) == tokens


@given(PLAIN, st.lists(st.sampled_from(["no", "wait", "make", "that", "it", ",", "4", "sorry"]), max_size=20))
def test_what_stays_keeps_its_order_or_moves_as_a_correction(words: list[str], cue: list[str]) -> None:
    tokens = [Token(word, k, k + 1) for k, word in enumerate([*words, *cue])]
    left = without_second_thoughts(tokens)
    assert len(left) <= len(tokens)
    assert set(left) <= set(tokens)
