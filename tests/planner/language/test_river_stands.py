"""Who stands where is read from either order of words, and what holds only as a rule or a wish is told apart."""

import pytest

from planner.core.language import read
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


_FARMER = (
    "A farmer, a wolf, a goat and a cabbage have to get over a river. The boat carries the farmer and one more. The "
    "wolf eats the goat and the goat eats the cabbage when the farmer is away. {} How many more crossings are needed?"
)
MIDWAY = (
    (
        "The farmer has already taken the goat to the far bank and stands there with the boat.",
        {"goat", "farmer"},
        "far",
    ),
    ("The farmer has just rowed the goat to the opposite shore and is waiting there.", {"goat", "farmer"}, "far"),
    ("The goat has already been set down on the far bank and the farmer is back.", {"goat"}, "near"),
    ("The goat has already been dropped off on the other side.", {"goat"}, "near"),
    (
        "The farmer has already brought the goat to the far bank and has come back with the empty boat.",
        {"goat"},
        "near",
    ),
    ("Now the goat and the farmer are over there, boat over there too.", {"goat", "farmer"}, "far"),
    ("The wolf and the cabbage are still waiting with him on this side, the goat is already over.", {"goat"}, "near"),
)


@pytest.mark.parametrize(("text", "far", "boat"), MIDWAY)
def test_a_puzzle_told_from_the_middle_starts_there(text: str, far: set[str], boat: str) -> None:
    model = read(_FARMER.format(text)).model
    assert model is not None
    assert (set(model["start"]["far"]), model["boat"]) == (far, boat)
    assert set(model["start"]["near"]) == {"farmer", "wolf", "goat", "cabbage"} - far
