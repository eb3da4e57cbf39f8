"""One pass of depth-first search that turns back where the goal cannot be reached within a limit.

Puzzles have circles and many ways to one state, so a pass remembers the fewest steps each state was reached by and
goes on from it again only by fewer. That costs memory, which the textbook's form does not, and saves going through
the same states exponentially often.
"""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Generic

from planner.core.events import Progress
from planner.core.problem import ActionT, Problem, StateT
from planner.core.search.watch import Watch

BESIDE_STATE = 200  # bytes: two dictionary entries and two places on the path
# Iterators that wait on the path. Python looks through all of them again and again, so a deep path keeps only the last.
WAITING = 4096
_END: Any = object()


@dataclass(frozen=True)
class Pass(Generic[ActionT]):
    """What one pass found.

    `steps` is a plan or None. `next_limit` is the least limit that would show a new state, None where there is no
    such state: then `states`, those seen, are all there are.
    """

    steps: list[ActionT] | None
    next_limit: int | None
    states: int


def depth_limited(
    problem: Problem[StateT, ActionT], watch: Watch, limit: int | None, estimate: Callable[[StateT], int]
) -> Generator[Progress, None, Pass[ActionT]]:
    """Search every state whose steps and estimate are within the limit; None: no limit, and each state once."""
    start = problem.initial()
    nearest: dict[StateT, int] = {start: 0}
    beyond: dict[StateT, int] = {}
    watch.hold(0, start)
    if problem.is_goal(start):
        return Pass([], None, 1)
    watch.at_least = max(watch.at_least, 1)
    if news := watch.expand(0):
        yield news
    path: list[ActionT] = []
    states = [start]
    ways = deque([problem.successors(start)], maxlen=WAITING)
    while states:
        if not ways:
            # Forgotten on the way down: from the first move again, and what was seen is passed over.
            ways.append(problem.successors(states[-1]))
        successor = next(ways[-1], _END)
        if successor is _END:
            ways.pop()
            states.pop()
            del path[-1:]
            continue
        if news := watch.saw(successor):
            yield news
        if successor is None:
            continue
        action, after = successor
        so_far = len(states)
        known = nearest.get(after)
        if known is not None and (known <= so_far or limit is None):
            continue
        if known is None and after not in beyond:
            watch.hold(len(nearest) + len(beyond), after)
        if limit is not None and (reach := so_far + estimate(after)) > limit:
            beyond[after] = min(reach, beyond.get(after, reach))
            continue
        beyond.pop(after, None)
        nearest[after] = so_far
        path.append(action)
        if problem.is_goal(after):
            return Pass(path, None, len(nearest))
        states.append(after)
        ways.append(problem.successors(after))
        if news := watch.expand(so_far):
            yield news
    return Pass(None, min(beyond.values(), default=None), len(nearest))
