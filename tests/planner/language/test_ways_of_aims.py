"""A goal that leaves some where they are is read from whole sentences, however it is told."""

import pytest

from planner.core.language import read

STORY = (
    "A farmer, a wolf, a goat and a cabbage stand on the near bank of a river. The boat carries the farmer and one "
    "more. The wolf gets the goat and the goat gets the cabbage if the farmer is not there. {} How many crossings are "
    "needed at least?"
)
# What is told of the end, and who must be over by then.
AIMS = (
    (
        "Only the wolf and the cabbage are wanted on the other bank; the goat is to be on the home bank at the "
        "end, and so is the farmer, with his boat.",
        {"cabbage", "wolf"},
    ),
    (
        "By tonight the wolf and the cabbage should be on the far bank, while the goat should be on the near "
        "bank and the farmer home again there too.",
        {"cabbage", "wolf"},
    ),
    (
        "The goat has been sold to somebody across the river; only it must get there, and he has to be home again.",
        {"goat"},
    ),
    ("At the end the wolf must be on the far bank, the other two and he himself on this one.", {"wolf"}),
    (
        "When all is done, the cabbage should lie on the far bank and everything else, farmer included, on the "
        "near one.",
        {"cabbage"},
    ),
    ("The goal: wolf and goat on the far side, farmer and cabbage on the near side.", {"goat", "wolf"}),
    ("In the end only the goat has to be over there; where the others are does not matter.", {"goat"}),
    ("Just the wolf has to get to the far bank, the rest may stay.", {"wolf"}),
    ("All that counts is that the cabbage gets across.", {"cabbage"}),
)


@pytest.mark.parametrize(("told", "over"), AIMS)
def test_only_those_who_are_wanted_over_there_must_cross(told: str, over: set[str]) -> None:
    model = read(STORY.format(told)).model
    assert model is not None
    assert set(model["goal"]["far"]) == over
    assert set(model["entities"]) == {"farmer", "wolf", "goat", "cabbage"}
