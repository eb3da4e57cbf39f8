"""The pegs of a tower puzzle: how many there are, what they are called, and which one a phrase means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.core.language.wordlists import words

NOUN = (
    r"(?:peg|rod|pole|post|spike|needle|pillar|spindle|pin|column|stand|stool|tray|stick|dowel|tower|plate|dish"
    r"|table|shelf|spot|place|stack|shaft|skewer|hook|platform|platter|saucer|base|mast|position|pile|one|1)"
)
_COLOURS = "red blue green yellow white black orange purple pink brown grey gray gold golden silver violet"
_POSITIONS = {
    "leftmost": 0, "left": 0, "first": 0, "starting": 0, "source": 0, "initial": 0, "1st": 0,
    "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "sixth": 5,
    "nearest": 0, "closest": 0, "farthest": -1, "furthest": -1,
    "rightmost": -1, "right": -1, "last": -1, "final": -1, "target": -1, "destination": -1, "far": -1,
    "middle": None, "center": None, "centre": None, "central": None, "auxiliary": None, "spare": None,
}  # fmt: skip
_ORDINALS = words("first second third fourth fifth sixth last")
_WORD = "|".join([*_POSITIONS, *_COLOURS.split()])
_STRONG_NOUN = r"(?:peg|rod|pole|post|spike|needle|pillar|spindle|pin|column|stand|stool|tray|stick|dowel|tower)"

_NUMBERED = NOUN.replace("|one|1)", ")")

# A phrase that names one peg: "peg 2", "rod B", "the left pole", "C".
PEG = (
    rf"(?:the |its )?(?:{_NUMBERED} (?:number |no |called |labelled |labeled )?(?:[A-MO-Z]\b|[a-h]\b(?! \w+ (?:disc"
    rf"|disk"
    rf"|ring))|\d\b(?! (?:{_STRONG_NOUN}|disc|disk|ring|plate|level|layer)))"
    rf"|{_NUMBERED} (?:nearest|closest|farthest|furthest)(?: to| from)?\b"
    rf"|(?:most |far )?(?:{_WORD})(?: hand)?(?: most)?(?: {NOUN}\b(?: [A-Z]\b)?)?|[A-HJ-MO-Z]\b)"
)
MENTION = re.compile(rf"\b{PEG}")
_LIST = re.compile(
    r"\b(?P<noun>(?:called|named|labell?ed|marked|numbered|and|are|:|peg|rod|pole|post|spike|needle|pillar|tower"
    r"|stick|column|spindle) ?)"
    r"(?:[:,] )?(?P<names>(?:[A-Z\d]|[a-h]) (?:(?:,|and|or|&|, and) )?(?:[A-Z\d]|[b-h]) (?:(?:,|and|or|, and"
    r"|, or) ){0,2}(?:[A-Z\d]|[c-h])\b(?: (?:, and |, or |, |and |or )?[A-Z\d]\b(?! (?:[a-z]+ ){0,2}(?:disc"
    r"|disk|ring|plate|book"
    r"|box|piece)\b)){0,4})"
)
_COUNT = re.compile(
    rf"\b(?P<n>\d+) (?P<more>more |further |other |additional |extra |remaining )?(?:(?!disc|disk|cake|plate|on|of|at"
    rf"|in|and|from|to|high|tall|hanoi|storey|level"
    rf"|ring|a\b|form\b)[a-z]+ ){{0,2}}?"
    rf"(?P<noun>{_STRONG_NOUN}|plate|dish|table|shelf|platform|platter|saucer|place|spot"
    rf"|position)\b"
)
_STATED = re.compile(rf"\b{_STRONG_NOUN} (?:=|:|count) (?P<n>[3-9])\b(?! ?[,\d])(?! (?:[a-z]+ )?(?:disc|disk|ring))")
_RANGE = re.compile(rf"\b{_STRONG_NOUN} (?P<a>[A-Za-h]|1) (?:to |through )?(?P<b>[B-Hb-h]|[3-9])\b(?! and)")
# "Pegs left, middle and right" is a list of names, not three mentions of a peg.
_IN_A_ROW = re.compile(
    r"\b(?:left|leftmost) (?:,|and) (?:the )?(?:middle|center|centre|central) (?:(?:,|and) ){1,2}(?:the )?(?:right"
    r"|rightmost)\b"
)
MAX_PEGS = 12
# "Pallet P … pallets Q and R": the numbers beside them are those of discs.
_LETTERED = re.compile(rf"\b{_STRONG_NOUN} (?P<letter>[A-Z])\b")
_LEADS = re.compile(rf"(?:\b(?:from|to|on|onto|at|off|via|between|{NOUN})|[,:=]|[A-Z] (?:and|or)) (?:the )?$")
# "To the next rod on the right" names no peg.
_NEXT = re.compile(rf"\bnext {NOUN} (?:on|to) (?:the |its )?$")
_USUAL = frozenset("ABCDEXYZ")  # any other letter alone is rather somebody's initial
_TWO = re.compile(
    rf"\b(?:only|just|with|on|those|these)(?: (?:have|has|got|had|own|use|there are|be|are))* 2 {_STRONG_NOUN}\b"
    rf"(?! (?:are|is) (?:empty|free))|\b2 {_STRONG_NOUN} (?:only|remaining)\b(?! (?:are|is) (?:empty|free))"
)


@dataclass(frozen=True)
class Pegs:
    """The names of the pegs in their physical order."""

    names: tuple[str, ...]
    list_spans: tuple[tuple[int, int], ...] = ()
    counted: tuple[int, int] | None = None

    def resolve(self, phrase: str) -> str | None:
        """The peg that a phrase such as "the left pole" or "rod B" means."""
        words = phrase.split()
        for word in reversed(words):
            for name in (word, word.upper()):
                if name in self.names and (len(words) > 1 or word.isupper() or word.isdigit() or len(word) > 1):
                    return name
        for word in words:
            if word in _POSITIONS:
                return self._at(_POSITIONS[word])
        return None

    def _at(self, index: int | None) -> str | None:
        if index is None:
            return self.names[len(self.names) // 2]
        return self.names[index] if -len(self.names) <= index < len(self.names) else None


def read_pegs(clean: str, disc_noun: str) -> Pegs:
    """Finds the pegs of a cleaned text; without a word about them they are A, B and C."""
    count, counted = _count(clean, disc_noun)
    listed, spans = _listed(clean)
    lettered = {found["letter"] for found in _LETTERED.finditer(clean)}
    if listed and not (listed[0].isdigit() and len(lettered) > 1):
        return Pegs(listed, spans, counted)
    mentions = [
        found.group()
        for found in MENTION.finditer(clean)
        if not _is_an_initial(clean, found) and not _NEXT.search(clean[max(0, found.start() - 24) : found.start()])
    ]
    return Pegs(_named_by(mentions, count), spans, counted)


def _is_an_initial(clean: str, found: re.Match[str]) -> bool:
    """ "W. and R. Miller": a letter with a stop behind it and nothing before it that leads to a peg."""
    alone = len(found.group()) == 1 and re.match(r" \. (?:and [A-Z] \. )?[a-z]+ ?(?:[.,]|$)", clean[found.end() :])
    return bool(alone) and not _LEADS.search(clean[max(0, found.start() - 24) : found.start()])


def _count(clean: str, disc_noun: str) -> tuple[int, tuple[int, int] | None]:
    best, where = 0, None
    if stated := _STATED.search(clean):
        best, where = int(stated["n"]), stated.span()
    for found in _COUNT.finditer(clean):
        number = int(found["n"]) + bool(found["more"])
        if found["noun"] in (disc_noun, "tower") and "hanoi" in clean[found.end() : found.end() + 10]:
            continue
        if found["noun"] == disc_noun and not found["more"]:
            continue
        if best < number <= MAX_PEGS:
            best, where = number, found.span()
    if best < 3 and (two := _TWO.search(clean)):
        return 2, two.span()
    return (best, where) if best >= 3 else (0, None)


def _listed(clean: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    if found := _RANGE.search(clean):
        first, last = found["a"].upper(), found["b"].upper()
        names = [chr(code) for code in range(ord(first), ord(last) + 1)] if first.isalpha() == last.isalpha() else []
        if len(names) >= 3:
            return tuple(names), (found.span(),)
    if row := _IN_A_ROW.search(clean):
        return ("left", "middle", "right"), (row.span(),)
    spans: list[tuple[int, int]] = []
    listed: tuple[str, ...] = ()
    for found in _LIST.finditer(clean):
        parts = tuple(dict.fromkeys(part.upper() for part in re.findall(r"\b[A-Za-h\d]\b", found["names"])))
        if (len(parts) >= 3 and not any(part.isdigit() for part in parts)) or parts[:3] == ("1", "2", "3"):
            spans.append(found.span())
            listed = listed or (tuple(sorted(parts)) if _in_order(parts) else parts)
    return listed, tuple(spans)


def _in_order(parts: tuple[str, ...]) -> bool:
    return sorted(parts) == [chr(ord("A") + k) for k in range(len(parts))]


def _named_by(mentions: list[str], count: int) -> tuple[str, ...]:
    """Which of the usual ways of naming pegs the text uses."""
    words = [word for mention in mentions for word in mention.split()]
    letters = [
        word.upper() for mention in mentions for word in mention.split()[-1:] if len(word) == 1 and word.isalpha()
    ]
    alone = len({*letters}) == 1 and letters[0] not in _USUAL
    if letters and not (alone and all(len(mention) == 1 for mention in mentions if mention[-1:].upper() in letters)):
        return _letters(letters, max(count or 3, 2))
    numbers = [
        int(word) for mention in mentions for word in mention.split()[1:] if word.isdigit() and not _is_one(mention)
    ]
    if numbers:
        return tuple(str(k) for k in range(1, min(MAX_PEGS, max(count, 3, *numbers)) + 1))
    colours = tuple(dict.fromkeys(word for word in words if word in _COLOURS.split()))
    if len(colours) >= 2 and (count == 0 or len(colours) >= count):
        return colours if len(colours) >= 3 else (*colours, "other")
    if any(
        word in {"left", "leftmost", "middle", "center", "centre", "right", "rightmost"} for word in words
    ) and count in (0, 3):
        return ("left", "middle", "right")
    if count == 2 and {"left", "right"} <= {*words}:
        return ("left", "right")
    if count and any(word in _POSITIONS for word in words):
        return tuple(str(k) for k in range(1, count + 1))
    if any(word in _ORDINALS for word in words):
        return tuple(str(k) for k in range(1, max(count or 3, 2) + 1))
    return tuple(_alphabet(max(count or 3, 2)))


def _is_one(mention: str) -> bool:
    return mention.split()[-1] == "1" and any(word in _POSITIONS or word in _COLOURS for word in mention.split()[:-1])


def _letters(letters: list[str], count: int) -> tuple[str, ...]:
    distinct = sorted(set(letters))
    if all(letter < chr(ord("A") + max(count, 6)) for letter in distinct):
        return tuple(_alphabet(max(count, ord(distinct[-1]) - ord("A") + 1)))
    first = ord(distinct[0])
    names = distinct if len(distinct) >= count else [chr(min(ord("Z"), first + k)) for k in range(count)]
    return tuple(dict.fromkeys(names))


def _alphabet(count: int) -> Iterator[str]:
    return (chr(ord("A") + k) for k in range(min(count, MAX_PEGS)))
