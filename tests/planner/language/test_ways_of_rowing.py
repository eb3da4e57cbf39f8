"""How people say who rows, and who stands where in the middle of a puzzle."""

import pytest

from planner.core.language import read

_SIDES = (
    "Three missionaries and three cannibals must cross a river. The boat holds two. {} Cannibals may never outnumber "
    "missionaries on either bank. How many crossings are needed?"
)
_MIDWAY = (
    "Farmer, wolf, goat and cabbage have to get to the far bank of a river. {} The boat holds the farmer and one more. "
    "Without the farmer the wolf eats the goat and the goat eats the cabbage. How many more crossings are needed?"
)
ONLY_MISSIONARIES = (
    "Rowing is something only the missionaries have learned.",
    "The boat can only be rowed by missionaries.",
    "Cannibals never learned to row.",
    "A missionary has to be in the boat on every trip, as cannibals can't row.",
    "There must always be a missionary at the oars.",
    "The rowing is done by the missionaries alone.",
    "It takes a missionary to row the boat.",
    "Without a missionary on board the boat does not move.",
    "Only missionaries are allowed to take the oars.",
    "The cannibals are passengers only.",
    "At each crossing at least one missionary must row.",
    "The cannibals have no idea how to row.",
    "Who rows? The missionaries, and only they.",
    "Rowers: missionaries.",
)
OVER_THERE = (
    ("Right now: near bank wolf and cabbage; far bank farmer, goat and the boat.", {"farmer", "goat"}, "far"),
    ("The cabbage is over there already.", {"cabbage"}, "near"),
    (
        "On the far bank is the goat, on the near bank are the farmer, the wolf, the cabbage and the boat.",
        {"goat"},
        "near",
    ),
)


@pytest.mark.parametrize("said", ONLY_MISSIONARIES)
def test_those_who_must_be_at_the_oars_are_the_only_rowers(said: str) -> None:
    model = read(_SIDES.format(said)).model
    assert model is not None
    assert model["rowers"] == ["missionary"]


@pytest.mark.parametrize(("said", "over", "boat"), OVER_THERE)
def test_who_is_over_there_already_starts_there(said: str, over: set[str], boat: str) -> None:
    model = read(_MIDWAY.format(said)).model
    assert model is not None
    assert set(model["start"]["far"]) == over
    assert model["boat"] == boat
