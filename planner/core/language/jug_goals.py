"""What a jug puzzle wants: an amount in any jug, in a named one, in several, in all together, or shared equally."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_places import placed_in, side_by_side
from planner.core.language.jug_states import State
from planner.core.language.jug_vessels import Vessel
from planner.core.language.jug_words import Quantity

_TOTAL = re.compile(
    r"\b(?:total|together|altogether|combined|in all|summed|added up|between (?:the 2|both)|in sum|jointly)\b"
)
_NOT_TOGETHER = re.compile(rf"\bnot (?:[a-z]+ ){{0,4}}?{_TOTAL.pattern[2:]}")
_SHARE = re.compile(
    r"\b(?:equal(?! \d| to\b)\w*|evenly|half and half|halve|halving|half each|(?:want|wish|get|take|receive"
    r"|have)s? (?:exactly"
    r" )?half of|half of (?:the|it) each|go half|in half|into (?:2 )?half|split\w*|divid\w*|fifty fifty|50 (?:, |/ "
    r"|to )?50|halved|(?:each|both) (?:\w+ )?(?:want|get|receive|take|have)s? (?:(?:a|1|his|her|their "
    r"|one )*)?(?:half|1/2)|(?:want|get)s? (?:half|1/2)(?: of (?:it|the)\b| each| [.?,])"
    r"|share|sharing|same amount|fairly|fair)\b"
)
_PEOPLE = re.compile(
    r"\b(?:(?:among|between|for|by|to|of|into|in) (?:the )?(?:[a-z]+ )?(?P<n>[2-9])\b(?! (?:litre|gallon|pint|quart"
    r"|cup|and|,))|(?P<m>[2-9]) (?:equal |same "
    r"|exact )?(?:part|portion|share|people|person|friend|man|half|way|thief|family|brother|heir|of (?:the|them)"
    r"|sailor|daughter|son|neighbour|neighbor|monk|customer))"
)
_EACH = re.compile(
    r"\b(?:each|both (?:want|need|get|must|should|would|wish|order|take|ask)|every one|apiece|(?:lot|portion"
    r"|helping|serving) of \d)\b(?! of the (?:jug|bucket))"
)
_SHARERS = re.compile(
    r"\b(?P<n>[2-9]) (?:[a-z]+ )?(?:want|wish|would|need|must|have to|like|are to|decide|friend|people)\b"
)

_SHARERS_ANYWHERE = re.compile(
    r"(?<![\w/])(?P<n>[2-9]) (?:[a-z]+ )?(?:people|person|friend|man|woman|thief|brother|sister|heir|sailor"
    r"|daughter|son"
    r"|neighbour|neighbor|monk|customer|child|robber|pirate|family|traveller|soldier|farmer|shepherd|hermit)\b"
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
    around = _NOT_TOGETHER.sub("", _around(clean, first))
    kind = "total" if _TOTAL.search(around) else "any"
    each = _EACH.search(around) is not None
    return Goal(kind, value=first.value, unit=first.unit, span=(first.start, first.end), each=each)


def with_wanted_states(
    goal: Goal | None, quantities: list[Quantity], states: list[State], placed_elsewhere: int | None
) -> Goal | None:
    """The goal with all that the text wants of single jugs: what is said of them beside an amount belongs to it."""
    wanted = [state for state in states if state.wanted]
    counted = [state for state in wanted if state.counted]
    if goal and goal.kind == "any" and not counted and (jug := placed_elsewhere) is not None:
        return replace(goal, kind="jugs", amounts=((jug, goal.value, goal.unit),))
    if not counted or (goal and goal.kind in {"total", "share"} and len({state.jug for state in wanted}) < 2):
        return goal
    amounts = {i: (value, unit) for i, value, unit in goal.amounts} if goal else {}
    if {quantity.start for quantity in quantities if quantity.role == "target"} <= {state.start for state in counted}:
        amounts = {i: amount for i, amount in amounts.items() if amount[0] == 0}
    said = {state.jug: (state.amount, state.unit) for state in counted}
    if goal and goal.kind == "any" and goal.value not in {amount for amount, _ in said.values()}:
        return goal
    amounts.update(said)
    sentences = {state.sentence for state in counted}
    for state in wanted:
        if not state.counted and state.sentence in sentences and state.jug not in amounts:
            amounts[state.jug] = (state.amount, state.unit)
    span = (min(state.start for state in counted), max(state.end for state in counted))
    if goal:
        span = (min(span[0], goal.span[0]), max(span[1], goal.span[1]))
    return Goal("jugs", tuple((i, *amounts[i]) for i in sorted(amounts)), span=span)


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
    people = people or _SHARERS_ANYWHERE.search(clean)
    parts = int(next(number for number in people.groups() if number)) if people else 2
    return Goal("share", parts=min(parts, max(len(vessels), 1)), span=found.span())
