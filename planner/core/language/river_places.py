"""Where everything stands: more than two places, a start in the middle of the puzzle, a goal for some only."""

import re
from dataclasses import dataclass, field

from planner.core.language.reading import Model
from planner.core.language.river_goals import boat_comes_back, read_goal
from planner.core.language.river_leading import first_person
from planner.core.language.river_midway import read_now
from planner.core.language.river_words import sentences

PLACES = ["near", "island", "far"]
_ISLAND = re.compile(
    r"\b(?:an?|the|1|small|little|tiny) (?:\w+ )?(?:island|islet|sandbank|rock)\b(?! \w+ (?:from|to the mainland))"
)
NO_DIRECT_TRIP = re.compile(
    r"\b(?:not|never|no|can not)\b[^.?;]{0,40}\b(?:direct\w*|straight|in one go)\b|\b(?:must|have to|has"
    r" to|always)\b[^.?;]{0,20}"
    r"\b(?:stop|land|pause|rest|change)\b[^.?;]{0,20}\bisland"
)
_TO_ISLAND = re.compile(
    r"\b(?:between|stop|via|land|rest|put|leave|use|visit|row|call|store|drop|park|middle|midstream|lie|directly"
    r"|either of the other|(?:3"
    r"|any) place|any (?:2|two) of the 3"
    r"|of the 3)\b"
)

# The start, the boat's place, how many there are of each then, and where the text says so.
Midway = tuple[Model, str, dict[str, int], tuple[int, int]]


@dataclass(frozen=True)
class Layout:
    """The parts of a model about places; empty where everything goes from near to far as usual."""

    keys: Model = field(default_factory=dict)
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def read_layout(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Layout:
    """Reads places, start and goal from a marked text."""
    keys: Model = {}
    spans: list[tuple[str, tuple[int, int]]] = []
    if found := read_island(text):
        keys["places"] = PLACES
        spans.append(("places", found.span()))
    midway = _start_midway(text, names, counts)
    if midway:
        start, boat, counts, span = midway
        keys.update(start=start, boat=boat)
        spans.append(("start", span))
    goal = read_goal(text, names, counts, keys.get("start"))
    if goal:
        keys["goal"], span = goal
        if boat_comes_back(text):
            keys["goal_boat"] = "near"
        spans.append(("goal", span))
    return Layout(keys, tuple(spans), counts)


def read_island(text: str) -> re.Match[str] | None:
    """Where a text tells of an island on which the boat may stop."""
    for start, end in sentences(text):
        if _TO_ISLAND.search(text, start, end) and (found := _ISLAND.search(text, start, end)):
            return found
    return None


def _start_midway(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Midway | None:
    """Entities that stand on two different banks at the start; everybody not spoken of is on the near one."""
    leader = first_person(names)
    now = read_now(text, f"<{names.index(leader)}>")
    if now is None or now.span is None:
        return None
    near, far = _numbers(now.at["near"], names, counts), _numbers(now.at["far"], names, counts)
    rest = now.rest or now.all
    told = {name for name in counts if name in near or name in far}
    if not (now.cued or now.boat or (now.rest and told) or (now.all is None and told == set(counts))):
        return None
    counts = {name: max(count, near.get(name, 0) + far.get(name, 0)) for name, count in counts.items()}
    for name, count in counts.items():
        if now.each == "far" and name not in far and count > 1:
            far[name] = 1
        if name not in far and (near.get(name, count) < count and rest != "near"):
            far[name] = count - near[name]
        elif name not in told and rest == "far" and not (now.rest is None and name == leader):
            far[name] = count
    near = {name: count - far.get(name, 0) for name, count in counts.items() if count > far.get(name, 0)}
    far = {name: n for name, n in far.items() if n}
    if not near or not far:
        return None
    boat = now.boat or ("far" if leader in far and counts[leader] == 1 else "near")
    return {"near": near, "far": far}, boat, counts, now.span


def _numbers(marks: dict[str, int | None], names: tuple[str, ...], counts: dict[str, int]) -> dict[str, int]:
    some = {names[int(mark[1:-1])]: n for mark, n in marks.items()}
    return {name: counts[name] if n is None else n for name, n in some.items() if name in counts}
