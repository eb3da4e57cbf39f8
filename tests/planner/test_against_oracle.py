"""Every feature of the formats against brute force in another representation."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles import PUZZLES, read_model
from planner.core.validate import BrokenPlan, validate
from tests.planner import oracles
from tests.planner.drive import outcome
from tests.planner.strategies import jugs, questions, rivers, towers

CHECKS = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def agree_with_oracle(family: str, model: dict[str, Any]) -> None:
    least = oracles.shortest(family, model)
    result = outcome(family, model)
    if least is None:
        assert isinstance(result, Impossible)
    else:
        assert isinstance(result, Solved)
        steps = list(result.steps)
        assert (result.length, len(steps), result.optimal) == (least, least, True)
        assert oracles.is_plan(family, model, steps)


@settings(CHECKS, max_examples=500)
@given(rivers())
def test_river_crossings_have_the_length_brute_force_finds(model: dict[str, Any]) -> None:
    agree_with_oracle("river_crossing", model)


@CHECKS
@given(towers())
def test_towers_have_the_length_brute_force_finds(model: dict[str, Any]) -> None:
    agree_with_oracle("tower_of_hanoi", model)


@CHECKS
@given(jugs())
def test_jugs_have_the_length_brute_force_finds(model: dict[str, Any]) -> None:
    agree_with_oracle("water_jug", model)


@CHECKS
@given(questions())
def test_a_model_written_out_reads_back_the_same(question: tuple[str, dict[str, Any]]) -> None:
    family, model = question
    read = read_model(family, model)
    assert PUZZLES[family].from_json(read.to_json()) == read
    assert oracles.shortest(family, read.to_json()) == oracles.shortest(family, model)


@settings(CHECKS, max_examples=600)
@given(questions(), st.data())
def test_the_validator_refuses_exactly_the_corrupted_plans_that_are_none(
    question: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    family, model = question
    result = outcome(family, model)
    assume(isinstance(result, Solved) and result.length)
    assert isinstance(result, Solved)
    steps = corrupt(list(result.steps), data)
    if oracles.is_plan(family, model, steps):
        validate(family, model, steps)
    else:
        with pytest.raises(BrokenPlan):
            validate(family, model, steps)


def corrupt(steps: list[Any], data: st.DataObject) -> list[Any]:
    """Drop, repeat, swap or replace steps, or change one inside."""
    i = data.draw(st.integers(0, len(steps) - 1))
    j = data.draw(st.integers(0, len(steps) - 1))
    how = data.draw(st.sampled_from(["drop", "repeat", "swap", "replace", "reverse", "shorten"]))
    if how == "drop":
        del steps[i]
    elif how == "repeat":
        steps.insert(j, steps[i])
    elif how == "swap":
        steps[i], steps[j] = steps[j], steps[i]
    elif how == "replace":
        steps[i] = steps[j]
    else:
        steps[i] = change(steps[i], how)
    return steps


def change(step: Any, how: str) -> Any:
    """Another step of the same family: the other way round, or with less in it."""
    if isinstance(step, dict):
        return {**step, "who": change(step["who"], how)}
    if how == "shorten":
        return step[:-1]
    return [step[0], step[2], step[1]] if step[0] == "pour" else step[::-1]
