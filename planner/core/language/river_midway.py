"""A game that has begun: who is over already, who still waits, and where the boat is, from the sentences about now."""

import re
from typing import NamedTuple

from planner.core.language.river_along import along, towards
from planner.core.language.river_words import sentences

_NOW = re.compile(
    r"\b(?:already|still|so far|currently|now|just|at (?:this|the) (?:point|moment|stage)|halfway|midway|in the middle"
    r"|remaining|until now|as of|have not|has not|(?:have|has) (?:landed|crossed|arrived|gone|left|been))\b"
)
_NOT_NOW = re.compile(
    r"\b(?:(?:have|has|is|are|be) to|get|if|when|whenever|unless|must|shall|should|may|never|can|until|how|need|want"
    r"|wish|of whom|goal|at the end|in the end|finally|without|outnumber\w*|alone|eat\w*|at a time|hold\w*|room|carr\w+"
    r"|seat\w*|what|which)\b"
)


class Now(NamedTuple):
    """How many of each mark (None: all) are on each bank, whether the rest is over, and the bank of the boat."""

    far: dict[str, int | None]
    near: dict[str, int | None]
    is_rest_far: bool
    boat: str | None
    span: tuple[int, int]


def read_now(text: str) -> Now | None:
    """What a marked text says of now; None where nobody is said to be over."""
    sides: dict[str, dict[str, int | None]] = {"near": {}, "far": {}}
    rest = boat = span = None
    over = towards(text)
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _NOW.search(sentence) or _NOT_NOW.search(sentence):
            continue
        for side, what in along(sentence, over):
            span = span or (start, end)
            if what == "boat":
                boat = side
            elif what == "rest":
                rest = side
            elif what != "leader":
                number, _, mark = what.rpartition(" ")
                sides[side][mark] = int(number) if number else None
                if not number:  # what is said later holds
                    sides["near" if side == "far" else "far"].pop(mark, None)
    if span is None or not sides["far"]:
        return None
    return Now(sides["far"], sides["near"], rest == "far", boat, span)
