"""IDA*: iterative deepening that turns back where steps and estimate together pass the limit."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.deepening import deepen
from planner.core.search.depth_limited import BESIDE_STATE
from planner.core.search.estimates import estimate_of
from planner.core.search.proofs import bounded
from planner.core.search.watch import Watch


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Each limit is the least that passed the one before; without an estimate this is iterative deepening."""
    watch = Watch("ida_star", budget, BESIDE_STATE)
    return (yield from watch.guard(deepen(problem, watch, estimate_of(problem), bounded)))
