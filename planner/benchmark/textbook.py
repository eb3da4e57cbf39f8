"""The search every textbook opens with: a queue, a dictionary of parents, states as tuples.

It is the honest yardstick: no library, no pruning, no symmetry, and as quick as plain Python gets without thought.
"""

from collections import deque
from typing import Any

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run
from planner.benchmark.moves import Moves
from planner.benchmark.textbook_moves import moves
from planner.core.json_types import JsonObject


def prepare(family: str, model: JsonObject) -> Run:
    """From the JSON model to the steps."""

    def run() -> Finding:
        puzzle = moves(family, model)
        actions, expanded = breadth_first(puzzle)
        if actions is None:
            return Finding(IMPOSSIBLE, expanded=expanded)
        return Finding(SOLVED, len(actions), True, expanded, [puzzle.step(action) for action in actions])

    return run


def breadth_first(puzzle: Moves) -> tuple[list[Any] | None, int]:
    """The actions of a shortest plan or None, and how many states were looked at."""
    is_goal, successors = puzzle.is_goal, puzzle.successors
    parents: dict[Any, tuple[Any, Any] | None] = {puzzle.start: None}
    queue = deque([puzzle.start])
    expanded = 0
    while queue:
        state = queue.popleft()
        expanded += 1
        if is_goal(state):
            return _walk_back(state, parents), expanded
        for action, after in successors(state):
            if after not in parents:
                parents[after] = (state, action)
                queue.append(after)
    return None, expanded


def _walk_back(state: Any, parents: dict[Any, tuple[Any, Any] | None]) -> list[Any]:
    actions = []
    while (link := parents[state]) is not None:
        state, action = link
        actions.append(action)
    return actions[::-1]
