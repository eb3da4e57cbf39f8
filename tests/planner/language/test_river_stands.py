"""Who stands where is read from either order of words, and what holds only as a rule or a wish is told apart."""

import pytest

from planner.core.language.river_stands import Stand, read_stands


def only(text: str) -> Stand:
    (stand,) = read_stands(text)
    return stand


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("the <0> have already been taken over and stand on the right bank .", False),
        ("on the far side there is already a <0> .", False),
        ("the <0> is still here .", True),
        ("he have already brought the <0> over .", False),
        ("left bank : 2 <0> .", True),
    ],
)
def test_a_side_is_read_from_either_order_of_words(text: str, near: bool) -> None:
    stand = only(text)
    assert (stand.near, stand.aim) == (near, False)
    assert [mark for _, mark in stand.who] == ["<0>"]


def test_a_rule_about_a_side_places_nobody() -> None:
    assert read_stands("if the <0> is on the left bank without the <1> , it is eaten .") == []


def test_where_somebody_shall_end_is_an_aim() -> None:
    stand = only("at the end the <0> must be back on the left bank .")
    assert stand.aim
    assert stand.final


def test_the_boat_is_seen_beside_those_it_is_with() -> None:
    assert only("the <0> and the boat are on the far side .").boat
