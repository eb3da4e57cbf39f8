"""Rare ways of saying what a jug holds, put into the way that every rule knows.

"Eight of ten litres", "nine glasses fill the pot", "the 4er", "a pail for six kilos": each form is one line of a table
that says how its words go in the usual way. The words that are kept remember where they stood.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_words import CONTAINER
from planner.core.language.text import Document, Token
from planner.core.language.units import UNIT

_THE_JUG = (
    rf"(?P<x>(?:the|a|an|my|our|his|her|your|their|this|that) (?:(?:[a-z]+|\d+) ){{0,2}}?{CONTAINER}\b(?: [A-Z]\b)?"
    r"|the (?:larg|big|small|littl|tall|short)\w*(?: (?:1|one))?|(?:jug )?[A-EPQRSTX-Z]\b)"
)
# What people count by: "nine mugs fill the bucket" makes a mug the unit.
_MEASURE = rf"(?:{CONTAINER}|ladle|scoop|spoon|tablespoon|teaspoon|dose|helping|serving|portion|measure|thimble|shot)"
# "For 10 and 6 glasses of water … exactly 1 glass of water".
_COUNTED_MEASURE = re.compile(rf"\b\d+ ({_MEASURE}) of (?:water|wine|milk|tea|beer|juice|cider|oil|soup)\b")
_WEIGHT = r"(?:kg|kilo|kilogram|kilogramme|gram|g|pound|lb|ton|tonne)"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?P<n>\d+) (?P<u>{UNIT}) 1(?= (?:[,.;?]|and|or|both|is|are|be|hold|have|with|to|full|empty)(?: "
        rf"|$))"),
     "<n> <u> one"),
    (re.compile(rf"(?:(?:, )?(?:there )?(?:is|are) )?\b(?:1|a|an) {UNIT} (?:is|be|has|have|hold|contain|make|equal"
        rf"|=)(?: to)? \d+ {UNIT}(?= [.,;?])"
                rf"|\b\d+ {UNIT} (?:is|are|make|=|in|to|equal)(?: to)? (?:1|a|an) {UNIT}(?= [.,;?])"), ""),
    (re.compile(rf"(?P<n>\d+) (?:er|pounder) (?P<noun>{CONTAINER})\b"), "<n> <noun>"),
    (re.compile(r"(?P<n>\d+) er\b"), "<n> one"),
    (re.compile(rf"(?:it (?:need|take) |you need |1 need |we need )?(?P<n>\d+)(?: (?P<m>{_MEASURE}))?(?:ful)?"
                rf"(?: of [a-z]+)? (?:(?:to|that|will|exactly|just|completely|can|would) )*fill (?:up )?{_THE_JUG}"),
     "<x> hold <n> unit"),
    (re.compile(rf"(?:it (?:need|take) |you need |1 need |we need )(?P<n>\d+) (?P<u>{UNIT})(?: of [a-z]+)? to fill"
                rf" (?:up )?{_THE_JUG}"), "<x> hold <n> <u>"),
    (re.compile(rf"{_THE_JUG} (?:is|are|be|get) (?:full|filled) (?:after|by|from) (?:exactly )?(?P<n>\d+)"
                rf"(?: (?P<m>(?:{_MEASURE}|{UNIT})))?"), "<x> hold <n> <m>"),
    (re.compile(rf"(?<=[a-z]) (?:,|and|;) (?:and )?{_THE_JUG} (?:after|by|from) (?P<n>\d+)(?: (?P<m>(?:{_MEASURE}"
        rf"|{UNIT})))?"),
     ", <x> hold <n> <m>"),
    (re.compile(r"(?P<l>\b[A-EPQRSTX-Z]) (?P<c>\d+) (?P<s>(?:/|of) \d+)(?! /)"), "<l> : <c> <s>"),
    (re.compile(rf"\b1 of (?P<those>(?:the|my|these) (?:\d )?{CONTAINER}[^.;]*?) (?:is|are) (?P<f>full|empty) , "
                r"(?:namely|that is|viz|to wit|i e) (?P<x>the [a-z]+)"), "<those> , <x> one is <f>"),
    (re.compile(rf"\b(?P<x>the (?:larg|big|small|littl)\w*)(?: one| 1)? of (?P<those>(?:the|my|these) \d {CONTAINER}"
                rf" , \d+(?: {UNIT})? (?:,|and) \d+(?: {UNIT})? ,)"), "<those> <x> one"),
    (re.compile(rf"\b(?:a|an) (?P<u>{UNIT}) (?P<m>more|less|larger|smaller|bigger)\b"), "1 <u> <m>"),
    (re.compile(r"\bin which (?:there )?(?:is|are|be) (?:already |now )?(?P<n>\d+)"), "already holding <n>"),
    (re.compile(rf"(?P<n>\d+) (?P<u>{UNIT}) (?:(?:will|can) )?(?:go|fit) (?:in|into|inside) {_THE_JUG}"),
     "<x> hold <n> <u>"),
    (re.compile(rf"\bhalf (?:of )?(?:the|its|his|her|those|these|all) (?P<n2>\d+) (?P<u>{UNIT})(?! "
        rf"(?:\w+ )?{CONTAINER})"),
     "<half> <u>"),
)  # fmt: skip
_PINTER = re.compile(r"^(?P<u>pint|quart|gallon|litre|liter|ounce)(?:n?er|r)$")
_NICKNAMES = {
    "threer": 3, "fourer": 4, "fiver": 5, "sixer": 6, "sevener": 7, "eighter": 8, "niner": 9, "tenner": 10,
}  # fmt: skip
_NUMBERED_LETTER = re.compile(r"\b(?P<l>[A-Za-z]) (?P<k>\d) [=:](?= \d)")
_WORTH = re.compile(rf"(?P<n>\d+) (?P<u>{UNIT}) (?:' |'s )?worth\b(?: of (?:water|it))?")
_SLASH = re.compile(r"(?P<c>\d+)\s*/\s*(?P<s>\d+)")
_MARKER = re.compile(r"(?<![\w,/])(?:, )?, (?P<k>[1-9]) ,(?= (?:a|an|the|my|1|some|unlimited|another|no)\b)")
_LABELLED = re.compile(rf"(?<!in )(?<!into )\b(?P<noun>{CONTAINER}) (?P<k>[1-9]) , (?=\d+(?:/\d+)? (?:{UNIT}))")


def in_usual_words(doc: Document) -> Document:
    """The document with rare forms said in the usual way."""
    doc = _without_markers(_with_pairs(_with_letters(_with_nicknames(doc))))
    measures = _measures(doc.clean)
    for pattern, template in _FORMS:
        doc = _reworded(doc, pattern, template)
    return _reworded(_counted_in(doc, measures), _WORTH, "<n> <u>")


def _with_nicknames(doc: Document) -> Document:
    """ "A three-pinter and a niner": what is called by its size is a vessel of it."""
    noun = "one" if re.search(rf"\b{CONTAINER}\b", doc.clean) else "jug"
    tokens: list[Token] = []
    for i, token in enumerate(doc.tokens):
        unit = _PINTER.match(token.norm)
        if unit and i and doc.tokens[i - 1].value is not None:
            tokens += [replace(token, norm=unit["u"]), replace(token, norm=noun)]
        elif value := _NICKNAMES.get(token.norm):
            tokens += [replace(token, norm=str(value), value=Fraction(value)), replace(token, norm=noun)]
        else:
            tokens.append(token)
    return document(doc.original, tokens) if len(tokens) > len(doc.tokens) else doc


def _with_letters(doc: Document) -> Document:
    """ "C1 = 4, C2 = 9": numbered letters are plain names."""
    given = list(dict.fromkeys((found["l"], int(found["k"])) for found in _NUMBERED_LETTER.finditer(doc.clean)))
    given = given or list(dict.fromkeys(_joined_names(doc)))
    if not 2 <= len(given) <= 5 or {letter for letter, _ in given} != {given[0][0]}:
        return doc
    if sorted(k for _, k in given) not in (list(range(1, len(given) + 1)), list(range(len(given)))):
        return doc
    for (letter, k), name in zip(sorted(given), "PQRST", strict=False):
        doc = _reworded(doc, re.compile(rf"\b{letter} {k}\b"), name)
    return doc


def _joined_names(doc: Document) -> Iterator[tuple[str, int]]:
    """ "V1 (9 l) and V2 (7 l)": a capital and a digit written as one word."""
    for letter, digit in pairwise(doc.tokens):
        named = len(letter.norm) == 1 and letter.norm.isupper() and letter.norm not in {"L", "I"}
        if named and letter.end == digit.start and digit.value is not None and re.fullmatch(r"\d", digit.norm):
            yield letter.norm, int(digit.norm)


def _with_pairs(doc: Document) -> Document:
    """ "8/8, 0/5, 0/3" are no fractions where there are several: so much of so much."""
    at = [k for k, token in enumerate(doc.tokens) if _slashed(doc, token)]
    whole = len(re.findall(r"(?<![\d/])\d+ / \d+(?! ?/)", doc.clean))
    if len(at) + whole < 2 or not at or not re.search(r"(?<![\d/] )\b(?:0|(\d+) / \1)\b", doc.clean):
        return doc
    tokens: list[Token] = []
    for k, token in enumerate(doc.tokens):
        found = _slashed(doc, token) if k in at else None
        if found:
            parts = [found["c"], "/", found["s"]]
            tokens += [replace(token, norm=part, value=Fraction(part) if part != "/" else None) for part in parts]
        else:
            tokens.append(token)
    return document(doc.original, tokens)


def _slashed(doc: Document, token: Token) -> re.Match[str] | None:
    return _SLASH.fullmatch(doc.original[token.start : token.end]) if token.value is not None else None


def _without_markers(doc: Document) -> Document:
    """ "(1) a jar, (2) a can": numbers that count the items of a list say nothing; "bowl 1 - 6 cups" names a bowl."""
    marks = list(_MARKER.finditer(doc.clean))
    if len(marks) >= 2 and [int(mark["k"]) for mark in marks] == list(range(1, len(marks) + 1)):
        doc = _reworded(doc, _MARKER, ",")
    labels = {int(label["k"]) for label in _LABELLED.finditer(doc.clean)}
    if len(labels) >= 2 and labels == set(range(1, len(labels) + 1)):
        doc = _reworded(doc, _LABELLED, "<noun> <k> :")
    return doc


def _measures(clean: str) -> set[str]:
    """The words that this question counts by: vessels that fill another, what one such holds, and weights."""
    if re.search(rf"\d (?!cup|unit){UNIT}", clean):
        return set()
    found = {match["m"] for pattern, _ in _FORMS if "(?P<m>" in pattern.pattern for match in pattern.finditer(clean)}
    found |= {match[1] for match in re.finditer(r"\d ([a-z]{3,}ful)\b", clean)}
    found |= {
        match[1]
        for match in re.finditer(rf"\b(?:hold|fit|take|contain|room for) \d+ ({_MEASURE})\b(?! {CONTAINER})", clean)
    }
    often = Counter(_COUNTED_MEASURE.findall(clean))
    found |= {noun for noun, times in often.items() if times > 1}
    found |= {noun.removesuffix("ful") for noun in found if noun}
    weights = {match[1] for match in re.finditer(rf"\d ({_WEIGHT})\b", clean)}
    if re.search(rf"\b{CONTAINER}\b", clean) and not re.search(r"\b(?:weigh|boat|raft|ferry|scale show)\w*", clean):
        found |= weights
    return {noun for noun in found if noun and not re.fullmatch(UNIT, noun)}


def _counted_in(doc: Document, measures: set[str]) -> Document:
    if not measures:
        return doc
    nouns = "|".join(sorted(map(re.escape, measures), key=len, reverse=True))
    return _reworded(doc, re.compile(rf"(?P<n>\b\d+(?:/\d+)?) (?:{nouns})(?:ful)?\b"), "<n> unit")


def _reworded(doc: Document, pattern: re.Pattern[str], template: str) -> Document:
    """The document with each match said as the template says it: words, and <groups> that keep their tokens."""
    found = list(pattern.finditer(doc.clean))
    if not found:
        return doc
    tokens: list[Token] = []
    k = 0
    for match in found:
        first, last = match.span()
        while k < len(doc.tokens) and doc.offsets[k] < first:
            tokens.append(doc.tokens[k])
            k += 1
        inside = [(at, token) for at, token in zip(doc.offsets[k:], doc.tokens[k:], strict=True) if at < last]
        k += len(inside)
        if inside:
            tokens += _said(match, template, inside)
    return document(doc.original, [*tokens, *doc.tokens[k:]])


def _said(match: re.Match[str], template: str, inside: list[tuple[int, Token]]) -> list[Token]:
    here = (inside[0][1].start, max(token.end for _, token in inside))
    tokens: list[Token] = []
    for word in template.split():
        if word == "<half>":
            value = Fraction(match["n2"]) / 2
            tokens.append(Token(str(value), *here, value))
        elif word.startswith("<"):
            start, end = match.span(word[1:-1])
            tokens += [token for at, token in inside if start <= at < end]
        else:
            tokens.append(Token(word, *here, Fraction(word) if word.isdigit() else None))
    return tokens


def document(original: str, tokens: list[Token]) -> Document:
    """A document of these tokens."""
    offsets, position = [], 0
    for token in tokens:
        offsets.append(position)
        position += len(token.norm) + 1
    return Document(original, tuple(tokens), " ".join(token.norm for token in tokens), tuple(offsets))


def renamed(doc: Document, new: Callable[[int, str], str]) -> Document:
    """The document with its words replaced one by one."""
    return document(
        doc.original,
        [replace(token, norm=new(at, token.norm)) for token, at in zip(doc.tokens, doc.offsets, strict=True)],
    )
