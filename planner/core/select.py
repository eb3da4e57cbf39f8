"""Picks the algorithm by family, size and question, and says why.

| puzzle | algorithm |
| --- | --- |
| anything a theorem answers | the theorem, unless an exhaustive proof is asked for |
| river crossing | the search made for it, see `puzzles/river_search` |
| goals known, moves reversible, up to SMALL states | bidirectional |
| many states that fit into whole numbers | a short breadth first, then frontier: whole layers at once in arrays |
| goals known, moves reversible, any size | bidirectional |
| any other | breadth first |

The three sizes below are measured: arrays cost a quarter of a millisecond before they save anything, and a search that
steps from state to state has seen some sixty by then. Whether a puzzle ends so soon cannot be known without trying.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from math import comb, factorial, prod
from typing import Any, TypeAlias

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome
from planner.core.problem import Problem, can_reverse, can_vectorise
from planner.core.puzzles import river_search
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.puzzles.water_jug import WaterJug

# The searches that were made for one family: from a checked model to a plan in the step format.
ModelSearch: TypeAlias = Callable[[Any, Budget], Generator[Progress, None, Outcome]]
MADE_FOR: dict[str, ModelSearch] = {"river_crossing": river_search.search}

SMALL = 4_000
SMALL_STACKS = 300_000  # where the order on a peg matters, arrays have more to do for each state
FIRST_TRY = 60  # states
# The most states, pegs that are alike counted once, that are searched unasked to prove a plan that is known already.
# The search goes only to the middle and counts both ends as one: it meets a small part of them, in a second.
WORTH_PROVING = 100_000_000


@dataclass(frozen=True)
class Choice:
    """The name of an algorithm and one sentence on why it was chosen.

    Where `first_try` is not 0, breadth-first search may see so many states before.
    """

    algorithm: str
    reason: str
    first_try: int = 0


ONE_BY_ONE = Choice("breadth_first", "The nearest states are looked at first, so the first plan is a shortest one.")
FROM_BOTH_ENDS = Choice("bidirectional", "From the start and the goal to the middle, fewer states have to be seen.")
BY_LAYERS = Choice("frontier", "There may be many states, so whole layers of them were expanded at once.")
REASONS = {choice.algorithm: choice.reason for choice in (ONE_BY_ONE, FROM_BOTH_ENDS, BY_LAYERS)}


def choose(model: Any, problem: Problem[Any, Any]) -> Choice:
    """The search for a checked model that no theorem answers."""
    states = estimate_states(model)
    can_turn_round = can_reverse(problem) and problem.goal_states() is not None
    small = SMALL_STACKS if isinstance(model, TowerOfHanoi) and not model.size_rule else SMALL
    if can_turn_round and states is not None and states <= small:
        return FROM_BOTH_ENDS
    if not can_vectorise(problem):
        return FROM_BOTH_ENDS if can_turn_round else ONE_BY_ONE
    if not can_turn_round:
        return replace(BY_LAYERS, first_try=FIRST_TRY)
    # Whether the states fit into whole numbers takes a moment to find out.
    return FROM_BOTH_ENDS if problem.frontier() is None else BY_LAYERS


def estimate_states(model: Any) -> int | None:
    """A bound for the states that can be reached; None where the family gives none cheaply."""
    if isinstance(model, TowerOfHanoi):
        discs, pegs = _discs(model), len(model.pegs)
        return int(pegs**discs) if model.size_rule else factorial(discs) * comb(discs + pegs - 1, discs)
    if isinstance(model, WaterJug):
        # After a step some jug is empty or full: all states less those with every jug in between.
        return prod(size + 1 for size in model.capacities) - prod(size - 1 for size in model.capacities)
    return None


def is_worth_proving(model: Any) -> bool:
    """Whether a search should look for a shorter plan than a good one that is known, though nobody asked for it."""
    if not isinstance(model, TowerOfHanoi):
        return False
    pegs = len(model.pegs)
    return bool(pegs ** _discs(model) <= WORTH_PROVING * factorial(pegs - 2))


def _discs(model: TowerOfHanoi) -> int:
    return sum(len(discs) for discs in model.start.values())
