"""Two jugs, empty at the start, with a tap and a drain: the shortest plan by number theory.

Only two ways are worth going: always fill one jug, pour it into the other, and empty that one whenever it is full. If
jug a is filled, the two together hold p·a mod (a + b) after the p-th pour, so the pour that reaches an amount is
found by a modular inverse, and the shorter of the two ways is the shortest plan. This is so because a state that is
reached has an empty or a full jug, and from one that is not a corner (both empty or full) only two steps lead to a
new state: on along the way, and back. The two ways are folklore; see Boldi, Santini and Vigna, "Measuring with jugs",
Theoretical Computer Science 282 (2002).

Glossary: `a` is the capacity of the jug that a way fills, `b` that of the other; `total` is what both hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.jug_problem import goal_test
from planner.core.puzzles.water_jug import Action, WaterJug
from planner.core.theorems.conclusion import done_already, shortest
from planner.core.theorems.two_jugs_plan import rule, stream

PROOF = "Proven optimal by number theory: two jugs leave two ways to go, {ways}, and every other plan goes a detour."
CORNER = "Proven optimal: fewer steps can only leave each jug empty, or fill a single one."


@dataclass(frozen=True)
class Way:
    """The steps before it begins, the jug it fills, and how many of its steps lead to the goal."""

    first: tuple[Action, ...]
    filled: int
    length: int

    @property
    def whole(self) -> int:
        """The steps from the start to the goal."""
        return len(self.first) + self.length


def conclude(model: WaterJug) -> Solved | Impossible | None:
    """Answers goals of every kind that are in reach; of the others the invariants say more."""
    if len(model.capacities) != 2 or any(model.initial) or not (model.tap and model.drain):
        return None
    reached = goal_test(model.goal)
    if reached((0, 0)):
        return done_already()
    if any(reached(corner) for corner in _corners(model)):
        return _corner(model)
    ways = sorted(_ways(model), key=lambda way: way.whole)
    if not ways:
        return None
    best = ways[0]
    text = PROOF.format(ways=" or ".join(_told(model, way) for way in ways))
    steps = stream(model.capacities, [list(action) for action in best.first], best.filled, best.length)
    return shortest(steps, best.whole, text, rule(model.capacities, best.filled))


def _corners(model: WaterJug) -> list[tuple[int, ...]]:
    a, b = model.capacities
    return [(a, 0), (0, b), (a, b)]


def _corner(model: WaterJug) -> Solved | None:
    """The one or two fills that reach a goal with only full and empty jugs."""
    if model.first_action:
        return None
    reached = goal_test(model.goal)
    plans = ([["fill", 0]], [["fill", 1]], [["fill", 0], ["fill", 1]])
    steps = next(plan for plan, corner in zip(plans, _corners(model), strict=True) if reached(corner))
    return shortest(steps, len(steps), CORNER)


def _ways(model: WaterJug) -> Iterator[Way]:
    """Both ways, as far as they lead to the goal; no goal here is a corner."""
    first = model.first_action
    for filled in (0, 1):
        before: tuple[Action, ...] = ()
        if first is not None and first[0] != "fill":
            before = (first,)  # changes nothing
        elif first is not None and first[1] != filled:
            before = (first, ("empty", first[1]))  # and is undone at once
        lengths = [length for length in _lengths(model, filled) if length is not None]
        if lengths:
            yield Way(before, filled, min(lengths))


def _lengths(model: WaterJug, filled: int) -> Iterator[int | None]:
    """In how many steps of a way the goal is reached, for each total after a pour that reaches it."""
    a, b = model.capacities[filled], model.capacities[1 - filled]
    goal = model.goal
    wanted = dict(goal.amounts)
    if goal.kind == "total":
        pours = _pours(a, b, goal.number)
        yield pours and 2 * pours - 1  # the step before the pour makes the total, the pour keeps it
    elif goal.kind == "any":
        yield _after_pour(a, b, goal.number + b if goal.number < a else None)
        yield _after_pour(a, b, goal.number if goal.number < b else None)
    elif len(wanted) == 1:
        (jug, amount), *_ = wanted.items()
        yield _after_pour(a, b, amount + b if jug == filled else amount)
    else:
        yield _exactly(a, b, wanted[filled], wanted[1 - filled])


def _exactly(a: int, b: int, in_a: int, in_b: int) -> int | None:
    """The steps to a state with one jug empty or full. Filling a or emptying b comes one step after a pour."""
    if in_a == 0:
        return _after_pour(a, b, in_b)
    if in_b == b:
        return _after_pour(a, b, in_a + b)
    pours = _after_pour(a, b, in_a + b) if in_b == 0 else _after_pour(a, b, in_b) if in_a == a else None
    return pours and pours + 1


def _after_pour(a: int, b: int, total: int | None) -> int | None:
    pours = None if total is None else _pours(a, b, total)
    return pours and 2 * pours


def _pours(a: int, b: int, total: int) -> int | None:
    """The p with p·a ≡ total modulo a + b, or None."""
    divisor = gcd(a, b)
    if total % divisor:
        return None
    cycle = (a + b) // divisor
    return total // divisor * pow(a // divisor, -1, cycle) % cycle


def _told(model: WaterJug, way: Way) -> str:
    return f"always filling the {model.capacities[way.filled]:,}-jug ({way.whole:,} steps)"
