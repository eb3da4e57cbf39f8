"""Jugs told in rows and pairs, by owner, by nickname, by how many glasses fill them, and with hardly a word at all."""

from typing import Any

import pytest

from planner.core.language import read


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "water_jug"
    assert reading.model is not None, reading
    return reading.model


@pytest.mark.parametrize(
    ("text", "sizes", "start", "goal"),
    [
        ("Jug X has 10 of 10 litres, jug Y has 0 of 7, jug Z 0 of 3. Only pour between them. Get 5 litres in X.",
         [10, 7, 3], [10, 0, 0], {"jug": 0, "amount": 5}),
        ("Now: A 8/8, B 0/5, C 0/3 (litres). Goal: A 4/8, B 4/5, C 0/3. No tap. Fewest pours?",
         [8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}),
        ("Bucket one: 7 of 7 litres. Bucket two: 0 of 4. Bucket three: 0 of 3. No water in or out. "
         "Can there be exactly 2 litres in one of them?", [7, 4, 3], [7, 0, 0], {"any": 2}),
        ("Jar one contains 9 of at most 9 cups, jar two 0 of 7, jar three 0 of 4. Only from jar to jar may be poured. "
         "Get 5 cups in jar two.", [9, 7, 4], [9, 0, 0], {"jug": 1, "amount": 5}),
        ("Fill levels (litres) a=9, b=0, c=0; capacities a=9, b=6, c=5. Pour only. Wanted: a=3.",
         [9, 6, 5], [9, 0, 0], {"jug": 0, "amount": 3}),
        ("Jug A (cap 7): 7; Jug B (cap 5): 0; Jug C (cap 2): 0. Only transfers. Goal: Jug A has 3.",
         [7, 5, 2], [7, 0, 0], {"jug": 0, "amount": 3}),
        ("How many pours get you from (8,0,0) to (4,4,0) with containers of 8, 5 and 3 litres? Just pours.",
         [8, 5, 3], [8, 0, 0], {"exact": [4, 4, 0]}),
        ("Goal: (6, 6, 0). Start: (12, 0, 0). Jugs: (12, 7, 5). Moves: pour.",
         [12, 7, 5], [12, 0, 0], {"exact": [6, 6, 0]}),
        ("Three cups: 8 full, 5 empty, 3 empty. Make one of them hold 4. No additional liquid, no discarding.",
         [8, 5, 3], [8, 0, 0], {"any": 4}),
        ("Tanks: T1 = 10, T2 = 6, T3 = 5 (litres). Initially T1 = 10, T2 = 0, T3 = 0. Pouring only. Goal: T1 = 9?",
         [10, 6, 5], [10, 0, 0], {"jug": 0, "amount": 9}),
    ],
)  # fmt: skip
def test_rows_and_pairs_tell_sizes_contents_and_the_end(
    text: str, sizes: list[int], start: list[int], goal: dict[str, Any]
) -> None:
    model = model_of(text)
    assert (model["capacities"], model["initial"], model["goal"]) == (sizes, start, goal)
    assert model["tap"] is False


