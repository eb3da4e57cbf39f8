"""The discs of a tower puzzle: what they are called, how many there are, and where single ones lie."""

import re
from dataclasses import dataclass

from planner.core.language.hanoi_counts import count_of_sizes, elliptic_count, of_this_tower
from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_layout import read_layout
from planner.core.language.hanoi_pegs import NOUN, PEG, Pegs
from planner.core.language.numbers import is_negative
from planner.core.language.text import Document

_COUNT = re.compile(
    rf"(?<![\w/])(?<!disc )(?<!disk )(?<!\bring )(?P<n>\d+) (?:(?!disc|disk|ring|peg|rod|pole|on\b"
    rf"|top\b)[a-z]+ ){{0,3}}?(?P<noun>{DISC})\b"
)
# "Hanoi with 3 suitcases" counts no discs; "Hanoi 3 please" does.
_NO_OTHER_NOUN = (
    rf"(?! (?!(?:{DISC}|from|please|pls|move|and|on|to|how|solution|using|in|what|minimum|fewest|level|piece|total"
    r"|variant|with|by|of|golden|different|, )\b)[a-z])"
)
_OTHER_COUNT = re.compile(
    rf"\bn (?:= |is |: )?(?P<a>\d+)|\b(?:disc|disk|ring)s? (?:count|number)? ?(?:=|:|is) (?P<b>\d+)\b(?! ,? ?\d)"
    rf"|\bhanoi (?:puzzle |problem |game |tower )?(?:with |of |for |, |: |size )?(?P<c>\d+)\b{_NO_OTHER_NOUN}"
    rf"|\b(?:tower|stack|pile|set|hanoi) (?:of|with) (?P<d>\d+)\b{_NO_OTHER_NOUN}|\b(?P<e>\d+) of (?:them|em)\b"
    rf"|\b(?P<j>\d+) (?:nested|stacked|piled|threaded)\b|\ball (?P<i>\d+)\b"
    rf"|\b(?:numbered|labell?ed|marked|called|{DISC}|size) (?:from )?1 (?:to|through|,? ?\.\.) ?(?P<f>\d+)"
    rf"|\bremaining (?P<k>\d+)\b(?! {NOUN}\b)|\ball (?:the )?(?:{DISC} )?(?:but|except) (?P<l>\d+)\b"
    rf"|\b(?P<g>\d+) (?:tower of )?hanoi|\b(?P<h>\d+) (?:level|storey|layer|high|tall)"
)
_SIZES = {"smallest": 1, "tiniest": 1, "littlest": 1, "largest": -1, "biggest": -1, "widest": -1, "middle": 0,
          "small": 1, "large": -1, "big": -1, "medium": 0, "little": 1,
          "smaller": 1, "larger": -1, "bigger": -1}  # fmt: skip
