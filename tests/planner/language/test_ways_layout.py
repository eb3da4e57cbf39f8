"""Games that have begun, goals for some, what the boat holds and who rows, in words that strangers may use."""

import pytest

from planner.core.language import read
from planner.core.language.reading import Model

RULES = "The wolf eats the goat and the goat eats the cabbage if he is not there."
STORY = f"A farmer has a wolf, a goat and a cabbage. {{}} His boat carries him and one of the three. {RULES} "
MORE = "How many more crossings are needed until all are on the far side?"
BEGUN = (
    ("He has already rowed the goat over, so he, the goat and the boat are on the far bank now; wolf and cabbage are "
     "still on the near bank.", "farmer goat", "far"),
    ("He already took the goat across. He and the boat are still over there with it, the others wait on this side.",
     "farmer goat", "far"),
    ("The farmer has already taken the goat over and is now standing on the other side with the goat and the boat.",
     "farmer goat", "far"),
    ("He has just brought the goat over and hasn't come back yet.", "farmer goat", "far"),
    ("The goat has been ferried over already and the farmer has rowed back alone.", "goat", "near"),
    ("The first trip is done: goat over, farmer back.", "goat", "near"),
    ("Yesterday he took the cabbage over and went home again. Today the rest is to follow.", "cabbage", "near"),
    ("Right now he is on the far side with the goat; the boat is there too, the others are where they started.",
     "farmer goat", "far"),
    ("Only the wolf is left on the near bank; farmer, goat and cabbage are on the far bank, where the boat is.",
     "farmer goat cabbage", "far"),
    ("All but the wolf are already over, the boat included.", "farmer goat cabbage", "far"),
    ("The cabbage starts on the far bank, everybody else on the near bank.", "cabbage", "near"),
    ("Someone else already took the goat over for him; the boat was brought back afterwards.", "goat", "near"),
    ("The game is in progress: the goat was taken to the far bank, and the farmer is back on the near bank.", "goat",
     "near"),
    ("He, the boat and the cabbage are already on the far bank, the goat and the wolf aren't.", "farmer cabbage",
     "far"),
    ("He came with the boat, and the cabbage is over there already, with nobody.", "cabbage", "near"),
)  # fmt: skip
COMPASS = (
    "A ferryman owns a dog, a rabbit and a turnip. {} His boat has room for one thing besides him. The dog must not be "
    "alone with the rabbit, nor the rabbit with the turnip. {}"
)
DIRECTIONS = (
    ("The turnip is already lying on the north bank. This morning he stands on the south bank with his boat, the dog "
     "and the rabbit.", "How many crossings until he and all three are on the north bank?"),
    ("He is on the east bank with the boat, the dog and the rabbit; the turnip is on the west bank.",
     "How many crossings are needed to get all of them to the west bank?"),
    ("Everything has to end up on the left bank. The turnip is there already; the rest is on the right bank.",
     "How many crossings?"),
)  # fmt: skip
GOALS = (
    ("He wants to finish at home with the goat, with the wolf and the cabbage on the other side.", "farmer goat",
     "wolf cabbage"),
    ("He is to bring the wolf and the cabbage over, leave them there and come back alone to his goat.", "farmer goat",
     "wolf cabbage"),
    ("The goat stays where it is; the wolf and the cabbage have been sold to someone on the other side, and he comes "
     "home afterwards.", "farmer goat", "wolf cabbage"),
    ("He only has to deliver the cabbage and then row home.", "farmer", "cabbage"),
    ("His customer on the other bank has ordered only the wolf and the cabbage; the goat is to be on the home bank at "
     "the end, and so is the farmer.", "farmer goat", "wolf cabbage"),
    ("Wanted: cabbage on the far bank, all others back on the near bank.", "farmer wolf goat", "cabbage"),
    ("He takes all three over and comes back alone.", "farmer", "wolf goat cabbage"),
    ("He wants to get rid of the wolf only: it goes to the far bank, and he returns to the goat and the cabbage.",
     "farmer goat cabbage", "wolf"),
    ("He is finished when the wolf and the cabbage are across and he is home again with the goat.", "farmer goat",
     "wolf cabbage"),
    ("What he wants: wolf over there, goat and cabbage and himself over here.", "farmer goat cabbage", "wolf"),
    ("The goat is not to cross at all; farmer, wolf and cabbage are to end up on the other bank.", "goat",
     "farmer wolf cabbage"),
    ("It's enough if the goat and the cabbage get across, the wolf can stay where it is.", "", "goat cabbage"),
    ("target: far = wolf, cabbage; near = farmer, goat.", "farmer goat", "wolf cabbage"),
    ("In the end he and the wolf want to be on the far bank, with goat and cabbage left at home.", "goat cabbage",
     "farmer wolf"),
    ("He has to take all three across and then return to the near bank without any of them.", "farmer",
     "wolf goat cabbage"),
    ("The wolf is going to live on the far bank from now on, the goat and the cabbage stay at home with him.",
     "farmer goat cabbage", "wolf"),
)  # fmt: skip
SWAPPED = (
    "A girl, a fox and a sack of grain are on the near bank, a goose is on the far bank, and the boat is with the "
    "girl. {} Only she rows, taking at most one item along. The fox gets the goose and the goose gets the grain if "
    "they are left together without her. What is the least number of crossings?"
)
SWAPS = (
    ("Fox and goose are to change sides; the grain and the girl should be on the near bank at the end.",
     "girl goose grain", "fox"),
    ("Everything is to end up on the near bank.", "girl fox grain goose", ""),
    ("By tonight the fox and the grain should be on the far bank, while the goose should be on the near bank and the "
     "girl home again there too.", "girl goose", "fox grain"),
)  # fmt: skip
BOAT = f"A farmer wants to bring a wolf, a goat and a cabbage over a river. {{}} {RULES} How many crossings?"
HOLDS = (
    ("The farmer has bought a new boat, big enough for himself, the wolf, the goat and the cabbage all at once.", 4),
    ("His boat is big enough for himself, the wolf, and the goat or the cabbage.", 3),
    ("His ferry takes him and two of the others... no hang on, I've looked it up, him and only ONE other.", 2),
    ("The boat has two seats in all, and everyone and everything takes up one seat.", 2),
    ("With more than one of the three aboard, the boat with the farmer in it goes under.", 2),
    ("If he took two of them at once, the boat would sink.", 2),
    ("His boat won't hold him plus two, it'll hold him plus one.", 2),
    ("In the boat he can only take one along.", 2),
    ("The boat used to hold three but now only two can be in it.", 2),
)
ELVES = (
    "4 elves and 4 goblins at a river. {} On neither bank may the goblins outnumber the elves, if there are any elves "
    "there. Minimum number of trips to get all over?"
)
FAMILY = "{} They stand at a river, and all of them can row. What is the least number of crossings?"
WEIGHTS = (
    ("Ann (60 kg), Bob (50 kg) and Cid (40 kg) have a boat with a sign: no more than two persons and no more than "
     "100 kg.", {"ann": 60, "bob": 50, "cid": 40}, 100, 2),
    ("Ann weighs 70, Bob 80, Cid and Dot 40 kilos each. Their boat bears 80 kilos.",
     {"ann": 70, "bob": 80, "cid": 40, "dot": 40}, 80, None),
    ("Three adults and two children have a boat. It takes one adult; instead of an adult it can take two children.",
     {"adult": 2, "child": 1}, 2, 2),
    ("Three adults and two children have a boat. No more than two children or one adult may be in it at a time.",
     {"adult": 2, "child": 1}, 2, 2),
    ("Three adults and two children: an adult needs the whole boat to himself, the two children fit in together.",
     {"adult": 2, "child": 1}, 2, 2),
    ("Five scouts and two cubs. The canoe takes either ONE grown up or TWO cubs, never a mix.",
     {"scout": 2, "cub": 1}, 2, 2),
)  # fmt: skip
ROYALS = (
    "A king, a queen, a fox and a hen have to get across a river in a boat for two. {} The fox must not be left with "
    "the hen when none of the people is there. How few crossings will do?"
)
ROWERS = (
    ("The king and the queen both know how to steer, nothing else does.", "king queen"),
    ("The king rows. So does the queen, the animals obviously don't.", "king queen"),
    ("The oars are for the queen alone.", "queen"),
    ("The queen has to row every time, because the king has broken his arm.", "queen"),
    ("Every single one of them can row, even the hen.", "king queen fox hen"),
    ("The queen is the rower.", "queen"),
    ("Without the queen the boat doesn't move.", "queen"),
    ("The king is just a passenger.", "queen"),
    ("Everybody but the king can row, the animals of course not.", "queen"),
)


