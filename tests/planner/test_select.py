"""Which algorithm is used for what, that it is said, and that a person may ask for another."""

from time import perf_counter, thread_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from planner.core import solve as solving
from planner.core.errors import InvalidModel
from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import build_problem
from planner.core.search import SEARCHES
from planner.core.solve import ALGORITHMS
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import finish, outcome
from tests.planner.models import VALID, jugs, pile, river, tower
from tests.planner.river_models import crossings
from tests.planner.test_reference_values import couples

PEGS = ["A", "B", "C", "D"]
SPREAD: dict[str, Any] = {
    "pegs": PEGS,
    "start": {"C": [8, 7, 5], "D": [6, 2, 1], "B": [4], "A": [3]},
    "goal": {"state": {"B": [8, 6, 1], "D": [7, 4, 3], "C": [5, 2]}},
}
CHOSEN = [
    ("river_crossing", river(), "river_symmetry"),
    ("tower_of_hanoi", tower(), "theorem"),
    ("tower_of_hanoi", pile(15, 4), "theorem"),
    ("tower_of_hanoi", SPREAD, "frontier"),
    (
        "tower_of_hanoi",
        SPREAD | {"start": {"A": [3, 2, 1]}, "goal": {"state": {"A": [2], "B": [3, 1]}}},
        "bidirectional",
    ),
    ("tower_of_hanoi", tower(size_rule=False, goal={"state": {"C": [1, 2, 3]}}), "bidirectional"),
    ("water_jug", jugs(), "theorem"),
    ("water_jug", jugs(capacities=[6, 9]), "theorem"),
    ("water_jug", jugs(capacities=[8, 5, 3], initial=[8, 0, 0], tap=False, goal={"any": 4}), "breadth_first"),
    ("water_jug", jugs(capacities=[23, 17, 13, 7], initial=[0] * 4, goal={"any": 5}), "frontier"),
]


@pytest.mark.parametrize(("family", "model", "algorithm"), CHOSEN)
def test_family_size_and_question_decide(family: str, model: dict[str, Any], algorithm: str) -> None:
    result = outcome(family, model)
    assert isinstance(result, Solved | Impossible)
    assert result.statistics.algorithm == algorithm
    assert result.statistics.reason or algorithm == "theorem"


@pytest.mark.parametrize("family", VALID)
@pytest.mark.parametrize("algorithm", SEARCHES)
def test_any_search_can_be_asked_for(family: str, algorithm: str) -> None:
    model = VALID[family]()
    result = outcome(family, model, algorithm=algorithm)
    assert isinstance(result, Solved)
    validate(family, model, result.steps)
    assert result.proof.kind != "theorem"


@pytest.mark.parametrize("algorithm", SEARCHES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(model=crossings())
def test_any_search_by_name_ends_crossings_with_and_without_symmetry_truly(
    algorithm: str, model: dict[str, Any]
) -> None:
    least, result = oracles.shortest("river_crossing", model), outcome("river_crossing", model, algorithm=algorithm)
    if least is None:
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Solved)
    validate("river_crossing", model, result.steps)
    assert (result.length == least) or (result.length > least and not result.optimal)


@pytest.mark.parametrize("algorithm", [name for name in SEARCHES if name != "frontier"])
def test_a_search_by_name_profits_from_symmetry_and_says_so(algorithm: str) -> None:
    model = couples(6, 3)  # impossible, so that every search has to see every state
    result = outcome("river_crossing", model, algorithm=algorithm)
    apart = finish(SEARCHES[algorithm](build_problem("river_crossing", model), Budget()))[1]
    assert isinstance(result, Impossible)
    assert isinstance(apart, Impossible)
    assert result.proof.states * 5 < apart.proof.states
    assert "exchanged for one another" in result.proof.text
    assert "exchanged" not in apart.proof.text


@pytest.mark.parametrize("model", [tower(), pile(6, 4), pile(6, 5)])
def test_a_theorem_can_be_proven_by_search(model: dict[str, Any]) -> None:
    told, searched = outcome("tower_of_hanoi", model), outcome("tower_of_hanoi", model, prove=True)
    assert isinstance(told, Solved)
    assert isinstance(searched, Solved)
    assert (told.length, True, "exhaustive") == (searched.length, searched.optimal, searched.proof.kind)


def test_where_the_proof_does_not_end_the_theorem_stands() -> None:
    result = outcome("tower_of_hanoi", pile(20, 4), prove=True, states=1000)
    assert isinstance(result, Solved)
    assert (result.length, result.proof.kind) == (289, "theorem")


def test_nothing_but_the_theorem_can_be_asked_for() -> None:
    assert outcome("tower_of_hanoi", pile(10, 5), algorithm="theorem").statistics.algorithm == "theorem"
    with pytest.raises(InvalidModel) as caught:
        outcome("tower_of_hanoi", SPREAD, algorithm="theorem")
    assert (caught.value.code, caught.value.field) == ("no_theorem", "algorithm")


def test_an_unknown_algorithm_is_refused_by_name() -> None:
    with pytest.raises(InvalidModel) as caught:
        outcome("tower_of_hanoi", tower(), algorithm="magic")
    assert (caught.value.code, caught.value.field) == ("unknown_algorithm", "algorithm")
    assert all(name in caught.value.message for name in ALGORITHMS)


def test_out_of_budget_still_gives_a_plan_of_a_crossing() -> None:
    crowd = {"missionary": 40, "cannibal": 30}
    model = {"entities": crowd, "rowers": [*crowd], "capacity": 3}
    result: Outcome = outcome("river_crossing", model, states=300)
    assert isinstance(result, OutOfBudget)
    assert result.best is None or result.at_least <= result.best.length


def test_a_search_that_was_asked_for_has_all_of_its_seconds() -> None:
    model = pile(30, 4) | {"move_rule": "adjacent"}
    begun, worked = perf_counter(), thread_time()
    result = outcome("tower_of_hanoi", model, seconds=3.0)
    assert isinstance(result, OutOfBudget)
    assert perf_counter() - begun > 2.0
    assert thread_time() - worked < 3.5


def test_a_proof_that_nobody_asked_for_takes_no_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "is_worth_proving", lambda model: True)
    begun = thread_time()
    result = outcome("tower_of_hanoi", pile(18, 5), seconds=20.0)
    assert isinstance(result, Solved)
    assert (result.optimal, result.proof.kind) == (False, "heuristic")
    assert thread_time() - begun < 2.5
