"""How people say what the boat holds, in one story each about somebody who leads and about two sides."""

import pytest

from planner.core.language import read

_LED = (
    "A farmer has to bring a wolf, a goat and a cabbage over a river. {} Without the farmer the wolf eats the goat and "
    "the goat eats the cabbage. How many crossings at least?"
)
_TWO_SIDES = (
    "Three elves and three trolls want to get to the other shore of a lake. {} Everyone can row. Wherever the trolls "
    "are in the majority over the elves, the elves get eaten. Fewest trips?"
)
LED = (
    ("Besides him, two of the four fit in the boat.", 3),
    ("The only boat there is a one-man kayak.", 1),
    ("The kayak carries the farmer and nothing else.", 1),
    ("Boat: him and two more, max.", 3),
    ("In boat is place for the farmer and for two more only.", 3),
    ("By no more than two others may he be accompanied in the boat.", 3),
    ("With the farmer at the oars there is room left for two of them.", 3),
    ("When the farmer is in the boat, only two more things can go in.", 3),
    ("Three is the most the boat carries, counting the farmer.", 3),
    ("The boat, the farmer included, holds three.", 3),
    ("boat = the farmer + max 2 others.", 3),
    ("The boat can carry him alone, or him with two of the others.", 3),
    ("The farmer and two passengers is all the boat can take.", 3),
    ("The farmer and two others are as many as the raft can bear.", 3),
    ("All he has is a raft that sinks if more than three are on it.", 3),
    ("The raft sinks as soon as there are four on it.", 3),
    ("A fourth passenger would sink the boat.", 3),
    ("At most two of the three can travel with him at a time.", 3),
    ("Two passengers can ride along with the farmer.", 3),
    ("There are two spare seats beside the farmer in the rowing boat.", 3),
    ("The boat has three seats, one of which the farmer needs himself.", 3),
    ("All of them fit in the boat together.", 4),
    ("A boat is there, but three is its limit.", 3),
    ("The boat would sink if he took more than one of them along.", 2),
    ("The boat would sink if he took more than two of them along.", 3),
    ("The whole lot would fit into his barge at once.", 4),
)
TWO_SIDES = (
    ("No more than two of the six can be in the boat.", 2),
    ("boat (max 3 ppl)", 3),
    ("The boat would capsize with more than three.", 3),
    ("The boat needs at least one rower and takes at most three people.", 3),
    ("Three people is all that fits.", 3),
    ("In boat can be maximum 3 person.", 3),
    ("Not more than three may board.", 3),
    ("The boat can be boarded by at most three of them.", 3),
    ("A three-man boat is at their disposal.", 3),
    ("Three at the most may sit in the boat.", 3),
)


@pytest.mark.parametrize(("said", "capacity"), LED)
def test_room_beside_the_one_who_leads_is_read(said: str, capacity: int) -> None:
    model = read(_LED.format(said)).model
    assert model is not None
    assert (model["capacity"] or 4) == capacity


@pytest.mark.parametrize(("said", "capacity"), TWO_SIDES)
def test_room_for_either_side_is_read(said: str, capacity: int) -> None:
    model = read(_TWO_SIDES.format(said)).model
    assert model is not None
    assert model["capacity"] == capacity
