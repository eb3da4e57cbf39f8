"""The encodings made by hand: plain STRIPS whose cheapest plans are ours, for a search that knows nothing of us."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.benchmark.finding import Unsupported
from planner.benchmark.instances import Instance, load
from planner.benchmark.peers.as_pddl import written
from planner.benchmark.peers.encodings import encode
from planner.benchmark.peers.encodings.farmer import largest_peaceful
from planner.core.pddl import export
from planner.core.validate import validate
from tests.planner.benchmark import strips
from tests.planner.models import jugs, river, tower
from tests.planner.oracles import shortest
from tests.planner.strategies import questions

SMALL = ["wgc", "mc-3-2", "mc-5-3", "mc-4-2-u", "jh-3-2", "h3-3", "h3-5-lin", "h3-5-cyc", "j-3-5", "j-7-11", "j-6-9-u"]
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def solve(family: str, model: dict[str, Any]) -> int | None:
    """The length of the plan that the encoding leads to, which our validator has replayed."""
    encoding = encode(family, model)
    assert encoding is not None
    actions = strips.cheapest(strips.read(encoding.task.domain(), encoding.task.problem()))
    if actions is None:
        return None
    steps = encoding.read_plan(actions)
    validate(family, model, steps)
    return len(steps)


@pytest.mark.parametrize("instance", load(SMALL), ids=lambda one: one.id)
def test_small_instances_have_their_known_length(instance: Instance) -> None:
    assert solve(instance.family, instance.model) == instance.optimal


def test_every_instance_of_the_benchmark_has_an_encoding() -> None:
    assert all(encode(one.family, one.model) is not None for one in load())


@FEW
@given(questions())
def test_towers_and_jugs_of_every_sort_have_the_shortest_plan(question: tuple[str, dict[str, Any]]) -> None:
    assume(encode(*question) is not None)
    assert solve(*question) == shortest(*question)


THINGS = ["farmer", "wolf", "goat", "cabbage", "dog"]


@st.composite
def farmers(draw: st.DrawFn) -> dict[str, Any]:
    things = THINGS[1 : draw(st.integers(2, 5))]
    pairs = draw(st.lists(st.sampled_from(list(combinations(things, 2)) or [None]), max_size=4, unique=True))
    rules = [{"kind": "pair", "a": pair[0], "b": pair[1], "unless": ["farmer"]} for pair in pairs if pair]
    capacity = draw(st.sampled_from([2, 3, 1, None]))
    return {"entities": dict.fromkeys(["farmer", *things], 1), "rowers": ["farmer"], "capacity": capacity} | {
        "rules": rules
    }


@FEW
@given(farmers())
def test_farmers_have_the_shortest_plan(model: dict[str, Any]) -> None:
    assert solve("river_crossing", model) == shortest("river_crossing", model)


@st.composite
def crowds(draw: st.DrawFn) -> dict[str, Any]:
    weak = draw(st.integers(1, 4))
    return {
        "entities": {"m": weak, "c": draw(st.integers(0, weak))},
        "rowers": draw(st.sampled_from([["m", "c"], ["m"], ["c"]])),
        "capacity": draw(st.sampled_from([2, 3, None, 1])),
        "check_boat": draw(st.booleans()),
        "rules": [{"kind": "outnumber", "strong": ["c"], "weak": ["m"]}],
    }


@FEW
@given(crowds())
def test_crowds_have_the_shortest_plan(model: dict[str, Any]) -> None:
    assume(encode("river_crossing", model) is not None)
    assert solve("river_crossing", model) == shortest("river_crossing", model)


def couples(number: int, capacity: int | None) -> dict[str, Any]:
    men, wives = [f"man {i}" for i in range(number)], [f"wife {i}" for i in range(number)]
    rules = [
        {"kind": "pair", "a": wives[i], "b": men[j], "unless": [men[i]]}
        for i in range(number)
        for j in range(number)
        if i != j
    ]
    everybody = [*men, *wives]
    return {"entities": dict.fromkeys(everybody, 1), "rowers": everybody, "capacity": capacity, "check_boat": True} | {
        "rules": rules
    }


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("capacity", [1, 2, 3, None])
def test_couples_have_the_shortest_plan(number: int, capacity: int | None) -> None:
    model = couples(number, capacity)
    assert solve("river_crossing", model) == shortest("river_crossing", model)


@pytest.mark.parametrize(
    "change",
    [
        {"goal_boat": "near"},
        {"places": ["near", "island", "far"]},
        {"weights": dict.fromkeys(("farmer", "wolf", "goat", "cabbage"), 1), "max_weight": 2},
        {"check_boat": True, "rowers": ["farmer", "wolf"]},
        {"rules": [{"kind": "needs", "who": "goat", "any_of": ["farmer"]}]},
        {"rules": [{"kind": "pair", "a": "wolf", "b": "goat"}]},
    ],
)
def test_rivers_of_another_kind_have_none(change: dict[str, Any]) -> None:
    assert encode("river_crossing", river()) is not None
    assert encode("river_crossing", river(**change)) is None


def test_one_rule_less_and_couples_are_of_another_kind() -> None:
    model = couples(3, 2)
    assert encode("river_crossing", model | {"rules": model["rules"][1:]}) is None
    assert encode("river_crossing", model | {"check_boat": False}) is None


def test_what_no_encoding_takes_is_exported() -> None:
    model = tower(size_rule=False)
    with written("tower_of_hanoi", model) as task:
        assert task.domain.read_text() == export("tower_of_hanoi", model).domain
        assert task.counts_steps


def test_without_costs_a_plan_need_not_have_the_fewest_trips() -> None:
    with written("river_crossing", river(), costs=False) as task:
        assert not task.counts_steps
        assert "total-cost" not in task.domain.read_text() + task.problem.read_text()
    with written("water_jug", jugs(), costs=False) as task:
        assert task.counts_steps


def test_too_many_pours_are_refused_and_two_jugs_never_are() -> None:
    assert encode("water_jug", jugs(capacities=[9973, 10007])) is not None
    with pytest.raises(Unsupported, match="pours"):
        encode("water_jug", jugs(capacities=[997, 1007, 500], initial=[0, 0, 0]))


def test_peaceful_groups_are_the_largest_without_a_pair() -> None:
    pairs = [(0, 1), (1, 2), (3, 4), (0, 4)]

    def is_peaceful(group: set[int]) -> bool:
        return not any(a in group and b in group for a, b in pairs)

    everything = [set(group) for size in range(6) for group in combinations(range(5), size)]
    wanted = [
        group
        for group in everything
        if is_peaceful(group) and not any(is_peaceful(group | {one}) for one in set(range(5)) - group)
    ]
    assert sorted(map(sorted, largest_peaceful(range(5), pairs))) == sorted(map(sorted, wanted))