def crossing(text: str) -> Model:
    reading = read(text)
    assert reading.family == "river_crossing"
    assert reading.model is not None
    return reading.model


def ends(model: Model) -> tuple[set[str], set[str]]:
    """Who must be on the near side in the end, and who on the far one."""
    near, far = ({name for name, count in model["goal"].get(side, {}).items() if count} for side in ("near", "far"))
    return near | {name for name, count in model["goal"].get("far", {}).items() if not count}, far


def is_over(model: Model) -> set[str]:
    return {name for name, count in model["start"]["far"].items() if count}


@pytest.mark.parametrize(("said", "over", "boat"), BEGUN)
def test_a_begun_game_is_read_along_its_sentences(said: str, over: str, boat: str) -> None:
    model = crossing(STORY.format(said) + MORE)
    assert (is_over(model), model["boat"]) == ({*over.split()}, boat)


@pytest.mark.parametrize(("said", "asked"), DIRECTIONS)
def test_the_far_bank_is_the_one_that_all_are_to_reach(said: str, asked: str) -> None:
    model = crossing(COMPASS.format(said, asked))
    assert (is_over(model), model["boat"]) == ({"turnip"}, "near")


@pytest.mark.parametrize(("said", "near", "far"), GOALS)
def test_who_ends_where_is_read_along_its_sentences(said: str, near: str, far: str) -> None:
    model = crossing(STORY.format(said) + "How many crossings does he need at least?")
    assert ends(model) == ({*near.split()}, {*far.split()})
    assert "start" not in model


