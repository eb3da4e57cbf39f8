"""Best-first search: always expand the state that ranks first. Its rank makes it uniform-cost, greedy or A*.

Hart, Nilsson, Raphael: A Formal Basis for the Heuristic Determination of Minimum Cost Paths, 1968.
"""

from collections import deque
from collections.abc import Callable, Generator
from heapq import heappop, heappush
from typing import Any, Generic, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Proof, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.estimates import estimate_of
from planner.core.search.path import actions_along, chain
from planner.core.search.proofs import exhausted, nothing_to_do
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch

BESIDE_STATE = 220  # bytes: two dictionary entries and places in queues

# From the steps so far and the estimated steps to go; the first number of an admissible rank bounds every plan.
Rank: TypeAlias = Callable[[int, int], tuple[int, ...]]
# From the length of the plan and the states seen.
Prove: TypeAlias = Callable[[int, int], Proof]


def best_first(
    name: str, problem: Problem[Any, Any], budget: Budget, rank: Rank, prove: Prove, *, is_admissible: bool
) -> Generator[Progress, None, Outcome]:
    """The search called `name`; with an admissible rank its plan is a shortest one."""
    watch = Watch(name, budget, BESIDE_STATE)
    return (yield from watch.guard(_search(problem, watch, rank, prove, is_admissible)))


def _search(
    problem: Problem[Any, Any], watch: Watch, rank: Rank, prove: Prove, is_admissible: bool
) -> Generator[Progress, None, Outcome]:
    steps, states = yield from _expand(problem, watch, rank, is_admissible)
    if steps is None:
        return exhausted(watch, states)
    if not steps:
        return nothing_to_do(watch)
    return Solved(steps, len(steps), is_admissible, prove(len(steps), states), watch.statistics())


def _expand(
    problem: Problem[StateT, ActionT], watch: Watch, rank: Rank, is_admissible: bool
) -> Generator[Progress, None, tuple[list[ActionT] | None, int]]:
    """The plan, None where there is none, and how many states were seen.

    A state that is reached again by fewer steps is expanded again, so estimates need not be consistent.
    """
    start, estimate = problem.initial(), estimate_of(problem)
    watch.hold(0, start)
    watch.at_least = estimate(start)
    steps: Shards[StateT, int] = Shards(watch)
    parents: Shards[StateT, StateT | None] = Shards(watch)
    steps.of(start)[start], parents.of(start)[start] = 0, None
    queue: Queue[StateT] = Queue(watch)
    queue.put((*rank(0, estimate(start)), 0), start)
    while queue.ranks:
        first, state = queue.take()
        so_far = first[-1]
        if so_far > steps[state]:
            continue
        if is_admissible:
            watch.at_least = max(watch.at_least, first[0])
        if problem.is_goal(state):
            path = chain(state, parents)[::-1]
            return (yield from actions_along(problem, path, watch)), len(parents)
        watch.at_least = max(watch.at_least, 1)
        if news := watch.expand(so_far):
            yield news
        for successor in problem.successors(state):
            if news := watch.saw(successor):
                yield news
            if successor is None:
                continue
            after = successor[1]
            known = steps.of(after)
            fewest = known.get(after)
            if fewest is None:
                watch.hold(watch.held, after)
            elif fewest <= so_far + 1:
                continue
            known[after] = so_far + 1
            parents.of(after)[after] = state
            queue.put((*rank(so_far + 1, estimate(after)), so_far + 1), after)
    return None, len(parents)


class Queue(Generic[StateT]):
    """States by rank, equal ones in the order in which they came. A heap of ranks, for there are few different ones."""

    def __init__(self, watch: Watch) -> None:
        self.ranks: list[tuple[int, ...]] = []  # those with states
        self._states: dict[tuple[int, ...], deque[StateT]] = {}
        self._watch = watch

    def put(self, rank: tuple[int, ...], state: StateT) -> None:
        """Add a state."""
        states = self._states.get(rank)
        if states is None:
            states = self._states[rank] = self._watch.keep(deque())
        if not states:
            heappush(self.ranks, rank)
        states.append(state)

    def take(self) -> tuple[tuple[int, ...], StateT]:
        """The lowest rank and its first state, which is in the queue no longer."""
        rank = self.ranks[0]
        states = self._states[rank]
        state = states.popleft()
        if not states:
            heappop(self.ranks)
        return rank, state
