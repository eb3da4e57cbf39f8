"""What a jug puzzle wants: an amount in any jug, in a named one, in several, in all together, or shared equally."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_places import emptied, placed_in, side_by_side
from planner.core.language.jug_vessels import Vessel
from planner.core.language.jug_words import Quantity

_TOTAL = re.compile(
    r"\b(?:total|together|altogether|combined|in all|summed|added up|between (?:the 2|both)|in sum|jointly)\b"
)
_SHARE = re.compile(
    r"\b(?:equal\w*|evenly|half and half|halve|halving|half each|(?:want|wish|get|take|receive|have)s? (?:exactly"
    r" )?half of|half of (?:the|it) each|go half|in half|into (?:2 )?half|split\w*|divid\w*"
    r"|share|sharing|same amount|fairly|fair)\b"
)
_PEOPLE = re.compile(
    r"\b(?:(?:among|between|for|by|to|of|into|in) (?:the )?(?:[a-z]+ )?(?P<n>[2-9])\b(?! (?:litre|gallon|pint|quart"
    r"|cup|and|,))|(?P<m>[2-9]) (?:equal |same "
    r"|exact )?(?:part|portion|share|people|person|friend|man|half|way|thief|family|brother|heir|of (?:the|them)"
    r"|sailor|daughter|son|neighbour|neighbor|monk|customer))"
)
_EACH = re.compile(r"\b(?:each|every one|apiece)\b(?! of the (?:jug|bucket))")
_SHARERS = re.compile(
    r"\b(?P<n>[2-9]) (?:[a-z]+ )?(?:want|wish|would|need|must|have to|like|are to|decide|friend|people)\b"
)


@dataclass(frozen=True)
class Goal:
    """The wanted amounts by jug, or one amount for any jug or all together; values as written."""

    kind: str
    amounts: tuple[tuple[int, Fraction, str | None], ...] = ()
    value: Fraction = Fraction(0)
    unit: str | None = None
    parts: int = 0
    span: tuple[int, int] = (0, 0)
    each: bool = False
    unplaced: bool = False


def read_goal(clean: str, quantities: list[Quantity], vessels: list[Vessel]) -> Goal | None:
    """The goal of a cleaned text, or None where no amount is wanted."""
    sizes: dict[Fraction, list[int]] = {}
    for i, vessel in enumerate(vessels):
        sizes.setdefault(vessel.value, []).append(i)
    targets = [quantity for quantity in quantities if quantity.role == "target"]
    listed = _whole_list(clean, targets, vessels)
    if listed:
        return listed
    placed: list[tuple[int, Fraction, str | None]] = []
    for quantity in targets:
        placed += placed_in(clean, quantity, vessels, sizes)
    first = targets[0] if targets else None
    if not placed:
        placed = side_by_side(clean, targets, vessels)
    placed += emptied(clean, first, {i for i, _, _ in placed}, vessels, sizes)
    if len({i for i, _, _ in placed}) == len(placed) > 0 and first:
        return Goal(
            "jugs",
            tuple(placed),
            span=(first.start, targets[-1].end),
            unplaced={q.value for q in targets} > {v for _, v, _ in placed},
        )
    shared = _shared(clean, first, vessels)
    if shared:
        return shared
    if first is None:
        return None
    kind = "total" if _TOTAL.search(_around(clean, first)) else "any"
    each = _EACH.search(_around(clean, first)) is not None
    return Goal(kind, value=first.value, unit=first.unit, span=(first.start, first.end), each=each)


def _around(clean: str, quantity: Quantity) -> str:
    start = max(clean.rfind(" . ", 0, quantity.start), clean.rfind(" ? ", 0, quantity.start), quantity.start - 80, 0)
    ends = [end for mark in (" .", " ?") if (end := clean.find(mark, quantity.end)) >= 0]
    return clean[start : min([*ends, quantity.end + 80])]


def _whole_list(clean: str, targets: list[Quantity], vessels: list[Vessel]) -> Goal | None:
    """As many amounts in a row as there are jugs, "(4, 4, 0)", tell the whole end."""
    for k in range(len(targets) - len(vessels) + 1):
        run = targets[k : k + len(vessels)]
        gaps = [clean[a.end : b.start] for a, b in pairwise(run)]
        if len(run) >= 2 and all(re.fullmatch(r" (?:(?:,|and|/) ){0,2}", gap) for gap in gaps):
            amounts = tuple((i, quantity.value, quantity.unit) for i, quantity in enumerate(run))
            return Goal("jugs", amounts, span=(run[0].start, run[-1].end))
    return None


def _shared(clean: str, first: Quantity | None, vessels: list[Vessel]) -> Goal | None:
    found = _SHARE.search(clean)
    if not found or (first and first.start < found.start() and not re.search("equal|even|half", found.group())):
        return None
    if re.search(r"\b(?:can not|not|no|never|un)\b[^.?]{0,20}$", clean[max(0, found.start() - 24) : found.start()]):
        return None
    people = _PEOPLE.search(clean[found.end() : found.end() + 80].split(" . ")[0]) or _SHARERS.search(
        clean[max(0, found.start() - 60) : found.start()]
    )
    parts = int(next(number for number in people.groups() if number)) if people else 2
    return Goal("share", parts=min(parts, max(len(vessels), 1)), span=found.span())
