"""Breadth-first search: layer by layer from the start, so the first plan found is a shortest one."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.path import actions_along, chain
from planner.core.search.proofs import exhausted, nothing_to_do, shortest
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Search every state once, nearest first; each state remembers the one it was reached from."""
    watch = Watch("breadth_first", budget)
    return (yield from watch.guard(_search(problem, watch)))


def _search(problem: Problem[StateT, ActionT], watch: Watch) -> Generator[Progress, None, Outcome]:
    start = problem.initial()
    watch.hold(0, start)
    if problem.is_goal(start):
        return nothing_to_do(watch)
    parents: Shards[StateT, StateT | None] = Shards(watch)
    parents.of(start)[start] = None
    layer, depth = [start], 0
    while layer:
        watch.at_least = depth + 1
        following = []
        for state in layer:
            if news := watch.expand(depth):
                yield news
            for successor in problem.successors(state):
                if news := watch.saw(successor):
                    yield news
                if successor is None:
                    continue
                after = successor[1]
                known = parents.of(after)
                if after in known:
                    continue
                watch.hold(watch.held, after)
                known[after] = state
                if problem.is_goal(after):
                    steps = yield from actions_along(problem, chain(after, parents)[::-1], watch)
                    return Solved(steps, len(steps), True, shortest(len(steps), len(parents)), watch.statistics())
                following.append(after)
        layer, depth = following, depth + 1
    return exhausted(watch, len(parents))
