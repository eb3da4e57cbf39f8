"""The named rules and the validator say the same about every step, and each rule has a sentence for a person."""

from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.core.constraints import allows, constraints, explain_step
from planner.core.validate import BrokenPlan, replay
from tests.planner import oracles
from tests.planner.models import jugs, river, tower
from tests.planner.strategies import questions
from tests.planner.test_validate import BROKEN

CHECKS = settings(max_examples=800, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


MANY_AT_ONCE = ("pair", "outnumber", "needs", "format", "jugs", "first_action")


def refusal(family: str, model: dict[str, Any], steps: list[Any]) -> str | None:
    """The rule that the last of the steps breaks for the validator; a goal that is missed is no broken step."""
    try:
        for _ in islice(replay(family, model, steps), len(steps) + 1):
            pass
    except BrokenPlan as broken:
        assert broken.rule == "goal" or broken.step_number == len(steps)
        return None if broken.rule == "goal" else broken.rule
    return None


def steps_of(family: str, model: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Steps that may be legal, and some that are none at all."""
    nonsense = st.sampled_from([None, 7, [], ["goat"], ["A"], ["fill"], ["fill", 9], ["pour", 0, 0], {"who": []}])
    if family == "river_crossing":
        names = st.lists(st.sampled_from([*model["entities"], "nobody"][:5]), max_size=4)
        places = model.get("places", ["near", "far"])
        trip = names if len(places) == 2 else st.fixed_dictionaries({"who": names, "to": st.sampled_from(places)})
        return st.one_of(trip, trip, trip, nonsense)
    if family == "tower_of_hanoi":
        pegs = st.sampled_from([*model["pegs"], "Z"])
        return st.one_of(st.lists(pegs, min_size=2, max_size=2), st.lists(pegs, min_size=2, max_size=2), nonsense)
    jug = st.integers(0, len(model["capacities"]))
    verb = st.sampled_from(["fill", "empty"])
    poured = st.tuples(st.just("pour"), jug, jug).map(list)
    return st.one_of(st.tuples(verb, jug).map(list), poured, poured, nonsense)


@settings(CHECKS, max_examples=1500)
@given(questions(), st.data())
def test_a_step_is_allowed_exactly_where_the_validator_lets_it_pass(
    question: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    family, model = question
    oracle = oracles.FAMILIES[family]
    world, steps = oracle.start(model), []
    for _ in range(data.draw(st.integers(0, 3))):
        moves = list(islice(oracle.moves(model, world), 12))
        if not moves:
            break
        step, world = data.draw(st.sampled_from(moves))
        steps.append(step)
    state = list(islice(replay(family, model, steps), len(steps) + 1))[-1]
    step = data.draw(steps_of(family, model))
    violation = explain_step(family, model, state, step, is_first=not steps)
    broken = refusal(family, model, [*steps, step])
    assert (violation is None) == (broken is None)
    assert allows(family, model, state, step, is_first=not steps) == (broken is None)
    # A step may break several rules at once, and only the order in which they are asked differs.
    if violation is not None and violation.rule_name not in MANY_AT_ONCE and broken not in MANY_AT_ONCE:
        assert violation.rule_name == broken


@pytest.mark.parametrize(("family", "model", "steps", "number", "rule"), [case for case in BROKEN if case[4] != "goal"])
def test_each_rule_has_the_name_of_the_validator(
    family: str, model: dict[str, Any], steps: list[Any], number: int, rule: str
) -> None:
    state = list(islice(replay(family, model, steps[: number - 1]), number))[-1]
    violation = explain_step(family, model, state, steps[number - 1], is_first=number == 1)
    assert violation is not None
    assert violation.rule_name == rule
    assert violation.sentence.endswith(".")
    assert rule in [constraint.name for constraint in constraints(family, model)]


NEAR = {"boat": "near", "places": {"near": {"farmer": 1, "wolf": 1, "goat": 1, "cabbage": 1}, "far": {}}}


@pytest.mark.parametrize(
    ("family", "model", "state", "step", "said"),
    [
        ("river_crossing", river(), NEAR, ["goat"], "No rower is aboard; only the farmer can row."),
        ("river_crossing", river(), NEAR, ["farmer", "wolf", "goat"], "The boat holds two at most."),
        ("river_crossing", river(), NEAR, ["farmer", "cabbage"],
         "The wolf and the goat may not be together without the farmer; at near this would happen."),
        ("tower_of_hanoi", tower(), {"pegs": {"A": [3], "B": [2], "C": [1]}}, ["A", "C"],
         "Disc 3 may not rest on disc 1."),
        ("water_jug", jugs(tap=False), {"amounts": [0, 0]}, ["fill", 0], "There is no tap."),
        ("water_jug", jugs(drain=False), {"amounts": [0, 0]}, ["empty", 0], "Nothing may be poured away."),
    ],
)  # fmt: skip
def test_a_rejected_step_is_explained_in_a_sentence(
    family: str, model: dict[str, Any], state: dict[str, Any], step: Any, said: str
) -> None:
    violation = explain_step(family, model, state, step)
    assert violation is not None
    assert violation.sentence == said


def test_every_rule_of_a_puzzle_can_be_listed() -> None:
    told = [constraint.sentence for constraint in constraints("river_crossing", river())]
    assert "The goat and the cabbage may not be together without the farmer." in told
    assert "The boat holds two at most." in told
    assert all(text.endswith(".") for text in told)
