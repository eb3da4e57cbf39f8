"""The quantities of a jug puzzle, and what each one is: a size, what is in a jug already, what is wanted, or no
volume.
"""

import re
from dataclasses import replace
from fractions import Fraction

from planner.core.language.jug_roles import role_of_run
from planner.core.language.jug_words import ADJECTIVES, CONTAINER, SIZED, Quantity
from planner.core.language.units import UNIT, canonical

_QUANTITY = re.compile(rf"(?<![\w/])(?P<n>\d+(?:/\d+)?)(?: (?P<unit>{UNIT}))?")
_NOT_VOLUME = re.compile(
    r"^ (?:%|minute|hour|day|second|km|kilometre|mile|metre|meter|foot|inch|step|time|pour\w*|buck"
    r"|other\b(?! (?:of|one))"
    rf"|(?:(?!(?:{UNIT}))[a-z]+ ){{0,2}}(?:people|person|man|woman|friend|child|boy|girl|brother|sister"
    rf"|sailor|robber|thief"
    r"|guest|monk|neighbour|neighbor|customer|kid|daughter|son|farmer|heir)\b"
    r"|move|mark|dollar|euro|pound|kg|degree|year|way|hole|tap|question|goat|animal|equal|part|half|share|portion"
    r"|of (?:the|them|these|my|each))\b"
)
_PRONOUN_ONE = re.compile(
    r"^ (?:in each|in the other|hold|of|for|is|with|can|full|empty|contain|take|have|fit|that|which|big|small|large|,"
    r"|\.)"
)
COUNTED = re.compile(rf"^ (?:{ADJECTIVES}|unequal |different |of ){{0,3}}(?:{CONTAINER}|one)\b")
_ONE_UNIT = re.compile(
    rf"\b(?:a|an|the|my) (?P<unit>litre|liter|gallon|gal|quart|pint) (?={CONTAINER}\b)"
    rf"|\b(?:exactly|precisely|measure|measure out|need|get) (?:a|an) (?P<wanted>litre|liter|gallon|quart"
    rf"|pint|cup)\b(?! {CONTAINER})"
)
_JOINED = re.compile(
    r"^ ?(?:(?:,|and|or|a|an|another|another a|plus|&|/|1 of|of|one|the|by|x|also a|1|full|empty|then|vs|second"
    r"|other|unmarked|plain|small|large|big|larger|smaller|bigger) ){0,4}$"
)
_OTHER_UNIT = re.compile(rf"\d (?!cup){UNIT}")
_NOW = re.compile(r"\b(?:now|currently|already) (?::|holding|containing)? ?$")
_IN_THE = re.compile(r"\b(?:in|into|inside|from|of|to|fill|filling|empty|emptying|pour|pouring) (?:the|my) $")
_LABEL = re.compile(rf"\b{CONTAINER} (?:number |no )?$")


def read_quantities(clean: str) -> list[Quantity]:
    """All quantities of a cleaned text with their roles, left to right."""
    found = [
        Quantity(Fraction(match["n"]), canonical(match["unit"]) if match["unit"] else None, *match.span())
        for match in _QUANTITY.finditer(clean)
    ]
    found += [
        Quantity(Fraction(1), canonical(match[match.lastgroup or "unit"]), *match.span(match.lastgroup or "unit"))
        for match in _ONE_UNIT.finditer(clean)
    ]
    found.sort(key=lambda quantity: quantity.start)
    known: list[Fraction] = []
    roles: list[Quantity] = []
    for run in _runs(clean, found):
        role = role_of_run(clean, run, roles, known)
        if role == "size":
            known += [quantity.value for quantity in run]
        roles += [replace(quantity, role=role) for quantity in run]
    return roles


def _runs(clean: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Quantities that stand in one list, "12, 7 and 5 litres" or "a 5 and a 3 litre jug"."""
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        if _is_count(clean, quantity) or _names_jug(clean, quantity, quantities):
            continue
        gap = clean[runs[-1][-1].end : quantity.start] if runs else None
        if (
            gap is not None
            and _JOINED.match(gap)
            and not _NOW.search(clean[: runs[-1][-1].start][-12:])
            and not SIZED.match(clean[runs[-1][-1].end :])
        ):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _is_count(clean: str, quantity: Quantity) -> bool:
    """ "Two empty jugs" and "one of them" count jugs; "in 5 minutes" is no volume at all."""
    after = clean[quantity.end : quantity.end + 60]
    if quantity.unit is not None:
        return (
            quantity.unit == "cup"
            and re.match(r" ?(?:[:,]|that|which|of (?!water))", after) is not None
            and _OTHER_UNIT.search(clean) is not None
        )
    if _NOT_VOLUME.match(after):
        return True
    labelled = _LABEL.search(clean[max(0, quantity.start - 20) : quantity.start])
    if labelled and re.match(
        r" (?:[:=.?]|,(?! \d)|hold|have|is|contain|can|take|and|of|to|into|full|empty|should|must)|$", after
    ):
        return True
    if re.match(rf" \d+(?:/\d+)? {UNIT}", after) or (labelled and re.match(r" \d", after)):
        return True
    if quantity.value == 1 and _PRONOUN_ONE.match(after):
        return True
    before = clean[max(0, quantity.start - 12) : quantity.start]
    return bool(COUNTED.match(after)) and not re.search(r"\b(?:a|an) $", before)


def _names_jug(clean: str, quantity: Quantity, quantities: list[Quantity]) -> bool:
    """ "1 litre in the 3 and 4 litres in the 5": a bare number that repeats a size stands for that jug."""
    if not _IN_THE.search(clean[max(0, quantity.start - 16) : quantity.start]):
        return False
    known = any(other.value == quantity.value and other.start < quantity.start for other in quantities)
    return known and not SIZED.match(clean[quantity.end :])
