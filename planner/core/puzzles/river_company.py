"""The people behind the counts of a reduced crossing: the counts at the start and in the goal, and names for a plan."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from planner.core.puzzles.river_clauses import Cast
from planner.core.puzzles.river_crossing import Placement, RiverCrossing
from planner.core.puzzles.river_layout import Layout
from planner.core.puzzles.river_symmetry import Symmetry
from planner.core.puzzles.river_trips import PartTrip, Trips

Voyage: TypeAlias = tuple[int, int, int]


class Company:
    """Who the units of each class are."""

    def __init__(self, model: RiverCrossing, cast: Cast, symmetry: Symmetry, layout: Layout) -> None:
        self._model = model
        self._names = cast.names
        self._classes = symmetry.classes
        self._layout = layout
        self._start = _by_name(model, cast, model.start)
        self._has_one_name = [
            units.is_crowd and len(blocks) == 1 for units, blocks in zip(layout.units, symmetry.classes, strict=True)
        ]  # by the number of the class

    def start_counts(self) -> dict[int, int]:
        """For each field how many units it counts at the start."""
        return {field: len(blocks) for field, blocks in self._blocks().items()} | {
            field: sum(crowd.values()) for field, crowd in self._crowds().items()
        }

    def _blocks(self) -> dict[int, list[int]]:
        """For each field of blocks the numbers of the blocks in it at the start."""
        placed: defaultdict[int, list[int]] = defaultdict(list)
        for c, units in enumerate(self._layout.units):
            if not units.is_crowd:
                for block, names in enumerate(self._classes[c]):
                    type_ = tuple(self._start[name] for name in names)
                    placed[self._layout.number[c, type_]].append(block)
        return placed

    def _crowds(self) -> dict[int, dict[int, int]]:
        """For each field of a crowd how many of each name are in it at the start."""
        placed: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for c, units in enumerate(self._layout.units):
            if units.is_crowd:
                for (name,) in self._classes[c]:
                    for place, count in enumerate(self._start[name]):
                        if count:
                            placed[self._layout.number[c, (_alone(place, self._layout.places),)]][name] = count
        return placed

    def name_steps(self, plan: Iterable[Voyage], trips_of: Callable[[int, int], Trips]) -> Iterator[Any]:
        """For each voyage (where from, where to, the code of the load) the step with names."""
        blocks, crowds = self._blocks(), self._crowds()
        loads: dict[Voyage, list[tuple[PartTrip, int]]] = {}
        always: dict[Voyage, list[str]] = {}  # loads of names without an equal: the same people every time
        has_places = len(self._model.places) > 2
        for voyage in plan:
            who = always.get(voyage)
            if who is not None:
                who = who.copy()
            else:
                if voyage not in loads:
                    loads[voyage] = trips_of(voyage[0], voyage[1]).decode(voyage[2])
                who = self._who(loads[voyage], blocks, crowds)
                if all(self._has_one_name[self._layout.fields[part.origin].units] for part, _ in loads[voyage]):
                    always[voyage] = who.copy()
            yield {"who": who, "to": self._model.places[voyage[1]]} if has_places else who

    def _who(
        self, load: list[tuple[PartTrip, int]], blocks: dict[int, list[int]], crowds: dict[int, dict[int, int]]
    ) -> list[str]:
        """Takes a load from where it is and puts it where it goes."""
        aboard: list[int] = []
        landed: list[tuple[int, list[int]]] = []
        for part, times in load:
            c = self._layout.fields[part.origin].units
            if self._has_one_name[c]:
                aboard += [self._classes[c][0][0]] * times
            elif self._layout.units[c].is_crowd:
                taken = _take(crowds[part.origin], times)
                aboard += [name for name, count in taken.items() for _ in range(count)]
                landed.append((part.target, [name for name, count in taken.items() for _ in range(count)]))
            else:
                chosen = [blocks[part.origin].pop() for _ in range(times)]
                names = self._classes[c]
                aboard += [names[i][role] for i in chosen for role, n in enumerate(part.part) for _ in range(n)]
                landed.append((part.target, chosen))
        for field, units in landed:
            if self._layout.units[self._layout.fields[field].units].is_crowd:
                for name in units:
                    crowds[field][name] = crowds[field].get(name, 0) + 1
            else:
                blocks[field] += units
        return [self._names[name] for name in sorted(aboard)]


def _take(crowd: dict[int, int], times: int) -> dict[int, int]:
    """Takes some out of a crowd, whoever comes first."""
    taken: dict[int, int] = {}
    while times:
        name = next(iter(crowd))
        count = min(times, crowd[name])
        taken[name] = count
        times -= count
        crowd[name] -= count
        if not crowd[name]:
            del crowd[name]
    return taken


def _by_name(model: RiverCrossing, cast: Cast, placement: Placement) -> list[tuple[int, ...]]:
    at = [placement.get(place, {}) for place in model.places]
    return [tuple(counts.get(name, 0) for counts in at) for name in cast.names]


def _alone(place: int, places: int) -> tuple[int, ...]:
    return tuple(int(place == other) for other in range(places))
