"""How many discs there are where no noun stands behind the number, and which counts are those of another tower.

"Mine has only four", "she's got six, of six sizes"; the 64 discs of the legend are not those of the question.
"""

import re

Span = tuple[int, int]
MOST, LEAST = 64, 2
_CLAUSE = re.compile(r" (?:[.;:?]|, but|but) ")
_ELSEWHERE = re.compile(
    r"\b(?:legend\w*|the story|original\w*|monaster\w*|temple|myth\w*|monk|priest|yesterday"
    r"|used to|had said|real one)\b"
)
_NOT_THIS = re.compile(r"\b(?:not|no|instead of|rather than|out of(?: the)?|than) \d+(?: [a-z]+)?")
_HAVING = (
    r"(?:have|has|had|got|only|with|of|are|for|is|do with|count|contain|hold|be|just|exactly|own|n|n =|disc :|tower :"
    r"|disc =|take|use|make it|make that|to|say|about|hanoi|need|puzzle)"
)
_NO_NOUN = (
    r"(?= (?:[.,;?]|of (?:them|different|various|all|\d+)|in (?:all|total|a|my|our|the box)|high|tall|on [A-Z]\b"
    r"|piled|stacked|lie|sit|stand|go|big|pcs|all|from)|$)"
)
_ELLIPTIC = re.compile(rf"\b{_HAVING} (?P<n>\d{{1,2}}){_NO_NOUN}|(?:^|[.?] )(?P<alone>\d{{1,2}})(?= [.,] )")
_SIZE = r"(?:small|little|tiny|medium(?: sized)?|middle(?: sized)?|middling|large|big|huge)"
_BETWEEN = r"(?: (?:disc|disk|ring|one|1|plate))?(?: ,)?(?: and)?(?: (?:a|an|the|1))? "
_SIZES = re.compile(rf"\b{_SIZE}{_BETWEEN}{_SIZE}(?:{_BETWEEN}{_SIZE})*\b")
_TIMES = re.compile(r"\b(?:at|till|until|by|before|after|week|page|am|room|no|number|chapter) (?:\d+)$")


def of_this_tower(clean: str) -> str:
    """The text with the counts of other towers blanked: those of the legend, "not 5", "out of the eight"."""
    start = 0
    borders = [*((found.start(), found.end()) for found in _CLAUSE.finditer(clean)), (len(clean), len(clean))]
    for end, after in borders:
        if _ELSEWHERE.search(clean, start, end):
            clean = clean[:start] + re.sub(r"\d", "_", clean[start:end]) + clean[end:]
        start = after - 1
    return _NOT_THIS.sub(lambda found: re.sub(r"\d", "_", found.group()), clean)


def elliptic_count(clean: str) -> tuple[int, Span] | None:
    """The one number that something has or is said to be, with no noun behind it; None where two are in question."""
    found = [
        (int(match["n"] or match["alone"]), match.span("n" if match["n"] else "alone"))
        for match in _ELLIPTIC.finditer(clean)
        if not _TIMES.search(clean[: match.end()])
    ]
    found = [(number, span) for number, span in found if LEAST <= number <= MOST]
    return found[0] if len({number for number, _ in found}) == 1 else None


def count_of_sizes(clean: str) -> tuple[int, Span] | None:
    """ "A small, a medium and a large disc" are three."""
    found = max(_SIZES.finditer(clean), key=lambda match: len(match.group()), default=None)
    if found is None or not re.search(r",|and", found.group()):
        return None
    return len({*re.findall(_SIZE, found.group())}), found.span()
