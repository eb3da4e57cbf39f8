"""Three pegs: the theorem against exhaustive search wherever both can run, and the published series."""

from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles import read_model
from planner.core.theorems import three_pegs
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.models import pile
from tests.planner.strategies import piles

CHECKS = settings(max_examples=300, deadline=None, derandomize=True)
PEGS = ["A", "B", "C"]
ARCS = [[a, b] for a in PEGS for b in PEGS if a != b]


@st.composite
def three_peg_puzzles(draw: st.DrawFn) -> dict[str, Any]:
    """Up to six discs anywhere, any goal, any moves forbidden."""
    discs = sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=6)))
    some = st.lists(st.sampled_from(PEGS), min_size=1, unique=True)
    return {
        "pegs": draw(st.permutations(PEGS)),
        "start": draw(piles(PEGS, discs, True)),
        "goal": draw(
            st.one_of(
                st.fixed_dictionaries({"state": piles(PEGS, discs, True)}),
                st.fixed_dictionaries({"all_on": st.sampled_from(PEGS)}),
                st.fixed_dictionaries({"all_on_any": some}),
            )
        ),
        "move_rule": draw(st.sampled_from(["any", "any", "adjacent", "cyclic"])),
        "forbidden": draw(st.lists(st.sampled_from(ARCS), max_size=3)),
    }


@CHECKS
@given(three_peg_puzzles())
def test_the_theorem_agrees_with_exhaustive_search(model: dict[str, Any]) -> None:
    least = oracles.shortest("tower_of_hanoi", model)
    result = three_pegs.conclude(read_model("tower_of_hanoi", model))
    if least is None:
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Solved)
    steps = list(result.steps)
    assert (result.length, len(steps), result.optimal, result.proof.kind) == (least, least, True, "theorem")
    assert oracles.is_plan("tower_of_hanoi", model, steps)
    assert list(result.steps) == steps, "a plan can be walked more than once"


def series(move_rule: str, target: str, up_to: int) -> list[int]:
    lengths = []
    for discs in range(1, up_to + 1):
        model = pile(discs) | {"move_rule": move_rule, "goal": {"all_on": target}}
        result = three_pegs.conclude(read_model("tower_of_hanoi", model))
        assert isinstance(result, Solved)
        lengths.append(result.length)
    return lengths


def test_the_lengths_follow_the_published_series() -> None:
    assert series("any", "C", 80) == [2**n - 1 for n in range(1, 81)]
    assert series("adjacent", "C", 60) == [3**n - 1 for n in range(1, 61)]
    assert series("adjacent", "B", 60) == [(3**n - 1) // 2 for n in range(1, 61)]
    assert series("cyclic", "B", 10) == [1, 5, 15, 43, 119, 327, 895, 2447, 6687, 18271]
    assert series("cyclic", "C", 10) == [2, 7, 21, 59, 163, 447, 1223, 3343, 9135, 24959]


@pytest.mark.parametrize("move_rule", ["any", "adjacent", "cyclic"])
def test_long_plans_are_valid_to_the_end(move_rule: str) -> None:
    model = pile(9 if move_rule != "any" else 14) | {"move_rule": move_rule}
    result = three_pegs.conclude(read_model("tower_of_hanoi", model))
    assert isinstance(result, Solved)
    validate("tower_of_hanoi", model, result.steps)


def test_thousands_of_discs_have_an_exact_length_and_a_first_step() -> None:
    model = {
        "pegs": PEGS,
        "start": {"A": list(range(3000, 2000, -1)), "B": list(range(2000, 1000, -1)), "C": list(range(1000, 0, -1))},
        "goal": {"all_on": "B"},
    }
    result = three_pegs.conclude(read_model("tower_of_hanoi", model))
    assert isinstance(result, Solved)
    assert result.length.bit_length() > 2000
    assert len(list(islice(result.steps, 10_000))) == 10_000


def test_other_puzzles_are_left_to_others() -> None:
    assert three_pegs.conclude(read_model("tower_of_hanoi", pile(3, 4))) is None
    assert three_pegs.conclude(read_model("tower_of_hanoi", pile(3) | {"size_rule": False})) is None
