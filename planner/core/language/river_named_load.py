"""A boat whose room is told by naming who fits in: "big enough for himself, the wolf, the goat and the cabbage"."""

import re

from planner.core.language.river_words import VESSEL

Span = tuple[int, int]

_DET = r"(?:the|a|an|his|her|my|their|our|both|either|all)"
_SELF = r"(?:him|himself|her|herself|me|myself|you|yourself)"
_ITEM = rf"(?:(?:{_DET} )*<\d+>|{_SELF}\b(?! own))"
_LIST = rf"(?P<list>{_ITEM}(?:(?: ,| and| or| plus| \+)+ {_ITEM})+)"
_FITS = re.compile(
    rf"\b(?:{VESSEL}(?: (?!<|not\b|never\b)[\w']+| ,){{0,5}}? (?:hold|carry|take|fit|seat|bear|accommodate|(?:big"
    rf"|large|wide"
    rf"|roomy) enough for|room for|space for|place for|built for|made for)|(?:big|large|roomy|wide) enough for"
    rf"|(?:room|space)"
    rf" (?:in it |aboard )?for)(?: (?:at once|at the same time|all of them|all|exactly|:|just))* {_LIST}"
)
_MOVES = re.compile(r"^ (?:over|across|to (?:the )?(?:other|far|opposite)|back)\b")
_NOT = re.compile(r"\b(?:not|never|no|nor|nothing like|hardly)\b[^.;,]*$")
_FEWEST = 3  # "a boat for the farmer and the goat" may only say whose boat it is


def named_load(text: str, total: int) -> tuple[int, Span] | None:
    """How many fit in where all who do are named, and where a marked text says so."""
    for found in _FITS.finditer(text):
        number = _size(found["list"])
        before = re.split(r" [.?;] ", text[: found.start()])[-1] + found.group()[: found.start("list") - found.start()]
        if _FEWEST <= number <= total and not _MOVES.match(text[found.end() :]) and not _NOT.search(before):
            return number, found.span()
    return None


def _size(listed: str) -> int:
    """One of the wolf, the goat or the cabbage is one; all others count each."""
    number = 0
    for some in re.split(r"(?: ,)? (?:and|plus|\+) ", listed):
        items = re.findall(rf"<\d+>|\b{_SELF}\b", some)
        number += 1 if re.search(r" or ", some) else len(items)
    return number
