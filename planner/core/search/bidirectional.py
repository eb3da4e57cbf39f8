"""Bidirectional search: breadth-first from the start and from the goal, until the two meet in the middle."""

from collections.abc import Generator, Iterable
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Proof, Solved
from planner.core.problem import ActionT, Problem, StateT, can_reverse
from planner.core.search import breadth_first
from planner.core.search.path import actions_along, chain
from planner.core.search.proofs import exhausted, exhausted_backwards, nothing_to_do
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch

Links: TypeAlias = Shards[Any, Any]  # to each state the one it was reached from, to the first ones None


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Grow the side with the fewer states by a layer at a time.

    A puzzle that cannot be walked backwards, or has too many goals to begin from, is searched from the start alone:
    that is breadth-first search, and the statistics say so.
    """
    goals = problem.goal_states() if can_reverse(problem) else None
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
    seen: Links = Shards(watch)
    seen.of(start)[start] = None
    ahead: Links = Shards(watch)
    layer, layer_ahead, depth = [start], [], 0
    for goal in goals:
        if news := watch.saw(None):
            yield news
        watch.hold(watch.held, goal)
        ahead.of(goal)[goal] = None
        layer_ahead.append(goal)
    while layer and layer_ahead:
        watch.at_least, watch.depth = depth + 1, depth
        # The start is left first: it need not keep the rules, and then no way leads back to it.
        if depth == 0 or len(layer) <= len(layer_ahead):
            layer, meeting = yield from _grow(problem.successors, layer, seen, ahead, watch)
        else:
            layer_ahead, meeting = yield from _grow(problem.predecessors, layer_ahead, ahead, seen, watch)
        depth += 1
        if meeting:
            path = chain(meeting[0], seen)[::-1] + chain(meeting[0], ahead)[1:]
            steps = yield from actions_along(problem, path, watch)
            return _solved(steps, len(seen) + len(ahead), watch)
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
            if neighbour is None:
                continue
            other = neighbour[1]
            known = seen.of(other)
            if other in known:
                continue
            watch.hold(watch.held, other)
            known[other] = state
            if other in others:
                return following, [other]
            following.append(other)
    return following, []


def _solved(steps: list[Any], states: int, watch: Watch) -> Solved:
    text = f"Nothing that {len(steps) - 1:,} steps could join was left out from either side"
    proof = Proof("exhaustive", states, f"{text}; {states:,} states were seen from the start and from the goal.")
    return Solved(steps, len(steps), True, proof, watch.statistics())
