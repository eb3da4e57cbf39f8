"""All shortest plans at once: exact breadth-first layers, then back from the goals.

The number of paths to a state is the sum over the states before it (a textbook dynamic program); whole numbers of
any size, so the counts are exact.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from planner.core.plain import PlainProblem

LOOK_EVERY = 63  # moves between two looks at the clock, as a bit mask

# For each state of one layer the steps that lead into it from the layer before: (state before, action).
Layer: TypeAlias = dict[Any, list[tuple[Any, Any]]]


@dataclass(frozen=True)
class ShortestPlans:
    """`layers[k]` holds exactly the states that some shortest plan is in after k steps, with the steps into them."""

    layers: list[Layer]
    count: int

    @property
    def length(self) -> int:
        """Steps of a shortest plan."""
        return len(self.layers) - 1

    def one_path(self) -> list[Any]:
        """The states of one shortest plan, start and goal included."""
        state = next(iter(self.layers[-1]))
        path = [state]
        for layer in reversed(self.layers[1:]):
            state = layer[state][0][0]
            path.append(state)
        return path[::-1]


def shortest_plans(
    problem: PlainProblem, is_spent: Callable[[], bool], states: int
) -> Generator[None, None, ShortestPlans | None]:
    """None where there is no plan, or time or states do not suffice."""
    start = problem.initial()
    layers: list[Layer] = [{start: []}]
    seen = {start}
    while layers[-1]:
        goals = [state for state in layers[-1] if problem.is_goal(state)]
        if goals:
            return (yield from _trim(layers, goals))
        following: Layer = {}
        moves = 0
        for state in layers[-1]:
            for successor in chain((None,), problem.successors(state)):
                moves += 1
                if successor is None or not moves & LOOK_EVERY:
                    yield None
                    if is_spent() or len(seen) + len(following) > states:
                        return None
                    if successor is None:
                        continue
                action, after = successor
                if after not in seen:
                    following.setdefault(after, []).append((state, action))
        seen.update(following)
        layers.append(following)
    return None


def _trim(layers: list[Layer], goals: list[Any]) -> Generator[None, None, ShortestPlans]:
    """Keep only what lies on a shortest plan, and count."""
    wanted = set(goals)
    kept: list[Layer] = []
    for layer in reversed(layers):
        yield None
        on_path = {state: layer[state] for state in layer if state in wanted}
        kept.append(on_path)
        wanted = {before for steps in on_path.values() for before, _ in steps}
    kept.reverse()
    ways = dict.fromkeys(kept[0], 1)
    for layer in kept[1:]:
        yield None
        ways = {state: sum(ways[before] for before, _ in steps) for state, steps in layer.items()}
    return ShortestPlans(kept, sum(ways.values()))
