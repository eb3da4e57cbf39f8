"""Couples told by name: "Ana & Bo, Cleo & Dan (ladies first)", "Ana is married to Ben, Carla to Dirk", "Jack's wife is
Jill", "husbands: Al, Bob; wives: Ann, Bea". Who of two is the man is taken from anywhere the text tells it.
"""

import re
from dataclasses import dataclass

from planner.core.language.river_couple_words import MAN, MAN_OF, WOMAN, WOMAN_OF, speaks_of_couples
from planner.core.language.river_words import ANIMALS, GENERIC, PEOPLE, STOPPED, sentences
from planner.core.language.wordlists import words

Pair = tuple[str, str]

_NO_NAME = (STOPPED | ANIMALS | PEOPLE | GENERIC | words("mr mrs couple who with everyone everybody husbands")) - words(
    "will may sue rob mark"
)
_NAME = r"[a-z]{2,}"
_ONE_OF_TWO = rf"(?:{MAN_OF}|{WOMAN_OF}|partner|spouse|sister|brother)"
_WEDDED = r"(?:married|engaged|wed|wedded|betrothed) (?:to|with)"
# What stands between the two of a couple; in the couples after the first it may be short.
_LINK = (
    rf"(?: ,)?(?: (?:and|with))? (?:(?:be|is) )?(?:her|his) (?:\w+ )?(?P<his>{_ONE_OF_TWO})(?: ,)?"
    rf"|(?: ,)?(?: (?:and|with))? (?P<with>{_ONE_OF_TWO})(?: ,)?"
    rf"| 's (?:\w+ )?(?P<whose>{_ONE_OF_TWO}) (?:be|is)(?: called| named)?"
    rf"| (?:(?:be|is) )?{_WEDDED}| (?:be|is) (?:with|dating|going out with)| and| with| /| loves?"
)
_SHORT = r"| to| and hers?| and his| , her| , his"
_BETWEEN = r"(?: (?:,|;|:|\.|and|plus|as well as|while))+"
_LINKED = re.compile(rf"(?P<a>{_NAME})(?:{_LINK}) (?P<b>{_NAME})")
_NEXT = re.compile(rf"{_BETWEEN} (?P<a>{_NAME})(?:{_LINK}{_SHORT}) (?P<b>{_NAME})")
# "(Ann, Bob), (Cat, Dan)": the brackets are commas.
_IN_BRACKETS = re.compile(rf", ({_NAME}) , ({_NAME}) ,")
_TWO = rf", {_NAME} , {_NAME} ,(?: ,| and)*"
_BRACKETED = re.compile(rf"{_TWO}(?: {_TWO})+")
_KIND = rf"{MAN}|{WOMAN}"
_FIRST = re.compile(
    rf"\b(?P<who>{_KIND})(?: \w+){{0,2}}? first\b"
    rf"|\bfirst(?: \w+){{0,4}}? (?:is|be|are) (?:always )?(?:the |a )?(?P<who2>{_KIND})\b"
)
_LISTED = r"\b(?P<kind>{kind})(?: (?:,|:|are|be|called|named))*(?P<names>(?: (?:,|and|'s|[a-z]{{2,}}))+)"


@dataclass(frozen=True)
class NamedCouples:
    """The couples as (man, woman), where that is told of them, else as they are named; and where they stand."""

    pairs: tuple[Pair, ...]
    told_apart: bool
    span: tuple[int, int]


def named_couples(clean: str) -> NamedCouples | None:
    """The couples that a cleaned text tells by their names."""
    if not speaks_of_couples(clean):
        return None
    return _in_two_lists(clean) or _one_by_one(clean)


def _one_by_one(clean: str) -> NamedCouples | None:
    if (found := _BRACKETED.search(clean)) and all(_are_names(*pair) for pair in _IN_BRACKETS.findall(found.group())):
        return _couples(clean, _IN_BRACKETS.findall(found.group()), None, found.span())
    for found in _LINKED.finditer(clean):
        pairs, end = [(found["a"], found["b"])], found.end()
        names = {*pairs[0]}
        while (more := _NEXT.match(clean, end)) and _are_names(*more.group("a", "b")):
            if names & {*more.group("a", "b")}:
                break
            pairs.append((more["a"], more["b"]))
            names |= {*pairs[-1]}
            end = more.end()
        if len(pairs) > 1 and _are_names(*pairs[0]):
            return _couples(clean, pairs, _second_is_wife(found), (found.start(), end))
    return None


def _couples(clean: str, pairs: list[Pair], wife_second: bool | None, span: tuple[int, int]) -> NamedCouples:
    if wife_second is None:
        wife_second = _told(clean[: span[0]] + " . " + clean[span[1] :], pairs)
    turned = tuple((b, a) if wife_second is False else (a, b) for a, b in pairs)
    return NamedCouples(turned, wife_second is not None, span)


def _are_names(*some: str) -> bool:
    return not {*some} & _NO_NAME


def _second_is_wife(found: re.Match[str]) -> bool | None:
    word = found["his"] or found["with"] or found["whose"]
    if not word or word in {"partner", "spouse"}:
        return None
    return re.fullmatch(WOMAN, word) is not None


def _told(rest: str, pairs: list[Pair]) -> bool | None:
    """Whether the second of each pair is the woman, by what the rest of the text says of the one side or the other."""
    if first := _FIRST.search(rest):
        return re.fullmatch(MAN, first["who"] or first["who2"]) is not None
    sides = [{pair[k] for pair in pairs} for k in (0, 1)]
    for start, end in sentences(rest):
        said = {*rest[start:end].split()}
        for k in (0, 1):
            if len(said & sides[k]) > 1 and not said & sides[1 - k] and (man := _are_men(rest[start:end])) is not None:
                return man is (k == 0)
    return None


def _are_men(sentence: str) -> bool | None:
    """Whether those whom a sentence names are the men: they have wives, or are called so."""
    if owned := re.search(rf"\b(?:my|his|her|their)(?: own)? (?P<one>{MAN_OF}|{WOMAN_OF}|{MAN}|{WOMAN})\b", sentence):
        return re.fullmatch(WOMAN, owned["one"]) is not None
    if called := re.search(rf"\b(?P<one>{MAN}|{WOMAN})\b", sentence):
        return re.fullmatch(MAN, called["one"]) is not None
    return None


def _in_two_lists(clean: str) -> NamedCouples | None:
    """ "Husbands: Al, Bob. Wives: Ann (Al's), Bea (Bob's)": in the order of the lists."""
    men, women = (re.search(_LISTED.format(kind=kind), clean) for kind in (MAN, WOMAN))
    if men is None or women is None:
        return None
    husbands = _names_in(men["names"])
    wives = [name for name in _names_in(women["names"]) if name not in husbands]
    if len(husbands) < 2 or len(husbands) != len(wives):
        return None
    return NamedCouples(tuple(zip(husbands, wives, strict=True)), True, (men.start(), men.end()))


def _names_in(listed: str) -> list[str]:
    names: list[str] = []
    for word in listed.split():
        if word in {",", "and", "'s"}:
            continue
        if word in _NO_NAME:
            break
        names.append(word)
    return [*dict.fromkeys(names)]
