"""Breadth-first search from both ends at once where the goal is the start seen in a mirror: half the way is enough.

Every trip between states that keep the rules can be rowed back, and rules do not know banks. So what can be reached
from the goal backwards is what can be reached from the start, with the banks swapped. States are looked at by layers;
the first trip from a layer into its own mirror image is the middle of a shortest plan.
"""

from collections.abc import Generator, Sequence
from typing import Any

from planner.core.events import Progress
from planner.core.narrate.words import times
from planner.core.outcome import Outcome, Proof, Solved
from planner.core.puzzles.river_grain import Grain
from planner.core.puzzles.river_moves import Moves
from planner.core.puzzles.river_reduced import ReducedRiver
from planner.core.puzzles.river_repeats import Leap, Repeats
from planner.core.puzzles.river_tables import Tables
from planner.core.search.proofs import exhausted
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch

MIRRORED = "A state and its mirror image, the banks swapped, count as one."


def is_mirrored(problem: ReducedRiver) -> bool:
    """Whether there is one goal, and it is the start with the banks swapped."""
    layout, start = problem.layout, problem.initial()
    if layout.places != 2 or problem.goal.whole is None:
        return False
    goal = mirror(problem, start)
    people = (1 << problem.boat_shift) - 1
    if goal & people != problem.goal.whole or not problem.is_goal(goal) or not problem.is_safe(start):
        return False
    # The same groups with the boat where it began would be a second goal, unless nobody is there to have rowed it.
    return not problem.is_goal(goal & people | start & ~people) or problem.home == goal >> problem.boat_shift


def mirror(problem: ReducedRiver, state: int) -> int:
    """The state with the banks swapped, and the boat with them."""
    boat = 1 << problem.boat_shift
    return problem.layout.mirror(state & boat - 1) | ~state & boat


class Seen:
    """The states that were made, each with the one it was reached from, and what was leapt over between layers."""

    def __init__(self, start: int, watch: Watch) -> None:
        self.parents: Shards[int, int] = Shards(watch)
        self.parents.of(start)[start] = -1
        self.leaps: dict[int, tuple[Leap, dict[int, int]]] = {}  # by the depth where they end
        self.leapt = 0  # states that were counted and not made

    def leap(self, leap: Leap, layers: Sequence[list[int]]) -> list[list[int]]:
        """The two layers at the end of a leap that starts with the last of these."""
        self.leapt += (leap.times - 1) * (len(layers[-2]) + len(layers[-1]))
        landed = [leap.land(layer) for layer in layers[-2:]]
        for layer in landed:
            for state in layer:
                self.parents.of(state)[state] = -1  # their way back is told by the leap
        self.leaps[leap.depth + 2 * leap.times] = (leap, landed[1])
        return [list(layer) for layer in landed]

    def way_back(self, state: int, depth: int) -> list[int]:
        """The states from one at `depth` to the start."""
        chain = [state]
        while depth:
            if depth in self.leaps:
                leap, came_from = self.leaps[depth]
                state, depth = came_from[state], leap.depth
                chain += self._leap_back(leap, state)
                state = chain[-1]
            else:
                state = self.parents[state]
                chain.append(state)
                depth -= 1
        return chain

    def _leap_back(self, leap: Leap, state: int) -> list[int]:
        """The states leapt over, the last of them first; `state` is the one in the last layer that was made."""
        chain = []
        for n in range(leap.times, 0, -1):
            between = self.parents[state]
            chain.append(between + n * leap.shifts[between])
            before = self.parents[between]
            state = before + leap.shifts[before]
            chain.append(state + (n - 1) * leap.shifts[before])
        return chain

    def __len__(self) -> int:
        return len(self.parents) + self.leapt


def search(problem: ReducedRiver, tables: Tables, watch: Watch) -> Generator[Progress, None, Outcome]:
    """The search; `problem` is mirrored and its start is not the goal."""
    start = problem.initial()
    watch.hold(0, start)
    seen = Seen(start, watch)
    parents, layers, depth = seen.parents, [[start]], 0
    grain = Grain(problem)
    moves = Moves(problem, tables, grain)
    repeats = Repeats(problem, grain, parents, moves)
    while layer := layers[-1]:
        watch.at_least = 2 * depth + 1
        images = {mirror(problem, state) for state in layer}
        following: list[int] = []
        for state in layer:
            if news := watch.expand(depth):
                yield news
            for change in moves.of(state):
                after = state + change
                known = parents.of(after)
                if after in known:
                    continue
                if after in images:
                    watch.generated = moves.looked
                    states = _join(problem, seen, (state, after), depth)
                    return _solved(problem.plan_json(tables.trips(states)), seen, watch, depth, problem.note)
                watch.hold(watch.held, after)
                known[after] = state
                following.append(after)
        watch.generated = moves.looked
        layers, depth = [*layers[-3:], following], depth + 1
        leap = repeats.find(layers, depth)
        if leap is not None:
            layers, depth = seen.leap(leap, layers), depth + 2 * leap.times
            watch.held = len(parents)
    return exhausted(watch, len(seen), problem.note)


def _join(problem: ReducedRiver, seen: Seen, middle: tuple[int, int], depth: int) -> list[int]:
    """The states of the whole plan: the way to the middle, and the mirror image of a way to its other end."""
    before, after = middle
    first, second = seen.way_back(before, depth), seen.way_back(mirror(problem, after), depth)
    return first[::-1] + [mirror(problem, state) for state in second]


def _solved(steps: list[Any], seen: Seen, watch: Watch, depth: int, note: str) -> Solved:
    proof = prove(depth, len(seen), note, seen.leapt)
    return Solved(steps, len(steps), True, proof, watch.statistics())


def prove(depth: int, states: int, note: str, leapt: int = 0) -> Proof:
    """How it is known that no plan is shorter than the one whose middle follows `depth` trips."""
    text = "The start is not the goal."
    if depth:
        text = (
            f"All states that at most {times(depth, 'trip')} lead to were searched from the start, which by symmetry "
            f"are those from the goal too, and no shorter plan joins them; {states:,} different states were seen. "
            f"{MIRRORED} {note}"
        ).strip()
    if leapt:
        text += f" {leapt:,} of them were the same layers of states over again, with only large counts changed."
    return Proof("exhaustive", states, text)
