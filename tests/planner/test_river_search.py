"""The search made for rivers, with and without symmetry, against brute force and against known values."""

import itertools
from time import thread_time
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import read_model
from planner.core.puzzles.river_clauses import read_clauses
from planner.core.puzzles.river_problem import RiverProblem
from planner.core.puzzles.river_reduced import ReducedRiver, river_problem
from planner.core.puzzles.river_repeats import Repeats
from planner.core.puzzles.river_search import search
from planner.core.puzzles.river_symmetry import find_symmetry, without_symmetry
from planner.core.puzzles.river_trips import list_part_trips
from planner.core.search import SEARCHES
from planner.core.validate import validate
from tests.planner import oracles
from tests.planner.drive import finish
from tests.planner.river_models import crossings
from tests.planner.strategies import partial_placements, rules
from tests.planner.test_reference_values import couples

CHECKS = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

# Least crossings of n = 1 to 12 missionaries and cannibals, or couples, by the room of the boat.
CROSSINGS: dict[int, list[int | None]] = {
    1: [None] * 12,
    2: [1, 5, 11, *[None] * 9],
    3: [1, 3, 5, 9, 11, *[None] * 7],
    4: [1, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21],
    5: [1, 1, 3, 3, 5, 7, 7, 9, 11, 13, 15, 17],
    6: [1, 1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11],
}


def solve(model: dict[str, Any], **budget: Any) -> Outcome:
    return finish(search(read_model("river_crossing", model), Budget(**budget)))[1]


def missionaries(n: int, boat: int) -> dict[str, Any]:
    return {
        "entities": {"missionary": n, "cannibal": n},
        "rowers": ["missionary", "cannibal"],
        "capacity": boat,
        "rules": [{"kind": "outnumber", "strong": ["cannibal"], "weak": ["missionary"]}],
    }


def agree(model: dict[str, Any], outcome: Outcome, least: int | None) -> None:
    if least is None:
        assert isinstance(outcome, Impossible)
        return
    assert isinstance(outcome, Solved)
    assert (outcome.length, len(list(outcome.steps)), outcome.optimal) == (least, least, True)
    validate("river_crossing", model, outcome.steps)


@settings(CHECKS, max_examples=1000)
@given(crossings())
def test_every_feature_ends_as_brute_force_does(model: dict[str, Any]) -> None:
    agree(model, solve(model), oracles.shortest("river_crossing", model))


@settings(CHECKS, max_examples=400)
@given(crossings())
def test_with_and_without_symmetry_a_search_finds_the_same(model: dict[str, Any]) -> None:
    read = read_model("river_crossing", model)
    cast = read_clauses(read)
    assume(cast.names)
    general = finish(SEARCHES["breadth_first"](RiverProblem(read), Budget()))[1]
    for symmetry in (find_symmetry(read, cast), without_symmetry(cast)):
        problem = ReducedRiver(read, cast, symmetry)
        reduced = finish(SEARCHES["breadth_first"](problem, Budget()))[1]
        assert type(reduced) is type(general)
        if isinstance(reduced, Solved) and isinstance(general, Solved):
            assert reduced.length == general.length
            validate("river_crossing", model, problem.plan_json(reduced.steps))


@settings(CHECKS, max_examples=100)
@given(crossings())
def test_trips_can_be_followed_backwards_and_estimates_are_never_too_high(model: dict[str, Any]) -> None:
    read = read_model("river_crossing", model)
    for problem in (river_problem(read), RiverProblem(read)):
        reached = distances(problem)
        came_from = {}
        for state in reached:
            for move in problem.successors(state):
                if move is not None:
                    came_from.setdefault(move[1], set()).add((move[0], state))
        for state, moves in came_from.items():
            back = {move for move in problem.predecessors(state) if move is not None}
            assert {move for move in back if move[1] in reached} == moves
        goals = problem.goal_states()
        if goals is not None:
            assert {state for state in reached if problem.is_goal(state)} <= set(goals)
            assert all(problem.is_goal(state) for state in goals)
        for state, steps in to_goal(problem, reached).items():
            assert problem.estimate(state) <= steps