@pytest.mark.parametrize(
    ("text", "sizes", "jug"),
    [
        ("Ben's jug holds 7 litres and Ann's holds 4. They need exactly 6 litres in Ben's jug.", [7, 4], 0),
        ("My bucket takes 7 litres, hers takes 9. How can we end up with exactly 6 litres in hers?", [7, 9], 1),
        ("Mine is a 10-litre bucket, my brother's is a 3-litre one. How do we get exactly 6 litres into mine?",
         [10, 3], 0),
        ("The baker's jug holds 8 cups, the butcher's 7. How can the butcher's jug come to hold exactly 6 cups?",
         [8, 7], 1),
        ("My bucket is 5 litres. Yours? 7 litres. And Eve's? 9. Let's have 6 litres in Eve's.", [5, 7, 9], 2),
        ("Anna brought a 7-litre bucket, Bert brought a 4-litre one. They want 6 litres in Anna's bucket.", [7, 4], 0),
        ("Sara's bottle: 9 dl. Omar's bottle: 4 dl. Sara's bottle must end up with 6 dl.", [9, 4], 0),
        ("I've got a 6-pinter and a 10-pinter. Get six pints in the ten-pinter.", [6, 10], 1),
        ("A 10er bucket and a 7er bucket (litres). 6 litres in the 10er, please, in as few steps as possible.",
         [10, 7], 0),
        ("With a five-litre and a nine-litre pot, how does one get 6 litres in the niner?", [5, 9], 1),
        ("Jugs: C1 = 4, C2 = 9, initially (0,0), target C2 = 6. How many operations?", [4, 9], 1),
        ("The red jug is bigger by 3 litres than the blue, and the blue holds 5. Get 6 litres into the red one.",
         [8, 5], 0),
        ("The larger bucket can take 7 litres more than the smaller, which takes 4. Get 6 litres in the larger.",
         [11, 4], 0),
    ],
)  # fmt: skip
def test_jugs_are_called_by_owner_nickname_or_letter(text: str, sizes: list[int], jug: int) -> None:
    model = model_of(f"{text} There is a tap and a sink.")
    assert model["capacities"] == sizes
    assert model["goal"] == {"jug": jug, "amount": 6}
    assert not any(model["initial"])


@pytest.mark.parametrize(
    "text",
    [
        "It takes 9 glasses of water to fill the pot and 5 to fill the kettle. How can I have exactly 6 glasses?",
        "The big can is full after 9 cups, the small one after 5. Get exactly 6 cups.",
        "Nine mugs of water fill the bucket; five mugs fill the jar. Measure out exactly six mugs.",
        "You need 9 scoops to fill the big tin and 5 scoops to fill the small tin. How to get 6 scoops?",
        "The barrel takes 9 buckets of water and the tub takes 5 buckets. Get 6 buckets' worth of water.",
        "One pitcher fits 9 glasses of water, another 5. I'd like 6 glasses of water.",
        "Two honey pots hold 9 kg and 5 kg, both empty. I need exactly 6 kg.",
        "An elf has a 9-thimble acorn cup and a 5-thimble acorn cup. He wants 6 thimbles.",
        "A coconut shell of 9 mouthfuls and a shell for 5 mouthfuls. Robinson wants exactly 6 mouthfuls.",
        "Is 6 possible with 9 and 5? (litres, two buckets)",
        "9 and 5, get 6. water jugs.",
        "9 and 5. wanted in one of the jugs: 6. how (litres)",
        "I've a 9 and a 5. I need 6. How? (jugs, litres)",
        "Can you make 6 out of 9 and 5? (buckets, litres)",
        "Jug puzzle with 9 and 5 instead of the usual 5 and 3, goal 6.",
        "Given: (1) a 9-pint jar, (2) a 5-pint jar, (3) no scale. Find: 6 pints.",
        "- bowl 1 - 9 cups\n- bowl 2 - 5 cups\nTo find: 6 cups in some bowl.",
        "The two jugs, 9 l and 5 l, are unmarked. Go on until 6 l are in one jug.",
        "Give me the steps for two jugs: big = 9 L, small = 5 L, target 6 L",
        "The two buckets, nine litres and five litres, are there; I don't want 4 litres, I want 6.",
        "A 9-litre jug and a 5-litre jug. Not 4 litres but 6 litres are wanted.",
        "Instead of the usual 4 litres, get 6 litres with a 9-litre jug and a 5-litre jug.",
    ],
)
def test_sizes_and_amounts_are_found_without_the_usual_words(text: str) -> None:
    model = model_of(f"{text} Tap and sink are there.")
    assert model["capacities"] == [9, 5]
    assert not any(model["initial"])
    assert model["goal"].get("any", model["goal"].get("amount")) == 6
    assert model["tap"]


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("The milk fills the 12-litre churn. There are an 8-litre and a 5-litre can too, both empty.", [12, 0, 0]),
        ("12 litres of milk in a 12-litre churn, an empty 8-litre can and an empty 5-litre can.", [12, 0, 0]),
        ("The 12 litres of milk are all in the 12-litre churn now; an 8-litre and a 5-litre can are empty.",
         [12, 0, 0]),
        ("A 12-litre churn is full, an 8-litre can already has 3 litres in it, a 5-litre can has 2.", [12, 3, 2]),
        ("One of the three cans (12, 8, 5 - all litres) is full, namely the largest; the others are empty.",
         [12, 0, 0]),
        ("There is a 12-litre can which is full, an 8-litre can in which there are 2 litres, and an empty 5-litre can.",
         [12, 2, 0]),
        ("A full 12-litre can; beside it there are two empty ones, for eight and for five litres.", [12, 0, 0]),
    ],
)  # fmt: skip
def test_contents_are_told_in_many_ways(said: str, start: list[int]) -> None:
    model = model_of(f"{said} There is no tap and nothing is spilled. I need exactly 6 litres.")
    assert model["capacities"] == [12, 8, 5]
    assert model["initial"] == start


