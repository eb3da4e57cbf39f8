"""Two crowds, one of which must not outnumber the other: exact, however few lines the search for them has."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import read_model
from planner.core.puzzles import river_crowds as crowds
from planner.core.puzzles.river_problem import RiverProblem
from planner.core.puzzles.river_search import search
from planner.core.search import SEARCHES
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import finish

CHECKS = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def two_crowds(draw: st.DrawFn, most: int) -> dict[str, Any]:
    """Any numbers, either order, any rowers, any boat; the rule perhaps said twice."""
    names = draw(st.permutations(["lamb", "wolf"]))
    places = draw(st.sampled_from([["near", "far"], ["far", "near"]]))
    lambs = draw(st.integers(1, most))
    counts = {"lamb": lambs, "wolf": draw(st.sampled_from([lambs, draw(st.integers(1, lambs))]))}
    model: dict[str, Any] = {
        "entities": {name: counts[name] for name in names},
        "rowers": draw(st.sampled_from([names, names, names[:1], names[1:], []])),
        "capacity": draw(st.sampled_from([2, 3, 4, 5, 1, None])),
        "rules": [{"kind": "outnumber", "strong": ["wolf"], "weak": ["lamb"]}] * draw(st.integers(1, 2)),
        "check_boat": draw(st.booleans()),
        "places": places,
    }
    if draw(st.booleans()):  # the other way round
        everybody = dict(model["entities"])
        model |= {"boat": places[1], "start": {places[1]: everybody}, "goal": {places[0]: everybody}}
        if draw(st.booleans()):
            model["goal_boat"] = places[0]
    return model


def solve(model: dict[str, Any], **budget: Any) -> Outcome:
    read = read_model("river_crossing", model)
    assert crowds.read_crowds(read) is not None
    return finish(search(read, Budget(**budget)))[1]


@settings(CHECKS, max_examples=300)
@given(two_crowds(4))
def test_crowds_cross_as_brute_force_says(model: dict[str, Any]) -> None:
    least, result = oracles.shortest("river_crossing", model), solve(model)
    if least is None:
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Solved)
    assert (result.length, result.optimal, result.proof.kind) == (least, True, "exhaustive")
    validate("river_crossing", model, result.steps)


@settings(CHECKS, max_examples=300)
@given(two_crowds(14))
def test_crowds_cross_as_the_general_search_says_and_every_state_of_a_dead_end_is_counted(
    model: dict[str, Any],
) -> None:
    general = finish(SEARCHES["breadth_first"](RiverProblem(read_model("river_crossing", model)), Budget()))[1]
    result = solve(model)
    assert type(result) is type(general)
    if isinstance(result, Solved) and isinstance(general, Solved):
        assert result.length == general.length == len(list(result.steps))
        validate("river_crossing", model, result.steps)
    if isinstance(result, Impossible) and isinstance(general, Impossible):
        assert result.proof.states == general.proof.states


def missionaries(n: int = 3, **changes: Any) -> dict[str, Any]:
    return {
        "entities": {"m": n, "c": n}, "rowers": ["m", "c"], "capacity": 2,
        "rules": [{"kind": "outnumber", "strong": ["c"], "weak": ["m"]}],
    } | changes  # fmt: skip


def test_steps_name_people_in_the_order_of_the_model() -> None:
    for names in (["m", "c"], ["c", "m"]):
        result = solve(missionaries(entities=dict.fromkeys(names, 3)))
        assert isinstance(result, Solved)
        assert all(step == sorted(step, key=names.index) for step in result.steps)


@pytest.mark.parametrize(
    "changes",
    [
        {"rules": []},
        {"rules": [{"kind": "outnumber", "strong": [a], "weak": [b]} for a, b in ("mc", "cm")]},
        {"rules": [{"kind": "outnumber", "strong": ["c", "m"], "weak": ["m"]}]},
        {"rules": [{"kind": "outnumber", "strong": ["c"], "weak": ["c"]}]},
        {"rules": [{"kind": "pair", "a": "c", "b": "m"}]},
        {"weights": {"m": 1, "c": 2}, "max_weight": 3},
        {"places": ["near", "island", "far"]},
        {"entities": {"m": 3, "c": 0}},
        {"entities": {"m": 3, "c": 4}},
        {"entities": {"m": 10**9, "c": 10**9}},
        {"entities": {"m": 10**9, "c": 10**9}, "capacity": None},
        {"goal": {"far": {"m": 3}}},
        {"goal": {"far": {"m": 3, "c": 2}}},
        {"goal_boat": "near"},
        {"start": {"near": {"m": 2, "c": 3}, "far": {"m": 1}}},
        {"boat": "far"},
    ],
)
def test_what_is_not_exactly_this_is_left_to_the_other_searches(changes: dict[str, Any]) -> None:
    assert crowds.read_crowds(read_model("river_crossing", missionaries(**changes))) is None


@pytest.mark.parametrize("budget", [{"states": 7}, {"bytes": 2000}])
def test_a_budget_ends_it_with_a_true_bound(budget: dict[str, int]) -> None:
    result = solve(missionaries(50, capacity=4), **budget)
    assert isinstance(result, OutOfBudget)
    assert result.spent in budget
    assert 1 <= result.at_least <= 97
    assert result.states <= 7 or "bytes" in budget


def test_its_proof_counts_what_the_general_search_from_both_ends_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    models = [missionaries(n, capacity=boat) for n, boat in [(3, 2), (5, 3), (20, 4), (30, 6)]]
    found = [solve(model) for model in models]
    monkeypatch.setattr(crowds, "MOST_MOVES", 0)
    for model, result in zip(models, found, strict=True):
        general = finish(search(read_model("river_crossing", model), Budget()))[1]
        assert isinstance(result, Solved)
        assert isinstance(general, Solved)
        assert result.length == general.length
        assert result.proof.text.partition(";")[0] == general.proof.text.partition(";")[0]
        assert result.proof.states >= general.proof.states  # it ends with a whole layer, the general one in the midst
