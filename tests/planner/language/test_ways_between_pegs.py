"""Towers whose pegs are joined by one-way roads, closed pegs or one peg that every move must touch; and own names."""

from typing import Any

import pytest

from planner.core.language import read
from tests.planner.language.shortest import shortest

UNSURE = 0.7


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "tower_of_hanoi"
    assert reading.model is not None, reading
    return reading.model


def tower(n: int, **rules: Any) -> dict[str, Any]:
    plain = {"pegs": ["A", "B", "C"], "start": {"A": list(range(n, 0, -1))}, "goal": {"all_on": "C"}}
    return plain | {"move_rule": "any", "size_rule": True} | rules


@pytest.mark.parametrize(
    ("text", "n", "rules"),
    [
        (
            "Tower of Hanoi with 4 discs and rods P, Q, R. Each transfer has to start on Q or end on Q. All discs "
            "from P "
            "to R, fewest transfers?",
            4,
            {"move_rule": "adjacent"},
        ),
        (
            "Three rings on post 1 of three. A ring may only be taken from post 2 or put on post 2, larger never on "
            "smaller. Get them all to post 3. Minimum moves?",
            3,
            {"move_rule": "adjacent"},
        ),
        (
            "Hanoi with three pegs A, B, C and 3 discs on A. From A a disc may go only to B, from B only to C and "
            "from C "
            "only to A. Bring them all to C. How many moves?",
            3,
            {"move_rule": "cyclic"},
        ),
        (
            "Five discs stacked on rod 1. You move one disc per turn, never a bigger one onto a smaller. What "
            "leaves rod 1 "
            "always goes to rod 2, what leaves rod 2 goes to rod 3, and what leaves rod 3 goes back to rod 1. All "
            "on rod "
            "3 please. Minimum?",
            5,
            {"move_rule": "cyclic"},
        ),
        (
            "Hanoi, 3 discs on A, goal C, three pegs. The road between B and C is one-way: only from B to C, not "
            "from C to "
            "B. Fewest moves?",
            3,
            {"forbidden": [["C", "B"]]},
        ),
        (
            "Hanoi with 2 discs on A, three pegs, they should end on C. Discs may not enter peg B. Can it be done?",
            2,
            {"forbidden": [["A", "B"], ["C", "B"]]},
        ),
    ],
)
def test_a_rule_said_peg_by_peg_leads_to_its_shortest_plan(text: str, n: int, rules: dict[str, Any]) -> None:
    meant = shortest("tower_of_hanoi", tower(n, **rules))
    assert meant != shortest("tower_of_hanoi", tower(n))
    assert shortest("tower_of_hanoi", model_of(text)) == meant


def test_discs_called_by_colours_lie_where_the_colours_do() -> None:
    model = model_of(
        "Red is the largest disc, blue the medium and green the smallest. Tower of Hanoi, three pegs: red and green "
        "are "
        "on peg A, blue on peg B. Get all of them on peg C in the fewest moves."
    )
    assert model["start"] == {"A": [3, 1], "B": [2]}
    assert model["goal"] == {"all_on": "C"}


def test_what_is_not_said_to_move_stays() -> None:
    model = model_of(
        "Hanoi, 4 discs on the left peg, three pegs. I just need to bring the three smallest to the right peg; the "
        "largest "
        "can stay on the left. How many moves?"
    )
    assert model["goal"] == {"state": {"left": [4], "right": [3, 2, 1]}}


@pytest.mark.parametrize(("word", "n"), [("trio", 3), ("quartet", 4), ("quintet", 5), ("octet", 8)])
def test_a_group_word_counts_discs(word: str, n: int) -> None:
    model = model_of(f"A {word} of discs, Tower of Hanoi, three pegs. Minimum number of moves?")
    assert sum(map(len, model["start"].values())) == n


@pytest.mark.parametrize(
    "text",
    [
        "Tower of Hanoi, 3 discs on the left. Only the smallest may be put on the middle peg. All to the right, how?",
        "Hanoi with 4 discs A to C; a disc must never come to rest on peg B twice. Fewest moves?",
        "Tower of Hanoi: 5 discs, three rods. The second smallest disc is stuck and cannot be moved. All from A to C?",
        "Tower of Hanoi with five discs, A to C. You can't enter C except from B. How many moves at least?",
    ],
)
def test_a_rule_that_no_model_holds_makes_the_reading_unsure(text: str) -> None:
    reading = read(text)
    assert reading.family == "tower_of_hanoi"
    assert reading.confidence < UNSURE
