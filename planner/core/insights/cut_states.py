"""Which states of a path cut the start off from every goal: each plan, however long, passes them.

Along one shortest path: from the start, reach what can be reached without the path's later states; the furthest state
of the path that was touched cuts when nothing else is left to reach. Every move is looked at once.
"""

from collections.abc import Callable, Generator
from itertools import chain
from typing import Any

from planner.core.plain import PlainProblem

LOOK_EVERY = 63  # moves between two looks at the clock, as a bit mask


def cut_states(
    problem: PlainProblem, path: list[Any], is_spent: Callable[[], bool], states: int
) -> Generator[None, None, list[int] | None]:
    """The positions on `path` (from a start to a goal, both left out) of the states that every plan passes.

    None where time or states do not suffice.
    """
    place = {state: i for i, state in enumerate(path)}
    end, furthest, moves = len(path) - 1, 0, 0
    seen: set[Any] = set()
    cuts: list[int] = []
    waiting, next_on_path = [path[0]], 1
    while True:
        while waiting:
            state = waiting.pop()
            for successor in chain((None,), problem.successors(state)):
                moves += 1
                if successor is None or not moves & LOOK_EVERY:
                    yield None
                    if is_spent() or len(seen) > states:
                        return None
                    if successor is None:
                        continue
                after = successor[1]
                if after in place:
                    furthest = max(furthest, place[after])
                elif problem.is_goal(after):
                    furthest = end  # a goal beside the path goes around everything that is left of it
                elif after not in seen:
                    seen.add(after)
                    waiting.append(after)
        if furthest >= end:
            return cuts
        if furthest < next_on_path:
            raise AssertionError("a path that its own problem does not allow")
        # Everything before `furthest` on the path can be reached now; it is explored before `furthest` may cut.
        waiting = path[next_on_path:furthest]
        if not waiting:
            cuts.append(furthest)
            waiting = [path[furthest]]
            next_on_path = furthest + 1
        else:
            next_on_path = furthest
