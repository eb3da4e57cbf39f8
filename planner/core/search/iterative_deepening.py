"""Iterative deepening: depth-first search with a limit of 0, 1, 2 … steps."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.deepening import deepen
from planner.core.search.depth_limited import BESIDE_STATE
from planner.core.search.estimates import no_estimate
from planner.core.search.proofs import shortest
from planner.core.search.watch import Watch


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Search to a limit of steps that grows by one as long as it shows new states."""
    watch = Watch("iterative_deepening", budget, BESIDE_STATE)
    return (yield from watch.guard(deepen(problem, watch, no_estimate, shortest)))