@settings(CHECKS, max_examples=150)
@given(crossings())
def test_the_way_back_over_a_river_is_the_way_there_in_a_mirror(model: dict[str, Any]) -> None:
    problem = river_problem(read_model("river_crossing", model))
    assume(isinstance(problem, ReducedRiver) and problem.layout.places == 2)
    assert isinstance(problem, ReducedRiver)
    listed = list_part_trips(problem.layout, problem._roles, problem.boat, 1, 0)
    mirrored = problem.trips(1, 0).parts
    assert {part._replace(code=0) for part in mirrored} == {part._replace(code=0) for part in listed}
    assert sorted(part.code for part in mirrored) == sorted(part.code for part in listed)


@st.composite
def crowds(draw: st.DrawFn) -> dict[str, Any]:
    """Two or three names borne by many, and rules between them: layers repeat, and large counts look alike."""
    names = ["ant", "bee", "cat"][: draw(st.integers(1, 3))]
    most = {1: 90, 2: 40, 3: 12}[len(names)]
    model: dict[str, Any] = {
        "entities": {name: draw(st.integers(most // 2, most)) for name in names},
        "rowers": draw(st.sampled_from([names, names, names[:1]])),
        "capacity": draw(st.integers(2, 4)),
        "rules": draw(st.lists(rules(names), max_size=2)),
        "check_boat": draw(st.booleans()),
    }
    if draw(st.integers(0, 2)) == 2:
        model["goal"] = draw(partial_placements(dict.fromkeys(names, 5), ["near", "far"]))
    return model


@settings(CHECKS, max_examples=150)
@given(crowds())
def test_what_is_leapt_over_in_large_crowds_changes_no_answer(model: dict[str, Any]) -> None:
    general = finish(SEARCHES["breadth_first"](RiverProblem(read_model("river_crossing", model)), Budget()))[1]
    agree(model, solve(model), getattr(general, "length", None))


def test_leaps_happen_and_count_every_state_they_stand_for(monkeypatch: pytest.MonkeyPatch) -> None:
    models = [missionaries(n, boat) for n in (900, 1310) for boat in (4, 5, 6)] + [couples(100, 4)]
    leaping = [solve(model) for model in models]
    monkeypatch.setattr(Repeats, "find", lambda self, layers, depth: None)
    for model, leapt in zip(models, leaping, strict=True):
        walked = solve(model)
        assert isinstance(walked, Solved)
        assert isinstance(leapt, Solved)
        assert (leapt.length, leapt.proof.states) == (walked.length, walked.proof.states)
        assert leapt.statistics.expanded < walked.statistics.expanded
        validate("river_crossing", model, leapt.steps)


def distances(problem: Any) -> set[int]:
    layer, seen = [problem.initial()], {problem.initial()}
    while layer:
        layer = [
            after
            for state in layer
            for _, after in filter(None, problem.successors(state))
            if not (after in seen or seen.add(after))
        ]
    return seen


def to_goal(problem: Any, reached: set[int]) -> dict[int, int]:
    """For each state the fewest steps to a goal, where there is a way."""
    steps = {state: 0 for state in reached if problem.is_goal(state)}
    layer = list(steps)
    back: dict[int, list[int]] = {}
    for state in reached:
        for _, after in filter(None, problem.successors(state)):
            back.setdefault(after, []).append(state)
    while layer:
        layer = [
            b for state in layer for b in back.get(state, []) if not (b in steps or steps.update({b: steps[state] + 1}))
        ]
    return steps


@pytest.mark.parametrize("n", range(1, 13))
@pytest.mark.parametrize("boat", CROSSINGS)
def test_missionaries_and_couples_follow_the_table(boat: int, n: int) -> None:
    for model in (missionaries(n, boat), couples(n, boat)):
        agree(model, solve(model), CROSSINGS[boat][n - 1])


@pytest.mark.parametrize("n", [30, 100])
def test_many_couples_are_solved_by_types(n: int) -> None:
    model = couples(n, 4)
    result = solve(model)
    agree(model, result, 2 * n - 3)
    assert result.proof.states < 10 * n  # type: ignore[union-attr]


def test_names_and_order_say_nothing() -> None:
    model = couples(7, 4)
    names = {name: f"p{i * 37 % 14}" for i, name in enumerate(reversed(model["entities"]))}
    other = {
        **model,
        "entities": dict.fromkeys(sorted(names.values()), 1),
        "rowers": [names[name] for name in model["rowers"]],
        "rules": [
            {"kind": "pair", "a": names[rule["b"]], "b": names[rule["a"]], "unless": [names[n] for n in rule["unless"]]}
            for rule in reversed(model["rules"])
        ],
    }
    assert solve(other).proof.states == solve(model).proof.states  # type: ignore[union-attr]


def test_one_rule_that_spoils_the_symmetry_is_noticed() -> None:
    model = couples(4, 3)
    model["rules"].append({"kind": "needs", "who": "wife 2", "any_of": ["husband 2"]})
    cast = read_clauses(read_model("river_crossing", model))
    symmetry = find_symmetry(read_model("river_crossing", model), cast)
    assert sorted(len(blocks) for blocks in symmetry.classes) != [4]
    agree(model, solve(model), oracle_by_general_search(model))


def oracle_by_general_search(model: dict[str, Any]) -> int | None:
    problem = RiverProblem(read_model("river_crossing", model))
    return getattr(finish(SEARCHES["breadth_first"](problem, Budget()))[1], "length", None)


CROWD = {f"person {i}": 1 for i in range(40)}
HOSTILE: list[dict[str, Any]] = [
    {
        "entities": CROWD,
        "rowers": list(CROWD)[:30],
        "capacity": 20,
        "rules": [
            {"kind": "pair", "a": f"person {i}", "b": f"person {i * j % 40}"}
            for i, j in itertools.product(range(40), (3, 7, 9))
        ],
    },
    {"entities": {"a": 10**9, "b": 10**9}, "rowers": ["a", "b"], "capacity": 10**9},
    {"entities": {"a": 10**9, "b": 10**9}, "rowers": ["a", "b"], "capacity": 4},
    {
        "entities": {"farmer": 1, **{f"item {i}": 1 for i in range(300)}},
        "rowers": ["farmer"],
        "capacity": 9,
        "rules": [
            {"kind": "pair", "a": f"item {i}", "b": f"item {i * i % 297 + 1}", "unless": ["farmer"]} for i in range(300)
        ],
    },
    couples(15, 3) | {"places": [f"place {i}" for i in range(8)]},
    couples(40, 20),
]


@pytest.mark.parametrize("model", HOSTILE)
def test_hostile_sizes_end_in_time_and_can_be_stopped(model: dict[str, Any]) -> None:
    begun = thread_time()
    events, result = finish(search(read_model("river_crossing", model), Budget(seconds=0.8)))
    assert isinstance(result, OutOfBudget | Solved)
    assert thread_time() - begun < 2
    if isinstance(result, OutOfBudget):
        assert result.spent == "seconds"
        assert events


@pytest.mark.parametrize("budget", [{"states": 5}, {"bytes": 2000}])
def test_budgets_of_states_and_bytes_end_a_search(budget: dict[str, int]) -> None:
    for model in (missionaries(50, 4), couples(12, 4), missionaries(50, 4) | {"goal": {"far": {"cannibal": 50}}}):
        result = solve(model, **budget)
        assert isinstance(result, OutOfBudget)
        assert result.spent in budget
        assert result.at_least > 0


def test_progress_comes_and_a_search_can_be_closed() -> None:
    running = search(read_model("river_crossing", HOSTILE[0]), Budget(seconds=30))
    begun = thread_time()
    next(running)
    assert thread_time() - begun < 0.25
    running.close()
    assert list(running) == []
