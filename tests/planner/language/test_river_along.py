"""Who stands where is read from either order of words, and pronouns go on from what was said before."""

import pytest

from planner.core.language import read
from planner.core.language.river_along import BOAT, LEADER, REST, Memory, along, towards


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("the <0> have already been taken over and stand on the right bank", "far"),
        ("on the far side there is already a <0>", "far"),
        ("the <0> is still here", "near"),
        ("he have already brought the <0> over", "far"),
        ("left bank : 2 <0>", "near"),
        ("the <0> stay where it is", "near"),
    ],
)
def test_a_side_is_read_from_either_order_of_words(text: str, side: str) -> None:
    assert {place.side for place in along(text, None) if place.who == "<0>"} == {side}


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("the <0> and the boat are on the far side", "", f"<0> {BOAT}"),
        ("home with the <2> , with the <1> and the <3> on the other side", "<2>", "<1> <3>"),
        ("on the far bank the <1> , on the near one the others", REST, "<1>"),
        ("<1> over there , <2> and himself over here", f"<2> {LEADER}", "<1>"),
        ("everything on the far bank except the <1>", "<1>", "all"),
        ("<1> , <2> and <3> : the <1> is over there", "", "<1>"),
    ],
)
def test_each_belongs_to_the_side_that_he_is_named_with(text: str, near: str, far: str) -> None:
    places = along(text, None)
    assert {place.who for place in places if place.side == "near"} == {*near.split()}
    assert {place.who for place in places if place.side == "far"} == {*far.split()}


def test_whoever_acted_is_spoken_of_again() -> None:
    memory = Memory()
    along("the <0> have taken the <1> over", None, memory)
    assert ("near", "<0>", None) in along("and is back", None, memory)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("how many until all are on the north bank ?", "nort"),
        ("get them from the east to the west bank .", "west"),
        ("he live on the other side of the river .", "home"),
        ("the <0> is on the north bank .", None),
    ],
)
def test_the_far_side_has_the_direction_that_all_go_to(text: str, direction: str | None) -> None:
    assert towards(text) == direction


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