_SIZE = "|".join(_SIZES)
_VERB = (
    r"(?:(?:is|are|be|lie|sit|rest|lies|stand|start|begin|end|placed|stacked|already|currently|now|initially|go|still"
    r"|must|should|have|stay|remain|piled|located|alone|up|,|left|right now|at present|by itself|has moved"
    r"|been moved|have been|wait|waits)"
    r" ){0,4}"
)
_LIST = (
    rf"(?:(?:disc|disk|ring|plate) )?\d+\b(?! (?:(?!and|on|with|is|over|under)[a-z]+ )?(?:{DISC}|peg|rod|pole|at a"
    rf"|per|by|move|step|golden|wooden"
    r"|stone|coloured|colored))(?: (?:(?:,"
    r"|and|&|over|under|on top of|on it|on|then|above|below|to|with) ){0,2}(?:(?:disc|disk|ring) )?\d+\b(?! (?:disc"
    r"|disk|ring|peg|rod"
    r"|pole)))*"
)
_BY_NUMBER = re.compile(
    rf"\b(?:disc|disk|ring|plate) (?P<discs>\d+(?: (?:(?:, )?(?:and|to) |, )?(?:(?:disc|disk|ring) )?\d+)*)"
    rf"(?: , (?:the )?(?:smallest|largest|biggest|small|big|large|middle|medium)(?: one)? ,)?"
    rf" {_VERB}(?:on|at"
    rf"|onto|to) (?P<peg>{PEG})"
)
_BY_SIZE = re.compile(
    rf"(?<!above )(?<!above the )(?<!below )(?<!below the )(?<!under )(?<!over )(?<!on )(?<!on the"
    rf" )\b(?P<order>second |2nd |third |next )?(?:(?P<pre>\d+) )?(?P<size>{_SIZE})(?: (?P<more>\d+))?(?:"
    rf" {DISC}| one| 1)?(?P<of> of (?:the |all )?(?:\d+ )?(?:{DISC}|them))? {_VERB}(?:(?(of)to|on)|(?P<only>to)"
    rf"|reach|reached|arrived on|arrived at"
    rf"|at|onto) (?P<peg>{PEG})(?! (?:disc|disk|one|1|of)\b)"
)
_BY_PEG = re.compile(
    rf"(?P<peg>\b{PEG}) (?:(?:have|hold|contain|carry|bear|is|with|:|=) ){{1,2}}(?P<discs>{_LIST}|empty|none|nothing"
    rf"|, |- )"
)
_ON_PEG = re.compile(
    rf"\b(?:on|at) (?P<peg>{PEG}) (?:there |we |you )?(?:lie|is|are|sit|rest|stand|be|find|have|:|=) (?P<discs>{_LIST})"
)
# "I only want to shift the two smallest to C": the others stay where they are.
_ONLY = re.compile(r"\b(?:only|just) (?:[a-z]+ ){0,5}(?:the )?$")
# "The smallest on top of it" lies where the disc before it does.
_ON_TOP = re.compile(
    rf"^(?: (?:,|and|with|the|it|has|have))* (?P<size>{_SIZE})(?: one| {DISC}| 1)? (?:is |lies |sits |lying |sitting "
    rf"|right |directly )?(?:on top|above|over|upon|on)(?: of)?(?: (?:it|that|this|them|the (?:{_SIZE})(?: one|"
    rf" {DISC})?))?\b"
    rf"(?! {PEG})"
)
# "Two discs on peg A (1 and 3), one disc (2) on peg B".
_LABELS = r"(?P<discs>\d+(?: (?:(?:,|and) ){1,2}\d+)*)"
_LISTED_AFTER = re.compile(rf"\b\d+ {DISC} (?:(?:is|are|lie|sit) )?on (?P<peg>{PEG}) , {_LABELS} ,")
_LISTED_BEFORE = re.compile(rf"\b\d+ {DISC} , {_LABELS} , (?:(?:is|are|lie|sit) )?on (?P<peg>{PEG})")
# "One on B (the small one)".
_ONE_ON = re.compile(
    rf"(?:\b1|_|\bone|\banother) (?:is |lies |sits )?on (?P<peg>{PEG}) , (?:the )?(?P<size>{_SIZE})(?: one| {DISC}| 1|"
    rf" _)? ,"
)
_BARE = re.compile(
    rf"(?:^|[,.:;] |and |now |currently )(?P<discs>\d+(?: (?:(?:,|and) ){{1,2}}\d+)*) (?:is |are )?on (?P<peg>{PEG})"
)
_REST = re.compile(
    rf"\b(?:the |everything |all )?(?:other|rest|remaining|others"
    rf"|else)(?: (?P<n>\d+))?(?: {DISC})? {_VERB}(?:on|at) (?P<peg>{PEG})"
)
_ANY_COUNT = re.compile(rf"(?<![\w/])(?P<n>\d+(?:/\d+)?) (?:[a-z]+ )?(?P<noun>{DISC}|peg|rod|pole)\b")
_SEVERAL = re.compile(
    rf"(?<!disc )(?<!disk )(?<!ring )(?<!, )(?<!and )\b(?P<n>\d+)(?: of (?:the |all )?(?:\d+ )?)?(?: ?(?:other "
    rf"|remaining |smaller |smallest )?{DISC}| of them)? {_VERB}(?:on|at|onto) (?P<peg>{PEG})"
)
MAX_DISCS = 1000
# In "peg 2 disc 3" the 2 is a label; in "4 pegs 6 discs" the 6 counts discs.
_PEG_LABEL = re.compile(rf"(?<!\d )\b(?!stand|place|spot|position|base|one|1|stack|tower|pile){NOUN} $")
_HEAP = re.compile(
    r"\b(?P<n>\d+) (?:(?!peg|rod|pole|post|of|and)[a-z]+ ){0,2}?(?P<noun>(?!are|is|and|then|with|lie|lies|sit"
    r"|stand|on|already"
    r"|now)[a-z]{3,}) (?:of different|of"
    r" various|of decreasing|(?:, )?no _ (?:of them |are |have |being )*(?:the same|alike|equal|of the same"
    r"|identical)|on|stacked"
    r"|piled|nested|threaded|sit|lie|stand|in a|are|, (?:biggest|largest|widest|heaviest|all of different))\b"
)


