"""What is asked back, what is said as an assumption, and words that only one question uses."""

from typing import Any

import pytest

from planner.core.language import Reading, read

SURE = 0.9


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.model is not None, reading
    return reading.model


@pytest.mark.parametrize(
    "text",
    [
        "-3 discs hanoi",
        "Tower of Hanoi with -3 discs",
        "Tower of Hanoi with minus two discs",
        "hanoi with three and a half discs",
        "hanoi 3.5 discs",
        "Tower of Hanoi with 0 discs",
    ],
)
def test_a_number_that_counts_no_discs_is_asked_about(text: str) -> None:
    reading = read(text)
    assert reading.family == "tower_of_hanoi"
    assert reading.model is None
    assert reading.clarify is not None
    assert "whole number" in reading.clarify


def test_a_negative_volume_is_asked_about() -> None:
    assert read("Jugs of -5 and 3 litres, tap, get 4 litres").clarify is not None


def test_a_list_with_dashes_has_no_negative_numbers() -> None:
    model = model_of("Water jugs:\n-5 litre jug\n-3 litre jug\n-tap\nI need exactly 4 litres, how?")
    assert model["capacities"] == [5, 3]


@pytest.mark.parametrize(
    ("text", "capacities", "said"),
    [
        ("A 2.5 l and a 1 l jug, tap, want 0.5 l", [5, 2], "I count in half litres: 2.5 litres are 5."),
        ("A gallon jug and a 3-quart jug, a tap. Measure 2 quarts.", [4, 3], "I count in quarts: 1 gallon is 4."),
    ],
)
def test_the_unit_of_converted_amounts_is_said(text: str, capacities: list[int], said: str) -> None:
    reading = read(text)
    assert reading.model is not None
    assert reading.model["capacities"] == capacities
    assert said in reading.assumptions


def test_amounts_that_were_not_converted_need_no_word_about_units() -> None:
    assert not any("I count in" in said for said in read("5 l and 3 l jugs, a tap, get 4 l").assumptions)


@pytest.mark.parametrize(
    "text",
    [
        "With 5 and 3 litre jugs and a tap that may only be used twice, get exactly 4 litres.",
        "5 litre jug, 3 litre jug, a tap; it evaporates. Measure exactly 4 litres.",
        "Tower of Hanoi with 4 discs where you may move two discs at a time.",
        "Tower of Hanoi with 4 discs; no disc may be moved twice in a row.",
    ],
)
def test_a_rule_that_no_model_holds_is_named_and_never_passed_over_surely(text: str) -> None:
    reading = read(text)
    assert reading.confidence < SURE
    assert any(said.startswith("I do not take this into account") for said in reading.assumptions)


@pytest.mark.parametrize(
    ("text", "capacities", "goal"),
    [
        ("A 9-scoop and a 4-scoop bucket at the sea; I want 6 scoops.", [9, 4], {"any": 6}),
        ("Have a 3 gallon hat and a 5 gallon hat, a river, and need one gallon.", [3, 5], {"any": 1}),
        ("Can a 9 l can and a 4 l can give me 6 l in the 9 l can? There is a tap.", [9, 4], {"jug": 0, "amount": 6}),
        ("The larger of my jugs takes 9 litres, the smaller 2 less. Tap. I need 4 litres.", [9, 7], {"any": 4}),
        ("jug1=5 jug2=7, tap, goal: jug2=6", [5, 7], {"jug": 1, "amount": 6}),
        ("How can one obtain 600 ml from a 1 l bottle and a 700 ml bottle and a tap?", [1000, 700], {"any": 600}),
    ],
)
def test_own_units_own_vessels_and_cans_are_read(text: str, capacities: list[int], goal: dict[str, int]) -> None:
    model = model_of(text)
    assert model["capacities"] == capacities
    assert model["goal"] == goal


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("A 7 litre can full, a 4 litre can empty, no refills. Get 3 litres in the 7 litre can.", [7, 0]),
        ("Pail A: capacity 8, holds 3 now. Pail B: capacity 5, empty. Tap. Goal A=6.", [3, 0]),
        ("Both buckets (8 l, 3 l) are filled to the brim. No tap. 2 litres in the big bucket?", [8, 3]),
        ("An 11-litre jug containing 5 litres and an empty 6-litre jug, tap, obtain 2 litres.", [5, 0]),
        ("Water puzzle: A=8 (8), B=5 (0), C=3 (0). Target: 4 in A and 4 in B. No tap.", [8, 0, 0]),
    ],
)
def test_what_is_in_the_jugs_at_the_start_is_read(text: str, initial: list[int]) -> None:
    assert model_of(text)["initial"] == initial


def test_pegs_with_a_noun_of_their_own_are_pegs() -> None:
    text = "Five books in a heap on chair one, largest lowest. Chairs two and three are vacant. Move the heap to "
    model = model_of(text + "chair two; one book at a time; a large book must not lie on a small one.")
    assert model["start"] == {"1": [5, 4, 3, 2, 1]}
    assert model["goal"] == {"all_on": "2"}


def test_a_closed_peg_forbids_every_move_onto_it() -> None:
    model = model_of("Tower of Hanoi with 3 discs from A to C, but no disc may be put on peg B.")
    assert sorted(map(tuple, model["forbidden"])) == [("A", "B"), ("C", "B")]


@pytest.mark.parametrize(
    "text",
    ["I moved to Hanoi with 3 suitcases. How do I ship them home?", "How much does a 3-disc hanoi puzzle cost?",
     "I've got 5 disks in RAID, move data from A to C",
     "I need to carry 10 litres of water upstairs and my jug holds 3 litres. How many times must I go?"],
)  # fmt: skip
def test_daily_life_with_the_words_of_a_puzzle_is_none(text: str) -> None:
    reading: Reading = read(text)
    assert reading.family == "none" or reading.confidence <= 0.5
