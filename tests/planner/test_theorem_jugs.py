"""Two jugs by number theory and the invariants of any jugs: each against exhaustive search."""

from math import gcd
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles import read_model
from planner.core.theorems import jug_invariants, two_jugs
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import outcome
from tests.planner.models import jugs
from tests.planner.strategies import jugs as any_jugs

CHECKS = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@st.composite
def two_jug_puzzles(draw: st.DrawFn) -> dict[str, Any]:
    """Two empty jugs, a tap and a drain, every goal, with and without a first action."""
    a, b = draw(st.integers(1, 14)), draw(st.integers(1, 14))
    in_a, in_b = draw(st.integers(0, a)), draw(st.integers(0, b))
    if draw(st.booleans()):
        in_a, in_b = draw(st.sampled_from([(0, in_b), (a, in_b), (in_a, 0), (in_a, b)]))
    goal = draw(
        st.sampled_from(
            [
                {"any": in_a}, {"any": in_b}, {"total": in_a + in_b}, {"jug": 0, "amount": in_a},
                {"jug": 1, "amount": in_b}, {"exact": [in_a, in_b]}, {"partial": {"0": in_a}},
                {"partial": {"1": in_b}}, {"partial": {"0": in_a, "1": in_b}},
            ]
        )
    )  # fmt: skip
    model = jugs(capacities=[a, b], goal=goal)
    acts: list[Any] = [["fill", 0], ["fill", 1], ["empty", 0], ["empty", 1], ["pour", 0, 1], ["pour", 1, 0]]
    if draw(st.integers(0, 2)) == 2:
        model["first_action"] = draw(st.sampled_from(acts))
    return model


@CHECKS
@given(two_jug_puzzles())
def test_number_theory_agrees_with_exhaustive_search(model: dict[str, Any]) -> None:
    least = oracles.shortest("water_jug", model)
    checked = read_model("water_jug", model)
    result = two_jugs.conclude(checked)
    if result is None:
        assert least is None or "first_action" in model
        return
    assert isinstance(result, Solved)
    steps = list(result.steps)
    assert (result.length, len(steps)) == (least, least)
    assert oracles.is_plan("water_jug", model, steps)


@CHECKS
@given(any_jugs())
def test_an_invariant_never_forbids_what_search_can_do(model: dict[str, Any]) -> None:
    if jug_invariants.conclude(read_model("water_jug", model)) is not None:
        assert oracles.shortest("water_jug", model) is None


@CHECKS
@given(st.lists(st.integers(1, 12), min_size=2, max_size=2), st.integers(1, 12))
def test_two_jugs_measure_exactly_the_multiples_of_their_divisor(capacities: list[int], amount: int) -> None:
    result = outcome("water_jug", jugs(capacities=capacities, goal={"any": amount}))
    is_possible = amount % gcd(*capacities) == 0 and amount <= max(capacities)
    assert isinstance(result, Solved if is_possible else Impossible)
    assert result.proof.kind == "theorem"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"capacities": [6, 9]}, "divisor of the capacities is 3"),
        ({"capacities": [6, 9], "initial": [3, 6]}, "divisor of the capacities and of the amounts at the start is 3"),
        ({"capacities": [5, 3], "goal": {"any": 6}}, "The largest jug holds 5"),
        ({"goal": {"total": 9}}, "All jugs together hold 8"),
        ({"tap": False, "initial": [3, 0]}, "There is no tap"),
        ({"drain": False, "initial": [1, 3], "goal": {"exact": [3, 0]}}, "Nothing may be poured away"),
        ({"goal": {"exact": [1, 2]}}, "some jug is empty or full"),
    ],
)
def test_each_invariant_says_why(changes: dict[str, Any], words: str) -> None:
    result = outcome("water_jug", jugs(**changes))
    assert isinstance(result, Impossible)
    assert result.proof.kind == "theorem"
    assert words in result.proof.text


def test_large_jugs_are_measured_step_by_step() -> None:
    model = jugs(capacities=[9973, 10007], goal={"any": 9990})
    result = outcome("water_jug", model)
    assert isinstance(result, Solved)
    assert (result.length, result.optimal) == (19978, True)
    validate("water_jug", model, result.steps)


def test_jugs_far_too_large_to_walk_have_a_length_all_the_same() -> None:
    result = outcome("water_jug", jugs(capacities=[10**18 - 1, 10**18], goal={"any": 5 * 10**17}))
    assert isinstance(result, Solved)
    assert result.length > 10**17
    assert not result.last_states, "it was not replayed to its end"
