"""Ways in which people tell of vessels, of what is in them, of what they want, and of taps and drains."""

from typing import Any

import pytest

from planner.core.language import read

TWO = "I have a 5-litre jug and a 3-litre jug, a tap and a sink. "
EIGHT = (
    "Three jugs hold 8, 5 and 3 litres. {} There is no tap and nothing may be spilled. How do I get exactly 1 litre?"
)
ALE = (
    "A 12-pint cask is full of ale. The only other vessels are an empty 7-pint can and an empty 5-pint can. "
    "No ale is to be lost and none can be added. "
)


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "water_jug"
    assert reading.model is not None, reading
    return reading.model


@pytest.mark.parametrize(
    "vessels",
    [
        "There are two pots, the one being made for five litres, the other for three.",
        "Into the first bucket go 5 litres, into the second go 3 litres.",
        "One jar has room for 5 litres; into the other no more than 3 litres will go.",
        "You get two containers. The first one can contain at most 5 litres. The second can contain at most 3 litres.",
        "Five litres fit into the big bottle and three litres fit into the small bottle.",
        "Five litres is what the blue bucket holds, three litres is what the red bucket holds.",
        "The big jug when full contains 5 litres. The small jug when full contains 3 litres.",
        "The pot is good for five litres, the pan for three.",
        "The volume of the first vessel equals 5 litres, that of the second 3 litres.",
        "Equipment: carboy (5 litres), flagon (3 litres).",
        "All I can find is a 5 litre stock pot and a 3 litre saucepan.",
    ],
)
def test_a_size_is_found_however_the_vessel_is_told_of(vessels: str) -> None:
    model = model_of(vessels + " There is a tap and a sink. How can I get exactly 4 litres?")
    assert model["capacities"] == [5, 3]
    assert model["goal"] == {"any": 4}


@pytest.mark.parametrize(
    ("text", "capacities"),
    [
        ("Exactly 4 litres must be in the 5-litre can. I have a 5-litre can, a 3-litre can and a tap.", [5, 3]),
        ("I need 4 litres in the five-litre jug. Tap. The jugs: a five-litre jug and a three-litre jug.", [5, 3]),
        ("One jug holds 7 litres and two hold 3 litres each. There is a tap. Measure 5 litres.", [7, 3, 3]),
        ("A 7-litre jug, a 3-litre jug and another 3-litre jug, plus a tap. Measure 5 litres.", [7, 3, 3]),
        (
            "A 6 litre jug and a 4 litre jug and a tap. Sorry, the 4 litre jug is really 5 litres. I want 3 litres.",
            [6, 5],
        ),
        ("I've a 6 and a 4 litre jug and a tap. I want 3 litres. Oh, actually the second one's 5, not 4.", [6, 5]),
        ("Jugs: 6 l and 4 l. I misread the label, the small one is 5 l. Tap. Want 3 l.", [6, 5]),
        ("The jugs hold 6 and 4 litres, or rather 6 and 5 litres. With a tap, how do I get 3 litres?", [6, 5]),
        ("A 6 litre jug and a 4 litre one. Hang on, it's not 4 litres, it's 5. Tap; I want 3 litres.", [6, 5]),
    ],
)
def test_a_vessel_said_twice_is_one_and_one_taken_back_is_gone(text: str, capacities: list[int]) -> None:
    assert model_of(text)["capacities"] == capacities


@pytest.mark.parametrize(
    ("start", "initial"),
    [
        ("The largest is full of wine; the other two are empty.", [8, 0, 0]),
        ("The 5-litre jug and the 3-litre jug are both full, the 8-litre jug is empty.", [0, 5, 3]),
        ("The two smaller jugs are full, the big one empty.", [0, 5, 3]),
        ("The 5-litre and the 3-litre jug are empty, the 8-litre jug is full to the top.", [8, 0, 0]),
        ("To begin with, the 8-litre one is topped right up and the rest have nothing in them.", [8, 0, 0]),
        ("Right now there are 8 litres of oil in the largest jug and nothing in the other two.", [8, 0, 0]),
        ("Someone has put 6 litres into the largest jug.", [6, 0, 0]),
        ("In the 8-litre jug there are 5 litres, in the 5-litre jug there are 3 litres.", [5, 3, 0]),
        ("The 8-litre jug is a quarter full.", [2, 0, 0]),
        ("The 8-litre jug is filled halfway.", [4, 0, 0]),
        ("The biggest jug currently contains 6 litres; the others nothing.", [6, 0, 0]),
    ],
)
def test_the_start_is_read_whichever_words_name_the_jugs(start: str, initial: list[int]) -> None:
    model = model_of(EIGHT.format(start))
    assert model["capacities"] == [8, 5, 3]
    assert model["initial"] == initial
    assert model["goal"] == {"any": 1}


@pytest.mark.parametrize(
    ("text", "capacities", "initial"),
    [
        (
            "There's 9 l of oil in the big can, it holds just that. The others, of 5 l and 2 l, are dry.",
            [9, 5, 2],
            [9, 0, 0],
        ),
        (
            "A cask with 16 litres of oil, filled to the brim, an empty jar of 9 and one of 7 litres.",
            [16, 9, 7],
            [16, 0, 0],
        ),
        (
            "A 6-litre jug containing 5 litres, 4-litre jug containing 1 litre, 3-litre jug: empty.",
            [6, 4, 3],
            [5, 1, 0],
        ),
    ],
)
def test_what_is_in_a_jug_may_tell_its_size(text: str, capacities: list[int], initial: list[int]) -> None:
    model = model_of(text + " No tap, no spilling. I need exactly 1 litre in one of them. How many pours?")
    assert (model["capacities"], model["initial"]) == (capacities, initial)