@pytest.mark.parametrize(
    ("said", "drain"),
    [
        ("Not a drop is wasted, but water may be given back to the spring.", True),
        ("There is a spring, and water may be tipped back into the well.", True),
        ("There is a tap. Once water is in a bucket it can only go to the other bucket.", False),
        ("There is a tap, but none may leave the buckets.", False),
        ("There is a tap; it's forbidden to pour water anywhere except into the other bucket.", False),
    ],
)
def test_water_goes_back_or_nowhere(said: str, drain: bool) -> None:
    model = model_of(f"I have a bucket of 7 litres and one of 5 litres. {said} I need exactly 4 litres.")
    assert (model["tap"], model["drain"]) == (True, drain)


@pytest.mark.parametrize(
    "said",
    [
        "Two brothers share the wine fairly.",
        "Two customers each want 4 litres.",
        "We both want 4 litres.",
        "They split the wine into two equal parts.",
    ],
)
def test_two_who_share_get_half_each(said: str) -> None:
    model = model_of(f"A full 8-litre jug of wine, an empty 5-litre jug and an empty 3-litre jug, no more wine. {said}")
    assert model["goal"] == {"exact": [4, 4, 0]}


def test_three_who_share_get_a_third_each() -> None:
    stolen = "Three thieves stole a 24-ounce vase of balsam and have three vessels of 5, 11 and 13 ounces. "
    model = model_of(stolen + "How do they divide the balsam into equal parts?")
    assert model["goal"] == {"exact": [8, 0, 8, 8]}


def test_a_jug_that_shall_be_filled_first_is_not_full() -> None:
    model = model_of("Jugs of 7 and 3 litres, a tap and a sink. It is laid down that as the first step the 7-litre jug "
                     "be filled. I need exactly 5 litres.")  # fmt: skip
    assert model["initial"] == [0, 0]
    assert model["first_action"] == ["fill", 0]


def test_a_full_oasis_is_no_full_jug() -> None:
    model = model_of("Two skins hold 13 and 5 litres. The oasis is full of water. How do I get exactly 3 litres?")
    assert (model["initial"], model["tap"]) == ([0, 0], True)


@pytest.mark.parametrize(
    "source",
    [
        "a pond brimful of water",
        "a bathtub full of water",
        "a swimming pool that is filled to the brim",
        "a rain barrel full to the brim",
        "a stream, which is always full",
        "a keg that never gets empty",
        "a spring that never dries up",
    ],
)
def test_a_source_that_is_full_fills_no_jug(source: str) -> None:
    model = model_of(f"I have a 7-litre can, a 3-litre can and {source}. I need exactly 5 litres.")
    assert (model["capacities"], model["initial"]) == ([7, 3], [0, 0])
    assert (model["tap"], model["drain"]) == (True, True)


