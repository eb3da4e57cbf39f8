"""What a river model means where a reader could doubt it: one small model and its length for each point."""

from typing import Any

import pytest

from planner.core.outcome import Impossible, Solved
from tests.planner.drive import outcome


def length(**model: Any) -> int | None:
    result = outcome("river_crossing", {"capacity": 2} | model)
    assert isinstance(result, Solved | Impossible)
    return result.length if isinstance(result, Solved) else None


def test_two_of_one_name_can_be_kept_apart() -> None:
    rivals = {"entities": {"farmer": 1, "ram": 2}, "rowers": ["farmer"]}
    apart = {"kind": "pair", "a": "ram", "b": "ram"}
    assert length(**rivals, rules=[apart | {"unless": ["farmer"]}]) == 3
    assert length(**rivals, rules=[apart]) is None


@pytest.mark.parametrize(("check_boat", "least"), [(False, 1), (True, 3)])
def test_rules_hold_in_the_boat_only_where_the_model_says_so(check_boat: bool, least: int) -> None:
    model = {
        "entities": {"wolf": 2, "goat": 3},
        "rowers": ["wolf", "goat"],
        "capacity": 3,
        "start": {"near": {"wolf": 2, "goat": 1}, "far": {"goat": 2}},
        "rules": [{"kind": "outnumber", "strong": ["wolf"], "weak": ["goat"]}],
    }
    assert length(**model, check_boat=check_boat) == least


def test_the_start_is_given_and_need_not_keep_the_rules() -> None:
    pair = {
        "entities": {"wolf": 1, "goat": 1},
        "rowers": ["wolf"],
        "rules": [{"kind": "pair", "a": "wolf", "b": "goat"}],
    }
    assert length(**pair, goal={"far": {"wolf": 1}}) == 1
    assert length(**pair) is None


def test_a_place_nobody_visits_is_checked_too() -> None:
    model = {
        "entities": {"ferryman": 1, "wolf": 1, "goat": 1},
        "rowers": ["ferryman"],
        "places": ["near", "island", "far"],
        "start": {"near": {"ferryman": 1}, "island": {"wolf": 1, "goat": 1}},
        "goal": {"far": {"ferryman": 1}},
        "rules": [{"kind": "pair", "a": "wolf", "b": "goat", "unless": ["ferryman"]}],
    }
    # Straight to the far side would leave the wolf and the goat alone; he fetches one of them first.
    assert length(**model) == 2


def test_those_who_just_landed_are_checked() -> None:
    model = {"entities": {"man": 1, "cat": 1}, "rowers": ["man"], "start": {"near": {"man": 1}, "far": {"cat": 1}}}
    assert length(**model, rules=[{"kind": "pair", "a": "man", "b": "cat"}], goal={"far": {"man": 1}}) is None


def test_weights_limit_the_load_and_count_the_rower() -> None:
    family = {"entities": {"adult": 3, "child": 2}, "rowers": ["adult", "child"], "weights": {"adult": 2, "child": 1}}
    assert length(**family, max_weight=2) == 13
    assert length(**family, max_weight=1) is None
    assert length(**family) == 7


def test_no_limit_takes_everybody_at_once() -> None:
    assert length(entities={"man": 9, "dog": 4}, rowers=["man"], capacity=None) == 1
    assert length(entities={"man": 9}, rowers=[]) is None


def test_the_boat_has_a_start_and_an_end_of_its_own() -> None:
    alone = {"entities": {"man": 2}, "rowers": ["man"]}
    assert length(**alone, boat="far") is None
    assert length(**alone, goal={"far": {"man": 1}}) == 1
    assert length(**alone, goal={"far": {"man": 1}}, goal_boat="near") == 2
    assert length(**alone, goal={}, goal_boat="far") == 1


def test_hundreds_of_missionaries_are_counted_and_not_told_apart() -> None:
    model = {
        "entities": {"missionary": 300, "cannibal": 300},
        "rowers": ["missionary", "cannibal"],
        "capacity": 4,
        "rules": [{"kind": "outnumber", "strong": ["cannibal"], "weak": ["missionary"]}],
    }
    assert length(**model) == 597
