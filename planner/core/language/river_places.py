"""Where everything stands: more than two places, a start in the middle of the puzzle, a goal for some only."""

import re
from dataclasses import dataclass, field

from planner.core.language.reading import Model
from planner.core.language.river_goals import boat_comes_back, read_goal
from planner.core.language.river_midway import read_now
from planner.core.language.river_stands import NEAR_WORDS, SIDE, place, read_stands
from planner.core.language.river_words import PEOPLE, VESSEL, sentences

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
    r"\b(?:between|stop|via|land|rest|put|leave|use|visit|row|call|store|drop|park|middle|midstream|lie|(?:3"
    r"|any) place|any (?:2|two) of the 3"
    r"|of the 3)\b"
)
_BOAT_AT = re.compile(
    rf"\bthe {VESSEL} (?:is|be|lie|wait|start|stand|are)(?: (?:\w+|<\d+>)){{0,4}}? (?:on|at) {SIDE}"
    rf"|\b{VESSEL} (?:is )?(?:with|beside|next to) (?:the )?(?P<holder><\d+>)"
    rf"|\b{VESSEL}(?: , [^,.;<]{{1,20}} ,)? (?:is "
    rf"|be )?with (?P<self>him|her|me|you|them)\b|with (?:(?:it|him|her"
    rf"|them) and )?the (?:\w+ ){{0,2}}?{VESSEL}(?P<along>)"
    rf"|\b{VESSEL} (?:is |be |lie |wait )?(?:also )?over (?P<there>there)\b"
)
_BACK_WITH_IT = re.compile(r"\b(?:come|came|gone|go|return|returned|row|rowed|paddled|got) (?:back|again|home)? ?$")
_MIDWAY = re.compile(
    r"\b(?:already|still|currently|so far|now|(?:have|has) just|left behind|remain|where (?:they|it) (?:began"
    r"|started|begin|start|were|was))\b"
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
    goal = read_goal(text, names, counts)
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
    """Entities that stand on two different banks at the start."""
    placed: dict[str, dict[str, int]] = {"near": {}, "far": {}}
    stands = [stand for stand in read_stands(text) if not stand.aim]
    for stand in stands:
        place(placed, stand, names, counts)
    if not placed["far"] or not (placed["near"] or _MIDWAY.search(text)):
        return _begun(text, names, counts)
    start, boat, counts, span = _completed(text, placed, names, counts, stands[0].span)
    with_boat = [stand for stand in stands if stand.boat]
    if with_boat:
        boat = "near" if with_boat[0].near else "far"
    return start, boat, counts, span


def _begun(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Midway | None:
    """The same from what is told along whole sentences."""
    now = read_now(text)
    if now is None:
        return None
    there = {names[int(mark[1:-1])]: n for mark, n in now.far.items()}
    if not set(there) <= set(counts) or any((n or 1) > counts[name] for name, n in there.items()):
        return None
    far = {name: counts[name] if n is None else n for name, n in there.items()}
    if now.is_rest_far:
        far |= {name: n for name, n in counts.items() if name not in far and name not in _named(now.near, names)}
    near = {name: n - far.get(name, 0) for name, n in counts.items() if n > far.get(name, 0)}
    if not near:
        return None
    return {"near": near, "far": far}, now.boat or "near", counts, now.span


def _named(marks: dict[str, int | None], names: tuple[str, ...]) -> set[str]:
    return {names[int(mark[1:-1])] for mark in marks}


def _side(word: str) -> str:
    return "near" if word in NEAR_WORDS else "far"


def _completed(
    text: str, placed: dict[str, dict[str, int]], names: tuple[str, ...], counts: dict[str, int], span: tuple[int, int]
) -> Midway:
    """Everybody not spoken of is on the near bank; the boat is where its holder is."""
    both = {name: placed["near"].get(name, 0) + placed["far"].get(name, 0) for name in counts}
    counts = {name: max(count, both[name]) for name, count in counts.items()}
    for name, count in counts.items():
        far = min(placed["far"].get(name, 0), count)
        near = count - far
        placed["far"] = {**placed["far"], name: far}
        placed["near"] = {**placed["near"], name: near}
    start = {place: {name: n for name, n in some.items() if n} for place, some in placed.items()}
    boat = "far" if not start["near"] else "near"
    if found := _BOAT_AT.search(text):
        if found["there"] or (found["along"] is not None and _BACK_WITH_IT.search(text[: found.start()])):
            boat = "far" if found["there"] else "near"
        elif found["holder"]:
            boat = "far" if placed["far"].get(names[int(found["holder"][1:-1])]) else "near"
        elif found["self"] == "them":
            boat = _last_side(text, found.start())
        elif found["self"]:
            people = [name for name in names if name in PEOPLE | {"me", "you"}]
            boat = "far" if people and placed["far"].get(people[0]) else "near"
        elif found["side"]:
            boat = _side(found["side"])
        elif (holder := re.search(r"(<\d+>) $", text[: found.start()])) and names[int(holder[1][1:-1])] in counts:
            boat = "far" if placed["far"].get(names[int(holder[1][1:-1])]) else "near"
        else:
            before = list(re.finditer(SIDE, text[: found.start()]))
            boat = _side(before[-1]["side"]) if before else boat
    return start, boat, counts, span


def _last_side(text: str, at: int) -> str:
    """The side that was last spoken of before."""
    before = [stand for stand in read_stands(text) if stand.span[0] < at]
    return "near" if not before or before[-1].near else "far"
