"""How exactly a state must be known to know its trips: large counts need not be told apart.

A trip moves at most a boatful. Whether some are there, whether two of them are, and which side of a comparison is ahead
is the same before and after any trip once a count or a lead is large enough. States that differ in large counts only
have the same trips.
"""

from collections.abc import Callable
from typing import TypeAlias

from planner.core.puzzles.river_checks import Linear
from planner.core.puzzles.river_layout import Layout
from planner.core.puzzles.river_reduced import ReducedRiver

Counts: TypeAlias = list[int]
Lead: TypeAlias = Callable[[Counts], int]  # how many more are on the strong side of a comparison


class Grain:
    """What is large in one crossing: `least` and more."""

    def __init__(self, problem: ReducedRiver) -> None:
        layout, duels = problem.layout, problem.checks.duels
        self._fields = [
            (field.shift, (1 << width) - 1) for field, width in zip(layout.fields, layout.widths, strict=True)
        ]
        self._boat_shift = problem.boat_shift
        self.leads = [_lead(layout, strong, weak) for strong, weak in duels]
        constants = [-linear[1] for duel in duels for linear in duel]
        self.least = problem.boat.capacity + problem.checks.noticed + max(constants, default=0)
        # Where nothing can be large, looking for it costs more than it saves.
        self.is_useful = len(self._fields) <= 16 and any(units.size > self.least for units in layout.units)

    def read(self, state: int) -> Counts:
        """The counts of all fields."""
        return [state >> shift & mask for shift, mask in self._fields]

    def look(self, state: int) -> tuple[int, ...]:
        """The same for two states only if the same trips are possible in both."""
        least = self.least
        coarse = [count if (count := state >> shift & mask) < least else least for shift, mask in self._fields]
        if self.leads:
            counts = self.read(state)
            for lead in self.leads:
                ahead = lead(counts)
                coarse.append(ahead if -least < ahead < least else least if ahead > 0 else -least)
        return (state >> self._boat_shift, *coarse)


def _lead(layout: Layout, strong: Linear, weak: Linear) -> Lead:
    number = {field.shift: i for i, field in enumerate(layout.fields)}
    factors = [(number[shift], factor) for shift, _, factor in strong[0]]
    factors += [(number[shift], -factor) for shift, _, factor in weak[0]]
    constant = strong[1] - weak[1]
    if len(factors) == 2 and factors[0][1] == 1 and factors[1][1] == -1:
        (plus, _), (minus, _) = factors
        return lambda counts: counts[plus] - counts[minus] + constant
    return lambda counts: sum([counts[i] * factor for i, factor in factors]) + constant
