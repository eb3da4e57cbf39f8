"""What a clause says of its parties, whatever stands about the guard in it, and where everybody is to be in the end."""

import pytest

from planner.core.language import read

STOAT = (
    "A {R} has to bring a {A}, a {B} and some {C} across a river. Only the {R} can row, and the boat holds the {R} and "
    "one of the others. %s What is the smallest number of crossings?"
)
CAST = {"R": "beekeeper", "A": "stoat", "B": "quail", "C": "barley"}
PAIRS = (
    ("With the {R} away, the {A} mauls the {B} ; with the {R} away, also, the {B} boils the {C}.", "AB BC"),
    ("Whenever the {R} isn't there, the {A} would finish the {B} and the {B} would finish the {C}.", "AB BC"),
    ("The {C} is eaten by the {B}, and the {B} by the {A}, whenever the {R} is gone.", "AB BC"),
    ("Whichever two of them the {R} leaves alone tear each other apart.", "AB BC AC"),
    ("No two of the three may be left without the {R}.", "AB BC AC"),
    ("The {A} would harm either of the other two if left alone with it.", "AB AC"),
    ("Neither the {A} nor the {C} can be left with the {B} when the {R} is absent.", "AB BC"),
    ("Neither the {A} and the {B} nor the {B} and the {C} can be left alone together.", "AB BC"),
    ("Not without the {R}: {A} and {B}; {B} and {C}.", "AB BC"),
    ("Who eats whom: {A} -> {B}, {B} -> {C}, unless the {R} is present.", "AB BC"),
    ("{A} eats {B}. {B} eats {C}. {A} doesn't eat {C}.", "AB BC"),
    ("{A} with {B}: trouble. {B} with {C}: trouble. {A} with {C}: fine.", "AB BC"),
    ("{A} and {B}: bad. {B} and {C}: bad. {A} and {C}: ok.", "AB BC"),
    ("{A} + {B} without {R} -> dead {B}. {B} + {C} without {R} -> no {C} left.", "AB BC"),
    (
        "Leave the {A} with the {B} and there is no more {B}; leave the {B} with the {C} and there is no more {C}.",
        "AB BC",
    ),
    ("The {A} fancies the {B}, the {B} fancies the {C}, and only the {R} can stop them.", "AB BC"),
    ("The {R} mustn't leave the {B} behind with the {A} or with the {C}.", "AB BC"),
    ("The {B} isn't safe from the {A}, nor is the {C} safe from the {B}, unless the {R} keeps watch.", "AB BC"),
    (
        "The {A} would like nothing better than the {B} for lunch; the {B} in turn would like nothing better than the "
        "{C}. In the {R}'s presence nothing happens.",
        "AB BC",
    ),
    ("While the {R} is on the other side, the {A} will eat the {B}, and so will the {B} the {C}.", "AB BC"),
    (
        "The {A}, the minute the {R} is off, would finish the {B}, and the {B}, the minute the {R} is off, would "
        "finish the {C}. The {A} finds the {C} disgusting.",
        "AB BC",
    ),
    ("The {A} reacts with the {B} and the {B} reacts with the {C}; only the {R} can prevent it.", "AB BC"),
    ("What the {R} fears: that the {A} eats the {B}, or that the {B} eats the {C}, when left to themselves.", "AB BC"),
    ("The {A} and the {B} can't be on the same bank without the {R}, and neither can the {B} and the {C}.", "AB BC"),
    ("{A} and {B} must not be together unless the {R} is with them. The same holds for {B} and {C}.", "AB BC"),
    ("The {A}, if left with the {B}, swallows it. The {B}, if left with the {C}, swallows it.", "AB BC"),
    ("Left with the {A}, the {B} is done for. Left with the {B}, the {C} is done for.", "AB BC"),
    ("There is only one danger: the {A} eats the {B} if the {R} isn't there.", "AB"),
    ("The {A} is a vegetarian and harms nobody; only the {B} eats the {C} when the {R}'s gone.", "BC"),
    ("The {A} eats the {C}, but not the {B}, when the {R} isn't there.", "AC"),
    ("Without the {R} the {A} eats the {B}. The {B} has no interest in the {C}.", "AB"),
    (
        "Strangely it's the {B} that attacks the {A}, and the {C} that attacks the {B}, as soon as the {R} leaves.",
        "AB BC",
    ),
    ("The {A} can be trusted with the {C} but not with the {B}; nor can the {B} be trusted with the {C}.", "AB BC"),
    ("The {A} may be left with the {C}, but not with the {B}. The {B} mustn't be left with the {C}.", "AB BC"),
    ("You can leave the {A} with the {C}. You can't leave the {A} with the {B} or the {B} with the {C}.", "AB BC"),
    ("Only when the {R} is there is the {B} safe from the {A}, and the {C} from the {B}.", "AB BC"),
    ("When the {R} is with them they all behave; when not, {A} eats {B} and {B} eats {C}.", "AB BC"),
    ("u cant leave {A} + {B} alone or {B} + {C} alone.", "AB BC"),
    (
        "The {A} is known to chase the {B}, which in turn is known to nibble the {C}, whenever the {R} is not at hand.",
        "AB BC",
    ),
    (
        "The {B} would not last a minute with the {A}, and the {C} wouldn't last a minute with the {B}, without the "
        "{R}.",
        "AB BC",
    ),
    (
        "The {B} can only be with the {A} if the {R} is there; the {C} can only be with the {B} if the {R} is there.",
        "AB BC",
    ),
    ("Unattended, {A} and {B} fight, as do {B} and {C}.", "AB BC"),
    ("The {A} alone with the {B} means a dead {B}; the {B} alone with the {C} means no more {C}.", "AB BC"),
    (
        "The {A} is allergic to the {B}, and the {B} can't stand the {C}; the {R} has to be around whenever they meet.",
        "AB BC",
    ),
    ("- {A} bites {B} if the {R} is away. - {B} spoils {C} if the {R} is away. - {A} and {C} get along fine.", "AB BC"),
    ("Nothing happens between {A} and {C}. But {A} and {B}, or {B} and {C}, must not be alone.", "AB BC"),
    ("A {A} left alone with a {B} has a feast, and a {B} left alone with a {C} does so too.", "AB BC"),
    ("The {B} must be protected from the {A} and the {C} from the {B}.", "AB BC"),
    ("The {R} protects the {B} from the {A} and the {C} from the {B} by being there.", "AB BC"),
    ("As soon as the {R} is gone it's the {A} against the {B}, and the {B} against the {C}.", "AB BC"),
    ("The {A} wants to eat the {B}, the {B} wants to eat the {C}; neither dares while the {R} is there.", "AB BC"),
    (
        "The {A} dare not touch the {B} while the {R} is near, and the {B} dare not touch the {C} while the {R} is "
        "near.",
        "AB BC",
    ),
    ("All of them get along with each other.", ""),
)
GOALS_OF = (
    "A farmer wants to bring a wolf, a goat and a cabbage over a river. His boat holds him and one of them. Without "
    "him the "
    "wolf eats the goat and the goat eats the cabbage. {} How many crossings at least?"
)
GOALS = (
    ("The wolf is supposed to stay where it is.", "farmer goat cabbage", "wolf"),
    (
        "He wants himself, the goat and the cabbage to be on the far side in the end; the wolf is supposed to stay "
        "behind.",
        "farmer goat cabbage",
        "wolf",
    ),
    (
        "In the end the wolf and the cabbage should be on the far bank, while the farmer, the boat and the goat are "
        "to be "
        "back on the near bank.",
        "wolf cabbage",
        "farmer goat",
    ),
    ("Afterwards the farmer returns alone.", "wolf goat cabbage", "farmer"),
    (
        "When the three are over, he rows back alone to have his dinner; this last trip counts too.",
        "wolf goat cabbage",
        "farmer",
    ),
    (
        "The cabbage is to be on the near bank at the end; he, the wolf and the goat are to end on the far bank.",
        "farmer wolf goat",
        "cabbage",
    ),
    ("The boat has to be back on this side at the end.", "wolf goat cabbage", "farmer"),
    ("The goat must end up on the far bank, all the others stay here.", "goat", "farmer wolf cabbage"),
    (
        "Once the wolf and goat have been delivered, the farmer goes back home; the cabbage never leaves.",
        "wolf goat",
        "farmer cabbage",
    ),
    (
        "He has to get home to his side with the goat in the evening, leaving the wolf and the cabbage at the market "
        "on the "
        "far bank.",
        "wolf cabbage",
        "farmer goat",
    ),
)
KEEPERS = (
    "The dog keeps the peace just as well as the farmer.",
    "Wherever the dog is, nobody eats anything, just as where the farmer is.",
    "It is enough if the farmer or the dog is there.",
)


