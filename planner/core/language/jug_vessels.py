"""The jugs themselves: their sizes, what people call them, and which one a phrase such as "the larger one" means."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.core.language.jug_words import CONTAINER, Quantity
from planner.core.language.units import SIZES, UNIT

_LARGE = r"(?:largest|biggest|larger|bigger|big|large|greatest|greater|tall|taller|tallest)"
_SMALL = r"(?:smallest|smaller|small|little|littlest|tiny|short|shorter|shortest)"
_MIDDLE = r"(?:middle|medium|mid|middle sized|medium sized|second largest|second biggest|next)"
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
COLOUR = re.compile(
    r"\b(?:red|blue|green|yellow|white|black|brown|grey|gray|pink|purple|orange|silver|golden|copper)\b"
)
_COLOUR_BEHIND = re.compile(rf"(?: [a-z]+)? , (?:the |it is )?(?P<colour>{COLOUR.pattern})(?: one| 1)? ,")
_TIMES = re.compile(rf"\b(?P<n>[2-9]) (?!{UNIT})(?:(?!and\b|or\b|plus\b)\w+ ){{0,2}}$")


# "Kegs of 17 and 13 litres": both are kegs.
# "The 9 and 5 litre cans".
_NOUN_OF_LIST = re.compile(rf"(?: (?:,|and|or|a|an|the|\d+(?:/\d+)?|{UNIT}))+ (?:[a-z]+ )?(?P<noun>{CONTAINER})\b")
# "The can takes 5", "the stock pot (8 l)".
_NOUN_BEFORE = re.compile(
    rf"\b(?P<noun>{CONTAINER})(?: (?:[A-EPQRSTX-Z]|[1-9]))? (?:(?:that|which|can|only|just|has|have|with"
    rf"|a(?= (?:capacity|volume|size))|,|:|=) )*"
    r"(?:(?:take|hold|holding|fit|contain|of|for|capacity|is|volume|size|room|up|to|exactly|at|most|about) )*$"
)
_SAME_LIST = re.compile(r" (?:(?:,|and|or) ){1,2}(?:of |a |another )?")


@dataclass(frozen=True)
class Vessel:
    """One jug: its size as written, what it is called, and where its size is said."""

    value: Fraction
    unit: str | None
    noun: str
    letter: str
    start: int
    end: int


def read_vessels(clean: str, quantities: list[Quantity]) -> list[Vessel]:
    """The jugs in the order in which the text gives their sizes."""
    vessels: list[Vessel] = []
    previous_end = 0
    for quantity in (q for q in quantities if q.role == "size"):
        vessel = _vessel(clean, quantity, previous_end)
        if not vessel.noun and vessels and _SAME_LIST.fullmatch(clean[previous_end : quantity.start]):
            vessel = replace(vessel, noun=vessels[-1].noun)
        copies = _TIMES.search(clean[max(0, quantity.start - 24) : quantity.start])
        same_run = re.search(r" (?:a|an|1) $", clean[max(0, quantity.start - 5) : quantity.start]) is not None
        repeated = copies is not None and not same_run and _plural_follows(clean, quantity)
        vessels += [vessel] * (int(copies["n"]) if copies and repeated else 1)
        previous_end = quantity.end
    return vessels


def _plural_follows(clean: str, quantity: Quantity) -> bool:
    return re.match(rf" (?:(?:\w+ )?{CONTAINER}\b|each\b)", clean[quantity.end :]) is not None


def _vessel(clean: str, quantity: Quantity, floor: int) -> Vessel:
    before, after = clean[max(floor, quantity.start - 60) : quantity.start], clean[quantity.end : quantity.end + 40]
    noun, letter = "", ""
    if found := re.match(
        rf" (?:(?!and\b|or\b|plus\b|with\b)[a-z]+ ){{0,2}}?(?P<noun>{CONTAINER})\b(?: (?P<letter>[A-EPQRSTX-Z])\b)?",
        after,
    ):
        noun, letter = found["noun"], found["letter"] or ""
    elif (found := _NOUN_BEFORE.search(before)) or (found := _NOUN_OF_LIST.match(after)):
        noun = found["noun"]
    elif nouns := re.findall(rf"\b{CONTAINER}\b", re.split(r" [.?,;] ", before)[-1]):
        noun = nouns[-1]
    if colour := _COLOUR_BEHIND.match(after):
        letter = colour["colour"]
    elif colours := COLOUR.findall(before) or COLOUR.findall(re.split(" , | and ", after)[0]):
        letter = colours[-1]
    if not letter and (found := re.search(r"\b(?P<letter>[A-EPQRSTX-Z])\b[^.?;]{0,24}$", before)):
        letter = found["letter"]
    return Vessel(quantity.value, quantity.unit, noun, letter, quantity.start, quantity.end)


def which(phrase: str, vessels: list[Vessel], units: dict[Fraction, list[int]]) -> int | None:
    """The jug that a phrase of cleaned text means, or None where it leaves that open."""
    of_kind = [i for noun in re.findall(CONTAINER, phrase) for i, vessel in enumerate(vessels) if vessel.noun == noun]
    by_size = sorted(of_kind if len(of_kind) > 1 else range(len(vessels)), key=lambda i: -_size(vessels, i))
    for number in re.findall(r"\b\d+(?:/\d+)?\b", phrase):
        if Fraction(number) in units:
            return units[Fraction(number)][0]
    if found := re.search(r"\b[A-EPQRSTX-Z]\b", phrase):
        lettered = [i for i, vessel in enumerate(vessels) if vessel.letter == found.group()]
        index = ord(found.group()) - ord("A" if found.group() < "F" else "P" if found.group() < "U" else "X")
        return lettered[0] if lettered else index if index < len(vessels) else None
    for colour in COLOUR.findall(phrase):
        if named := [i for i, vessel in enumerate(vessels) if vessel.letter == colour]:
            return named[0]
    if (labelled := re.search(rf"\b{CONTAINER} (?:number |no )?(?P<n>[1-9])\b(?! \w)", phrase)) and int(
        labelled["n"]
    ) <= len(vessels):
        return int(labelled["n"]) - 1
    if len(vessels) > 2 and re.search(rf"\b{_MIDDLE}\b", phrase):
        return by_size[len(vessels) // 2] if "second" not in phrase else by_size[1]
    if re.search(rf"\b{_LARGE}\b", phrase):
        return by_size[0]
    if re.search(rf"\b{_SMALL}\b", phrase):
        return by_size[-1]
    for word, index in _ORDINALS.items():
        if re.search(rf"\b{word}\b", phrase) and -len(vessels) <= index < len(vessels):
            return index % len(vessels)
    return _by_noun(phrase, vessels)


def _by_noun(phrase: str, vessels: list[Vessel]) -> int | None:
    for noun in re.findall(CONTAINER, phrase):
        named = [i for i, vessel in enumerate(vessels) if vessel.noun == noun]
        if len(named) == 1:
            return named[0]
    return None


def _size(vessels: list[Vessel], i: int) -> Fraction:
    unit = vessels[i].unit or next((vessel.unit for vessel in vessels if vessel.unit), None) or "unit"
    return vessels[i].value * SIZES[unit]
