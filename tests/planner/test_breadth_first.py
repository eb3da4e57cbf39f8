"""The three endings, and that a search keeps its budget and its driver informed whatever it is given."""

import itertools
from collections.abc import Iterator
from time import thread_time
from typing import Any

import pytest

from planner.core.outcome import Budget, Impossible, OutOfBudget, Solved
from planner.core.search import SEARCHES
from tests.planner.drive import finish, outcome
from tests.planner.models import jugs, pile, river, tower

CROWD = {f"person {i}": 1 for i in range(40)}
# Forty people, none of them like another, any twenty of them in the boat, and rules that nearly no trip keeps.
HOSTILE = {
    "entities": CROWD,
    "rowers": list(CROWD),
    "capacity": 20,
    "rules": [{"kind": "pair", "a": a, "b": b} for a, b in itertools.combinations(CROWD, 2)],
    "weights": {name: i for i, name in enumerate(CROWD)},
    "max_weight": 10_000,
}


def test_a_solvable_puzzle_is_solved_with_a_shortest_plan() -> None:
    result = outcome("river_crossing", river(), algorithm="breadth_first")
    assert isinstance(result, Solved)
    assert (result.length, result.optimal, result.proof.kind) == (7, True, "exhaustive")
    assert result.statistics.algorithm == "breadth_first"
    assert 0 < result.statistics.expanded < result.statistics.generated


def test_an_unsolvable_puzzle_is_impossible_with_every_state_counted() -> None:
    result = outcome("water_jug", jugs(capacities=[6, 9], goal={"any": 4}), algorithm="breadth_first")
    assert isinstance(result, Impossible)
    assert result.proof.states == 10


def test_more_than_any_jug_holds_is_impossible_rather_than_invalid() -> None:
    assert isinstance(outcome("water_jug", jugs(goal={"any": 9})), Impossible)


def test_a_start_that_is_the_goal_needs_no_step() -> None:
    for family, model in [
        ("river_crossing", river(goal={"near": {"goat": 1}})),
        ("tower_of_hanoi", tower(goal={"all_on": "A"})),
        ("water_jug", jugs(goal={"any": 0}, first_action=["fill", 0])),
    ]:
        result = outcome(family, model)
        assert isinstance(result, Solved)
        assert (result.length, list(result.steps)) == (0, [])


def test_a_first_action_may_have_to_be_undone() -> None:
    result = outcome("water_jug", jugs(goal={"exact": [0, 5]}, first_action=["fill", 0]))
    assert isinstance(result, Solved)
    assert list(result.steps) == [["fill", 0], ["fill", 1], ["empty", 0]]


def test_a_goal_that_no_pile_may_have_is_impossible() -> None:
    assert isinstance(outcome("tower_of_hanoi", tower(goal={"state": {"C": [1, 2, 3]}})), Impossible)


@pytest.mark.parametrize("states", [1, 2, 100])
def test_the_budget_of_states_is_kept_exactly(states: int) -> None:
    result = outcome("tower_of_hanoi", pile(9), algorithm="breadth_first", states=states)
    assert isinstance(result, OutOfBudget)
    assert (result.spent, result.states) == ("states", states)


def test_an_exhausted_budget_still_knows_a_lower_bound() -> None:
    result = outcome("tower_of_hanoi", pile(5), algorithm="breadth_first", states=200)
    assert isinstance(result, OutOfBudget)
    assert 1 < result.at_least <= 31


@pytest.mark.parametrize(
    ("family", "model"),
    [
        ("river_crossing", HOSTILE),
        ("river_crossing", HOSTILE | {"rules": []}),
        ("river_crossing", river(entities={"farmer": 1, "wolf": 10**9, "goat": 10**9, "cabbage": 1}, capacity=None)),
        ("river_crossing", {"entities": {"a": 10**9, "b": 10**9}, "rowers": ["a", "b"], "capacity": 10**9}),
        ("tower_of_hanoi", pile(1000, 26) | {"forbidden": [["A", "B"]]}),
        ("tower_of_hanoi", pile(400, 26) | {"size_rule": False, "goal": {"state": {"A": list(range(1, 401))}}}),
        ("water_jug", jugs(capacities=[10**18 - 2 * i for i in range(64)], initial=[0] * 64, goal={"any": 123_456})),
    ],
)
def test_hostile_sizes_end_within_the_seconds(family: str, model: dict[str, Any]) -> None:
    begun = thread_time()
    result = outcome(family, model, algorithm="breadth_first", seconds=0.5)
    assert isinstance(result, OutOfBudget)
    assert thread_time() - begun < 1
    begun = thread_time()
    outcome(family, model, seconds=0.5)  # what suits better may even find the answer
    assert thread_time() - begun < 1


def test_a_search_of_seconds_reports_several_times() -> None:
    begun = thread_time()
    events, result = finish(SEARCHES["breadth_first"](NeverEnding(), Budget(seconds=1.6)))
    assert isinstance(result, OutOfBudget)
    assert result.spent == "seconds"
    assert 4 <= len(events) <= 17
    assert thread_time() - begun < 1.8
    assert [event.expanded for event in events] == sorted(event.expanded for event in events)


def test_a_search_can_be_closed_at_any_time() -> None:
    search = SEARCHES["breadth_first"](NeverEnding(), Budget())
    next(search)
    search.close()
    assert list(search) == []


class NeverEnding:
    """One state, whose successors are looked for and never found."""

    def initial(self) -> int:
        return 0

    def successors(self, state: int) -> Iterator[tuple[str, int] | None]:
        return itertools.repeat(None)

    def is_goal(self, state: int) -> bool:
        return False

    def step_json(self, action: str) -> Any:
        return action
