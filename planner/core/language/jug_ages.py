"""Numbers of a jug puzzle that tell how old somebody is: "my aunt, 72, has two cans"."""

import re

from planner.core.language.jug_words import CONTAINER
from planner.core.language.units import UNIT

YOUNGEST = 15
_BETWEEN_COMMAS = re.compile(r"(?:^|[a-z]) , $")
_NO_LIST = re.compile(r" , (?!\d|(?:and|or) (?:a )?\d)")
_OF_A_VESSEL = re.compile(rf"\d|\b(?:{CONTAINER}|{UNIT})\b")
_REACH = 24


def is_age(clean: str, start: int, end: int, value: float) -> bool:
    """Whether a bare number stands between commas, in no list and behind no word of vessels or volumes."""
    before = clean[max(0, start - _REACH) : start]
    if value < YOUNGEST or not _BETWEEN_COMMAS.search(before) or not _NO_LIST.match(clean[end:]):
        return False
    return _OF_A_VESSEL.search(before) is None
