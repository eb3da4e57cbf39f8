"""Pegs that are said to be empty: no pile starts there, and "rods Y and Z hold nothing" tells no move."""

import re

from planner.core.language.hanoi_pegs import MENTION, NOUN, PEG, Pegs

_SAID_EMPTY = re.compile(
    rf"\b(?P<pegs>{PEG}(?: (?:(?:,|and|or|/) )+(?:{PEG}))*) (?:(?:is|are|be|being|stand|stay|both|all|initially|still"
    r"|:|=|,|at the start) )*"
    r"(?:(?:have|hold|has|contain|carry) (?:nothing|no (?:disc|disk|ring))|empty|free|unused|vacant|bare)\b"
    rf"|\b(?:empty|free) (?:{NOUN} )?(?P<behind>{PEG}(?: (?:(?:,|and) )+(?:{PEG}))*)"
)
_LIES_EMPTY = re.compile(
    r"^ (?:(?:both|are|is|be|stay|stand|hold|have|has|carry|contain|bear|initially|still|completely) )+"
    r"(?:empty|free|bare|nothing|none|no|unused|vacant)\b"
)


def empty_pegs(text: str, pegs: Pegs) -> set[str]:
    """The pegs that are said to be empty: "A and C are free", "(B, C empty)"."""
    runs = (said["pegs"] or said["behind"] for said in _SAID_EMPTY.finditer(text))
    named = (pegs.resolve(mention.group()) for run in runs for mention in MENTION.finditer(run))
    return {peg for peg in named if peg is not None}


def lies_empty(after: str) -> bool:
    """Whether the words behind a peg say that it is empty."""
    return _LIES_EMPTY.match(after) is not None
