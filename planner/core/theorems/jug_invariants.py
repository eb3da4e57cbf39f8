"""What no step can change about jugs, whatever their number, and so which goals can never be reached.

- Every step leaves each jug empty, full or with what was there before, more or less the content of another jug. So if a
  number divides all capacities and all amounts of the start, it divides every amount ever after.
- Without a tap the total never grows, without a drain it never shrinks.
- After any step the jug that was filled or emptied is full or empty, and after a pour one of the two is.
"""

from math import gcd

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.jug_problem import goal_test
from planner.core.puzzles.water_jug import WaterJug
from planner.core.theorems.conclusion import impossible


def conclude(model: WaterJug) -> Solved | Impossible | None:
    """Answers goals that are out of reach for one of these reasons; of the others it says nothing."""
    if goal_test(model.goal)(model.initial):
        return None
    text = _too_much(model) or _not_divisible(model) or _total(model) or _none_at_the_brim(model)
    return impossible(text) if text else None


def _amounts(model: WaterJug) -> list[int]:
    """The amounts that single jugs shall hold."""
    if model.goal.kind == "any":
        return [model.goal.number]
    return [amount for _, amount in model.goal.amounts]


def _too_much(model: WaterJug) -> str:
    largest, room = max(model.capacities), sum(model.capacities)
    if model.goal.kind == "any" and model.goal.number > largest:
        return f"The largest jug holds {largest:,}, and {model.goal.number:,} is more."
    if model.goal.kind == "total" and model.goal.number > room:
        return f"All jugs together hold {room:,}, and {model.goal.number:,} is more."
    return ""


def _not_divisible(model: WaterJug) -> str:
    divisor = gcd(*model.capacities, *model.initial)
    wanted = [model.goal.number] if model.goal.kind == "total" else _amounts(model)
    for amount in wanted:
        if amount % divisor:
            whose = "the capacities" if not any(model.initial) else "the capacities and of the amounts at the start"
            return (
                f"The greatest common divisor of {whose} is {divisor:,}, every step keeps all amounts multiples of it, "
                f"and {amount:,} is none."
            )
    return ""


def _total(model: WaterJug) -> str:
    """Compares what there is with what the goal needs; a goal for some jugs is a lower bound for the total."""
    total = sum(model.initial)
    wanted = model.goal.number if model.goal.kind == "total" else sum(_amounts(model))
    if not model.tap and wanted > total:
        return (
            f"There is no tap, so there are never more than the {total:,} of the start, and the goal needs {wanted:,}."
        )
    if not model.drain and wanted < total and model.goal.kind in ("total", "exact"):
        return f"Nothing may be poured away, so there are always at least {total:,}, and the goal has {wanted:,}."
    return ""


def _none_at_the_brim(model: WaterJug) -> str:
    amounts = dict(model.goal.amounts)
    if len(amounts) == len(model.capacities) and all(0 < n < model.capacities[jug] for jug, n in amounts.items()):
        return "After every step some jug is empty or full, and the goal has none that is."
    return ""
