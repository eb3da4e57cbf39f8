"""Numbers, units, singulars and slips: the small things every family's rules stand on."""

from fractions import Fraction

import pytest

from planner.core.language.names import singular
from planner.core.language.numbers import number_at
from planner.core.language.spelling import corrected
from planner.core.language.text import parse
from planner.core.language.units import whole_numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", 3),
        ("twenty five", 25),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two and a half", Fraction(5, 2)),
        ("1 / 2", Fraction(1, 2)),
        ("2.5", Fraction(5, 2)),
        ("half a litre", Fraction(1, 2)),
        ("three quarters of a litre", Fraction(3, 4)),
        ("a pair of jugs", 2),
        ("one hundred", 100),
        ("jug", None),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, value: Fraction | None) -> None:
    found = number_at(words.split(), 0)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("wolves", "wolf"), ("missionaries", "missionary"), ("boxes", "box"), ("glass", "glass"), ("women", "woman"),
     ("policemen", "policeman"), ("geese", "goose"), ("zombies", "zombie"), ("sheep", "sheep"), ("eats", "eat")],
)  # fmt: skip
def test_plurals_become_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("hanio", "hanoi"), ("towr", "tower"), ("jgu", "jug"), ("canibals", "cannibals"), ("gaot", "goat"),
     ("misionary", "missionary"), ("goal", "goal"), ("boar", "boar"), ("coat", "coat"), ("mug", "mug"),
     ("hose", "hose")],
)  # fmt: skip
def test_slips_in_key_words_are_mended_and_real_words_left(slip: str, meant: str) -> None:
    assert corrected(slip) == meant


def test_mixed_units_become_whole_numbers_of_the_smallest() -> None:
    assert whole_numbers([(Fraction(1), "gallon"), (Fraction(3), "pint")]) == ([8, 3], "pint")
    assert whole_numbers([(Fraction(3, 2), "litre"), (Fraction(4), "litre")]) == ([3, 8], "1/2 litre")
    assert whole_numbers([(Fraction(1), "litre"), (Fraction(3), "pint")]) is None


def test_cleaned_text_leads_back_to_the_words_of_the_question() -> None:
    text = "The wolf CAN’T be left with three goats."
    doc = parse(text)
    assert doc.clean == "the wolf can not be left with 3 goat ."
    at = doc.clean.index("3 goat")
    start, end = doc.span(at, at + len("3 goat"))
    assert text[start:end] == "three goats"


def test_a_false_start_is_forgotten() -> None:
    assert parse("Two dogs... no wait: three cats cross the wide river in a boat.").clean.startswith(": 3 cat")
