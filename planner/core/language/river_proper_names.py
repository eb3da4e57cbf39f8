"""Which words of a text are somebody's name: Bob, Anna, Mrs Fox, and Jenny at the head of a sentence."""

import re
from itertools import pairwise

from planner.core.language.river_unknown import KNOWN, unknown
from planner.core.language.river_words import HARM_FORMS, PEOPLE, STOPPED
from planner.core.language.text import Document
from planner.core.language.wordlists import words as words_of

TITLES = words_of("mr mrs ms dr sir miss madam")
_SAID_OR_KNOWN = STOPPED | KNOWN
_NAMES = re.compile(r"\b(?P<a>[A-Z][a-z]{2,})(?: and| or| &|,) (?P<b>[A-Z][a-z]{2,})\b")

# What follows a name of two letters: "Al weighs", "Bo 120", "Cy (80 kg)".
_NAME_LIKE = re.compile(r" (?:weigh|\d|\(\d|and [A-Z]|can |may |must )|, [A-Z]|'s ")

_OPENING = re.compile(
    rf" [.?:] (?P<name>[a-z]{{2,}}) (?:'s (?:got|\w+ (?:can|hold|carry|have|take|fit|only|bear|seat))|have|must|own"
    rf"|want|need|is|can|may"
    rf"|(?:will |would )?(?:{HARM_FORMS})|(?:and|,) [a-z]+ (?:fight|quarrel|argue|row|want|can|must|have)|weigh|, \d"
    rf"|\d)\b"
)

_NAME_FIRST = re.compile(
    r"(?P<name>[a-z]{3,}) (?:'s \w+ (?:can|hold|carry|have)|weigh \d|(?:, )?\d+ (?:kg|kilo|lb|pound))"
)

_NAME_NEXT = re.compile(r"(?:[.?,;] |\band )(?P<name>[a-z]{3,}) (?:weigh \d|\d+ kg|, \d+ kg)")

_WHERE = words_of("on in to from at across over along near into onto of leave reach")


def proper_names(doc: Document) -> set[str]:
    """Capitalised words inside sentences: Bob, Anna."""
    names = set()
    for k, (before, token) in enumerate(pairwise(doc.tokens)):
        raw = doc.original[token.start : token.end]
        capital = (
            raw[:1].isupper() and not raw.isupper() and (len(raw) > 2 or _NAME_LIKE.match(doc.original, token.end))
        )
        after = doc.tokens[k + 2].norm if k + 2 < len(doc.tokens) else ""
        opens = before.norm in {".", "?"} or (before.norm == ":" and after not in {",", "and"})
        surname = capital and _is_surname(doc, k + 1)
        hyphened = token.start > 0 and doc.original[token.start - 1] == "-"
        if capital and not opens and not hyphened and (token.norm not in _SAID_OR_KNOWN or surname):
            names.add(token.norm)
    names |= _opening_names(doc)
    pairs = (name.lower() for found in _NAMES.finditer(doc.original) for name in (found["a"], found["b"]))
    names |= {name for name in pairs if name not in _SAID_OR_KNOWN}
    first = _NAME_FIRST.match(doc.clean)
    starts = [first, *_NAME_NEXT.finditer(doc.clean)]
    names |= {found["name"] for found in starts if found and found["name"] not in _SAID_OR_KNOWN}
    return {name for name in names - TITLES if not _is_somewhere(name, doc.clean)}


def _is_surname(doc: Document, i: int) -> bool:
    """ "Mrs Fox", "Lieutenant Moss": a capital behind a title is a name, whatever else the word means."""
    before, token = doc.tokens[i - 1].norm, doc.tokens[i]
    titled = before in TITLES or (before in PEOPLE and doc.original[doc.tokens[i - 1].start].isupper())
    follows = doc.original[token.end : token.end + 2].strip()
    small = re.search(rf"\b{re.escape(token.norm)}", doc.original[token.end :]) is not None
    return titled and token.norm in KNOWN and not small and not follows[:1].isupper()


def _is_somewhere(name: str, clean: str) -> bool:
    """ "Between Earth and Moon", "on Mars": where one goes and not who."""
    if re.search(rf"\bbetween (?:[a-z]+ and )?{name}\b", clean):
        return True
    if re.search(rf"(?:^|[.?;:] ){name} (?!,)", clean):  # it begins a sentence
        return False
    before = re.findall(rf"(\w+)(?: the)? {name}\b", clean)
    return bool(before) and {*before} <= _WHERE


def _opening_names(doc: Document) -> set[str]:
    """Names at the head of a sentence, where a capital says nothing: "Jenny's got …", "Alpha destroys Beta"."""
    found = {m["name"]: m for m in _OPENING.finditer(" . " + doc.clean)}
    return {
        name
        for name in found
        if (unknown(name) or (len(name) == 2 and name not in _SAID_OR_KNOWN))
        and re.search(rf"\b{name}\b", doc.original, re.IGNORECASE)
        and not re.search(rf"\b{name}\b", doc.original)
    }
