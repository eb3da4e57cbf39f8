"""What divides every amount that can ever be in a jug.

Filling, emptying and pouring only add and subtract capacities and amounts that are there, so whatever divides all
of those at the start divides every amount for ever (the easy half of the theorem on two jugs).
"""

from collections.abc import Iterator
from math import gcd

from planner.core.insights.insight import Allowance, Case, Insight


def find(case: Case, _allowance: Allowance) -> Iterator[Insight | None]:
    """Only a divisor larger than one says anything."""
    if case.family != "water_jug":
        return
    capacities, initial = case.model["capacities"], case.model["initial"]
    divisor = gcd(*capacities, *initial)
    if divisor < 2 or len(capacities) < 2:
        return
    what = "the jug sizes" if not any(initial) else "the jug sizes and of what is in the jugs at the start"
    sentence = (
        f"Every amount that can ever be in a jug is a multiple of {divisor:,}, the greatest common divisor of {what}."
    )
    yield Insight("common_divisor", sentence, {"divisor": divisor})
