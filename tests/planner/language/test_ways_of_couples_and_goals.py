"""Ways to say who belongs to whom, that the boat counts too, and what shall be where in the end."""

import pytest

from planner.core.language import read
from planner.core.language.river_aboard import holds_aboard
from planner.core.language.text import parse

PAIRS = (
    ("Three brides and their three bridegrooms want to cross a lake in a boat for two.", "bride", "groom"),
    ("3 mothers, each with one child, are at a river. The boat takes two people and all can row.", "child", "mother"),
    ("Three film stars travel with their three bodyguards over a river. Boat for two.", "star", "bodyguard"),
    (
        "Three dragons, each of whom brought a princess, have to cross a stream. Two fit in the boat.",
        "princess",
        "dragon",
    ),
)
OWN = (
    "A {ward} must never be together with somebody else's {guard} when her own {guard} is not there too.",
    "None of the {guard}s will permit his {ward} to be in the presence of another {guard} without being there himself.",
    "Each {ward} refuses to be near any {guard} but her own unless her own is present.",
    "The {guard}s do not trust each other: no {guard} leaves his {ward} with another {guard} unless he is there too.",
    "At no time may a {ward} be in a place where there are other {guard}s but not her own {guard}.",
    "If a {ward} is on a bank with a {guard} who isn't hers, then her own {guard} must be there as well.",
    "It is forbidden that a {ward} is with a foreign {guard} if her {guard} isn't there.",
)


@pytest.mark.parametrize("rule", OWN)
@pytest.mark.parametrize(("scene", "ward", "guard"), PAIRS)
def test_each_has_his_own_whatever_they_are_called(rule: str, scene: str, ward: str, guard: str) -> None:
    model = read(f"{scene} {rule.format(ward=ward, guard=guard)} How many crossings?").model
    assert model is not None
    numbers = (1, 2, 3)
    assert set(model["entities"]) == {f"{kind} {i}" for kind in (ward, guard) for i in numbers}
    assert {(rule["a"], rule["b"], *rule["unless"]) for rule in model["rules"]} == {
        (f"{ward} {i}", f"{guard} {j}", f"{guard} {i}") for i in numbers for j in numbers if i != j
    }


@pytest.mark.parametrize(
    ("said", "aboard"),
    [
        ("This also holds in the boat.", True),
        ("The same goes for the raft.", True),
        ("Neither on the banks nor in the boat.", True),
        ("The rule applies during the crossing too.", True),
        ("(On the boat as well!)", True),
        ("The boat counts as a place, too.", True),
        ("The rule holds on the banks only, not in the boat.", False),
        ("In the boat anything goes.", False),
        ("The boat itself doesn't count.", False),
        ("They have a boat for two, and all of them can row.", None),
        ("In the boat there is room for two of them.", None),
    ],
)
def test_the_boat_is_under_the_rules_only_where_the_text_says_so(said: str, aboard: bool | None) -> None:
    assert holds_aboard(parse(f"The trolls may never outnumber the elves. {said} How many crossings?").clean) is aboard


FARMER = (
    "A farmer has a wolf, a goat and a cabbage on the left bank of a river. His boat takes him and one of them. "
    "Without him the wolf eats the goat and the goat eats the cabbage. "
)
ALL = {"farmer": 1, "wolf": 1, "goat": 1, "cabbage": 1}


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("The goat has to get to the other bank; where the rest ends up doesn't matter.", {"far": {"goat": 1}}),
        ("It's enough if the wolf and the goat arrive on the other side.", {"far": {"wolf": 1, "goat": 1}}),
        ("How many crossings must he make before the wolf is on the other side?", {"far": {"wolf": 1}}),
        ("All he wants is the goat on the right bank.", {"far": {"goat": 1}}),
        (
            "The wolf stays behind; all the others have to cross.",
            {"near": {"wolf": 1}, "far": {"farmer": 1, "goat": 1, "cabbage": 1}},
        ),
        (
            "He wants to bring all three over and then return home alone.",
            {"near": {"farmer": 1}, "far": {"wolf": 1, "goat": 1, "cabbage": 1}},
        ),
        (
            "He sells the wolf and the cabbage over there and comes back home with the goat and the boat.",
            {"near": {"farmer": 1, "goat": 1}, "far": {"wolf": 1, "cabbage": 1}},
        ),
        (
            "He wants to deliver the goat to his sister on the right bank and go home again.",
            {"near": {"farmer": 1}, "far": {"goat": 1}},
        ),
        ("The wolf doesn't care about the cabbage.", None),
        ("How does he get everything over, with nothing left behind?", None),
    ],
)
def test_a_goal_for_some_is_read_and_nothing_else_is_one(said: str, goal: dict[str, dict[str, int]] | None) -> None:
    model = read(f"{FARMER}{said} How many crossings at least?").model
    assert model is not None
    assert model["entities"] == ALL
    assert model.get("goal") == goal
