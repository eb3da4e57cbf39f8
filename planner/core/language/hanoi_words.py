"""A tower puzzle in plainer words: "the broadest at the foot of stake P1" is the largest at the bottom of peg 1.

The patterns of the other files need to know a few words only; whatever means the same is said with them here.
"""

import re
from itertools import pairwise

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_names import rewritten
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.text import Document, Token
from planner.core.language.wordlists import listed, words

_SAME = {
    "medium": "mid midsized",
    "largest": "broadest thickest heaviest greatest fattest hugest bulkiest",
    "smallest": "slimmest narrowest thinnest littlest tiniest lightest",
    "larger": "broader thicker greater fatter bulkier",
    "smaller": "slimmer thinner littler tinier lesser",
    "top": "uppermost topmost",
    "bottom": "undermost lowermost foot base",
    "peg": "upright stake pad mat island altar nail bollard pedestal podium plinth pallet square bay bench board",
}
_DIALECT = {"fower": "4", "twa": "2", "yin": "one", "wee": "small", "muckle": "large", "nae": "no", "mony": "many"}
_PLAIN = _DIALECT | {word: plain for plain, some in _SAME.items() for word in listed(some)}
_COMPARED = {
    ("more", "small"): "smaller", ("more", "little"): "smaller", ("more", "big"): "larger", ("more", "large"): "larger",
    ("most", "big"): "largest", ("most", "large"): "largest", ("most", "small"): "smallest",
}  # fmt: skip
_MOVES_TO = words("on onto to from off at between")
_NAMES_A_PEG = words("src source dst dest destination target aux auxiliary spare from to start goal end via finish tmp")
_NO_PEG_BEHIND = words("in by of at or more move time step second minute turn go the a and")
_LETTERED = words("B C D X Y Z Q R")
LEAST_PEGS = 2


def with_plain_words(doc: Document) -> Document:
    """The document with one word for each thing that a tower puzzle speaks of."""
    tokens = _compared([_said(token, _PLAIN.get(token.norm, token.norm)) for token in doc.tokens])
    return rewritten(doc, tuple(_with_numbered_pegs(_without_no(_with_prefixes(tokens)))))


def _compared(tokens: list[Token]) -> list[Token]:
    """ "The most big" is the largest, "2 pegs left" are 2 remaining ones."""
    said: list[Token] = []
    for k, token in enumerate(tokens):
        last = said[-1].norm if said else ""
        if (last, token.norm) in _COMPARED:
            said[-1] = Token(_COMPARED[last, token.norm], said[-1].start, token.end)
        elif token.norm == "left" and re.fullmatch(NOUN, last) and k > 1 and tokens[k - 2].norm.isdecimal():
            said.append(_said(token, "remaining"))
        else:
            said.append(token)
    return said


def _said(token: Token, norm: str) -> Token:
    return token if norm == token.norm else Token(norm, token.start, token.end, token.value)


def _with_prefixes(tokens: list[Token]) -> list[Token]:
    """ "P1, P2 and P3" are the pegs 1, 2 and 3."""
    pairs = [
        k
        for k, (token, after) in enumerate(pairwise(tokens))
        if len(token.norm) == 1 and token.norm.isalpha() and after.norm.isdecimal() and token.end == after.start
    ]
    if len({tokens[k + 1].norm for k in pairs}) < LEAST_PEGS or len({tokens[k].norm for k in pairs}) > 1:
        return tokens
    return [
        Token(f"peg {token.norm}", tokens[k - 1].start, token.end) if k - 1 in pairs else token
        for k, token in enumerate(tokens)
        if k not in pairs
    ]


def _without_no(tokens: list[Token]) -> list[Token]:
    """ "Peg no. 2" is peg 2."""
    norms = [token.norm for token in tokens]
    gone: set[int] = set()
    for k in range(1, len(norms) - 1):
        stop = norms[k + 1] == "."
        behind = norms[k + 1 + stop] if k + 1 + stop < len(norms) else ""
        if norms[k] == "no" and behind.isdecimal() and re.fullmatch(NOUN, norms[k - 1]):
            gone |= {k, k + 1} if stop else {k}
    return [token for k, token in enumerate(tokens) if k not in gone]


def _with_numbered_pegs(tokens: list[Token]) -> list[Token]:
    """ "Four discs on 1, all to 3": bare numbers that discs go to and come from are pegs."""
    norms = [token.norm for token in tokens]
    if _LETTERED & {*norms}:
        return tokens
    places = [
        k
        for k in range(1, len(norms))
        if norms[k].isdecimal() and 0 < int(norms[k]) < 10 and _leads_to_a_peg(norms, k) and not _counts(norms, k)
    ]
    if len({norms[k] for k in places}) < LEAST_PEGS or any(norms[k - 1].isdecimal() for k in places):
        return tokens
    return [_said(token, f"peg {token.norm}") if k in places else token for k, token in enumerate(tokens)]


def _leads_to_a_peg(norms: list[str], k: int) -> bool:
    """Whether the words before a number go to a peg: "to 3", "src = 3"."""
    return norms[k - 1] in _MOVES_TO or (norms[k - 1] in {"=", ":"} and norms[k - 2] in _NAMES_A_PEG)


def _counts(norms: list[str], k: int) -> bool:
    """Whether a number counts what follows it, or ends a range."""
    behind = norms[k + 1] if k + 1 < len(norms) else "."
    ranged = norms[k - 1] == "to" and k > 1 and norms[k - 2].isdecimal()
    named = rf"{NOUN}|{DISC}"
    counted = [re.fullmatch(named, word) for word in norms[k + 1 : k + 3] if word.isalpha()]
    return ranged or behind in _NO_PEG_BEHIND or any(counted)
