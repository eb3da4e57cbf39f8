"""Towers on four and more pegs: the published numbers, valid plans, and what is claimed of them."""

import pytest

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles import read_model
from planner.core.theorems import conclude, good_plan
from planner.core.theorems.frame_stewart_plan import moves_needed, smaller_ones
from planner.core.validate import validate
from tests.planner.drive import outcome
from tests.planner.models import pile

PUBLISHED = {
    3: [1, 3, 7, 15, 31, 63, 127],
    4: [1, 3, 5, 9, 13, 17, 25, 33, 41, 49, 65, 81, 97, 113, 129, 161, 193, 225, 257, 289],
    5: [1, 3, 5, 7, 11, 15, 19, 23, 27, 31, 39, 47, 55, 63, 71, 79],
    6: [1, 3, 5, 7, 9, 13, 17, 21, 25, 29, 33],
}


def tower(discs: int, pegs: int) -> Solved:
    result = conclude("tower_of_hanoi", read_model("tower_of_hanoi", pile(discs, pegs)))
    assert isinstance(result, Solved)
    return result


@pytest.mark.parametrize("pegs", PUBLISHED)
def test_the_lengths_are_the_published_ones(pegs: int) -> None:
    assert [moves_needed(n, pegs) for n in range(1, len(PUBLISHED[pegs]) + 1)] == PUBLISHED[pegs]


@pytest.mark.parametrize("pegs", range(4, 9))
def test_the_split_reaches_the_least_of_all_splits(pegs: int) -> None:
    for discs in range(2, 150):
        ways = [2 * moves_needed(k, pegs) + moves_needed(discs - k, pegs - 1) for k in range(discs)]
        assert ways[smaller_ones(discs, pegs)] == min(ways) == moves_needed(discs, pegs)


@pytest.mark.parametrize(("discs", "pegs"), [(1, 4), (2, 4), (20, 4), (60, 4), (16, 5), (50, 6), (30, 26), (200, 12)])
def test_the_plan_is_valid_and_as_long_as_said(discs: int, pegs: int) -> None:
    result = tower(discs, pegs)
    assert result.length == moves_needed(discs, pegs) == sum(1 for _ in result.steps)
    validate("tower_of_hanoi", pile(discs, pegs), result.steps)


def test_four_pegs_are_proven_by_bousch_and_more_are_not() -> None:
    assert (tower(15, 4).optimal, tower(15, 4).proof.kind) == (True, "theorem")
    assert "Bousch" in tower(15, 4).proof.text
    assert (tower(15, 5).optimal, tower(15, 5).proof.kind) == (False, "heuristic")


def test_fewer_discs_than_pegs_are_plain() -> None:
    for pegs in range(4, 8):
        for discs in range(1, pegs):
            assert (tower(discs, pegs).optimal, tower(discs, pegs).length) == (True, 2 * discs - 1)


@pytest.mark.parametrize(("discs", "pegs"), [(n, 4) for n in range(1, 10)] + [(n, 5) for n in range(1, 8)] + [(7, 6)])
def test_search_finds_nothing_shorter(discs: int, pegs: int) -> None:
    searched = outcome("tower_of_hanoi", pile(discs, pegs), prove=True)
    assert isinstance(searched, Solved)
    assert (searched.length, searched.optimal, searched.proof.kind) == (moves_needed(discs, pegs), True, "exhaustive")


def test_five_pegs_and_ten_discs_are_proven_without_being_asked() -> None:
    result = outcome("tower_of_hanoi", pile(10, 5))
    assert isinstance(result, Solved)
    assert (result.length, result.optimal, result.proof.kind) == (31, True, "exhaustive")


def test_five_pegs_and_many_discs_are_the_best_known_and_say_so() -> None:
    result = outcome("tower_of_hanoi", pile(100, 5))
    assert isinstance(result, Solved)
    assert (result.length, result.optimal, result.proof.kind) == (moves_needed(100, 5), False, "heuristic")


def test_a_tower_may_stay_where_any_of_several_pegs_will_do() -> None:
    result = outcome("tower_of_hanoi", pile(9, 5) | {"goal": {"all_on_any": ["E", "A"]}})
    assert isinstance(result, Solved)
    assert (result.length, list(result.steps)) == (0, [])


def test_forbidden_moves_and_spread_discs_are_no_towers() -> None:
    forbidden = pile(3, 4) | {"forbidden": [["A", "D"]]}
    spread = pile(3, 4) | {"start": {"A": [3, 2], "B": [1]}}
    for model in (forbidden, spread):
        assert conclude("tower_of_hanoi", read_model("tower_of_hanoi", model)) is None
    assert good_plan("tower_of_hanoi", read_model("tower_of_hanoi", forbidden)) is None


def test_a_goal_that_breaks_the_size_rule_is_impossible_without_a_search() -> None:
    result = outcome("tower_of_hanoi", pile(30, 4) | {"goal": {"state": {"D": list(range(1, 31))}}})
    assert isinstance(result, Impossible)
    assert result.proof.kind == "theorem"
    assert "disc 2 on the smaller disc 1" in result.proof.text
