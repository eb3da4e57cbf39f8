"""Clauses that say of one party what was said of another, or that nothing happens; and who counts in the end."""

import pytest

from planner.core.language import read
from tests.planner.language.test_ways_of_parties import CAST, GOALS_OF, STOAT

PAIRS = (
    ("When the {R} is away the {A} eats the {C}, and so does the {B}.", "AC BC"),
    ("Without the {R} the {A} eats the {C}. So does the {B}.", "AC BC"),
    ("The {A} eats the {C} when the {R} isn't there, and the {B} does too.", "AC BC"),
    ("The {A} eats the {C} when the {R} is gone, and the {B} does the same.", "AC BC"),
    ("The {A} will eat the {C} if the {R} is not there, and so will the {B}.", "AC BC"),
    ("The {A} would eat the {C} without the {R}; the {B} would as well.", "AC BC"),
    ("When the {R} is away the {A} eats the {C}, as does the {B}.", "AC BC"),
    ("The {A} eats the {C} when the {R} is away; the {B} likewise.", "AC BC"),
    ("The {A} must not be left with the {C} without the {R}, nor must the {B}.", "AC BC"),
    ("When the {R} is away, the {A} eats the {C}, and so does the {B}. The {A} would never touch the {B}.", "AC BC"),
    ("- {A} + {B} without the {R}: not allowed\n- {B} + {C} without the {R}: not allowed\n- {A} + {C}: ok", "AB BC"),
    ("{A}/{B} must not stand on same bank w/o {R}. {A}/{C}: ditto. {B}/{C}: no issue.", "AB AC"),
    (
        "Whenever the {R} is away, it is the {C} that devours the {B}, and the {B} that devours the {A}; {C} and {A}, "
        "for their part, are the best of friends.",
        "BC AB",
    ),
    ("The {B} takes the {A} apart when the {R} is away, and likewise it eats the {C}.", "AB BC"),
    (
        "When the {R} is away the {A} eats the {C}, and so does the {B}, but {A} and {B} leave each other alone.",
        "AC BC",
    ),
    ("But nobody eats anybody.", ""),
    ("Nobody eats anyone here.", ""),
    ("No one eats anything.", ""),
    ("Nothing eats anything, everybody is well-behaved.", ""),
)
ENDS = (
    (
        "Only the wolf and the cabbage are to be delivered to the village on the other bank, the goat has to be on this"
        " side when the job is done, and where the farmer ends up doesn't matter.",
        "wolf cabbage",
        "goat",
    ),
    (
        "Only the wolf and the cabbage must get over; the goat has to be back here at the end. Where the farmer is then"
        " does not matter.",
        "wolf cabbage",
        "goat",
    ),
    (
        "It does not matter where the farmer ends up, but the goat has to be on the near side and the other two on the "
        "far side.",
        "wolf cabbage",
        "goat",
    ),
    (
        "Only the goat and the wolf must be on the other bank in the end; the cabbage must be on the near bank and the "
        "farmer may be anywhere.",
        "goat wolf",
        "cabbage",
    ),
)


@pytest.mark.parametrize(("said", "pairs"), PAIRS)
def test_what_is_said_of_one_party_holds_for_the_other_that_does_likewise(said: str, pairs: str) -> None:
    model = read(STOAT.replace("%s", said).format(**CAST)).model
    assert model is not None
    assert {frozenset((rule["a"], rule["b"])) for rule in model["rules"]} == {
        frozenset(CAST[party] for party in pair) for pair in pairs.split()
    }
    assert all(rule["unless"] == ["beekeeper"] for rule in model["rules"])


@pytest.mark.parametrize(("said", "far", "near"), ENDS)
def test_whoever_may_be_anywhere_in_the_end_is_no_part_of_the_goal(said: str, far: str, near: str) -> None:
    model = read(GOALS_OF.format(said)).model
    assert model is not None
    assert {side: {*some} for side, some in model["goal"].items()} == {"far": {*far.split()}, "near": {*near.split()}}
