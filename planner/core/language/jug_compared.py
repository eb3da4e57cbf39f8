"""Sizes told by comparison: "twice as big as the other", "the smaller takes two litres less"."""

import re
from dataclasses import replace
from fractions import Fraction

from planner.core.language.jug_vessels import COLOUR, Vessel
from planner.core.language.jug_words import Quantity
from planner.core.language.units import UNIT

_TIMES = re.compile(
    r"\b(?P<times>twice|double|half|2 time|3 time|4 time|5 time|thrice|1/2|1/3)(?: (?:a|an))?(?: the (?:size"
    r"|capacity|volume)|"
    r" (?:as|so) (?:big|large|much|small)(?: as)?| (?:that|of it|its (?:size|capacity|volume))| the other)\b"
)
# "Together they hold 11 litres, and the smaller one holds 4".
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|in total|in all|taken together)(?: ,)? (?:they |both "
    r"|the 2 )?(?:\w+ )??(?:can )?(?:hold|take|contain|have"
    r" room for)(?: exactly| just)? (?=\d)"
)
_FACTORS = {"twice": 2, "double": 2, "2 time": 2, "5 time": 5, "3 time": 3, "thrice": 3, "4 time": 4}
_PARTS = {"half": Fraction(1, 2), "1/2": Fraction(1, 2), "1/3": Fraction(1, 3)}
_IS_THE_KNOWN = re.compile(
    r"(?: [a-z]+)?(?: (?:,|[)]))?(?: (?:which|that|it))? (?:is|hold|take|has|have)(?: exactly| just)?"
)
_BY = re.compile(
    rf"\b(?P<n>\d+(?:/\d+)?)(?: (?P<unit>{UNIT}))? (?P<more>less|more|fewer|smaller|larger|bigger)\b(?! or\b)"
    r"(?! (?:jug|bucket|can|canister|bottle|container|vessel|pail|step|pour|move|time))"
    rf"|\b(?P<more2>less|smaller|larger|bigger|greater) by (?P<n2>\d+(?:/\d+)?)(?: {UNIT})?"
)


def with_compared_sizes(clean: str, quantities: list[Quantity], vessels: list[Vessel]) -> list[Vessel] | None:
    """The vessels with one whose size is told from another's; None where a comparison cannot be worked out."""
    if (both := _TOGETHER.search(clean)) and len(vessels) == len(("one", "other")):
        whole, other = vessels if both.end() in range(vessels[0].start - 1, vessels[0].start + 1) else vessels[::-1]
        if both.end() in range(whole.start - 1, whole.start + 1) and whole.value > other.value:
            told = replace(whole, value=whole.value - other.value)
            return [told if vessel is whole else vessel for vessel in vessels]
    by = _BY.search(clean)
    at = by.start("n" if by["n"] else "n2") if by else -1
    if by and any(quantity.start == at and quantity.role != "target" for quantity in quantities):
        own = [vessel for vessel in vessels if vessel.start != at]
        sign = 1 if (by["more"] or by["more2"]) in {"more", "larger", "bigger", "greater"} else -1
        return (
            _and_one_more(clean, own, own[-1].value + sign * Fraction(by["n"] or by["n2"]), by.span()) if own else None
        )
    times = _TIMES.search(clean)
    if times and len(vessels) == 1:
        factor = Fraction(_FACTORS[times["times"]]) if times["times"] in _FACTORS else _PARTS[times["times"]]
        if _IS_THE_KNOWN.fullmatch(clean[vessels[0].end : times.start()].rstrip()):
            factor = 1 / factor  # "the second, 9 cups, is three times the first"
        return _and_one_more(clean, vessels, vessels[0].value * factor, times.span())
    return vessels if not times or len(vessels) > 1 else None


def _and_one_more(clean: str, vessels: list[Vessel], size: Fraction, span: tuple[int, int]) -> list[Vessel] | None:
    if len(vessels) != 1 or size <= 0:
        return None
    colours = COLOUR.findall(clean[max(0, span[0] - 30) : span[0]])
    other = replace(vessels[0], value=size, start=span[0], end=span[1], letter=(colours or [""])[-1])
    return [*vessels, other] if span[0] > vessels[0].start else [other, *vessels]
