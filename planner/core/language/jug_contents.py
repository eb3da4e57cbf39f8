"""What is in the jugs at the start: "the 8-litre jug is full", "it already holds 3 litres"."""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from planner.core.language.jug_fillings import is_of_a_source
from planner.core.language.jug_second_look import fills_its_jug
from planner.core.language.jug_states import State
from planner.core.language.jug_vessels import Vessel, which
from planner.core.language.jug_water import find_tap
from planner.core.language.jug_words import CONTAINER, Quantity
from planner.core.language.notes import Notes
from planner.core.language.units import UNIT, amount_json

_NEXT_JUG = re.compile(
    rf" (?:of \w+ )?(?:that (?:just )?fill )?(?:in |into |inside )?(?:a |an |the |my )?(?P<jug>\d+(?:/\d+)? (?:(?!and"
    rf"|or|to|in)\w+"
    rf" ){{0,3}}?{CONTAINER}"
    rf"|(?:jug |bucket )?[A-EPQRSTX-Z]\b|(?:larg|big|small)\w* {CONTAINER})"
)
_FULL = re.compile(r"\b(?:full|brimful|brimming|filled|brim|topped up|fill to the brim)\b(?! (?:with|of) \d| first)")
_SOMETHING_FULL = re.compile(r"\b(?:full|brim\w*|filling (?:a|an|her|his|my|our|their))\b(?! (?:up |it|them|the))")
_WHEN_FILLED = re.compile(r"\b(?:when|once|if|whenever|as soon as)(?: \w+){0,3} (?:full|fill\w*) (?:\w+ )?to the $")
_FILLS_IT = re.compile(rf" of [a-z]+ (?:[a-z]+ )?(?:fill|filling) (?:up )?(?:a|an|the|my|our|1) (?:\w+ )?{CONTAINER}\b")
_ALL_OF_THEM = re.compile(
    rf"\b(?:both|all)(?: \d+)?(?: of (?:them|the \w+))?(?: (?:the|my|these|those))?(?: {CONTAINER})?"
    rf"(?: , [\w ,/]{{1,40}} ,)?(?: (?:are|is|start\w*|were|being|stand|come))?(?: \w+)? $"
)
_LIQUID = (
    r"(?:wine|beer|ale|milk|oil|cider|juice|lemonade|petrol|rum|honey|vinegar|whisky|syrup|sap|mead|balsam|broth|punch"
    r"|brandy|kerosene|paraffin|diesel|fuel|gasoline|perfume|tincture|soup|tea|coffee)"
)
# "An 8-litre jug of wine" is full of it; of water there may be more.
_OF_LIQUID = re.compile(rf"\b(?P<size>\d+(?:/\d+)?) \w+ {CONTAINER} of (?:[a-z]+ )?{_LIQUID}\b")

# "12 pints of wine from a 12-pint bottle", "the juice fills the 12-litre keg".
_ALL_OF_IT = re.compile(
    rf"(?<![\w/])(?P<n>\d+) (?P<u>{UNIT}) of (?:the |his |her |their )?[a-z]+ (?:in|from|out of|inside) (?:a|an|the"
    rf"|his|her|my) "
    rf"(?:full )?(?P<size>(?P=n) (?P=u) (?:[a-z]+ )?{CONTAINER})\b"
    rf"|\b(?:{_LIQUID}|it|that|which|this|they|all of it) (?:exactly |just |completely )?fill (?:up )?(?:a|an|the"
    rf"|his|her|my) "
    rf"(?P<size2>(?:\d+ (?:{UNIT} )?|larg\w+ |big\w* )(?:[a-z]+ )?{CONTAINER}|{CONTAINER} of \d+)\b"
    rf"|\b(?:(?:it|they|that|all) (?:(?:all|now) )?(?:stand|sit|is|are|come)|all) (?:all )?in (?:a|an|the|his|her|my) "
    rf"(?P<size3>\d+ (?:{UNIT} )?{CONTAINER})\b"
)

_WHAT_IS = re.compile(r"\b(?:the|a|an|my|this|our|his|her) (?P<what>[a-z]+) (?:is|are|be) (?:\w+ )?$")
_A_JUG = re.compile(
    rf"^(?:{CONTAINER}|one|1|other|rest|both|all|remaining|larg\w*|big\w*|small\w*|littl\w*|tall\w*|short\w*"
    r"|middle|medium|first|second|third|last|former|latter|red|blue|green|yellow|white|black|brown|grey)$"
)


