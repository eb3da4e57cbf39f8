"""What a jug puzzle wants: an amount in any jug, in a named one, in several, in all together, or shared equally."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_quantities import CONTAINER, Quantity
from planner.core.language.jug_vessels import Vessel, which

_TOTAL = re.compile(
    r"\b(?:total|together|altogether|combined|in all|summed|added up|between (?:the 2|both)|in sum|jointly)\b"
)
_SHARE = re.compile(
    r"\b(?:equal\w*|evenly|half and half|halve|halving|half each|go half|in half|into (?:2 )?half|split\w*|divid\w*"
    r"|share|sharing|same amount|fairly|fair)\b"
)
_PEOPLE = re.compile(
    r"\b(?:(?:among|between|for|by|to|of|into|in) (?:the )?(?:[a-z]+ )?(?P<n>[2-9])\b(?! (?:litre|gallon|pint|quart"
    r"|cup|and|,))|(?P<m>[2-9]) (?:equal |same "
    r"|exact )?(?:part|portion|share|people|person|friend|man|half|way|thief|family|brother|heir|of (?:the|them)"
    r"|sailor|daughter|son|neighbour|neighbor|monk|customer))"
)
_SHARERS = re.compile(
    r"\b(?P<n>[2-9]) (?:[a-z]+ )?(?:want|wish|would|need|must|have to|like|are to|decide|friend|people)\b"
)
_PLACE = re.compile(
    rf"^(?: of (?:the )?[a-z]+(?: [a-z]+)?)?(?: left| sitting| standing| over| each| in total)?(?: , 1| , one)? (?:in"
    rf"|into|inside|on"
    rf"|for) (?P<phrase>(?:the |my |a |an |each |either |both |any |all |1 |one |of |just |exactly |its "
    rf"|that ){{0,4}}(?:[A-E]\b|(?:\w+(?:/\d+)? ){{0,4}}?(?:{CONTAINER}|one)(?: [A-E]\b| [1-9]\b(?! \w))?|(?:largest"
    rf"|biggest|smallest"
    rf"|larger|bigger|smaller|big|small|middle|first|second|third|large|last|other)))"
)
_INTO_BEFORE = re.compile(
    rf"(?P<phrase>(?:the |my |jug ){{0,2}}(?:[A-E]|(?:\w+ ){{0,3}}{CONTAINER}(?: [A-E])?|larger|smaller|bigger|big"
    rf"|small|middle)(?: one)?) (?:should|must|to|need to|has to|have to|will) (?:hold|contain|have|end up with"
    rf"|be left with|end with|finish with|be holding|get) (?:exactly |just |precisely )?$"
    rf"|(?P<phrase2>(?:the |my |jug ){{0,2}}(?:[A-E]|(?:\w+ ){{0,3}}{CONTAINER}(?: [A-E])?|larger|smaller|bigger|big"
    r"|small|middle)(?: one)?) (?:have|hold|contain) (?:exactly |just |precisely )$"
)
_ANY = re.compile(r"\b(?:any|either|1 of|one of|some|whichever|a)\b")


@dataclass(frozen=True)
class Goal:
    """The wanted amounts by jug, or one amount for any jug or all together; values as written."""

    kind: str
    amounts: tuple[tuple[int, Fraction, str | None], ...] = ()
    value: Fraction = Fraction(0)
    unit: str | None = None
    parts: int = 0
    span: tuple[int, int] = (0, 0)


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
        placed += _placed(clean, quantity, vessels, sizes)
    first = targets[0] if targets else None
    if len({i for i, _, _ in placed}) == len(placed) > 0 and first:
        return Goal("jugs", tuple(placed), span=(first.start, targets[-1].end))
    shared = _shared(clean, first, vessels)
    if shared:
        return shared
    if first is None:
        return None
    kind = "total" if _TOTAL.search(_around(clean, first)) else "any"
    return Goal(kind, value=first.value, unit=first.unit, span=(first.start, first.end))


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


def _placed(
    clean: str, quantity: Quantity, vessels: list[Vessel], sizes: dict[Fraction, list[int]]
) -> list[tuple[int, Fraction, str | None]]:
    """The jugs in which the text wants this amount."""
    if found := _INTO_BEFORE.search(clean[max(0, quantity.start - 70) : quantity.start]):
        index = which(found["phrase"] or found["phrase2"], vessels, sizes)
        return [] if index is None else [(index, quantity.value, quantity.unit)]
    if re.match(r" (?:of \w+ )?each\b", clean[quantity.end : quantity.end + 20]) and (
        several := re.search(
            rf"\b(?P<n>[2-9])(?: of the)? (?:\w+ )?{CONTAINER} (?:\w+ ){{0,3}}$",
            clean[max(0, quantity.start - 50) : quantity.start],
        )
    ):
        largest = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))[: int(several["n"])]
        return [(i, quantity.value, quantity.unit) for i in largest]
    found = _PLACE.match(clean[quantity.end : quantity.end + 90])
    if not found:
        return []
    phrase = found["phrase"]
    if re.search(r"\b(?:each|both|all)\b", phrase + clean[quantity.end : quantity.end + 6]):
        chosen = _several(clean[quantity.end : quantity.end + 90], vessels, sizes)
        return [(i, quantity.value, quantity.unit) for i in chosen]
    if _ANY.match(phrase) and not re.search(r"\d", phrase.replace("1 of", "")) and "larg" not in phrase:
        return []
    index = which(phrase, vessels, sizes)
    return [] if index is None else [(index, quantity.value, quantity.unit)]


def _several(phrase: str, vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> list[int]:
    """Which jugs "each of the two larger jugs" means: the largest, the named, or all."""
    head = re.split(r" [.?]", phrase)[0]
    order = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))
    for noun in re.findall(CONTAINER, head):
        called = [i for i, vessel in enumerate(vessels) if vessel.noun == noun]
        if 2 <= len(called) < len(vessels):
            return called
    if found := re.search(r"\b(?P<n>[2-9]) (?:larg|big)", head):
        return order[: int(found["n"])]
    if re.search(r"\b(?:larg|big)\w*", head):
        return order[:2]
    named = [sizes[Fraction(number)][0] for number in re.findall(r"\b\d+\b", head) if Fraction(number) in sizes]
    if len(set(named)) >= 2:
        return sorted(set(named))
    if found := re.search(r"\b(?P<n>[2-9])\b", head):
        return order[: int(found["n"])]
    return order[:2] if len(vessels) <= 3 else order


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
