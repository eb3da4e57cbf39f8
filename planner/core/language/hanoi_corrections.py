"""Pegs and numbers that a person takes back: "from A to B. Sorry, I meant to C", "five… no, let's make it three"."""

import re
from bisect import bisect_left

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_names import rewritten
from planner.core.language.hanoi_pegs import PEG
from planner.core.language.text import Document

_NOUN = rf"(?:{DISC}|peg|rod|pole|post|stick)"
_OOPS = (
    r"(?:no(?! 2 (?:of|are|be|have|has|disc|disk|ring|equal|alike|same|the same|identical|which|that))"
    r"|wait(?! on| at)|sorry|oops|actually|correction|or rather|rather|i mean|i meant|make it|make that"
    r"|let us make it"
    r"|scratch that"
    r"|scrap that|forget that|better)"
)
_FILL = r"(?:[.,:;?]|oh|hm|hmm|um|er|ah|well|but|and)"
_CUE = (
    rf"(?P<cue>(?: {_FILL}){{0,4}} {_OOPS}\b(?: (?:{_FILL}|{_OOPS}|it is|is|just|only|i counted again|that is"
    r"|it should be"
    rf"|should be"
    r"|of course|now|let us say|there are)){0,6} )"
)
_ROUTE, _GOAL, _PLACE = rf"(?:from )?(?:{PEG}) to (?:{PEG})", rf"(?:to|onto) (?:{PEG})", rf"(?:on|at) (?:{PEG})"
_SHAPES = (_ROUTE, _GOAL, _PLACE, rf"\d+ (?:[a-z]+ )?{_NOUN}\b", r"\d+\b")
_CORRECTED = tuple(re.compile(rf"{_CUE}(?P<new>{shape})") for shape in _SHAPES)
_NOT_BUT = re.compile(rf"(?P<cue>(?: {_FILL}){{0,4}} not (?:to|from|on) (?:{PEG}) but )(?P<new>{_ROUTE})")
_LATER = re.compile(
    r"(?P<cue>(?: [.,;:])* (?:(?:hm|hmm|oh|no|wait|sorry|actually) )+[^?]{0,70}?(?:make it|make that|take|say)"
    r" )(?P<new>\d+)\b"
)
_RECOUNTED = re.compile(
    r"(?P<cue>(?: [.,;:])+ (?:(?:hm|hmm|oh|no(?= ,)|wait|sorry|actually|oops|but)(?: ,)? )+[^?]{0,60}?"
    r"(?:miscount\w*|counted (?:again|wrong\w*)|count again|wrong|mistake\w*)\b[^?\d]{0,60}? )"
    rf"(?P<new>\d+)(?= (?:[a-z]+ )?{DISC}\b)"
)
_NOW = re.compile(
    r"(?P<cue> , (?:but )?(?:1|one) (?:of them )?(?:got lost|is lost|is missing|broke)[^.?]{0,24}? there are"
    r" )(?P<new>\d+)\b"
)
_LEFT = re.compile(
    rf"(?P<cue>(?: [,;.])?(?: (?!{DISC}\b)[a-z]+){{0,5}}(?: (?:1|2|3|one|of them|of the \w+))*"
    r" (?:[a-z]+ ){0,3}(?:lost|lose|missing|broke|broken|gone|ate|eaten|threw|stole|swallowed|vanished"
    r"|disappeared)\b[^?;:]{0,60}? )"
    rf"(?P<new>\d+)(?: {DISC})? (?:left|remain\w*|still there)\b"
)
# "With 9 discs, but we lost 4 of them. How many moves for the remaining five?"
_THE_REST = re.compile(
    r"(?P<cue>(?: [,;.])? (?:but|and|yet|though)?(?: [a-z]+){1,4} (?:lost|swallowed|broke|ate|threw away|gave away"
    r"|stole)"
    r" \d+(?: of (?:them|the \w+))?[^?]{0,60}? remaining )(?P<new>\d+)\b"
)
_COUNTED = re.compile(rf"(?P<old>\d+) (?:[a-z]+ )?{DISC}\b")
MOST = 4


def with_corrections(doc: Document) -> Document:
    """The document with what was taken back replaced by what was meant."""
    for _ in range(MOST):
        better = _corrected(doc)
        if better is None:
            break
        doc = better
    return doc


def _corrected(doc: Document) -> Document | None:
    for pattern in (_NOT_BUT, _LATER, _RECOUNTED, _NOW, _LEFT, _THE_REST, *_CORRECTED):
        for cue in pattern.finditer(doc.clean):
            old = _taken_back(doc.clean[: cue.start()], pattern, cue["new"])
            if old is not None:
                return _replaced(doc, old, cue.span("new"), (cue.start("cue") + 1, cue.end()))
    return None


def _taken_back(before: str, pattern: re.Pattern[str], new: str) -> tuple[int, int] | None:
    """Where the last thing of the same kind stands."""
    if new.isdecimal():
        spans = [found.span("old") for found in _COUNTED.finditer(before)] or [
            found.span() for found in re.finditer(r"\b\d+\b", before)
        ]
    else:
        shape = _ROUTE if pattern is _NOT_BUT else _SHAPES[_CORRECTED.index(pattern)]
        if pattern is _CORRECTED[3]:
            shape = rf"\b\d+ (?:[a-z]+ )?{new.split()[-1]}\b"
        spans = [found.span() for found in re.finditer(rf"\b{shape}", before)]
    return spans[-1] if spans else None


def _replaced(doc: Document, old: tuple[int, int], new: tuple[int, int], cue: tuple[int, int]) -> Document:
    at = [bisect_left(doc.offsets, place) for place in (*old, *new, *cue)]
    tokens = doc.tokens
    kept = (*tokens[: at[0]], *tokens[at[2] : at[3]], *tokens[at[1] : at[4]], *tokens[at[5] :])
    return rewritten(doc, kept)
