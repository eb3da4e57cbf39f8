"""What a person adds about discs that are told already: "(5 underneath)", "four (4) discs", "1 is the smallest".

It names discs and sizes again and says nothing of where they lie, so it is taken out before the text is read.
"""

import re
from bisect import bisect_left
from fractions import Fraction

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_names import rewritten
from planner.core.language.text import Document, Token
from planner.core.language.wordlists import words

_SIZE = (
    r"(?:smallest|tiniest|littlest|largest|biggest|widest|small|large|big|medium|middle|little|medium sized"
    r"|middle sized)"
)
# "Disc 5 is the widest, disc 1 the narrowest", "1 = smallest", "(1 small, 2 medium, 3 large)".
_KEY = re.compile(
    rf"(?<![\d/] )\b(?:(?:{DISC}|number) )?\d+ (?:(?:is|be|=|:|being|for|mean|means|stand for|the) ){{1,3}}"
    rf"{_SIZE}\b(?: (?:one|{DISC}))?(?! (?:\d+|to|peg|rod|pole|stick|ring|from|on|{DISC})\b)"
    rf"(?! (?:and|,) (?:it |which |that )?(?:lie|sit|is|stand|rest|on)\b)"
    rf"|(?<=, )\d {_SIZE} , \d {_SIZE}(?: (?:,|and) \d {_SIZE})*(?= [,.])"
    rf"|(?<=\d ), (?:the )?{_SIZE}(?: (?:one|{DISC}))? ,"
)
# "Eight, hmm, let's make that six, cheeses": what is left of a correction between a number and its noun.
_HESITATES = re.compile(
    r"(?<=\d )(?:, )?(?:(?:hmm|hm|uh|um|er|erm|let 's|oh|well|actually|sorry|no|that is|i mean) (?:, )?)+(?=[a-z]{3,})"
)
_ALL_BUT = re.compile(
    rf"\ball (?:of (?:them|the {DISC}) |the {DISC} |{DISC} )?(?:but|except|save|apart from"
    rf"|bar) (?:for )?the (?P<size>smallest"
    rf"|largest|biggest|top|bottom)(?: (?:one|1|{DISC}))?(?: of (?:the |these |my )?(?:\d+ )?(?:hanoi )?(?:{DISC}"
    rf"|them)\b)?"
)
_TOLD = words("smallest largest biggest one disc disk ring odd even other medium small large big widest")
_PLACES = words("underneath lowest down bottom top below above under uppermost over upon on lie lies sits order deep")
_ADDED = words(
    """the is lies lie sit sits from to and then of it being in on , - up upward numbered number read counted with at
    : = rest rests floor . ; first as"""
)
_THINGS = words("one disc disk ring other")
LONGEST, MOST_BY_NAME = 16, 12
# "3 at the bottom, 2 in the middle and 1 on top" speaks of one pile.
_IN_PILE = re.compile(r"(?<=\d )in the (?:middle|center|centre)\b(?=[^.?]{0,40}\b(?:top|bottom|lowest|above|below)\b)")


def with_no_glosses(doc: Document) -> Document:
    """The document without what brackets say again of the discs before them."""
    gone = _in_keys(doc)
    norms = [token.norm for token in doc.tokens]
    for opened, closed in _brackets(doc):
        inner = norms[opened + 1 : closed]
        before = norms[opened - 1] if opened else ""
        again = len(inner) > 1 and {word for word in inner if word.isdecimal()} <= {
            *norms[max(0, opened - LONGEST) : opened]
        }
        if _says_again(inner, "disc" if again else before, norms[opened - 2] if opened > 1 else ""):
            gone |= {*range(opened, closed + 1)}
    if not gone:
        return doc
    return rewritten(doc, tuple(token for k, token in enumerate(doc.tokens) if k not in gone))


def with_the_others(doc: Document) -> Document:
    """The document with "all but the smallest" called "the others", where it says elsewhere where that one lies."""
    found = _ALL_BUT.search(doc.clean)
    if found is None or not re.search(rf"\b{found['size']}\b", doc.clean[: found.start()] + doc.clean[found.end() :]):
        return doc
    first, last = bisect_left(doc.offsets, found.start()), bisect_left(doc.offsets, found.end())
    here = (doc.tokens[first].start, doc.tokens[last - 1].end)
    count = [token for token in doc.tokens[first:last] if token.value not in {None, 1}][-1:]
    named = [Token("of", *here), *count, Token("disc", *here)] if count else []
    said = [Token("the", *here), Token("other", *here), *named]
    return rewritten(doc, (*doc.tokens[:first], *said, *doc.tokens[last:]))


def _brackets(doc: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened = -1
    for k, token in enumerate(doc.tokens):
        mark = doc.original[token.start : token.end]
        if mark == "(":
            opened = k
        elif mark == ")" and opened >= 0:
            if k - opened <= LONGEST:
                found.append((opened, k))
            opened = -1
    return found


def _says_again(inner: list[str], before: str, second: str) -> bool:
    numbers = [word for word in inner if word.isdecimal()]
    if not numbers:
        return False
    if len(inner) == 1:  # "four (4) discs", "the biggest disc (3)"
        return inner[0] in {before, second} or bool(_TOLD & {before, second} - _THINGS)
    others = [word for word in inner if not word.isdecimal() and word not in _ADDED]
    if any(word not in _PLACES and word not in _TOLD for word in others):
        return False
    return bool(_PLACES & {*inner}) and (before.isdecimal() or before in _TOLD or len(before) > 1)


def _in_keys(doc: Document) -> set[int]:
    """The tokens that only say which label is which size, or where in its pile a disc lies."""
    gone: set[int] = set()
    for pattern in (_KEY, _IN_PILE, _HESITATES):
        for found in pattern.finditer(doc.clean):
            gone |= {*range(bisect_left(doc.offsets, found.start()), bisect_left(doc.offsets, found.end()))}
    return gone


_OF_DISCS = words("disc disk ring with number the all every each those that one 1 numbered")


def with_parity(doc: Document, number: int) -> Document:
    """The document with "the odd ones" called by their numbers."""
    norms = [token.norm for token in doc.tokens]
    if not 1 < number <= MOST_BY_NAME or not {"odd", "even"} & {*norms}:
        return doc
    tokens: list[Token] = []
    skipping = False
    for token in doc.tokens:
        if token.norm in {"odd", "even"}:
            while tokens and tokens[-1].norm in _OF_DISCS:
                tokens.pop()
            tokens += _numbered(token, range(number, 0, -1))
            skipping = True
        elif not skipping or token.norm not in _OF_DISCS:
            tokens.append(token)
            skipping = False
    return rewritten(doc, tuple(tokens))


def _numbered(token: Token, discs: range) -> list[Token]:
    meant = [disc for disc in discs if disc % 2 == (token.norm == "odd")]
    said = [Token("disc", token.start, token.end)]
    return said + [Token(str(disc), token.start, token.end, Fraction(disc)) for disc in meant]
