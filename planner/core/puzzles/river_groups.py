"""Who is at a place or aboard, as the checks of a reduced crossing read it from packed counts."""

from itertools import product

from planner.core.puzzles.river_checks import Group
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_layout import Layout, Part
from planner.core.puzzles.river_trips import Boat


def place_group(layout: Layout, place: int) -> Group:
    """A place: each part of a block that may be there, and the fields of the types that look like it from there."""
    return Group(
        [
            {part: [_field(layout.fields[i].shift, layout.widths[i]) for i in fields] for part, fields in parts.items()}
            for parts in layout.part_fields(place)
        ]
    )


def make_boat(model: RiverCrossing, layout: Layout) -> Boat:
    """The boat, with a field for each part of a block that may be aboard; the part "nobody" is counted too."""
    everybody = sum(model.entities.values())
    capacity = everybody if model.capacity is None else min(model.capacity, everybody)
    shifts: dict[tuple[int, Part], int] = {}
    shift = empty = 0
    for c, units in enumerate(layout.units):
        for part in product(*(range(count + 1) for count in units.roles)):
            shifts[c, part] = shift
            empty += 0 if any(part) else units.size << shift
            shift += units.size.bit_length()
    return Boat(capacity, model.max_weight or 0, max(1, capacity.bit_length()), empty, shifts)


def boat_group(layout: Layout, boat: Boat) -> Group:
    """Those aboard."""
    parts: list[dict[Part, list[tuple[int, int]]]] = [{} for _ in layout.units]
    for (c, part), shift in boat.shift_of.items():
        parts[c][part] = [_field(shift, layout.units[c].size.bit_length())]
    return Group(parts)


def _field(shift: int, width: int) -> tuple[int, int]:
    return shift, (1 << width) - 1
