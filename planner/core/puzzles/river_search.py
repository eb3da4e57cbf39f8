"""The search made for river crossings: the fastest exact way that the model allows.

| crossing | way |
| --- | --- |
| two crowds, one of which must not outnumber the other | `river_crowds`: two numbers, from both ends to the middle |
| one rower who guards everything, few sets that may be left alone | `river_items`: those sets as bit masks |
| two banks, few loads, the goal mirrors the start | `river_mirror`: from both ends to the middle, half of it |
| two banks, few loads, any other goal | `river_layers`: breadth first with all trips in a table |
| anything else | breadth first over the Problem |

Each way but the last counts exchangeable individuals and blocks instead of naming them.
"""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Impossible, Outcome, Solved
from planner.core.problem import Problem, steps_json
from planner.core.puzzles import river_crowds, river_items, river_layers, river_mirror
from planner.core.puzzles.river_clauses import read_clauses
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_problem import RiverProblem
from planner.core.puzzles.river_reduced import ReducedRiver, reduced_river
from planner.core.puzzles.river_symmetry import find_symmetry, is_too_large
from planner.core.puzzles.river_tables import list_trips
from planner.core.search import breadth_first
from planner.core.search.proofs import nothing_to_do
from planner.core.search.watch import Watch

ALGORITHM = "river_symmetry"
REASON = "A river crossing is searched by who can be exchanged with whom, breadth first."

AnyProblem: TypeAlias = ReducedRiver | RiverProblem
Running: TypeAlias = Generator[Progress, None, Outcome]


def search(model: RiverCrossing, budget: Budget) -> Running:
    """Solve a checked model; the steps of a plan come in the step format, and every plan is a shortest one."""
    watch = Watch(ALGORITHM, budget)
    outcome = yield from watch.guard(_search(model, watch, budget))
    return replace(outcome, statistics=replace(outcome.statistics, reason=outcome.statistics.reason or REASON))


def _search(model: RiverCrossing, watch: Watch, budget: Budget) -> Running:
    crowds = river_crowds.read_crowds(model)
    if crowds is not None:
        return (yield from river_crowds.search(crowds, watch))
    cast = read_clauses(model)
    if news := watch.look():
        yield news
    items = river_items.read_items(model, cast)
    if items is not None:
        return (yield from river_items.search(items, watch))
    if news := watch.look():
        yield news
    problem = None if is_too_large(cast) else reduced_river(model, cast, find_symmetry(model, cast))
    if news := watch.look():
        yield news
    if problem is None:
        return (yield from _plainly(RiverProblem(model), watch, budget, ""))
    if problem.is_goal(problem.initial()):
        return nothing_to_do(watch)
    tables = list_trips(problem)
    if tables is None:
        return (yield from _plainly(problem, watch, budget, problem.note))
    if river_mirror.is_mirrored(problem):
        return (yield from river_mirror.search(problem, tables, watch))
    return (yield from river_layers.search(problem, tables, watch))


def _plainly(problem: AnyProblem, watch: Watch, budget: Budget, note: str) -> Running:
    """Breadth first over the Problem, in what is left of the budget."""
    if news := watch.look():
        yield news
    seconds = max(0.0, budget.seconds - watch.statistics().seconds)
    states: Problem[int, Any] = problem
    outcome = yield from breadth_first.search(states, replace(budget, seconds=seconds))
    if isinstance(outcome, Solved | Impossible):
        proof = replace(outcome.proof, text=f"{outcome.proof.text} {note}".strip())
        outcome = replace(outcome, proof=proof)
    if isinstance(outcome, Solved):
        outcome = replace(outcome, steps=steps_json(problem, outcome.steps))
    return outcome