@pytest.mark.parametrize(("said", "expected"), PAIRS)
def test_the_parties_of_a_clause_are_found_whatever_it_says_of_the_guard(said: str, expected: str) -> None:
    model = read((STOAT % said).format(**CAST)).model
    assert model is not None
    assert set(model["entities"]) == set(CAST.values())
    assert all(rule["kind"] == "pair" and rule["unless"] == [CAST["R"]] for rule in model["rules"])
    found = {frozenset({rule["a"], rule["b"]}) for rule in model["rules"]}
    assert found == {frozenset({CAST[pair[0]], CAST[pair[1]]}) for pair in expected.split()}
    assert len(model["rules"]) == len(found)


@pytest.mark.parametrize(("said", "far", "near"), GOALS)
def test_the_end_is_read_along_its_sentences(said: str, far: str, near: str) -> None:
    model = read(GOALS_OF.format(said)).model
    assert model is not None
    goal = model["goal"]
    placed = {side: {name for name, count in goal.get(side, {}).items() if count} for side in ("far", "near")}
    placed["near"] |= {name for name, count in goal["far"].items() if not count}
    assert placed == {"far": set(far.split()), "near": set(near.split())}


@pytest.mark.parametrize("said", KEEPERS)
def test_whoever_keeps_the_peace_guards_every_pair(said: str) -> None:
    model = read(
        "A farmer, a dog, a wolf, a goat and a cabbage have to cross a river. The farmer rows, and one more fits in. "
        "The "
        f"wolf eats the goat and the goat eats the cabbage. {said} Fewest crossings?"
    ).model
    assert model is not None
    assert [{rule["a"], rule["b"]} for rule in model["rules"]] == [{"wolf", "goat"}, {"goat", "cabbage"}]
    assert all(set(rule["unless"]) == {"farmer", "dog"} for rule in model["rules"])


def test_the_one_who_is_said_to_row_guards_the_others_even_from_a_person() -> None:
    model = read(
        "A goat has to bring a farmer, a wolf and a cabbage across. Only the goat can row, and the boat holds the goat "
        "and one of the others. With the goat away, the farmer shoots the wolf; with the goat away, also, the farmer "
        "boils the cabbage. How many trips over the river is it?"
    ).model
    assert model is not None
    assert {frozenset({rule["a"], rule["b"]}) for rule in model["rules"]} == {
        frozenset({"farmer", "wolf"}),
        frozenset({"farmer", "cabbage"}),
    }
    assert all(rule["unless"] == ["goat"] for rule in model["rules"])


def test_something_left_with_anything_is_kept_from_all_the_others() -> None:
    model = read(
        "A witch takes a mirror, a cat and a raven over a marsh in a boat for herself and one more. Anything left "
        "alone with "
        "the mirror turns to stone. How many crossings at least?"
    ).model
    assert model is not None
    assert {frozenset({rule["a"], rule["b"]}) for rule in model["rules"]} == {
        frozenset({"mirror", "cat"}),
        frozenset({"mirror", "raven"}),
    }
