"""The searches, one file each. A new one is a file and a line in SEARCHES."""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import Problem
from planner.core.search import breadth_first

Search: TypeAlias = Callable[[Problem[Any, Any], Budget], Generator[Progress, None, Outcome]]

SEARCHES: dict[str, Search] = {
    "breadth_first": breadth_first.search,
}