def read_contents(
    notes: Notes, quantities: list[Quantity], vessels: list[Vessel], states: list[State]
) -> dict[int, tuple[Fraction, str | None]]:
    """What the text says is in the jugs at the start."""
    clean = notes.doc.clean
    sizes: dict[Fraction, list[int]] = {}
    for i, vessel in enumerate(vessels):
        sizes.setdefault(vessel.value, []).append(i)
    listed = [quantity for quantity in quantities if quantity.role == "content"]
    if len(listed) == len(vessels) > 1:
        for quantity in listed:
            notes.saw("initial", amount_json(quantity.value, quantity.unit), quantity.start, quantity.end)
        return {i: (quantity.value, quantity.unit) for i, quantity in enumerate(listed)}
    found: dict[int, tuple[Fraction, str | None]] = {}
    placed = {state.start for state in states if not state.wanted}
    for quantity in (some for some in listed if some.start not in placed):
        index = _nearest(clean, quantity.start, quantity.end, vessels, sizes)
        if index is not None:
            found[index] = (quantity.value, quantity.unit)
            notes.saw("initial", amount_json(quantity.value, quantity.unit), quantity.start, quantity.end)
    for match in _FULL.finditer(clean):
        full = _full_jugs(clean, match, vessels, sizes)
        told = {state.jug for state in states if not state.wanted and state.start <= match.start() < state.end}
        amounts = {state.sentence for state in states if state.wanted and state.counted}
        asked = {s.jug for s in states if s.wanted and s.sentence in amounts and s.start <= match.start() < s.end}
        for index in full if told <= {*full} and not asked else []:
            half = 2 if clean[: match.start()].endswith("half ") else 1
            found.setdefault(index, (vessels[index].value / half, vessels[index].unit))
            notes.saw("initial", "half full" if half == 2 else "full", *match.span())
    for index, vessel in enumerate(vessels):
        if filled := _FILLS_IT.match(clean[vessel.end : vessel.end + 60]):
            found.setdefault(index, (vessel.value, vessel.unit))
            notes.saw("initial", "full", vessel.end + 1, vessel.end + filled.end())
    for match in _OF_LIQUID.finditer(clean):
        index = which(match["size"], vessels, sizes)
        if index is not None and not found:
            found[index] = (vessels[index].value, vessels[index].unit)
            notes.saw("initial", "full", *match.span())
    for quantity in listed:
        here = sizes.get(quantity.value, [])
        if not found and len(listed) == len(here) == 1 and not any(not s.wanted and s.amount for s in states):
            found[here[0]] = (quantity.value, quantity.unit)  # "split 10 litres … it is all in the 10-litre can"
            notes.saw("initial", amount_json(quantity.value, quantity.unit), quantity.start, quantity.end)
    brimful: set[int] = set()
    told_apart = Counter(quantity.value for quantity in quantities if quantity.role in {"other", "content", "size"})
    for match in _ALL_OF_IT.finditer(clean):
        index = which(match["size"] or match["size2"] or match["size3"], vessels, sizes)
        if index is not None and (not match["size3"] or told_apart[vessels[index].value] > 1):
            brimful.add(index)
            found.setdefault(index, (vessels[index].value, vessels[index].unit))
            notes.saw("initial", "full", *match.span())
    for index, vessel in enumerate(vessels):
        if index not in found and fills_its_jug(clean, vessel.start, vessel.end):
            brimful.add(index)
            found[index] = (vessel.value, vessel.unit)
            notes.saw("initial", "full", vessel.start, vessel.end)
    alike = Counter(state.start for state in states)
    for state in states:
        if state.amount == 0 and alike[state.start] == len(vessels) and state.jug in brimful:
            continue  # "a full cask and two more, all empty"
        if not state.wanted:
            found[state.jug] = (state.amount, state.unit)
            notes.saw("initial", amount_json(state.amount, state.unit), state.start, state.end)
    return found


