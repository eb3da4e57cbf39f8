"""One contract for every search: the endings, the proofs, the budgets, and that it can always be stopped."""

import itertools
from collections.abc import Iterator
from time import thread_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from planner.core.events import Progress
from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import build_problem
from planner.core.search import SEARCHES
from planner.core.search.depth_first import search as depth_first
from planner.core.search.frontier import search as frontier
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import finish
from tests.planner.models import jugs, pile, river, tower
from tests.planner.strategies import questions

FIRST_FOUND = {"depth_first", "greedy"}
EVERY = pytest.mark.parametrize("name", SEARCHES)
PUZZLES: dict[str, tuple[str, dict[str, Any]]] = {
    "wolf, goat, cabbage": ("river_crossing", river()),
    "three missionaries": (
        "river_crossing",
        {
            "entities": {"m": 3, "c": 3}, "rowers": ["m", "c"], "capacity": 2,
            "rules": [{"kind": "outnumber", "strong": ["c"], "weak": ["m"]}],
        },
    ),
    "an island": ("river_crossing", river(places=["near", "island", "far"], goal={"far": {"wolf": 1, "goat": 1}})),
    "weights": ("river_crossing", {
        "entities": {"adult": 1, "child": 2}, "rowers": ["adult", "child"], "capacity": 2,
        "weights": {"adult": 2, "child": 1}, "max_weight": 2,
    }),
    "no rower": ("river_crossing", river(rowers=[])),
    "a boat too small": ("river_crossing", river(capacity=1)),
    "a start that breaks a rule": ("river_crossing", river(
        start={"near": {"wolf": 1, "goat": 1}, "far": {"farmer": 1, "cabbage": 1}}, boat="far"
    )),
    "a crossing that is done": ("river_crossing", river(goal={"near": {"goat": 1}})),
    "three pegs": ("tower_of_hanoi", pile(4)),
    "four pegs": ("tower_of_hanoi", pile(4, 4)),
    "five pegs": ("tower_of_hanoi", pile(3, 5)),
    "one disc": ("tower_of_hanoi", pile(1)),
    "one peg": ("tower_of_hanoi", {"pegs": ["A"], "start": {"A": [2, 1]}, "goal": {"state": {"A": [2, 1]}}}),
    "two pegs": ("tower_of_hanoi", pile(2, 2)),
    "any start and goal": ("tower_of_hanoi", tower(
        pegs=["A", "B", "C", "D"], start={"B": [7, 2], "A": [4], "C": [1]}, goal={"state": {"D": [4, 1], "A": [7, 2]}}
    )),
    "any of two pegs": ("tower_of_hanoi", tower(
        pegs=list("ABCD"), start={"A": [2], "D": [3, 1]}, goal={"all_on_any": ["B", "C"]}
    )),
    "adjacent": ("tower_of_hanoi", tower(move_rule="adjacent")),
    "cyclic": ("tower_of_hanoi", tower(move_rule="cyclic")),
    "forbidden": ("tower_of_hanoi", tower(forbidden=[["A", "C"]])),
    "cut off": ("tower_of_hanoi", tower(forbidden=[["A", "C"], ["B", "C"]])),
    "no size rule": ("tower_of_hanoi", tower(size_rule=False)),
    "no size rule, a state": ("tower_of_hanoi", tower(size_rule=False, goal={"state": {"C": [1, 2, 3]}})),
    "a goal no sorted pile has": ("tower_of_hanoi", tower(goal={"state": {"C": [1, 2, 3]}})),
    "a tower that is done": ("tower_of_hanoi", tower(goal={"all_on": "A"})),
    "three and five": ("water_jug", jugs()),
    "eight, five, three": ("water_jug", jugs(
        capacities=[8, 5, 3], initial=[8, 0, 0], tap=False, drain=False, goal={"exact": [4, 4, 0]}
    )),
    "no common divisor": ("water_jug", jugs(capacities=[6, 9])),
    "a first action": ("water_jug", jugs(goal={"exact": [0, 5]}, first_action=["fill", 0])),
    "a first action not needed": ("water_jug", jugs(goal={"any": 0}, first_action=["fill", 0])),
    "in all": ("water_jug", jugs(goal={"total": 6})),
    "some jugs": ("water_jug", jugs(goal={"partial": {"1": 2}})),
    "jugs without anything to do": ("water_jug", jugs(capacities=[5], initial=[2], tap=False, drain=False)),
}  # fmt: skip
# Small enough to be packed, too large for every search within the budgets below.
ENDLESS = [
    ("tower_of_hanoi", tower(pegs=list("ABCDE"), start={"A": [*range(20, 6, -1)], "B": [*range(6, 0, -1)]},
                             goal={"state": {p: [*range(20 - i, 0, -5)] for i, p in enumerate("ABCDE")}})),
    ("water_jug", jugs(capacities=[997, 991, 983, 977, 971], initial=[0] * 5, goal={"total": 10**6})),
]  # fmt: skip


def run(name: str, family: str, model: dict[str, Any], **budget: Any) -> tuple[list[Progress], Outcome]:
    return finish(SEARCHES[name](build_problem(family, model), Budget(**budget)))


