"""Bidirectional search: breadth-first from the start and from the goal, until the two meet in the middle."""

from collections.abc import Generator, Iterable
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Proof, Solved
from planner.core.problem import ActionT, Problem, Reversible, StateT
from planner.core.search import breadth_first
from planner.core.search.breadth_first import steps_to
from planner.core.search.proofs import exhausted, exhausted_backwards, nothing_to_do
from planner.core.search.watch import Watch

Links: TypeAlias = dict[Any, tuple[Any, Any] | None]


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Grow the side with the fewer states by a layer at a time.

    A puzzle that cannot be walked backwards, or has too many goals to begin from, is searched from the start alone:
    that is breadth-first search, and the statistics say so.
    """
    goals = problem.goal_states() if isinstance(problem, Reversible) else None
    if goals is None:
        return (yield from breadth_first.search(problem, budget))
    watch = Watch("bidirectional", budget)
    return (yield from watch.guard(_meet(problem, goals, watch)))


def _meet(problem: Any, goals: Iterable[Any], watch: Watch) -> Generator[Progress, None, Outcome]:
    start = problem.initial()
    watch.hold(0, start)
    if problem.is_goal(start):
        return nothing_to_do(watch)
    watch.at_least = 1
    seen: Links = {start: None}
    ahead: Links = {}
    for goal in goals:
        if news := watch.saw(None):
            yield news
        watch.hold(1 + len(ahead), goal)
        ahead[goal] = None
    layer, layer_ahead, depth = [start], list(ahead), 0
    while layer and layer_ahead:
        watch.at_least, watch.depth = depth + 1, depth
        # The start is left first: it need not keep the rules, and then no way leads back to it.
        if depth == 0 or len(layer) <= len(layer_ahead):
            layer, meeting = yield from _grow(problem.successors, layer, seen, ahead, watch)
        else:
            layer_ahead, meeting = yield from _grow(problem.predecessors, layer_ahead, ahead, seen, watch)
        depth += 1
        if meeting:
            return _solved(meeting[0], seen, ahead, watch)
    if layer:
        return exhausted_backwards(watch, len(ahead))
    return exhausted(watch, len(seen))


def _grow(
    neighbours: Any, layer: list[Any], seen: Links, others: Links, watch: Watch
) -> Generator[Progress, None, tuple[list[Any], list[Any]]]:
    """The next layer of one side, and the first state of it, if any, that the other side has seen.

    The first is enough: before this layer no way was short enough to be known to both sides, so every meeting in it
    gives a plan of the same, least length.
    """
    following: list[Any] = []
    for state in layer:
        if news := watch.expand(watch.depth):
            yield news
        for neighbour in neighbours(state):
            if news := watch.saw(neighbour):
                yield news
            if neighbour is None or neighbour[1] in seen:
                continue
            action, other = neighbour
            watch.hold(len(seen) + len(others), other)
            seen[other] = (state, action)
            if other in others:
                return following, [other]
            following.append(other)
    return following, []


def _solved(meeting: Any, seen: Links, ahead: Links, watch: Watch) -> Solved:
    steps = steps_to(meeting, seen) + steps_to(meeting, ahead)[::-1]
    states = len(seen) + len(ahead)
    text = f"Nothing that {len(steps) - 1} steps could join was left out from either side"
    proof = Proof("exhaustive", states, f"{text}; {states:,} states were seen from the start and from the goal.")
    return Solved(steps, len(steps), True, proof, watch.statistics())
