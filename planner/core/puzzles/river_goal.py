"""The goal of a reduced crossing, as counts of block types."""

from typing import TypeAlias

from planner.core.puzzles.river_clauses import Cast
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_layout import Layout, Type
from planner.core.puzzles.river_symmetry import Symmetry

Wanted: TypeAlias = tuple[int | None, ...]  # of one name at each place; None: it does not matter


class Goal:
    """What the fields must hold; names of one role want the same, or they would not be in one class."""

    def __init__(self, model: RiverCrossing, cast: Cast, symmetry: Symmetry, layout: Layout) -> None:
        at = [model.goal.get(place, {}) for place in model.places]
        self._wanted = {
            c: [tuple(counts.get(cast.names[name]) for counts in at) for name in blocks[0]]
            for c, blocks in enumerate(symmetry.classes)
        }
        self._classes = symmetry.classes
        self._layout = layout
        self.counts = self._read_counts()
        self.whole = self._read_whole()

    def is_met(self, state: int) -> bool:
        """Whether the fields hold what they must."""
        if self.whole is not None:
            return state & (1 << self._layout.boat_shift) - 1 == self.whole
        layout = self._layout
        return all(
            state >> layout.fields[i].shift & (1 << layout.widths[i]) - 1 == count for i, count in self.counts.items()
        )

    def _read_counts(self) -> dict[int, int]:
        """The fields that matter: a name for itself by number, of all others each one must be where it is wanted."""
        counts: dict[int, int] = {}
        for i, field in enumerate(self._layout.fields):
            wanted = self._wanted[field.units]
            if self._is_single(field.units):
                place = field.type[0].index(1)
                wish = wanted[0][place]
                if wish is not None:
                    counts[i] = wish
            elif not self._fits(field.units, field.type):
                counts[i] = 0
        return counts

    def _is_single(self, c: int) -> bool:
        return self._layout.units[c].is_crowd and len(self._classes[c]) == 1

    def _fits(self, c: int, type_: Type) -> bool:
        is_crowd = self._layout.units[c].is_crowd
        return all(
            wish is None or (bool(wish) == bool(count) if is_crowd else wish == count)
            for wanted, spread in zip(self._wanted[c], type_, strict=True)
            for wish, count in zip(wanted, spread, strict=True)
        )

    def _read_whole(self) -> int | None:
        """The only state that is the goal, boat apart; None where some unit may be in more than one field."""
        whole = 0
        for c, units in enumerate(self._layout.units):
            fields = [i for i, field in enumerate(self._layout.fields) if field.units == c]
            left = units.size - sum(self.counts.get(i, 0) for i in fields)
            open_ = [i for i in fields if i not in self.counts]
            if left and len(open_) != 1:
                return None
            whole += sum(self.counts[i] << self._layout.fields[i].shift for i in fields if i in self.counts)
            whole += sum(left << self._layout.fields[i].shift for i in open_)
        return whole
