"""In which jugs a text wants an amount: "4 litres in the larger one", "two people want 8 cups each"."""

import re
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_vessels import Vessel, which
from planner.core.language.jug_words import CONTAINER, Quantity
from planner.core.language.units import UNIT

Wanted = list[tuple[int, Fraction, str | None]]

_PLACE = re.compile(
    rf"^(?: of (?:the )?[a-z]+(?: [a-z]+)?)?(?: (?:left|sitting|standing|over|each|in total|shall|should|must|have|has"
    rf"|to|will|be|are|is|staying|stay|remain"
    rf"|remaining|finally|end|up|stand|sit|go|going|kept|keep|poured|wanted|needed|required)){{0,5}}(?: , 1| , one)?"
    rf" (?:in"
    rf"|into|inside|on"
    rf"|for) (?P<phrase>(?:the |my |a |an |each |either |both |any |all |1 |one |of |just |exactly |its "
    rf"|that ){{0,4}}(?:[A-EPQRSTX-Z]\b|(?:\w+(?:/\d+)? ){{0,4}}?(?:{CONTAINER}|one)(?: [A-EPQRSTX-Z]\b|"
    rf" [1-9]\b(?! \w))?|(?:largest"
    rf"|biggest|smallest"
    rf"|larger|bigger|smaller|big|small|middle|first|second|third|large|last|other|red|blue|green|yellow"
    rf"|white|black|\d+(?:/\d+)?(?: {UNIT})?(?= [.?,;]| and| or|$))))"
)
_INTO_BEFORE = re.compile(
    rf"(?P<phrase>(?:the |my |jug ){{0,2}}(?:[A-EPQRSTX-Z]|(?:\w+ ){{0,3}}{CONTAINER}(?: [A-EPQRSTX-Z])?"
    rf"|larger|smaller|bigger|big"
    rf"|small|middle)(?: one)?) (?:should|must|to|need to|has to|have to|will|can|could|may) (?:hold"
    rf"|contain|have|end up with"
    rf"|be left with|end with|finish with|be holding|get) (?:exactly |just |precisely )?$"
    rf"|(?P<phrase4>(?:the |my )(?:[\w/]+ ){{0,3}}(?:{CONTAINER}|one)) with (?:exactly |precisely |just |only )?$"
    rf"|\b(?:must|should|shall) (?:have|hold|contain"
    rf"|be) [^.?]*\band (?P<phrase5>the (?:[\w/]+ ){{0,3}}(?:{CONTAINER}|one))"
    rf" (?:exactly |precisely |just |only )?$"
    rf"|(?P<phrase3>\b[A-EPQRSTX-Z]|\b{CONTAINER} [1-9]) (?:=|:) $"
    rf"|(?P<phrase2>(?:the |my |jug ){{0,2}}(?:[A-EPQRSTX-Z]|(?:\w+ ){{0,3}}{CONTAINER}(?: [A-EPQRSTX-Z])?"
    rf"|larger|smaller|bigger|big"
    r"|small|middle)(?: one)?) (?:(?:have|hold|contain|keep) (?:exactly |just |precisely )"
    r"|(?:end up with|end with|finish with|be left with) (?:exactly |just |precisely )?)$"
)
_JUG = (
    rf"(?:the |my |jug )?(?:[A-EPQRSTX-Z]|\d+(?: {UNIT})?(?: (?:{CONTAINER}|one))?|(?:\w+ )?(?:{CONTAINER}|one)"
    r"|larger|smaller|bigger)"
)
# "Until the ten and the seven both hold 5".
_BOTH_BEFORE = re.compile(
    rf"\b(?P<one>{_JUG}) and (?P<two>{_JUG}) (?:should |must |to |will |shall )?(?:both |each )*(?:have|hold|contain"
    rf"|carry|end up with"
    r"|end with|be left with)(?: both| each)?(?: exactly| precisely| just)? $"
)
_TAKEN_TOGETHER = re.compile(
    r" (?:, )?(?:[a-z]+ )?(?:together|combined|in total|in all|altogether|jointly|put together|taken as one)\b"
)
_ANY = re.compile(rf"\b(?:any|either|1 of|one of|some|whichever|a|1 {CONTAINER})\b")
_TAKERS = (
    r"(?:people|person|man|woman|friend|child|kid|boy|girl|brother|sister|sailor|robber|thief|guest|monk|neighbour"
    r"|neighbor|customer|daughter|son|heir|farmer)"
)


