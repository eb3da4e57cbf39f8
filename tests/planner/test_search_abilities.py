"""What puzzles offer searches besides moves: estimates that are never too high, and moves backwards."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from planner.core.problem import Problem, can_estimate, can_reverse
from planner.core.puzzles import build_problem
from tests.planner.strategies import questions

CHECKS = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
MOST = 120  # states


def reachable(problem: Problem[Any, Any]) -> dict[Any, list[tuple[Any, Any]]]:
    """The first states from the start on, each with its moves."""
    moves: dict[Any, list[tuple[Any, Any]]] = {}
    waiting = [problem.initial()]
    while waiting and len(moves) < MOST:
        state = waiting.pop(0)
        if state not in moves:
            moves[state] = [move for move in problem.successors(state) if move is not None]
            waiting += [after for _, after in moves[state]]
    return moves


@CHECKS
@given(question=questions())
def test_an_estimate_is_never_too_high_and_0_in_a_goal(question: tuple[str, dict[str, Any]]) -> None:
    problem = build_problem(*question)
    if not can_estimate(problem):
        return
    moves = reachable(problem)
    # Distances to the goals among these states are those of the puzzle or longer, so only a whole graph is a fair test.
    if any(after not in moves for some in moves.values() for _, after in some):
        return
    far = {state: 0 for state in moves if problem.is_goal(state)}
    layer = list(far)
    while layer:
        layer = [s for s, some in moves.items() if s not in far and any(after in layer for _, after in some)]
        far |= {state: 1 + min(far[after] for _, after in moves[state] if after in far) for state in layer}
    for state, steps in far.items():
        assert 0 <= problem.estimate(state) <= steps


@CHECKS
@given(question=questions())
def test_moves_backwards_are_exactly_the_moves_forwards(question: tuple[str, dict[str, Any]]) -> None:
    problem = build_problem(*question)
    if not can_reverse(problem):
        return
    start, moves = problem.initial(), reachable(problem)
    for state, some in moves.items():
        for action, after in some:
            if state != start:  # it may break a rule, and then no move leads there
                assert (action, state) in problem.predecessors(after)
        for before in problem.predecessors(state) if state != start else ():
            assert before is not None
            assert (before[0], state) in problem.successors(before[1])


@CHECKS
@given(question=questions())
def test_the_goal_states_are_all_the_goals_there_are(question: tuple[str, dict[str, Any]]) -> None:
    problem = build_problem(*question)
    goals = problem.goal_states() if can_reverse(problem) else None
    if goals is None:
        return
    listed = list(goals)
    assert len(listed) == len(set(listed))
    assert all(problem.is_goal(goal) for goal in listed)
    found = {state for state in reachable(problem) if problem.is_goal(state)} - {problem.initial()}
    assert found <= set(listed)
