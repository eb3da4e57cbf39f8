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
from planner.core.search.path import actions_along
from planner.core.search.shards import Shards
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
    nearest: Shards[StateT, int] = Shards(watch)
    beyond: Shards[StateT, int] = Shards(watch)
    nearest.of(start)[start] = 0
    held = 1  # states, those beyond the limit too
    watch.hold(0, start)
    if problem.is_goal(start):
        return Pass([], None, 1)
    watch.at_least = max(watch.at_least, 1)
    if news := watch.expand(0):
        yield news
    way = watch.keep([start])
    ways = deque([problem.successors(start)], maxlen=WAITING)
    while way:
        if not ways:
            # Forgotten on the way down: from the first move again, and what was seen is passed over.
            ways.append(problem.successors(way[-1]))
        successor = next(ways[-1], _END)
        if successor is _END:
            ways.pop()
            way.pop()
            continue
        if news := watch.saw(successor):
            yield news
        if successor is None:
            continue
        after = successor[1]
        so_far = len(way)
        near, far = nearest.of(after), beyond.of(after)
        known = near.get(after)
        if known is not None and (known <= so_far or limit is None):
            continue
        if known is None and after not in far:
            watch.hold(held, after)
            held += 1
        if limit is not None and (reach := so_far + estimate(after)) > limit:
            far[after] = min(reach, far.get(after, reach))
            continue
        far.pop(after, None)
        near[after] = so_far
        way.append(after)
        if problem.is_goal(after):
            steps = yield from actions_along(problem, way, watch)
            return Pass(steps, None, len(nearest))
        ways.append(problem.successors(after))
        if news := watch.expand(so_far):
            yield news
    return Pass(None, min((min(part.values()) for part in beyond.parts if part), default=None), len(nearest))