@pytest.mark.parametrize(
    "goal",
    [
        "The 5-litre jug should end up holding four litres.",
        "In the larger jug there must be 4 litres at the end.",
        "Goal: 5-litre jug = 4 litres.",
        "The large one needs 4 litres in it.",
        "It must be in the 5-litre jug that the 4 litres end up.",
        "Fill and pour until the 5-litre jug contains exactly 4 litres.",
        "4 litres is what must be put into the FIVE-litre jug (in the other it doesn't count).",
        "I need the big jug with 4 litres in it.",
    ],
)
def test_a_named_jug_is_wanted_in_any_order_of_words(goal: str) -> None:
    assert model_of(TWO + goal)["goal"] == {"jug": 0, "amount": 4}


@pytest.mark.parametrize(
    ("goal", "exact"),
    [
        ("I need 4 litres in the 5-litre jug while the 3-litre jug is empty.", [4, 0]),
        ("The 3-litre jug has to be empty at the end and the 5-litre jug must have 4 litres in it.", [4, 0]),
        ("End state: big jug 4 litres, small jug 0 litres.", [4, 0]),
        ("How can I have exactly 4 litres in the 5-litre jug and an empty 3-litre jug?", [4, 0]),
        ("I need 2 litres in the big jug AND the small jug full to the top at the same time.", [2, 3]),
        ("The jugs should finally hold 4 and 3 litres.", [4, 3]),
        ("At the end the 5-litre jug must contain 4 litres and the 3-litre jug 3 litres.", [4, 3]),
    ],
)
def test_both_jugs_at_the_end_are_read(goal: str, exact: list[int]) -> None:
    assert model_of(TWO + goal)["goal"] == {"exact": exact}


@pytest.mark.parametrize(
    "goal",
    [
        "Share it so that the cask and the 7-pint can each contain 6 pints.",
        "Get six pints each in the cask and the 7-pint can.",
        "The two brothers each want half. How?",
        "How do we get two lots of 6 pints?",
        "The ale is to be halved. What's the smallest number of pourings?",
        "Arrange it so each of the two largest vessels holds 6 pints.",
        "Split it fifty-fifty.",
    ],
)
def test_equal_shares_are_wanted_in_many_words(goal: str) -> None:
    assert model_of(ALE + goal)["goal"] == {"exact": [6, 6, 0]}


@pytest.mark.parametrize(
    ("said", "drain"),
    [
        ("Spill nothing.", False),
        ("There's nowhere to pour water away.", False),
        ("Water can only be poured from one jug into another.", False),
        ("Throwing water away is not permitted.", False),
        ("It is too precious to be poured away.", False),
        ("All of it must stay in the jugs.", False),
        ("Emptying is not allowed.", False),
        ("Surplus water goes down the drain.", True),
        ("Wasting water is no problem.", True),
        ("The drain's fine.", True),
        ("The jugs have no marks, and there is a sink.", True),
        ("A ditch for getting rid of it is there.", True),
    ],
)
def test_whether_water_may_go_is_read_from_the_clause_that_speaks_of_it(said: str, drain: bool) -> None:
    assert model_of(f"I have a 5-litre jug, a 3-litre jug and a tap. {said} I need exactly 1 litre.")["drain"] is drain
    start = "A full 8-litre jug, an empty 5-litre jug and an empty 3-litre jug. There is no tap. "
    assert model_of(f"{start}{said} I need exactly 1 litre.")["drain"] is drain


@pytest.mark.parametrize(
    "said",
    ["The nearest well has dried up.", "That's all the water there is.", "None can be added.", "You can't refill."],
)
def test_a_source_that_gives_nothing_is_no_tap(said: str) -> None:
    model = model_of(
        f"A full 8-litre jug, an empty 5-litre jug and an empty 3-litre jug. {said} I need exactly 1 litre."
    )
    assert model["tap"] is False


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("My husband insists we start by filling the small jug.", ["fill", 1]),
        ("I have to fill the 3-litre jug first.", ["fill", 1]),
        ("Filling the 3-litre jug must be the first step.", ["fill", 1]),
        ("Rule: the small jug is filled first.", ["fill", 1]),
        ("Before anything else the 3-litre jug has to be filled.", ["fill", 1]),
        ("Step 1 must be: fill the 3-litre jug.", ["fill", 1]),
        ("Should I start by filling the small jug or the big one?", None),
        ("I first tried filling the 3-litre jug but that led nowhere.", None),
        ("Begin with an empty 3-litre jug.", None),
        ("Which jug should I fill first?", None),
    ],
)
def test_a_first_step_is_prescribed_or_only_spoken_of(said: str, first: list[object] | None) -> None:
    model = model_of(f"{TWO}I want exactly 4 litres. {said}")
    assert model.get("first_action") == first
    assert model["initial"] == [0, 0]


def test_prices_and_times_of_day_are_no_volumes() -> None:
    told = "Petrol is £8.20 a bottle. It's 3 am. I've a 9-litre can and a 4-litre can, both empty, and a tap. "
    model = model_of(told + "I need 6 litres.")
    assert model["capacities"] == [9, 4]
    assert model["goal"] == {"any": 6}
