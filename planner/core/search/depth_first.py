"""Depth-first search: follow one way to its end, then turn back to the last fork. Finds a plan, seldom a short one."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Solved
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.depth_limited import BESIDE_STATE, depth_limited
from planner.core.search.estimates import no_estimate
from planner.core.search.proofs import exhausted, first_found, nothing_to_do
from planner.core.search.watch import Spent, Watch

HOW = "Depth-first search follows every way to its end and takes the first plan it meets."


def search(
    problem: Problem[StateT, ActionT], budget: Budget, limit: int | None = None
) -> Generator[Progress, None, Outcome]:
    """Search deep first, no deeper than `limit` steps; with a limit that hid states it ends OutOfBudget, "depth"."""
    watch = Watch("depth_first", budget, BESIDE_STATE)
    return (yield from watch.guard(_search(problem, watch, limit)))


def _search(problem: Problem[StateT, ActionT], watch: Watch, limit: int | None) -> Generator[Progress, None, Outcome]:
    found = yield from depth_limited(problem, watch, limit, no_estimate)
    if found.steps:
        proof = first_found(found.states, HOW)
        return Solved(found.steps, len(found.steps), False, proof, watch.statistics())
    if found.steps is not None:
        return nothing_to_do(watch)
    if found.next_limit is not None:
        watch.at_least = found.next_limit
        raise Spent("depth")
    return exhausted(watch, found.states)
