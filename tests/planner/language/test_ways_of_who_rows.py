"""Who rows where it is not the farmer, and where of one side only one does."""

import pytest

from planner.core.language import read

TWO_SIDES = (
    "Three explorers and three headhunters want to cross a river in a boat for two. {} The headhunters must not be "
    "more than the explorers on either bank, where there are explorers. How many crossings at least?"
)
ONE_OF_THEM = (
    "The explorers can all row, but among the headhunters only their chief has learned it.",
    "Every explorer can row, but of the headhunters only their chief can.",
    "All explorers row; of the headhunters just one can.",
    "Only one of the headhunters can row, but all of the explorers can.",
    "Of the headhunters only the chief has learnt to row; the three explorers all can.",
    "All of the explorers can row, yet only one headhunter knows how to.",
    "The explorers row, and so does one of the headhunters; the other two headhunters can't.",
    "Two of the headhunters can't row, everybody else can.",
    "Among the headhunters there is just one who has learnt to row; the other two are only ever passengers. "
    "All explorers can row.",
    "Each explorer can row but just one headhunter can.",
)
ANIMALS = (
    "{} A farmer, a wolf, a goat and a cabbage are at a river. {} Only one passenger fits in beside it. When the goat "
    "isn't there, the wolf eats the farmer and the farmer eats the cabbage. Fewest crossings till all four are over?"
)
THE_GOAT = (
    ("In this tale the goat owns the boat. She, and only she, can row.", ""),
    ("", "The goat owns the boat and is the only one who can row."),
    ("For once the goat is the boss: the goat alone can row.", ""),
    ("", "Nobody but the goat can row."),
    ("", "The GOAT rows, none of the others can."),
    ("", "The boat belongs to the goat, which alone can handle the oars."),
    ("", "It's the goat that rows, and only the goat."),
    ("", "This time the goat is at the oars; nobody else knows how to row."),
)


@pytest.mark.parametrize("said", ONE_OF_THEM)
def test_one_of_a_side_may_row_and_counts_with_it_all_the_same(said: str) -> None:
    model = read(TWO_SIDES.format(said)).model
    assert model is not None
    (one,) = (name for name, count in model["entities"].items() if count == 1)
    (others,) = (name for name, count in model["entities"].items() if count == 2)
    assert set(model["rowers"]) == {"explorer", one}
    (rule,) = model["rules"]
    assert (set(rule["strong"]), rule["weak"]) == ({one, others}, ["explorer"])


@pytest.mark.parametrize(("before", "behind"), THE_GOAT)
def test_an_animal_rows_where_the_text_says_so(before: str, behind: str) -> None:
    model = read(ANIMALS.format(before, behind)).model
    assert model is not None
    assert model["rowers"] == ["goat"]
    assert set(model["entities"]) == {"farmer", "wolf", "goat", "cabbage"}
    assert model["capacity"] == 2
