"""Jugs that are told apart by whose they are: "Ben's jug holds 7 and Ann's 4", "mine … hers", "Tom has a 5-litre can".

Owners become letters, which every rule takes for the name of a jug.
"""

import re

from planner.core.language.jug_wording import document
from planner.core.language.jug_words import CONTAINER
from planner.core.language.text import Document, Token
from planner.core.language.units import UNIT

_LETTERS = "PQRST"
_HERS = {
    "my": "my", "mine": "my", "your": "your", "yours": "your", "her": "her", "hers": "her", "his": "his",
    "our": "our", "ours": "our", "their": "their", "theirs": "their",
}  # fmt: skip
_SAYS_SIZE = (
    rf"(?: (?:{CONTAINER}|one|1))?(?: (?:[:,?.]|is|are|has|have|hold|take|fit|contain|a|an|can|of|for|only|just|one|1"
    r"|capacity|volume|exactly|up to|holding|taking|though)){0,5} \d"
)
_OWNED = re.compile(
    rf"(?P<who>\b(?:(?:my|your|his|her|our|their|the) )?[a-z]{{2,}} 's|\b(?:{'|'.join(_HERS)})\b(?! [a-z]+ 's))"
    rf"(?P<noun> (?:[a-z]+ )?(?:{CONTAINER})\b| one\b| 1\b)?"
)
_SIZED = re.compile(rf" \d+(?:/\d+)? (?:{UNIT} )?(?:[a-z]+ )?(?P<noun>{CONTAINER})\b")
_HAS = re.compile(
    rf"\b(?P<who>[a-z]{{2,}}) (?:has|have|had|own|bring|brought|took|got|carry|use) (?:got )?(?:a|an|1) (?:full "
    rf"|empty |old )?"
    rf"\d+(?:/\d+)? (?:{UNIT} )?(?:[a-z]+ )?(?P<noun>{CONTAINER}|one|1)\b"
)
_NOBODY = {"it", "there", "that", "what", "let", "here", "who", "she", "he", "one", "you", "they", "we"}

# "She is got a 5-litre can".
_NO_OWNER = {"is", "am", "are", "have", "has", "had", "also", "just", "only", "but", "and"}


def with_owners(doc: Document) -> Document:
    """The document with each owner's jug named by a letter, where several owners have one each."""
    if re.search(r"\b[A-EPQRSTX-Z]\b(?! \d)", doc.clean):
        return doc
    found = [match for match in _OWNED.finditer(doc.clean) if _key(match) not in _NOBODY]
    sized = [match for match in found if _SIZED.match(doc.clean, match.end()) and not match["noun"]]
    having = [match for match in _HAS.finditer(doc.clean) if match["who"] not in _NO_OWNER]
    told = [
        *(match for match in found if re.match(_SAYS_SIZE, doc.clean[match.end() :]) and match not in sized),
        *sized, *having,
    ]  # fmt: skip
    owners: dict[str, str] = {}
    for match in sorted(told, key=lambda match: match.start()):
        owners.setdefault(_key(match), "")
    if not 2 <= len(owners) <= len(_LETTERS):
        return doc
    owners = dict(zip(owners, _LETTERS, strict=False))
    put: dict[int, tuple[int, list[str]]] = {}
    for match in having:
        noun = "jug" if match["noun"] in {"one", "1"} else match["noun"]
        put[match.start("noun")] = (match.end(), [noun, owners[_key(match)]])
    for match in found:
        letter = owners.get(_key(match))
        if letter is None:
            continue
        behind = _SIZED.match(doc.clean, match.end())
        if behind and not match["noun"]:
            put[match.start()] = (match.end(), ["the"])
            put[behind.start("noun")] = (behind.end(), [behind["noun"], letter])
        elif match["noun"] or match["who"] not in _HERS or match["who"] != _HERS[match["who"]]:
            asked = re.match(r" \? (?=\d)", doc.clean[match.end() :])
            put[match.start()] = (
                match.end() + 2 * bool(asked),
                [*_state(match), "jug", letter, *([":"] if asked else [])],
            )
    return _put(doc, put)


def _state(match: re.Match[str]) -> list[str]:
    return [word for word in (match["noun"] or "").split() if word in {"full", "empty"}]


def _key(match: re.Match[str]) -> str:
    who = match["who"]
    return _HERS.get(who) or who.removesuffix(" 's").split(" ")[-1]


def _put(doc: Document, put: dict[int, tuple[int, list[str]]]) -> Document:
    tokens: list[Token] = []
    until = 0
    for at, token in zip(doc.offsets, doc.tokens, strict=True):
        if at in put and at >= until:
            until, said = put[at]
            tokens += [Token(word, token.start, token.end) for word in said]
        elif at >= until:
            tokens.append(token)
    return document(doc.original, tokens)
