"""Frontier search: breadth-first, but a whole layer at a time through arrays of packed states, each state once.

Where the puzzle can be walked backwards from a list of goals it grows from both sides, the smaller one first, until
they meet. What a packed state stands for, symmetries included, is the codec's business.
"""

from collections.abc import Generator
from functools import partial

from planner.core.events import Progress
from planner.core.outcome import Budget, Outcome, Proof, Solved
from planner.core.problem import ActionT, Problem, StateT, can_vectorise
from planner.core.search import breadth_first
from planner.core.search.layers import MOVES_AT_ONCE, Layers, Memory
from planner.core.search.proofs import exhausted, exhausted_backwards, nothing_to_do
from planner.core.search.watch import Watch
from planner.core.tensors.arrays import Array
from planner.core.tensors.codec import FrontierCodec


def search(problem: Problem[StateT, ActionT], budget: Budget) -> Generator[Progress, None, Outcome]:
    """Search through the puzzle's arrays.

    A puzzle whose states do not fit into packed numbers is searched one state at a time: that is breadth-first
    search, and the statistics say so.
    """
    codec = problem.frontier() if can_vectorise(problem) else None
    if codec is None:
        return (yield from breadth_first.search(problem, budget))
    return (yield from search_packed(codec, budget))


def search_packed(codec: FrontierCodec, budget: Budget) -> Generator[Progress, None, Outcome]:
    """Search a puzzle that is packed already, wherever its arrays live."""
    watch = Watch("frontier", budget)
    return (yield from watch.guard(_search(codec, budget, watch)))


def _search(codec: FrontierCodec, budget: Budget, watch: Watch) -> Generator[Progress, None, Outcome]:
    arrays, memory = codec.arrays, Memory(watch, budget.bytes, codec.branching)
    start, goals = arrays.array([codec.start()]), codec.goals()
    if bool(codec.is_goal(start).any()):
        return _solved(codec, [codec.start()], watch)
    watch.at_least = codec.whole(1)
    seen = memory.seen(codec.space, codec.is_undirected, arrays)
    ahead = Layers(start, codec.successors, codec.branching, seen, arrays, memory)
    behind = None
    if goals is not None:
        seen = memory.seen(codec.space, codec.is_undirected, arrays)
        behind = Layers(goals, codec.predecessors, codec.branching, seen, arrays, memory)
    depth = 0
    while True:
        watch.at_least = codec.whole(depth + 1)
        if behind is not None and not len(behind.last):
            return exhausted_backwards(watch, behind.states, codec.note)
        # The start is left first: it need not keep the rules, and then no way leads back to it.
        side = ahead if behind is None or depth == 0 or len(ahead.last) <= len(behind.last) else behind
        yield from side.grow(watch, depth)
        if not len(ahead.last):
            return exhausted(watch, ahead.states, codec.note)
        depth += 1
        meeting = yield from _first_meeting(codec, ahead, behind, watch)
        if meeting is not None:
            path = yield from _path(codec, ahead, behind, meeting, watch)
            return _solved(codec, path, watch)


def _first_meeting(
    codec: FrontierCodec, ahead: Layers, behind: Layers | None, watch: Watch
) -> Generator[Progress, None, int | None]:
    """A goal in the farthest layer, or a state in the farthest layers of both sides.

    Nearer layers cannot meet, or they would have met before.
    """
    few, many = (ahead.last, None) if behind is None else sorted((ahead.last, behind.last), key=len)
    for i in range(0, len(few), MOVES_AT_ONCE):
        if news := watch.look():
            yield news
        some = few[i : i + MOVES_AT_ONCE]
        met = some[codec.is_goal(some)] if many is None else codec.arrays.within(some, many)
        if len(met):
            return int(met[0])
    return None


def _path(
    codec: FrontierCodec, ahead: Layers, behind: Layers | None, meeting: int, watch: Watch
) -> Generator[Progress, None, list[int]]:
    """The states from the start to the goal, found by walking back through the layers of both sides."""
    to_meeting = yield from ahead.walk_back(meeting, codec.parent, watch)
    if behind is None:
        return to_meeting[::-1]
    # Where moves can be taken back, what leads to a state is what it leads to.
    child = codec.parent if codec.is_undirected else partial(_child, codec)
    from_meeting = yield from behind.walk_back(meeting, child, watch)
    return to_meeting[::-1] + from_meeting[1:]


def _child(codec: FrontierCodec, state: int, layer: Array) -> int:
    """A state of the layer that one move from `state` leads to."""
    after = codec.arrays.join([*codec.successors(codec.arrays.array([state]))])
    return int(codec.arrays.within(after, layer)[0])


def _solved(codec: FrontierCodec, path: list[int], watch: Watch) -> Solved:
    length = codec.whole(len(path) - 1)
    if not length:
        return nothing_to_do(watch)
    states = max(watch.held, 1)
    text = f"All positions that a shorter plan could pass were searched, {states:,} in all, and no way was shorter."
    proof = Proof("exhaustive", states, f"{text} {codec.note}".strip())
    return Solved(codec.actions(path), length, True, proof, watch.statistics())