@pytest.mark.parametrize(("said", "near", "far"), SWAPS)
def test_a_goal_goes_together_with_a_start_of_its_own(said: str, near: str, far: str) -> None:
    model = crossing(SWAPPED.format(said))
    assert is_over(model) == {"goose"}
    assert ends(model) == ({*near.split()}, {*far.split()})


@pytest.mark.parametrize(("said", "room"), HOLDS)
def test_the_room_in_the_boat_is_what_is_meant_in_the_end(said: str, room: int) -> None:
    assert crossing(BOAT.format(said))["capacity"] == room


@pytest.mark.parametrize(
    "said", ["The boat carries one, two or three; all row.", "They can cross in threes at most; everyone can row."]
)
def test_the_largest_of_several_loads_counts(said: str) -> None:
    assert crossing(ELVES.format(said))["capacity"] == 3


@pytest.mark.parametrize(("said", "weights", "most", "room"), WEIGHTS)
def test_weights_and_either_or_are_read(said: str, weights: dict[str, int], most: int, room: int | None) -> None:
    model = crossing(FAMILY.format(said))
    assert (model["weights"], model["max_weight"], model["capacity"]) == (weights, most, room)


@pytest.mark.parametrize(("said", "who"), ROWERS)
def test_whoever_is_said_to_row_rows(said: str, who: str) -> None:
    assert {*crossing(ROYALS.format(said))["rowers"]} == {*who.split()}