def holds(name: str, family: str, model: dict[str, Any]) -> None:
    """The ending is true, the plan is one, and what is claimed of it is proven."""
    least = oracles.shortest(family, model)
    problem = build_problem(family, model)
    result = finish(SEARCHES[name](problem, Budget(seconds=20)))[1]
    assert not isinstance(result, OutOfBudget)
    assert result.statistics.algorithm in {name, "breadth_first"}
    if least is None:
        assert isinstance(result, Impossible)
        assert (result.proof.kind, result.proof.states >= 0) == ("exhaustive", True)
        return
    assert isinstance(result, Solved)
    steps = [problem.step_json(action) for action in result.steps]
    validate(family, model, steps)
    assert result.length == len(steps) >= least
    if name in FIRST_FOUND and least:
        assert (result.optimal, result.proof.kind) == (False, "heuristic")
    else:
        assert (result.optimal, result.proof.kind, result.length) == (True, "exhaustive", least)


@EVERY
@pytest.mark.parametrize("puzzle", PUZZLES)
def test_every_search_ends_every_puzzle_truly(name: str, puzzle: str) -> None:
    holds(name, *PUZZLES[puzzle])


@EVERY
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(question=questions())
def test_every_search_ends_random_puzzles_truly(name: str, question: tuple[str, dict[str, Any]]) -> None:
    holds(name, *question)


@EVERY
@pytest.mark.parametrize("puzzle", PUZZLES)
@pytest.mark.parametrize("states", [1, 2, 5])
def test_a_budget_of_states_is_kept_and_the_bound_is_true(name: str, puzzle: str, states: int) -> None:
    family, model = PUZZLES[puzzle]
    result = run(name, family, model, states=states)[1]
    if isinstance(result, OutOfBudget):
        assert (result.spent, result.states <= states) == ("states", True)
        least = oracles.shortest(family, model)
        assert result.at_least <= (10**9 if least is None else least)
        assert result.at_least >= (1 if oracles.shortest(family, model) != 0 else 0)
    elif isinstance(result, Impossible):
        assert result.proof.states <= states


@EVERY
@pytest.mark.parametrize("endless", range(len(ENDLESS)))
def test_a_budget_of_bytes_is_kept(name: str, endless: int) -> None:
    family, model = ENDLESS[endless]
    result = run(name, family, model, bytes=40_000_000 if name == "frontier" else 1_000_000, seconds=30)[1]
    assert isinstance(result, OutOfBudget)
    assert result.spent == "bytes"


@EVERY
@pytest.mark.parametrize("endless", range(len(ENDLESS)))
def test_a_search_reports_four_times_a_second_and_keeps_its_seconds(name: str, endless: int) -> None:
    family, model = ENDLESS[endless]
    begun = thread_time()  # of this thread alone, so that a busy machine changes little
    events, result = run(name, family, model, states=10**9, seconds=1.0, bytes=2**30)
    assert isinstance(result, OutOfBudget)
    assert result.spent == "seconds"
    assert thread_time() - begun < 1.25
    assert 4 <= len(events) <= 11
    assert [event.expanded for event in events] == sorted(event.expanded for event in events)
    assert all(event.per_second > 0 and event.depth >= 0 for event in events)


@EVERY
@pytest.mark.parametrize("endless", range(len(ENDLESS)))
def test_a_search_can_be_stopped_within_200_ms(name: str, endless: int) -> None:
    """From any report to the end: whoever drives a search may decide to stop it right after it was heard."""
    search = SEARCHES[name](build_problem(*ENDLESS[endless]), Budget(states=10**9))
    begun = thread_time()
    for _ in range(10):
        next(search)
        assert thread_time() - begun < 0.2
        begun = thread_time()
    search.close()
    assert thread_time() - begun < 0.1
    assert list(search) == []


@EVERY
def test_a_state_without_an_end_does_not_hold_a_search(name: str) -> None:
    begun = thread_time()
    events, result = finish(SEARCHES[name](NeverEnding(), Budget(seconds=0.5)))
    assert isinstance(result, OutOfBudget)
    assert (result.spent, len(events) >= 2) == ("seconds", True)
    assert thread_time() - begun < 0.75


def test_a_limit_of_depth_that_hides_states_is_no_proof() -> None:
    cut = finish(depth_first(build_problem("tower_of_hanoi", pile(3)), Budget(), limit=6))[1]
    assert isinstance(cut, OutOfBudget)
    assert (cut.spent, cut.at_least) == ("depth", 7)
    just_deep_enough = finish(depth_first(build_problem("tower_of_hanoi", pile(3)), Budget(), limit=7))[1]
    assert isinstance(just_deep_enough, Solved)
    impossible = finish(depth_first(build_problem("water_jug", jugs(capacities=[6, 9])), Budget(), limit=99))[1]
    assert isinstance(impossible, Impossible)


def test_what_cannot_be_packed_or_turned_round_is_searched_breadth_first_and_says_so() -> None:
    wide = {"entities": {f"p{i}": 1 for i in range(70)}, "rowers": ["p0"], "capacity": 1, "goal": {"far": {"p0": 1}}}
    result = finish(frontier(build_problem("river_crossing", wide), Budget()))[1]
    assert isinstance(result, Solved)
    assert result.statistics.algorithm == "breadth_first"
    one_way = SEARCHES["bidirectional"](build_problem("water_jug", jugs()), Budget())
    assert finish(one_way)[1].statistics.algorithm == "breadth_first"


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