def side_by_side(clean: str, targets: list[Quantity], vessels: list[Vessel]) -> Wanted:
    """ "I need 6 l and 6 l": two amounts at once, the larger in the larger jug."""
    if not 2 <= len(targets) <= len(vessels):
        return []
    if any(not re.fullmatch(r" (?:, )?and (?:also )?", clean[a.end : b.start]) for a, b in pairwise(targets)):
        return []
    order = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))
    wanted = sorted(targets, key=lambda quantity: -quantity.value)
    return [(i, quantity.value, quantity.unit) for i, quantity in zip(order, wanted, strict=False)]


def placed_in(clean: str, quantity: Quantity, vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> Wanted:
    """The jugs in which the text wants this amount."""
    if pair := _BOTH_BEFORE.search(clean[max(0, quantity.start - 80) : quantity.start]):
        both = {i for name in ("one", "two") if (i := which(pair[name], vessels, sizes)) is not None}
        if len(both) > 1:
            return [(i, quantity.value, quantity.unit) for i in sorted(both)]
    found = _INTO_BEFORE.search(clean[max(0, quantity.start - 70) : quantity.start])
    into = found and (found["phrase"] or found["phrase2"] or found["phrase3"] or found["phrase4"] or found["phrase5"])
    if into and _ANY.match(into):
        return []
    if into:
        index = which(into, vessels, sizes)
        return [] if index is None else [(index, quantity.value, quantity.unit)]
    if re.match(
        r" (?:of \w+ )?(?:in total|in all|altogether|together|combined)\b", clean[quantity.end : quantity.end + 40]
    ):
        return []
    found = _PLACE.match(clean[quantity.end : quantity.end + 90])
    if not found:
        return _to_each(clean, quantity, vessels)
    if _TAKEN_TOGETHER.match(clean[quantity.end + found.end() :][:40]):
        return []
    phrase = found["phrase"]
    if re.search(r"\b(?:each|both|all)\b", phrase + clean[quantity.end : quantity.end + 6]):
        chosen = _several(clean[quantity.end : quantity.end + 90], vessels, sizes)
        return [(i, quantity.value, quantity.unit) for i in chosen]
    if _ANY.match(phrase) and not re.search(r"\d", re.sub(r"^1 ", "", phrase)) and "larg" not in phrase:
        return []
    index = which(phrase, vessels, sizes)
    return [] if index is None else [(index, quantity.value, quantity.unit)]


def _to_each(clean: str, quantity: Quantity, vessels: list[Vessel]) -> Wanted:
    """ "Two of the jugs should hold 4 litres each", "two people want eight cups each": the largest jugs do."""
    several = re.search(
        rf"\b(?P<n>[2-9])(?: of the)? (?:\w+ )?(?:{CONTAINER}|{_TAKERS}) (?:\w+ ){{0,3}}$"
        r"|\b(?:each|both) of (?:the |these |my |our )?(?P<k>[2-9])(?P<all>) (?:[a-z]+ ){1,3}$"
        r"|\b(?P<m>[2-9]) [a-z]+ (?P<each>(?:each |all |both )*)"
        r"(?:want|need|get|should|must|be|have|take)\w* (?:\w+ ){0,3}$",
        clean[max(0, quantity.start - 50) : quantity.start],
    )
    if not several:
        return []
    if (
        not several["each"]
        and several["all"] is None
        and not re.match(r" (?:of \w+ )?each\b", clean[quantity.end : quantity.end + 20])
    ):
        return []
    largest = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))[
        : int(several["n"] or several["m"] or several["k"])
    ]
    return [(i, quantity.value, quantity.unit) for i in largest]


def _several(phrase: str, vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> list[int]:
    """Which jugs "each of the two larger jugs" means: the largest, the named, or all."""
    head = re.split(r" [.?]", phrase)[0]
    order = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))
    if found := re.search(rf"\beach of (?:the )?(?P<n>[2-9]) {CONTAINER}", head):
        return order[: int(found["n"])]
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
