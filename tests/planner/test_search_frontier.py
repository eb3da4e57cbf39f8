"""The frontier search inside: chunks, ways to remember what was seen, symmetries, and what it costs."""

from itertools import permutations
from time import thread_time
from typing import Any

import pytest

from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import build_problem, read_model
from planner.core.search import layers, seen
from planner.core.search.frontier import search, search_packed
from planner.core.tensors.hanoi import HanoiCodec
from planner.core.tensors.hanoi_halfway import HalfwayCodec, goes_halfway
from planner.core.validate import validate
from tests.planner.drive import finish
from tests.planner.models import jugs, pile, tower

ONE_WAY = {"move_rule": "cyclic"}
ARBITRARY = tower(
    pegs=list("ABCD"), start={"C": [8, 7, 5], "D": [6, 2, 1], "B": [4], "A": [3]},
    goal={"state": {"B": [8, 6, 1], "D": [7, 4, 3], "C": [5, 2]}},
)  # fmt: skip
KNOWN: list[tuple[str, dict[str, Any], int | None]] = [
    ("tower_of_hanoi", pile(7), 127),
    ("tower_of_hanoi", pile(8, 4), 33),
    ("tower_of_hanoi", pile(7, 5), 19),
    ("tower_of_hanoi", pile(4) | {"move_rule": "adjacent"}, 80),
    ("tower_of_hanoi", pile(5) | ONE_WAY, 163),
    ("tower_of_hanoi", ARBITRARY, 19),
    ("water_jug", jugs(capacities=[8, 5, 3], initial=[8, 0, 0], tap=False, drain=False, goal={"exact": [4, 4, 0]}), 7),
    ("water_jug", jugs(capacities=[21, 15, 12], initial=[0] * 3), None),
]


def run(family: str, model: dict[str, Any], **budget: Any) -> Outcome:
    problem = build_problem(family, model)
    result = finish(search(problem, Budget(**budget)))[1]
    if isinstance(result, Solved):
        validate(family, model, [problem.step_json(action) for action in result.steps])
    return result


@pytest.mark.parametrize("largest_map", [0, 1 << 27])
@pytest.mark.parametrize(("moves", "numbers"), [(1, 1), (50, 7), (1 << 17, 1 << 19)])
@pytest.mark.parametrize("known", range(len(KNOWN)))
def test_the_result_does_not_depend_on_how_layers_are_cut_or_remembered(
    known: int, moves: int, numbers: int, largest_map: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers, "MOVES_AT_ONCE", moves)
    monkeypatch.setattr(layers, "SORTED_AT_ONCE", numbers)
    monkeypatch.setattr(layers, "LARGEST_MAP", largest_map)
    monkeypatch.setattr(seen, "LARGEST_RUN", numbers)
    family, model, length = KNOWN[known]
    result = run(family, model, seconds=120)  # a move at a time is slow
    if length is None:
        assert isinstance(result, Impossible)
        assert result.proof.states == 168
    else:
        assert isinstance(result, Solved)
        assert (result.length, result.optimal) == (length, True)


@pytest.mark.parametrize("largest_map", [0, 1 << 27])
def test_every_state_is_visited_once(largest_map: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "LARGEST_MAP", largest_map)
    stacks = tower(
        pegs=list("ABCD"), size_rule=False, forbidden=[[a, b] for a, b in permutations("ABCD", 2) if "D" in (a, b)],
        goal={"all_on": "D"},
    )  # fmt: skip
    back_and_forth = run("tower_of_hanoi", stacks)
    assert isinstance(back_and_forth, Impossible)
    assert back_and_forth.statistics.expanded == back_and_forth.proof.states == 6 * 10  # orders, and heights
    one_way = run("water_jug", jugs(capacities=[30, 20, 10], initial=[0] * 3, goal={"any": 7}))
    assert isinstance(one_way, Impossible)
    assert one_way.statistics.expanded == one_way.proof.states == 4 * 3 * 2


def test_a_relabelled_search_agrees_with_one_that_tells_all_pegs_apart() -> None:
    for discs in range(2, 6):
        model = read_model(
            "tower_of_hanoi", pile(discs, 4) | {"start": {"A": [*range(discs, 0, -2)], "B": [*range(discs - 1, 0, -2)]}}
        )
        assert not goes_halfway(model)
        alike, apart = (finish(search_packed(HanoiCodec(model, relabel=r), Budget()))[1] for r in (True, False))
        assert isinstance(alike, Solved)
        assert isinstance(apart, Solved)
        assert alike.length == apart.length
        assert "exchanged" in alike.proof.text


def test_the_way_to_the_middle_agrees_with_the_whole_way() -> None:
    for pegs, discs in [(3, 6), (4, 6), (5, 5), (6, 4)]:
        model = read_model("tower_of_hanoi", pile(discs, pegs))
        assert goes_halfway(model)
        half, whole = (finish(search_packed(codec(model), Budget()))[1] for codec in (HalfwayCodec, HanoiCodec))
        assert isinstance(half, Solved)
        assert isinstance(whole, Solved)
        assert (half.length, len(list(half.steps))) == (whole.length, whole.length)
        assert half.proof.states < whole.proof.states or discs < 3


@pytest.mark.parametrize(
    "model",
    [
        pile(3) | {"move_rule": "adjacent"},
        pile(3) | {"forbidden": [["A", "B"]]},
        pile(3) | {"goal": {"all_on_any": ["A", "C"]}},
        pile(3) | {"start": {"A": [3, 1], "B": [2]}},
        pile(3) | {"goal": {"state": {"C": [3, 2], "B": [1]}}},
        pile(3) | {"goal": {"state": {"C": [1, 2, 3]}}},
        pile(2, 2),
    ],
)
def test_only_a_tower_on_free_pegs_goes_halfway(model: dict[str, Any]) -> None:
    assert not goes_halfway(read_model("tower_of_hanoi", model))


def test_the_bound_of_half_a_way_is_one_of_the_whole() -> None:
    for states in (1, 10, 100, 1000):
        result = run("tower_of_hanoi", pile(10, 4), states=states)
        assert isinstance(result, OutOfBudget)
        assert 1 <= result.at_least <= 49
        assert result.at_least % 2 == 1


def test_goals_too_many_to_list_are_looked_for_forwards() -> None:
    crowd = {"entities": {"rower": 1, "crowd": 5000}, "rowers": ["rower"], "capacity": 3}
    result = run("river_crossing", crowd | {"goal": {"far": {"rower": 1}}})
    assert isinstance(result, Solved)
    assert result.length == 1
    result = run("river_crossing", crowd | {"goal": {"far": {"crowd": 7}}})
    assert isinstance(result, Solved)
    assert result.length == 7


def test_the_hard_instances_end_soon() -> None:
    """In 2 s each, says the suite; alone they take 0.2, 0.05 and 0.02 seconds of the processor."""
    hard = [
        ("water_jug", jugs(capacities=[97, 89, 83, 79], initial=[0] * 4, goal={"any": 1}), 19),
        ("tower_of_hanoi", pile(12, 4), 81),
        ("tower_of_hanoi", pile(10, 5), 31),
    ]
    for family, model, length in hard:
        begun = thread_time()
        result = run(family, model)
        assert isinstance(result, Solved)
        assert result.length == length
        assert thread_time() - begun < 1