@dataclass(frozen=True)
class Placement:
    """One or more discs said to be on one peg; `discs` None means all those not named elsewhere."""

    peg: str
    discs: tuple[int, ...] | None
    start: int
    end: int


@dataclass(frozen=True)
class DiscCount:
    """How many discs there are, what the text calls them, and where it says so."""

    number: int
    noun: str
    span: tuple[int, int]


def read_count(clean: str) -> DiscCount | None:
    """The number of discs that a cleaned text states, or None."""
    here = of_this_tower(clean)
    best = _count(here)
    if best and best.number > 1:
        return best
    if found := elliptic_count(here) or count_of_sizes(here):
        return DiscCount(found[0], "disc", found[1])
    return best if here == clean else _count(clean) or best


def _count(clean: str) -> DiscCount | None:
    best: DiscCount | None = None
    for found in _COUNT.finditer(clean):
        number = int(found["n"])
        if found["noun"] in {"plate", "dish", "saucer"} and best and best.noun != found["noun"]:
            continue
        if _PEG_LABEL.search(clean[max(0, found.start() - 24) : found.start()]):
            continue
        if (
            (number < 3 and re.search(r"\bonly (?:\w+ )?$", clean[max(0, found.start() - 12) : found.start()]))
            or number > MAX_DISCS
            or number < 1
        ):
            continue
        if best is None or number > best.number:
            best = DiscCount(number, found["noun"], found.span())
    of_them = re.search(r"\b(\d+) of them\b", clean)
    if best and of_them and re.fullmatch(NOUN, best.noun) and 1 < int(of_them[1]) <= MAX_DISCS:
        return DiscCount(int(of_them[1]), "disc", of_them.span())
    if best and best.number > 1:
        return best
    for found in _OTHER_COUNT.finditer(clean):
        number = int(next(value for value in found.groups() if value))
        if 1 < number <= MAX_DISCS:
            return DiscCount(number, "disc", found.span())
    return _by_sizes(clean) or (best if best and best.number else None) or _heap(clean)


def _heap(clean: str) -> DiscCount | None:
    """So many of anything that lie in a pile."""
    found = next((found for found in _HEAP.finditer(clean) if 1 < int(found["n"]) <= MAX_DISCS), None)
    known = found and re.fullmatch(NOUN, found["noun"])
    return DiscCount(int(found["n"]), found["noun"], found.span("n")) if found and not known else None


def _by_sizes(clean: str) -> DiscCount | None:
    """Small, middle and large are three discs; small and large are two."""
    found = [match for match in _BY_SIZE.finditer(clean) if not (match["order"] or match["more"] or match["pre"])]
    number = len({_SIZES[match["size"]] for match in found})
    return DiscCount(number, "disc", (found[0].start(), found[-1].end())) if number >= 2 else None


def read_placements(clean: str, pegs: Pegs, count: int) -> list[Placement]:
    """Every place where the text puts single discs on a peg, in the order of the text."""
    found: list[Placement] = []
    for pattern in (_LISTED_AFTER, _LISTED_BEFORE, _ONE_ON, _ON_PEG, _BY_NUMBER, _BY_PEG, _BY_SIZE, _BARE, _REST):
        for match in pattern.finditer(clean):
            placement = _placement(pattern, match, pegs, count)
            if placement and not any(p.start < placement.end and placement.start < p.end for p in found):
                found.append(placement)
    return sorted([*found, *_on_top(clean, found, count)], key=lambda placement: placement.start)


def read_layouts(clean: str, pegs: Pegs, count: int) -> tuple[list[Placement], list[Placement]]:
    """Two readings of where single discs lie: by the row of words of each sentence, and by single phrases."""
    rows = [Placement(some.peg, some.discs, some.start, some.end) for some in read_layout(clean, pegs, count)]
    return rows, read_placements(clean, pegs, count)


