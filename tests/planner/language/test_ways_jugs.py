"""Jugs in strangers' words: what holds what, what is in it, what is wanted where, and where water comes from."""

from typing import Any

import pytest

from planner.core.language import read


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "water_jug"
    assert reading.model is not None, reading.clarify
    return reading.model


Puzzle = tuple[list[int], list[int], dict[str, Any], bool, bool]


@pytest.mark.parametrize(
    ("text", "puzzle"),
    [
        (
            "In an 11-litre jug there are 3 litres, a 6-litre jug is full and a 5-litre jug is empty. There is no"
            " tap and nothing may be spilled. What's the smallest number of pourings to get 4 litres in some jug?",
            ([11, 6, 5], [3, 6, 0], {"any": 4}, False, False),
        ),
        (
            "Three jugs hold 9, 7 and 4 litres. Only the middle one is full. Without spilling, get exactly 3 "
            "litres in the biggest. How many pours?",
            ([9, 7, 4], [0, 7, 0], {"jug": 0, "amount": 3}, False, False),
        ),
        (
            "Jugs: 12 l (containing 4), 7 l (containing 7), 5 l (empty). No tap, no drain. Wanted: 6 litres in "
            "the 12 l jug. How many pours at least?",
            ([12, 7, 5], [4, 7, 0], {"jug": 0, "amount": 6}, False, False),
        ),
        (
            "Vessels:\n"
            "- A: 8 litres, full\n"
            "- B: 5 litres, empty\n"
            "- C: 3 litres, empty\n"
            "Only pouring from one vessel into another is allowed.\n"
            "Wanted: A and B with 4 litres each.\n"
            "How many pourings?",
            ([8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}, False, False),
        ),
        (
            "| jug | size | now |\n"
            "|---|---|---|\n"
            "| X | 10 | 10 |\n"
            "| Y | 7 | 0 |\n"
            "| Z | 3 | 0 |\n"
            "\n"
            "No tap. Get 5 in X. Fewest pours?",
            ([10, 7, 3], [10, 0, 0], {"jug": 0, "amount": 5}, False, False),
        ),
        (
            "Twelve litres of oil in a full 12-litre drum shall be halved. Beside it are empty drums of 9 and 5 "
            "litres. Not a drop may be lost. Number of pourings at least?",
            ([12, 9, 5], [12, 0, 0], {"exact": [6, 6, 0]}, False, False),
        ),
        (
            "A camel driver has a waterskin of 7 pints with 7 pints in it, one of 4 pints with nothing in it and "
            "one of 3 pints with nothing in it. The next well is 40 miles off, so no drop may be wasted. He needs"
            " 2 pints in the 4-pint skin. Fewest pours?",
            ([7, 4, 3], [7, 0, 0], {"jug": 1, "amount": 2}, False, False),
        ),
        (
            "There is a tap, but nothing may be poured away (we have no drain). With a 3 l and an 8 l vessel, can"
            " one have 7 l in the 8 l vessel?",
            ([3, 8], [0, 0], {"jug": 1, "amount": 7}, True, False),
        ),
        (
            "No tap here, but you may empty jugs on the lawn. The 10-litre jug is full, the 7-litre jug and the "
            "4-litre jug are empty. Exactly 2 litres are wanted in some jug. How many steps?",
            ([10, 7, 4], [10, 0, 0], {"any": 2}, False, True),
        ),
        (
            "A 16-litre vat is full of cider, an 11-litre vat and a 6-litre vat are empty. The cider has to be "
            "divided so that the 16-litre vat and the 11-litre vat hold 8 litres each. Minimum number of "
            "pourings?",
            ([16, 11, 6], [16, 0, 0], {"exact": [8, 8, 0]}, False, False),
        ),
        (
            "Of three pitchers the largest, 8 l, holds 8 l, the middle, 5 l, holds none, the smallest, 3 l, holds"
            " none. Pour until the middle one holds 2 l. How many pours? Nothing else available.",
            ([8, 5, 3], [8, 0, 0], {"jug": 1, "amount": 2}, False, False),
        ),
        (
            "A friend bet me 20 euros that I can't get exactly 7 litres into my 9-litre bucket with just one more"
            " bucket, of 5 litres, and the tap in the yard. How many steps do I need at the least?",
            ([9, 5], [0, 0], {"jug": 0, "amount": 7}, True, True),
        ),
        (
            "What is the minimum number of steps for measuring 4 litres of water using a 3-litre jug and a "
            "5-litre jug, 4 litres having to be in the 5-litre jug? Water comes from the tap.",
            ([3, 5], [0, 0], {"jug": 1, "amount": 4}, True, True),
        ),
        (
            "5L jug has 5L. 3L jug has 0L. there's a drain but no tap. want 2L in the 5L jug. how many moves",
            ([5, 3], [5, 0], {"jug": 0, "amount": 2}, False, True),
        ),
        (
            "dear forum, i bought 2 buckets for 3.99 each, a 10 litre and a 4 litre. at 8 in the morning i tried "
            "to measure 6 litres with the tap for 30 minutes. whats the quickest way in number of steps?",
            ([10, 4], [0, 0], {"any": 6}, True, True),
        ),
        (
            "Nothing may be spilled or added. Jug A (10 L) contains 10 L, jug B (6 L) contains 1 L, jug C (5 L) "
            "is empty. How many pours until jug B contains exactly 6 L... sorry, exactly 5 L?",
            ([10, 6, 5], [10, 1, 0], {"jug": 1, "amount": 5}, False, False),
        ),
        (
            "Fewest pours, please: 4 litres in jug one, 4 litres in jug two, 0 litres in jug three. Jug one holds"
            " 8 litres and starts full. Jug two holds 5 litres, jug three 3 litres, and they start empty. There's"
            " no tap.",
            ([8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}, False, False),
        ),
        (
            'The wine merchant: "Here are three jugs. In this one, an 8-quart jug, are 8 quarts of wine; that '
            "one, a 5-quart jug, and this little one, a 3-quart jug, have nothing in them. Bring me 1 quart in "
            'the smallest!" How many pourings at least?',
            ([8, 5, 3], [8, 0, 0], {"jug": 2, "amount": 1}, False, False),
        ),
        (
            "We've only a 4-pint and a 6-pint measure and a running tap, yet the recipe says 3 pints. Possible?",
            ([4, 6], [0, 0], {"any": 3}, True, True),
        ),
        (
            "If a 9-litre tank is full and a 6-litre tank contains 2 litres and a 4-litre tank contains nothing, "
            "how many transfers are needed, without loss, so that the 9-litre tank ends up with 7 litres?",
            ([9, 6, 4], [9, 2, 0], {"jug": 0, "amount": 7}, False, False),
        ),
        (
            "the small jug is 3 and the big jug is 5, the big jug already has 5 in it, the small one nothing. no "
            "more water!! you can throw water out tho. get 2 in the small one, min moves?",
            ([3, 5], [0, 5], {"jug": 0, "amount": 2}, False, True),
        ),
        (
            "A water carrier has a 9-pint skin, brimful, and two dry ones, 5 pints and 4 pints. Far from any "
            "well, he must keep every drop. How many pourings until the 9-pint skin has 6 pints left in it... if "
            "that is possible at all?",
            ([9, 5, 4], [9, 0, 0], {"jug": 0, "amount": 6}, False, False),
        ),
        (
            "Is there a way to split 10 litres of wine (in a full 10-litre jug) into 5 and 5 when your other jugs"
            " hold 7 and 3 litres and are empty? If so, in how many pours?",
            ([10, 7, 3], [10, 0, 0], {"exact": [5, 5, 0]}, False, False),
        ),
        (
            "There's 5 litres in my 8-litre jug, 3 litres in my 5-litre jug, and my 3-litre jug is empty. Without"
            " any further water and without throwing any away, I want 4 litres in the 8-litre jug and 4 litres in"
            " the 5-litre jug. Fewest pours?",
            ([8, 5, 3], [5, 3, 0], {"exact": [4, 4, 0]}, False, False),
        ),
        (
            "Three vessels, 10 l, 7 l and 3 l. The second and the third one are full, the first one is empty. No "
            "water source. Goal: 5 litres in the first vessel. Pourings?",
            ([10, 7, 3], [0, 7, 3], {"jug": 0, "amount": 5}, False, False),
        ),
        (
            "Three bowls hold 8, 5 and 3 cups. All 8 cups of milk are in the largest. I'd like to end up with 1 "
            "cup in the smallest, 4 cups in the middle one and 3 cups in the largest. Pours at least?",
            ([8, 5, 3], [8, 0, 0], {"exact": [3, 4, 1]}, False, False),
        ),
        (
            "Two friends have an 8-litre can full of oil and want to share it evenly. For that they can use a "
            "5-litre can and a 3-litre can, both empty. How many pourings?",
            ([8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}, False, False),
        ),
        (
            "Suppose you have jugs with capacities 11, 7 and 5 litres, where the 11-litre jug starts half... no, "
            "starts with 9 litres and the other two start with nothing. Without tap or drain, get 2 litres into "
            "the 5-litre jug. Number of pours?",
            ([11, 7, 5], [9, 0, 0], {"jug": 2, "amount": 2}, False, False),
        ),
        (
            "Problem 12. Vessel V1 (capacity 9 l) is full, vessels V2 (capacity 7 l) and V3 (capacity 2 l) are "
            "empty. Liquid may be decanted only between these vessels. Find the minimum number of decantings "
            "after which V1 contains exactly 5 l.",
            ([9, 7, 2], [9, 0, 0], {"jug": 0, "amount": 5}, False, False),
        ),
        (
            "Water is rationed: neither may any be thrown away nor is there any more. The canisters: 9 l (9 l in "
            "it), 6 l (nothing in it), 5 l (nothing in it). We need 7 l in the 9 l canister. Pourings?",
            ([9, 6, 5], [9, 0, 0], {"jug": 0, "amount": 7}, False, False),
        ),
        (
            "jugs (capacity/current): 8/8, 5/0, 3/0. no tap no drain. want 4 in the 8 jug and 4 in the 5 jug. pours?",
            ([8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}, False, False),
        ),
        (
            "Exactly 7 litres in the largest of three buckets (8, 6 and 3 litres, all empty, tap available, "
            "pouring away allowed). How many steps at least?",
            ([8, 6, 3], [0, 0, 0], {"jug": 0, "amount": 7}, True, True),
        ),
        (
            "A 15-litre drum of paint is full. An 8-litre drum is empty. A 7-litre drum too is empty. The painter"
            " wants 5 litres in some drum. Paint can't be bought on Sundays and mustn't be thrown away. Fewest "
            "pourings?",
            ([15, 8, 7], [15, 0, 0], {"any": 5}, False, False),
        ),
        (
            "Take two jugs. Together they hold 11 litres, and the smaller one holds 4. Tap available. Get 3 "
            "litres in the larger jug. How many steps?",
            ([7, 4], [0, 0], {"jug": 0, "amount": 3}, True, True),
        ),
        (
            "A pint is 2 cups. I have a 4-pint jug, a 5-cup jug and a tap. I want 3 cups. How many steps?",
            ([8, 5], [0, 0], {"any": 3}, True, True),
        ),
        (
            "A 19-gallon tank is empty, a 13-gallon and a 7-gallon tank are full of petrol. No petrol may be "
            "spilled, none bought. Ten gallons each are wanted in the 19-gallon and the 13-gallon tank. How many "
            "pourings?",
            ([19, 13, 7], [0, 13, 7], {"exact": [10, 10, 0]}, False, False),
        ),
        (
            "If both the 4-litre jug and the 3-litre jug are full and the 9-litre jug is empty, how many pours does it "
            "take to get 5 litres into the 9-litre jug with neither tap nor drain?",
            ([4, 3, 9], [4, 3, 0], {"jug": 2, "amount": 5}, False, False),
        ),
        (
            "My neighbour Otto (67) has to water his 12 tomatoes with exactly 3 litres. His cans hold 5 and 4 litres, "
            "and he's got a pump. How many steps?",
            ([5, 4], [0, 0], {"any": 3}, True, True),
        ),
    ],
)
def test_a_jug_puzzle_is_read_in_any_words(text: str, puzzle: Puzzle) -> None:
    model = model_of(text)
    assert (model["capacities"], model["initial"], model["goal"], model["tap"], model["drain"]) == puzzle


def test_jugs_may_be_numbered_as_the_romans_did() -> None:
    model = model_of(
        "Beakers I (7 ml) and II (4 ml) stand by a tap and a sink. Wanted at the same time: 5 ml in beaker I and "
        "4 ml in beaker II. How many steps?"
    )
    assert model["goal"] == {"exact": [5, 4]}
