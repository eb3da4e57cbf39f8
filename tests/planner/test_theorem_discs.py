"""Hanoi without the size rule, plans for any state, and lower bounds: each against exhaustive search."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.core.outcome import Impossible, OutOfBudget, Solved
from planner.core.puzzles import PUZZLES, read_model
from planner.core.theorems import good_plan, unsorted_discs
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import outcome
from tests.planner.strategies import piles, towers

CHECKS = settings(max_examples=150, deadline=None, derandomize=True)
FOUR = ["A", "B", "C", "D"]


@CHECKS
@given(towers())
def test_discs_without_a_size_rule_go_where_search_takes_them(model: dict[str, Any]) -> None:
    model["size_rule"] = False
    result = unsorted_discs.conclude(read_model("tower_of_hanoi", model))
    if "state" in model["goal"]:
        assert result is None
        return
    least = oracles.shortest("tower_of_hanoi", model)
    if least is None:
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Solved)
    assert result.length == least
    assert oracles.is_plan("tower_of_hanoi", model, list(result.steps))


@CHECKS
@given(st.data())
def test_a_plan_for_any_state_is_valid_and_as_long_as_said(data: st.DataObject) -> None:
    discs = sorted(data.draw(st.sets(st.integers(1, 40), min_size=1, max_size=14)))
    goal: Any = {"state": data.draw(piles(FOUR, discs, True))}
    if data.draw(st.booleans()):
        goal = {"all_on_any": data.draw(st.lists(st.sampled_from(FOUR), min_size=1, unique=True))}
    model = {"pegs": FOUR, "start": data.draw(piles(FOUR, discs, True)), "goal": goal}
    plan = good_plan("tower_of_hanoi", read_model("tower_of_hanoi", model))
    assert plan is not None
    assert plan.length == sum(1 for _ in plan.steps)
    validate("tower_of_hanoi", model, plan.steps)


def test_a_search_that_does_not_end_hands_back_a_plan_and_a_bound() -> None:
    model = {
        "pegs": FOUR,
        "start": {"A": list(range(40, 20, -1)), "B": list(range(20, 0, -1))},
        "goal": {"state": {"C": list(range(40, 0, -2)), "D": list(range(39, 0, -2))}},
    }
    result = outcome("tower_of_hanoi", model, states=3000)
    assert isinstance(result, OutOfBudget)
    assert result.best is not None
    assert 1 < result.at_least <= result.best.length
    validate("tower_of_hanoi", model, result.best.steps)


@CHECKS
@given(towers())
def test_no_estimate_is_more_than_the_way_to_the_goal(model: dict[str, Any]) -> None:
    problem = PUZZLES["tower_of_hanoi"].problem(read_model("tower_of_hanoi", model))
    least = oracles.shortest("tower_of_hanoi", model)
    if least is not None:
        assert 0 <= problem.estimate(problem.initial()) <= least
        assert (problem.estimate(problem.initial()) == 0) == (least == 0)


@CHECKS
@given(towers())
def test_predecessors_are_successors_the_other_way(model: dict[str, Any]) -> None:
    problem = PUZZLES["tower_of_hanoi"].problem(read_model("tower_of_hanoi", model))
    start = problem.initial()
    for move, after in problem.successors(start):
        assert (move, start) in list(problem.predecessors(after))
    for move, before in problem.predecessors(start):
        assert (move, start) in list(problem.successors(before))
