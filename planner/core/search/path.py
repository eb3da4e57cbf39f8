"""From the states on the way of a plan to its actions.

A search remembers for each state only the state it was reached from: what is not kept for millions need not be looked
through by Python's collector of cycles, nor freed. The few actions of the plan are found again in the end.
"""

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import Any

from planner.core.events import Progress
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch


def chain(state: StateT | None, parents: Shards[StateT, StateT | None]) -> list[StateT]:
    """The states from `state` back to the one without a parent."""
    states = []
    while state is not None:
        states.append(state)
        state = parents[state]
    return states


def actions_along(
    problem: Problem[StateT, ActionT], states: Sequence[StateT], watch: Watch
) -> Generator[Progress, None, list[ActionT]]:
    """The action from each state to the next."""
    actions: list[ActionT] = []
    for before, after in pairwise(states):
        action: Any = None
        for successor in problem.successors(before):
            if successor is not None and successor[1] == after:
                action = successor[0]
                break
            if news := watch.saw(None):
                yield news
        actions.append(action)
    return actions
