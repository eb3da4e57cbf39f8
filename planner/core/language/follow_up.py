"""What an answer to a question of ours means: the puzzle that was begun, our question and the answer, read as one.

"How many discs are there?" – "5" is no puzzle by itself and a whole one together with "Solve the Tower of Hanoi".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.core.language.detect import read

ASKS_FOR_A_NUMBER = re.compile(r"\bhow many (\w+)", re.IGNORECASE)
UNIT = re.compile(r"\b(lit(?:re|er)s?|gallons?|quarts?|pints?|ounces?|cups?|ml|l)\b", re.IGNORECASE)
BARE = re.compile(r"[\w-]+[.!]?")  # one word or number, as one answers when one is asked


@dataclass(frozen=True)
class Clarified:
    """A text that left something open, and the question it got back."""

    text: str
    question: str


def text_to_read(reply: str, before: Sequence[Clarified]) -> str:
    """Return what to read for `reply`: itself where it is a puzzle of its own or answers nothing, else all as one.

    `before` are the turns directly before it that ended with a question back, oldest first.
    """
    if not before or _is_whole(reply):
        return reply
    asked = before[-1]
    said = [part for turn in before for part in (turn.text, turn.question)]
    whole = " ".join([*said, _spelled_out(reply, asked)])
    together = read(whole)
    return reply if together.family == "none" or together.clarify == asked.question else whole


def _is_whole(text: str) -> bool:
    reading = read(text)
    return reading.family != "none" and reading.clarify is None


def _spelled_out(reply: str, asked: Clarified) -> str:
    """Give a bare number the noun that was asked for, or the unit the person used."""
    if not BARE.fullmatch(reply.strip()):
        return reply
    noun = ASKS_FOR_A_NUMBER.search(asked.question) or UNIT.search(asked.text)
    return f"{reply.strip().rstrip('.!')} {noun.group(1)}." if noun else reply
