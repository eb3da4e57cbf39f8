"""Kinds that are told apart by what they wear, support or are: "four lads in red scarves and three in blue", "three
home fans and three away fans", "4 reds, 4 blues", "three good witches and three bad ones".

A side is called by its mark and its noun ("red lad"); wherever its mark comes again ("the blues", "the red ones", "City
fans"), it is spoken of.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from planner.core.language.river_mentions import Mention
from planner.core.language.river_words import ADJECTIVES, ANIMALS, GENERIC, PEOPLE, STOPPED, THINGS, VESSEL
from planner.core.language.text import Document
from planner.core.language.wordlists import words

COLOURS = words("red blue green yellow white black purple orange pink brown grey gray silver gold violet")
_WORN = words("hat shirt scarf jersey cap uniform coat dress badge vest bib tie top jacket trouser ribbon armband")
_ANY_OF_THEM = words("one fan team player supporter side guy boy girl kid lot man woman people person 1") | _WORN
_NOUN = r"(?P<noun>[a-z]{3,})"
_BY = r"(?:in|with|wearing|from|of|for|who wear|who support|supporting|dressed in)(?: the| a| their)?"
_AND = r"(?: (?:and|an|,|;|plus|versus|vs|against|while|the other|another|there are))+"
_WITH_MARKS = re.compile(
    rf"\b(?P<n>\d+) (?:[a-z]+ )?{_NOUN} {_BY} (?P<a>[a-z]{{3,}})(?: (?P<worn>[a-z]+))??{_AND} (?P<m>\d+)"
    rf"(?: (?P=noun)| other| people| 1)? {_BY} (?P<b>[a-z]{{3,}})\b(?: (?P=worn))?"
)
_MARKED_ALONE = re.compile(
    rf"\b(?P<n>\d+)(?: of (?:them|whom))? (?:(?:are|be|is|have) )?(?P<by>in|with|wearing|wear|from|for|supporting)"
    rf"(?: the)? (?P<a>[a-z]{{3,}})(?: (?P<worn>[a-z]+))??{_AND} (?P<m>\d+)(?: of (?:them|whom))?"
    rf"(?: (?:are|be|is|have))?(?: (?P=by))?(?: the)? (?P<b>[a-z]{{3,}})\b(?: (?P=worn))?"
)
_ADJECTIVES_FIRST = re.compile(
    rf"\b(?P<n>\d+) (?P<a>[a-z]{{3,}}) {_NOUN}{_AND} (?P<m>\d+) (?P<b>[a-z]{{3,}}) (?:(?P=noun)|1|one)\b"
    r"|\b(?P<n2>\d+) (?P<a2>[a-z]{3,}) (?:and|,) (?P<m2>\d+) (?P<b2>[a-z]{3,}) (?P<noun2>[a-z]{3,})\b"
)
_NO_MARK = words("other more small big large little old young adult more fewer such these those different male female")


@dataclass(frozen=True)
class Sides:
    """The marks of the sides, how many each has, their common noun ("" for none), and where they are counted."""

    numbers: dict[str, int]
    noun: str
    spans: dict[str, tuple[int, int]]

    def name(self, mark: str) -> str:
        """What a side is called."""
        return f"{mark} {self.noun}".strip()


def read_sides(doc: Document) -> Sides | None:
    """The sides of a document whose kinds differ by a mark only."""
    clean = doc.clean
    return _with_marks(clean) or _adjectives_first(doc) or _marked_alone(clean) or _marks_alone(doc)


def with_sides(mentions: list[Mention], sides: Sides, doc: Document) -> list[Mention]:
    """The mentions with those of the sides in place of whatever else was heard there."""
    said = _mentions(sides, doc)
    rest = [m for m in mentions if not any(s.start < m.end and m.start < s.end for s in said)]
    known = set(sides.numbers) | {sides.noun}
    rest = [replace(m, count=None) if m.name == sides.noun else m for m in rest if m.name not in known - {sides.noun}]
    return sorted([*said, *rest], key=lambda mention: mention.start)


def _with_marks(clean: str) -> Sides | None:
    found = _WITH_MARKS.search(clean)
    worn = found is not None and found["worn"] in _WORN and found["noun"] not in STOPPED and found["a"] != found["b"]
    if found is None or not (worn or _are_marks(clean, found["a"], found["b"], found["noun"])):
        return None
    spans = {found["a"]: (found.start("noun"), found.end("worn") if found["worn"] else found.end("a"))}
    spans[found["b"]] = (found.start("m") + len(found["m"]) + 1, found.end())
    return Sides({found["a"]: int(found["n"]), found["b"]: int(found["m"])}, found["noun"], spans)


def _adjectives_first(doc: Document) -> Sides | None:
    clean = doc.clean
    for found in _ADJECTIVES_FIRST.finditer(clean):
        k = "" if found["n"] else "2"
        a, b, noun = found[f"a{k}"], found[f"b{k}"], found[f"noun{k}"]
        fit = {a, b}.isdisjoint(PEOPLE | ANIMALS | THINGS) and noun in PEOPLE | ANIMALS
        fit = fit and not re.search(rf"\b(?:{a}|{b})s\b", doc.original, re.IGNORECASE)  # "footballers" are a kind
        if fit and {a, b}.isdisjoint(_NO_MARK) and _are_marks(clean, a, b, noun):
            return Sides({a: int(found[f"n{k}"]), b: int(found[f"m{k}"])}, noun, {})
    return None


def _marked_alone(clean: str) -> Sides | None:
    """ "Six hikers: three are wearing red jackets and three blue"."""
    found = _MARKED_ALONE.search(clean)
    if found is None or not _are_marks(clean, found["a"], found["b"], ""):
        return None
    end = found.end("worn") if found["worn"] else found.end("a")
    spans = {found["a"]: (found.start("a"), end), found["b"]: (found.start("b"), found.end())}
    return Sides({found["a"]: int(found["n"]), found["b"]: int(found["m"])}, "", spans)


def _marks_alone(doc: Document) -> Sides | None:
    """ "4 reds", "three vegetarians": an adjective in the plural is a noun."""
    numbers: dict[str, int] = {}
    for number, token in zip(doc.tokens, doc.tokens[1:], strict=False):
        raw = doc.original[token.start : token.end].lower()
        if number.norm.isdigit() and token.norm in ADJECTIVES | COLOURS and raw == f"{token.norm}s":
            numbers.setdefault(token.norm, int(number.norm))
    return Sides(numbers, "", {}) if numbers else None


def _are_marks(clean: str, a: str, b: str, noun: str) -> bool:
    said = Counter(clean.split())
    plain = {a, b, noun}.isdisjoint(
        STOPPED - ADJECTIVES - COLOURS - words("home away young old")
    ) and noun not in GENERIC
    return a != b and plain and said[a] > 1 and said[b] > 1 and not re.fullmatch(VESSEL, noun)


def _mentions(sides: Sides, doc: Document) -> list[Mention]:
    tokens, found = doc.tokens, []
    for mark, (start, end) in sides.spans.items():
        found.append(Mention(sides.name(mark), sides.numbers[mark], start, end, True, counted_from=start))
    covered = [*sides.spans.values()]
    for i, token in enumerate(tokens):
        at = doc.offsets[i]
        if token.norm not in sides.numbers or any(a <= at < b for a, b in covered):
            continue
        after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        mine = after == sides.noun or after in _ANY_OF_THEM
        if not mine and (after in PEOPLE | ANIMALS | THINGS or re.fullmatch(VESSEL, after)):
            continue
        last = i + 1 if mine else i
        before = tokens[i - 1].norm if i else ""
        count = int(before) if before.isdigit() else None
        end = doc.offsets[last] + len(tokens[last].norm)
        from_ = doc.offsets[i - 1] if count is not None else at
        found.append(Mention(sides.name(token.norm), count, at, end, count is not None, counted_from=from_))
    return found
