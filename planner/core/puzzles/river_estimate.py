"""What a goal says at a glance: where everybody must be, and how many crossings that takes at least."""

from planner.core.puzzles.river_crossing import Placement, RiverCrossing


def home(model: RiverCrossing) -> int | None:
    """The number of the place where the goal wants everybody; None where it wants something else."""
    for number, place in enumerate(model.places):
        wanted = model.goal.get(place, {})
        if all(wanted.get(name, 0) == count for name, count in model.entities.items()):
            return number
    return None


def whole_goal(model: RiverCrossing) -> Placement | None:
    """Where everybody is in the goal; None where it leaves that open."""
    placement = {place: dict(model.goal.get(place, {})) for place in model.places}
    for name, count in model.entities.items():
        left = count - sum(counts.get(name, 0) for counts in placement.values())
        unsaid = [place for place in model.places if name not in placement[place]]
        if left and len(unsaid) != 1:
            return None
        for place in unsaid:
            placement[place][name] = left
    return placement


def least_trips(missing: int, capacity: int, is_home: bool) -> int:
    """Trips that no plan is shorter than, with `missing` individuals not where all must be and the boat there or not.

    A trip there brings at most `capacity`, and between two of them somebody rows back: the last trip brings at most
    `capacity`, every pair of trips before it at most one fewer. Rules and weights can only make it more.
    """
    if missing <= 0:
        return 0
    if is_home:
        return 1 + least_trips(missing + 1, capacity, False)
    if missing <= capacity:
        return 1
    # With room for one a trip back undoes the trip there; no plan exists, and any number is a lower bound.
    gain = max(1, capacity - 1)
    return 2 * -(-(missing - capacity) // gain) + 1
