"""simpleai's breadth-first search over the textbook states."""

from typing import Any

from planner.benchmark.finding import IMPOSSIBLE, SOLVED, Finding, Run
from planner.benchmark.moves import Moves
from planner.benchmark.textbook_moves import moves
from planner.core.json_types import JsonObject


def prepare(family: str, model: JsonObject) -> Run:
    """Each run makes the problem anew."""
    from simpleai.search import SearchProblem, breadth_first

    class Puzzle(SearchProblem):  # type: ignore[misc]
        """An action carries the state it leads to, as the library asks for both separately."""

        def __init__(self, puzzle: Moves) -> None:
            super().__init__(puzzle.start)
            self._puzzle = puzzle

        def actions(self, state: Any) -> list[Any]:
            return list(self._puzzle.successors(state))

        def result(self, _state: Any, action: Any) -> Any:
            return action[1]

        def is_goal(self, state: Any) -> bool:
            return self._puzzle.is_goal(state)

    def run() -> Finding:
        puzzle = moves(family, model)
        node = breadth_first(Puzzle(puzzle), graph_search=True)
        if node is None:
            return Finding(IMPOSSIBLE)
        steps = [puzzle.step(action[0]) for action, _ in node.path() if action is not None]
        return Finding(SOLVED, len(steps), True, None, steps)

    return run
