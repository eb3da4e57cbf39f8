"""The trips of a state by what they add to it, each remembered for all states that look the same to every rule."""

from collections.abc import Sequence

from planner.core.puzzles.river_grain import Grain
from planner.core.puzzles.river_reduced import ReducedRiver
from planner.core.puzzles.river_tables import Tables

LOOKS_REMEMBERED = 50_000


class Moves:
    """The legal trips of one crossing; `looked` counts those that were looked at."""

    def __init__(self, problem: ReducedRiver, tables: Tables, grain: Grain) -> None:
        self._tables = tables
        self._alarm, self._boat_shift = problem.layout.alarm, problem.boat_shift
        self._is_safe = problem.checks.is_safe
        self._grain = grain
        self._known: dict[tuple[int, ...], Sequence[int]] = {}
        self.looked = 0

    def of(self, state: int) -> Sequence[int]:
        """What legal trips add to the state."""
        if not self._grain.is_useful:
            return self._find(state)
        look = self._grain.look(state)
        changes = self._known.get(look)
        if changes is None:
            changes = self._find(state)
            if len(self._known) < LOOKS_REMEMBERED:
                self._known[look] = changes
        return changes

    def _find(self, state: int) -> Sequence[int]:
        alarm, is_safe = self._alarm, self._is_safe
        changes = self._tables.sides[state >> self._boat_shift].changes(state)
        self.looked += len(changes)
        return [change for change in changes if not state + change & alarm and is_safe(state + change)]
