"""Best-first search: always expand the state that ranks first. Its rank makes it uniform-cost, greedy or A*.

Hart, Nilsson, Raphael: A Formal Basis for the Heuristic Determination of Minimum Cost Paths, 1968.
"""

from collections.abc import Callable, Generator
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from planner.core.events import Progress
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.breadth_first import steps_to
from planner.core.search.estimates import estimate_of
from planner.core.search.watch import Watch

# From the steps so far and the estimated steps to go; the first number of an admissible rank bounds every plan.
Rank: TypeAlias = Callable[[int, int], tuple[int, ...]]


def best_first(
    problem: Problem[StateT, ActionT], watch: Watch, rank: Rank, *, is_bound: bool
) -> Generator[Progress, None, tuple[list[ActionT] | None, int]]:
    """The plan, None where there is none, and how many states were seen.

    A state that is reached again by fewer steps is expanded again, so estimates need not be consistent.
    """
    start, estimate, turn = problem.initial(), estimate_of(problem), count()
    watch.hold(0, start)
    watch.at_least = estimate(start)
    steps: dict[StateT, int] = {start: 0}
    parents: dict[StateT, tuple[StateT, ActionT] | None] = {start: None}
    # Equal ranks come in the order in which they were found: states themselves may not be comparable.
    queue = [(rank(0, estimate(start)), next(turn), 0, start)]
    while queue:
        first, _, so_far, state = heappop(queue)
        if so_far > steps[state]:
            continue
        if is_bound:
            watch.at_least = max(watch.at_least, first[0])
        if problem.is_goal(state):
            return steps_to(state, parents), len(parents)
        watch.at_least = max(watch.at_least, 1)
        if news := watch.expand(so_far):
            yield news
        for successor in problem.successors(state):
            if news := watch.saw(successor):
                yield news
            if successor is None:
                continue
            action, after = successor
            known = steps.get(after)
            if known is None:
                watch.hold(len(parents), after)
            elif known <= so_far + 1:
                continue
            steps[after] = so_far + 1
            parents[after] = (state, action)
            heappush(queue, (rank(so_far + 1, estimate(after)), next(turn), so_far + 1, after))
    return None, len(parents)
