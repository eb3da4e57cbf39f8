"""Breadth-first search: layer by layer from the start, so the first plan found is a shortest one."""

from collections.abc import Generator
from itertools import chain

from planner.core.events import Progress
from planner.core.outcome import Budget, Impossible, Outcome, OutOfBudget, Proof, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.watch import Watch

LOOK_EVERY = 63  # moves between two looks at the clock, as a bit mask


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Search every state once, nearest first; each state remembers the one it was reached from."""
    watch = Watch("breadth_first", budget)
    start = problem.initial()
    parents: dict[StateT, tuple[StateT, ActionT] | None] = {start: None}
    layer, depth, expanded, generated = [start], 0, 0, 0
    if problem.is_goal(start):
        return Solved((), 0, True, Proof("exhaustive", 1, "The start already is the goal."), watch.statistics(0, 0))
    while layer:
        following = []
        for state in layer:
            expanded += 1
            # The None in front makes the clock be looked at for every state, even one without a move.
            for successor in chain((None,), problem.successors(state)):
                if successor is None or not generated & LOOK_EVERY:
                    if watch.is_spent():
                        statistics = watch.statistics(expanded, generated)
                        return OutOfBudget("seconds", depth + 1, len(parents), statistics)
                    if watch.is_due():
                        yield watch.report(expanded, depth)
                    if successor is None:
                        continue
                generated += 1
                action, after = successor
                if after in parents:
                    continue
                if len(parents) >= budget.states:
                    statistics = watch.statistics(expanded, generated)
                    return OutOfBudget("states", depth + 1, len(parents), statistics)
                parents[after] = (state, action)
                if problem.is_goal(after):
                    steps = _steps_to(after, parents)
                    proof = _shortest(len(steps), len(parents))
                    return Solved(steps, len(steps), True, proof, watch.statistics(expanded, generated))
                following.append(after)
        layer, depth = following, depth + 1
    return Impossible(_exhausted(len(parents)), watch.statistics(expanded, generated))


def _steps_to(state: StateT, parents: dict[StateT, tuple[StateT, ActionT] | None]) -> list[ActionT]:
    steps = []
    link = parents[state]
    while link is not None:
        state, action = link
        steps.append(action)
        link = parents[state]
    return steps[::-1]


def _shortest(length: int, states: int) -> Proof:
    nearer = f"All states that at most {length - 1} steps lead to were searched and none is the goal"
    if length == 1:
        nearer = "The start is not the goal"
    return Proof("exhaustive", states, f"{nearer}; {states:,} different states were seen in all.")


def _exhausted(states: int) -> Proof:
    text = f"All {states:,} states that can be reached from the start were searched, and none is the goal."
    if states == 1:
        text = "No step at all is possible from the start, and the start is not the goal."
    return Proof("exhaustive", states, text)