def _full_jugs(clean: str, match: re.Match[str], vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> list[int]:
    before, after = clean[max(0, match.start() - 60) : match.start()], clean[match.end() : match.end() + 40]
    if is_of_a_source(before) or _WHEN_FILLED.search(before):
        return []
    brimming = before.endswith(" to the ") and match.group() == "brim"
    if match.group() == "brim" and not re.search(r"\b(?:full|fill\w*|up|topped|is|are) (?:\w+ ){0,5}?to the $", before):
        return []
    if (
        not brimming
        and re.search(
            r"\b(?:not|be|get|how|until|once|when|if|neither|no|can|either|completely or|to|must|shall"
            r"|should)(?: \w+)? $|\b(?:when|once|if) (?:it|they) (?:is|are|be) $",
            before,
        )
    ) or re.match(r" (?:up|from|at the|them|it|the|jug of|glass of|and empt)\b", after):
        return []
    if re.search(rf"{CONTAINER} be $", before):
        return []  # "it is prescribed that the jug be filled"
    if (what := _WHAT_IS.search(before)) and not _A_JUG.search(what["what"]):
        return []  # "the oasis is full of water"
    if _ALL_OF_THEM.search(before):
        return list(range(len(vessels)))
    if re.match(rf" (?:[:=]|(?:{CONTAINER}|one|1) (?:[:=,] |of |hold |is |take )?\d)", clean[match.end() :]):
        following = [i for i, vessel in enumerate(vessels) if vessel.start > match.end()]
        return following[:1]
    index = _nearest(clean, match.start(), match.end(), vessels, sizes)
    return [] if index is None else [index]


def _nearest(clean: str, start: int, end: int, vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> int | None:
    """The jug spoken of right after (a full 10-litre can) or else last before (the 12-litre jug is full)."""
    after = _NEXT_JUG.match(clean[end : end + 50])
    if after:
        return which(after["jug"], vessels, sizes)
    if re.match(
        rf"(?: of [a-z]+)? in (?:a|an|my|the|1) (?:[a-z]+ ){{0,3}}?{CONTAINER} (?:of|that|which|hold|with)",
        clean[end : end + 50],
    ) or re.match(rf" of [a-z]+ in (?:a|an|my|the|1) (?:[a-z]+ ){{0,3}}?{CONTAINER}", clean[end : end + 50]):
        following = [i for i, vessel in enumerate(vessels) if end < vessel.start < end + 60]
        if following:
            return following[0]
    clauses = re.split(r" [.?,;] ", clean[max(0, start - 90) : start])
    for clause in reversed(clauses):
        index = which(_last_mention(clause), vessels, sizes)
        if index is not None:
            return index
    return None


def _last_mention(clause: str) -> str:
    """From the last jug that a clause speaks of to its end."""
    heads = [
        found.start()
        for found in re.finditer(
            rf"\b(?:\d+(?:/\d+)?|[A-EPQRSTX-Z]|larg\w+|big\w*|small\w*|middle|first|second|third|last|red|blue|green"
            rf"|yellow|white|black|{CONTAINER})\b",
            clause,
        )
    ]
    if not heads:
        return ""
    sized = [found.start() for found in re.finditer(r"\b\d+(?:/\d+)?\b", clause)]
    return clause[max(sized[-1:] or heads[-1:]) :] if sized and heads[-1] - sized[-1] < 24 else clause[heads[-1] :]


def all_in_the_largest(notes: Notes, vessels: Sequence[Vessel]) -> dict[int, tuple[Fraction, str | None]]:
    """Where there is no tap and something is full, though nobody could read what: all there is is in the largest."""
    largest = max(vessels, key=lambda vessel: vessel.value)
    is_alone = [vessel.value for vessel in vessels].count(largest.value) == 1 < len(vessels)
    is_alone = is_alone and len({vessel.unit for vessel in vessels if vessel.unit}) < 2
    clean = notes.doc.clean
    said = (found for found in _SOMETHING_FULL.finditer(clean) if not is_of_a_source(clean[: found.start()]))
    full = next(said, None)
    if not is_alone or not full or find_tap(clean):
        return {}
    notes.saw("initial", "full", *full.span())
    notes.assume("The largest jug is full at the start, and the others are empty.", 0.05)
    return {vessels.index(largest): (largest.value, largest.unit)}
