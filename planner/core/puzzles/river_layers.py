"""Breadth-first search over a reduced crossing with its trips in a table: the goal may be any."""

from collections.abc import Generator

from planner.core.events import Progress
from planner.core.outcome import Outcome, Proof, Solved
from planner.core.puzzles.river_grain import Grain
from planner.core.puzzles.river_moves import Moves
from planner.core.puzzles.river_reduced import ReducedRiver
from planner.core.puzzles.river_tables import Tables
from planner.core.search.proofs import exhausted, shortest
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch


def search(problem: ReducedRiver, tables: Tables, watch: Watch) -> Generator[Progress, None, Outcome]:
    """The search; the start is not the goal."""
    start = problem.initial()
    watch.hold(0, start)
    parents: Shards[int, int] = Shards(watch)
    parents.of(start)[start] = -1
    layer, depth = [start], 0
    moves = Moves(problem, tables, Grain(problem))
    while layer:
        watch.at_least = depth + 1
        following = []
        for state in layer:
            if news := watch.expand(depth):
                yield news
            for change in moves.of(state):
                after = state + change
                known = parents.of(after)
                if after in known:
                    continue
                watch.hold(watch.held, after)
                known[after] = state
                if problem.is_goal(after):
                    watch.generated = moves.looked
                    return _solved(problem, tables, watch, _way_to(after, parents))
                following.append(after)
        watch.generated = moves.looked
        layer, depth = following, depth + 1
    return exhausted(watch, len(parents), problem.note)


def _solved(problem: ReducedRiver, tables: Tables, watch: Watch, states: list[int]) -> Solved:
    proof = shortest(len(states) - 1, watch.held)
    proof = Proof(proof.kind, proof.states, f"{proof.text} {problem.note}".strip())
    return Solved(problem.plan_json(tables.trips(states)), len(states) - 1, True, proof, watch.statistics())


def _way_to(state: int, parents: Shards[int, int]) -> list[int]:
    """The states from the start to one."""
    chain = []
    while state >= 0:
        chain.append(state)
        state = parents[state]
    return chain[::-1]