def _on_top(clean: str, found: list[Placement], count: int) -> list[Placement]:
    """Discs said to lie on top of one that was just placed."""
    more: list[Placement] = []
    for placement in found:
        match = _ON_TOP.match(clean[placement.end : placement.end + 80])
        disc = match and {1: 1, -1: count, 0: (count + 1) // 2}[_SIZES[match["size"]]]
        if match and disc and disc not in (placement.discs or ()):
            start = placement.end
            more.append(Placement(placement.peg, (disc,), start + match.start(), start + match.end()))
    return more


def no_whole_number(doc: Document) -> str | None:
    """A question back where the text counts "-3 discs" or "three and a half discs"; None where it does not."""
    for found in _ANY_COUNT.finditer(doc.clean):
        start, _ = doc.span(found.start("n"), found.end("n"))
        if "/" in found["n"] or found["n"] == "0" or is_negative(doc.original, start):
            noun = "pegs" if re.fullmatch(NOUN, found["noun"]) else "discs"
            return f"How many {noun} are there? It must be a whole number, and at least one."
    return None


def read_several(clean: str, pegs: Pegs) -> list[tuple[str, int]]:
    """Pegs with how many discs the text puts there without saying which."""
    found = [(pegs.resolve(match["peg"]), int(match["n"])) for match in _SEVERAL.finditer(clean)]
    return [(peg, n) for peg, n in found if peg is not None and n < MAX_DISCS]


def number_with_rest(clean: str, pegs: Pegs, number: int) -> int:
    """The number of all discs where the text counts only "the remaining three" beside some that it names."""
    listed = [*_LISTED_AFTER.finditer(clean), *_LISTED_BEFORE.finditer(clean)]
    labels = [int(label) for found in listed for label in re.findall(r"\d+", found["discs"])]
    if sorted(labels) == list(range(1, len(labels) + 1)) and len(labels) > number:
        return len(labels)
    rest = [found for found in _REST.finditer(clean) if found["n"] and pegs.resolve(found["peg"]) is not None]
    if len(rest) != 1:
        return number
    named = {
        disc
        for placement in read_placements(clean[: rest[0].start()], pegs, MAX_DISCS)
        for disc in (placement.discs or ())
    }
    whole = int(rest[0]["n"]) + len(named)
    return whole if named and number == int(rest[0]["n"]) else number


def _placement(pattern: re.Pattern[str], match: re.Match[str], pegs: Pegs, count: int) -> Placement | None:
    peg = pegs.resolve(match["peg"])
    if peg is None:
        return None
    if pattern is _REST:
        return Placement(peg, None, *match.span())
    if pattern is _ONE_ON:
        disc = {1: 1, -1: count, 0: (count + 1) // 2}[_SIZES[match["size"]]]
        return Placement(peg, (disc,), *match.span()) if disc else None
    if pattern is _BY_SIZE and match["only"] and not _ONLY.search(match.string[: match.start()]):
        return None
    discs = _by_size(match, count) if pattern is _BY_SIZE else _numbers(match["discs"])
    if discs is None or any(not 1 <= disc <= max(count, 1) for disc in discs):
        return None
    return Placement(peg, discs, *match.span())


def _numbers(text: str) -> tuple[int, ...]:
    if (ends := re.fullmatch(r"(?:disc |disk |ring )?(\d+) to (\d+)", text)) and int(ends[1]) < int(
        ends[2]
    ) <= MAX_DISCS:
        return tuple(range(int(ends[2]), int(ends[1]) - 1, -1))
    numbers = tuple(dict.fromkeys(int(digits) for digits in re.findall(r"\d+", text)[:MAX_DISCS]))
    return tuple(reversed(numbers)) if re.search(r"\b(?:over|above|on)\b", text) else numbers


def _by_size(match: re.Match[str], count: int) -> tuple[int, ...] | None:
    size, order = _SIZES[match["size"]], (match["order"] or "").strip()
    step = {"": 0, "second": 1, "2nd": 1, "next": 1, "third": 2}[order]
    several = int(match["more"] or match["pre"] or 1)
    if size == 0:
        return ((count + 1) // 2,) if several == 1 and not order and count % 2 else None
    if several > 1:
        return tuple(range(several, 0, -1)) if size == 1 else tuple(range(count, count - several, -1))
    return (1 + step,) if size == 1 else (count - step,)
