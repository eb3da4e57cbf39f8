"""What holds for any text: no error, a confidence, spans inside the text, and a model that the puzzles accept."""

import random
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.core.language import Reading, read
from planner.core.puzzles import read_model
from tests.planner.language.corpus import questions

FAMILIES = {"river_crossing", "tower_of_hanoi", "water_jug", "none"}
CORPORA = ["dev_river_crossing", "dev_tower_of_hanoi", "dev_water_jug", "held_river_crossing", "held_tower_of_hanoi"]
TEXTS = [question["text"] for name in CORPORA for question in questions(f"{name}.jsonl")]
WORDS = sorted({word for text in TEXTS for word in text.split()})
LONGEST = 10_000

puzzle_like = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
spliced = st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0, 200)).map(
    lambda parts: parts[0][: parts[2]] + parts[1][parts[2] // 2 :]
)


def check(text: str, reading: Reading) -> None:
    assert reading.family in FAMILIES
    assert 0 <= reading.confidence <= 1
    assert reading.family != "none" or (reading.model is None and not reading.evidence)
    assert reading.clarify is None or (reading.model is None and reading.confidence <= 0.5)
    for evidence in reading.evidence:
        assert 0 <= evidence.span[0] <= evidence.span[1] <= len(text)
    if reading.model is not None:
        read_model(reading.family, reading.model)


@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    check(text, read(text))


@settings(max_examples=300, deadline=None)
@given(puzzle_like | spliced)
@example(text="1-gallon (1 A=[4,3,2,1], A=[4,3,2,1],")  # sizes and contents in one run, with nothing before it
def test_puzzle_like_text_gives_a_model_the_puzzles_accept_or_none(text: str) -> None:
    check(text, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The shepherd just needs the two sheep over, the wolf may stay. Boat: shepherd ana, Mo and Nia. Mo can't row, "
        "and neither can Nia. How often does the boat cross to get them all over?",
        "You, missionaries and cannibals, 3 and 3, cross the river with you and one more in the boat.",
        "The boat holds 4, no, no, 4",
    ],
)
def test_what_once_broke_the_reader_is_read(text: str) -> None:
    check(text, read(text))


@given(st.sampled_from(TEXTS))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(st.sampled_from(TEXTS))
def test_upper_case_and_spaces_change_nothing_for_the_family(text: str) -> None:
    assert read(f"  {text}  ").family == read(text).family


def hostile() -> dict[str, str]:
    shuffled = random.Random(7)
    return {
        "one word": "a" * LONGEST,
        "entities": "wolf goat " * (LONGEST // 10),
        "rules": "the wolf eats the goat and " * (LONGEST // 27),
        "numbers": "3 litre jug and " * (LONGEST // 16),
        "discs": "disc 3 on peg A, " * (LONGEST // 17),
        "nots": "not never no without unless " * (LONGEST // 28),
        "commas": ", " * (LONGEST // 2),
        "newlines": "- 1\n" * (LONGEST // 4),
        "near words": "canibls misionary hanio " * (LONGEST // 24),
        "shuffled": " ".join(shuffled.choices(WORDS, k=LONGEST // 6))[:LONGEST],
        "couples": "her own husband unless another " * (LONGEST // 31),
        "half numbers": "half a dozen and a half " * (LONGEST // 24),
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_text_of_full_length_is_read_quickly(name: str) -> None:
    text = hostile()[name]
    begun = thread_time()
    check(text, read(text))
    assert thread_time() - begun < 1.0