@pytest.mark.parametrize(
    "sizes",
    [
        "The first takes 7 pints when filled to the brim and the second takes three.",
        "One mug takes 7 pints if filled up to the brim and the other takes 3.",
        "The big one is 7 pints when it is full to the brim, the small one 3 pints.",
    ],
)
def test_what_a_jug_takes_when_full_is_not_in_it(sizes: str) -> None:
    model = model_of(f"There are two mugs and a tap. {sizes} I want exactly 1 pint.")
    assert (model["capacities"], model["initial"]) == ([7, 3], [0, 0])


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("If my first step must be to fill the 3-gallon jug, how few steps do I need?", ["fill", 1]),
        ("If I start by filling the 3-gallon jug, how many steps do I need?", ["fill", 1]),
        ("Given that the 3-gallon jug must be filled first, how many moves do I need?", ["fill", 1]),
        ("Is it quicker if I start by filling the 3-gallon jug?", None),
        ("Do I need to fill the 3-gallon jug first?", None),
    ],
)
def test_a_first_step_in_a_condition_is_prescribed_where_the_steps_are_asked_for(
    said: str, first: list[object] | None
) -> None:
    model = model_of(f"Two unmarked jugs hold 5 and 3 gallons, and there is a tap. I want exactly 4 gallons. {said}")
    assert model.get("first_action") == first


def test_the_first_pouring_may_be_told_by_its_ends() -> None:
    start = "A full 8-litre jug, empty jugs of 5 and 3 litres, no more water, nothing spilt. "
    model = model_of(start + "The very first pouring must be from the 8 to the 3. I want exactly 1 litre.")
    assert (model["capacities"], model["first_action"]) == ([8, 5, 3], ["pour", 0, 2])


@pytest.mark.parametrize(
    "goal",
    [
        "How few pourings until the 12-litre cask and the 7-litre cask both contain 6 litres?",
        "At the end the 12-litre cask and the 7-litre cask are each to hold six litres.",
        "Pour so that the 12-litre cask and the 7-litre cask each hold 6 litres.",
        "The two bigger casks shall hold 6 litres each.",
    ],
)
def test_known_jugs_that_are_to_hold_an_amount_are_no_new_ones(goal: str) -> None:
    model = model_of(f"A full 12-litre cask, an empty 7-litre cask and an empty 5-litre cask. No more oil. {goal}")
    assert (model["capacities"], model["goal"]) == ([12, 7, 5], {"exact": [6, 6, 0]})


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Tanks X (13 l), Y (7 l) and Z (4 l), a tap. Go on until X has 9 litres and Z has 2 litres.",
         {"capacities": [13, 7, 4], "goal": {"partial": {"0": 9, "2": 2}}}),
        ("Jugs: 5 and 4 litres. Tap. End with 2 litres in the 5-litre jug and the 4-litre jug brimful.",
         {"initial": [0, 0], "goal": {"exact": [2, 4]}}),
        ("There are 12 pints of ale, which fill a cask of 12 pints. An empty 7-pint can and an empty 5-pint can. No "
         "more ale. I want 6 pints in the cask and 6 in the 7-pint can.",
         {"initial": [12, 0, 0], "goal": {"exact": [6, 6, 0]}}),
        ("I have 2 full 8 litre cans and an empty 5 litre can, no tap. How do I get 2 litres in the 5 litre can?",
         {"capacities": [8, 8, 5], "initial": [8, 8, 0]}),
        ("A jug for 10 with 10 in it, a jug for 6 with nothing in it and a jug for 4 with nothing in it. No more beer, "
         "nothing wasted. Get exactly 5 glasses in a jug.", {"initial": [10, 0, 0], "goal": {"any": 5}}),
        ("mesure 7 litters with a 3 liter jug an a 9 liter jug, tap is there. posible or not",
         {"capacities": [3, 9], "goal": {"any": 7}}),
        ("A full 24-ounce vase and three empty flasks of 13, 11 and 5 ounces, nothing is lost. How is it shared so "
         "that the vase and the two larger flasks hold eight ounces each?", {"goal": {"exact": [8, 8, 8, 0]}}),
        ("6-cup teapot, 4-cup teapot, a tap. I want exactly 2 cups in one of the pots.", {"capacities": [6, 4]}),
    ],
)  # fmt: skip
def test_more_ways_to_write_sizes_contents_and_ends(text: str, part: dict[str, Any]) -> None:
    assert model_of(text).items() >= part.items()
