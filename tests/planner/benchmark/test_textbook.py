"""A yardstick that is wrong measures nothing: the textbook search and the plain graphs against the oracles."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from planner.benchmark import ours, textbook
from planner.benchmark.instances import Instance, load
from planner.benchmark.textbook_river import river_moves
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.models import jugs, river, tower
from tests.planner.strategies import questions

QUICK = [one for one in load() if one.size < 10_000]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(questions())
def test_the_textbook_search_is_right(question: tuple[str, dict[str, Any]]) -> None:
    family, model = question
    check(family, model, oracles.shortest(family, model))


def check(family: str, model: dict[str, Any], least: int | None) -> None:
    found = textbook.prepare(family, model)()
    assert found.length == least
    assert found.status == ("impossible" if least is None else "solved")
    if found.steps is not None:
        validate(family, model, found.steps)


PAIRS = [{"kind": "pair", "a": "wolf", "b": "goat", "unless": ["farmer"]}]
MORE = [{"kind": "outnumber", "strong": ["c"], "weak": ["m"]}]
CROWD = {"entities": {"m": 2, "c": 2}, "rowers": ["m"], "capacity": 2, "rules": MORE}


@pytest.mark.parametrize(
    ("family", "model"),
    [
        ("river_crossing", river()),
        ("river_crossing", river(check_boat=True, rowers=["farmer", "wolf"])),
        ("river_crossing", river(capacity=1)),
        (
            "river_crossing",
            river(capacity=None, rules=[*PAIRS, {"kind": "needs", "who": "goat", "any_of": ["farmer"]}]),
        ),
        ("river_crossing", CROWD),
        ("river_crossing", {**CROWD, "rowers": ["m", "c"], "entities": {"m": 3, "c": 2}}),
        ("river_crossing", {**CROWD, "check_boat": True, "rowers": ["m", "c"]}),
        ("river_crossing", {**CROWD, "rules": [{"kind": "pair", "a": "m", "b": "m"}]}),
        ("tower_of_hanoi", tower(move_rule="cyclic")),
        ("tower_of_hanoi", tower(move_rule="adjacent", goal={"state": {"A": [1], "B": [3], "C": [2]}})),
        ("tower_of_hanoi", tower(pegs=["A", "C"])),
        ("water_jug", jugs()),
        ("water_jug", jugs(capacities=[8, 5, 3], initial=[8, 0, 0], tap=False, drain=False, goal={"exact": [4, 4, 0]})),
        ("water_jug", jugs(capacities=[6, 9])),
    ],
)
def test_the_short_cuts_of_the_textbook_are_right(family: str, model: dict[str, Any]) -> None:
    check(family, model, oracles.shortest(family, model))


def test_the_benchmark_takes_the_short_cuts() -> None:
    rivers = [one for one in load(["river_crossing"]) if one.size < 10**9]
    assert all(river_moves(one.model) is not None for one in rivers)


@pytest.mark.parametrize("instance", QUICK, ids=lambda one: one.id)
def test_both_know_the_quick_instances(instance: Instance) -> None:
    for solver in (ours, textbook):
        found = solver.prepare(instance.family, instance.model)()
        assert instance.is_right(found.status, found.length)
