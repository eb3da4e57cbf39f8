"""Every load the boat may carry, as PDDL needs them: one fact each, so they are listed and must not be millions."""

from collections import Counter
from collections.abc import Iterator

from planner.core.json_types import JsonObject
from planner.core.pddl.river_rules import is_safe
from planner.core.pddl.task import NotExportable

MOST_LOADS = 10_000
_MOST_LOOKED_AT = 200_000


def list_loads(model: JsonObject) -> list[Counter[str]]:
    """Who can be aboard together: room, weight, somebody who rows, and the rules where they hold in the boat.

    Raises NotExportable `too_many_loads`.
    """
    loads: list[Counter[str]] = []
    for looked_at, load in enumerate(_groups(model)):
        if load and _may_cross(model, load):
            loads.append(load)
        if len(loads) > MOST_LOADS or looked_at > _MOST_LOOKED_AT:
            raise NotExportable(
                "too_many_loads",
                f"The boat can be loaded in more than {MOST_LOADS:,} ways, and PDDL would have to list them.",
            )
    return loads


def _groups(model: JsonObject) -> Iterator[Counter[str]]:
    """Every group that fits into the boat, the empty one first; a stack instead of recursion over a thousand names."""
    names = [name for name, count in model["entities"].items() if count]
    everybody = sum(model["entities"].values())
    room = everybody if model["capacity"] is None else min(model["capacity"], everybody)
    stack: list[tuple[int, Counter[str]]] = [(0, Counter())]
    while stack:
        first, group = stack.pop()
        yield group
        if group.total() == room:
            continue
        for index in range(first, len(names)):
            name = names[index]
            if group[name] < model["entities"][name]:
                larger = group.copy()
                larger[name] += 1
                stack.append((index, larger))


def _may_cross(model: JsonObject, load: Counter[str]) -> bool:
    if not any(load[name] for name in model["rowers"]):
        return False
    if "max_weight" in model:
        weight = sum(model["weights"][name] * count for name, count in load.items())
        if weight > model["max_weight"]:
            return False
    return not model["check_boat"] or is_safe(model["rules"], load)
