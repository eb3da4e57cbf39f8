"""A game that has begun is read from where it stands, however that is told."""

import pytest

from planner.core.language import read

GOAT = (
    "A farmer, a wolf, a goat and a cabbage have to get over a river from the west bank to the east bank. The boat "
    "carries the farmer and one more. The wolf eats the goat and the goat eats the cabbage when the farmer is away. {} "
    "How many more crossings are needed?"
)
MONKS = (
    "Three monks and three robbers want to go from the west bank to the east bank; their raft carries two, and each of "
    "them can steer it. Robbers must never be more than the monks on a bank where there are monks. {} How many more "
    "crossings are needed until all six are in the east?"
)
# The story, what is told of now, who is over by then, and whether the boat is.
BEGUN = (
    (
        GOAT,
        "The farmer and the wolf are still on the west bank with the boat, the goat is also on the west bank, "
        "just the cabbage is over on the east one.",
        {"cabbage": 1},
        False,
    ),
    (
        GOAT,
        "The goat and the farmer have landed in the east with the boat, the others are still waiting in the west.",
        {"goat": 1, "farmer": 1},
        True,
    ),
    (
        GOAT,
        "So far only the goat is in the east; the farmer, the boat and the other two are in the west.",
        {"goat": 1},
        False,
    ),
    (GOAT, "The farmer has left the goat on the east side and come back.", {"goat": 1}, False),
    (
        GOAT,
        "At this moment the goat is across, the farmer on his way back has just landed in the west.",
        {"goat": 1},
        False,
    ),
    (GOAT, "The cabbage is over already, the other three are on the west bank.", {"cabbage": 1}, False),
    (GOAT, "The cabbage and the goat... no wait, just the cabbage is on the east bank.", {"cabbage": 1}, False),
    (
        MONKS,
        "One monk and one robber have just landed in the east with the raft, the other four are still waiting "
        "in the west.",
        {"monk": 1, "robber": 1},
        True,
    ),
    (
        MONKS,
        "Two robbers are already on the east bank, the raft is back in the west with the rest.",
        {"robber": 2},
        False,
    ),
    (MONKS, "Two robbers are already in the east, and the raft is with them.", {"robber": 2}, True),
    (MONKS, "At this point two robbers are across and the raft lies on the west bank.", {"robber": 2}, False),
    (
        MONKS,
        "Right now one monk and two robbers sit on the east bank, everybody else is on the west bank where the "
        "raft is too.",
        {"monk": 1, "robber": 2},
        False,
    ),
    (MONKS, "Already across: one monk, one robber, and the raft.", {"monk": 1, "robber": 1}, True),
    (
        MONKS,
        "The raft is on the far side together with two of the robbers; the remaining four are on this side.",
        {"robber": 2},
        True,
    ),
    (MONKS, "West bank: 2 monks, 2 robbers. East bank: 1 monk, 1 robber, raft.", {"monk": 1, "robber": 1}, True),
)


@pytest.mark.parametrize(("story", "told", "over", "is_boat_over"), BEGUN)
def test_who_is_over_and_where_the_boat_is(story: str, told: str, over: dict[str, int], is_boat_over: bool) -> None:
    model = read(story.format(told)).model
    assert model is not None
    assert model["start"]["far"] == over
    assert (model["boat"] == "far") == is_boat_over
    assert {name: over.get(name, 0) + model["start"]["near"].get(name, 0) for name in model["entities"]} == model[
        "entities"
    ]


@pytest.mark.parametrize(
    "told", ["", "They are still on the west bank.", "The boat is already there, on the west bank."]
)
def test_a_game_that_has_not_begun_starts_as_usual(told: str) -> None:
    for story in (GOAT, MONKS):
        model = read(story.format(told)).model
        assert model is not None
        assert "start" not in model
