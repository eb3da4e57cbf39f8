"""The searches, one file each. A new one is a file and a line in SEARCHES."""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import Problem
from planner.core.search import (
    a_star,
    bidirectional,
    breadth_first,
    depth_first,
    frontier,
    greedy,
    ida_star,
    iterative_deepening,
    uniform_cost,
)

Search: TypeAlias = Callable[[Problem[Any, Any], Budget], Generator[Progress, None, Outcome]]

SEARCHES: dict[str, Search] = {
    "breadth_first": breadth_first.search,
    "depth_first": depth_first.search,
    "iterative_deepening": iterative_deepening.search,
    "uniform_cost": uniform_cost.search,
    "greedy": greedy.search,
    "a_star": a_star.search,
    "ida_star": ida_star.search,
    "bidirectional": bidirectional.search,
    "frontier": frontier.search,
}
