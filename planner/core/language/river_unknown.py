"""Nouns that no list knows: what a text introduces, counts or lists among others is somebody or something in it.

A place is introduced in the same words, but people go over, into and through it; what is mostly spoken of in that way
is left out.
"""

import re
from collections import Counter

from planner.core.language.river_words import (
    ADJECTIVES,
    ANIMALS,
    GENERIC,
    MEASURES,
    PEOPLE,
    STOPPED,
    THINGS,
    VESSEL,
    WATER,
)
from planner.core.language.wordlists import words as words_of

KNOWN = PEOPLE | ANIMALS | THINGS
DETERMINERS = words_of("a an the his her their my our your its some each another one any no both these those every")
_INTO_PLACES = words_of("across over through into in on at up down around onto inside via along until under above")
_VESSEL = re.compile(VESSEL)
_WATER = re.compile(WATER)
_ENDS = words_of(", . and or ? ; plus :")
# Words of a sentence that stand where a noun of a list would: "first , …", "therefore , …".
_NEVER = words_of(
    """please hello hi ok okay well now here also therefore however thus sure right wrong fine good bad best
    interestingly etc respectively per way ways kg lb hmm oops sorry wait yet soon later earlier meanwhile
    rain snow sun sunshine wind storm fog thunder weather
    safely quickly slowly obviously naturally normally usually otherwise else already almost enough together
    somebody anybody nobody someone anyone everybody everyone lol btw thx thanks cheers plain simple easy
    hard true false yes no not never let's puzzle riddle
    luggage baggage cargo sold unsold maybe perhaps actually basically sole plus minus past upstair
    downstair upstairs downstairs apiece luckily sadly
    unfortunately fortunately instead afterwards finally"""
)


_KNOWN_OR_NONE = KNOWN | GENERIC | STOPPED | ADJECTIVES | _NEVER
_BEFORE_PLACES = DETERMINERS | ADJECTIVES


def unknown(word: str) -> bool:
    """Whether a word may be a noun that no list knows."""
    return (
        word.isalpha()
        and len(word) > 2
        and word not in _KNOWN_OR_NONE
        and not (word.endswith(("ing", "ly", "ed")) and not word.endswith("eed"))
        and not _VESSEL.fullmatch(word)
        and not _WATER.fullmatch(word)
    )


def described(words: list[str], i: int) -> bool:
    """Whether the unknown word at i only describes the known one behind it: "three drunk pirates"."""
    if not unknown(words[i]) or i + 1 >= len(words):
        return False
    return _VESSEL.fullmatch(words[i + 1]) is not None or (words[i + 1] in KNOWN and _is_introduced(words, i))


def _is_introduced(words: list[str], i: int) -> bool:
    before = words[i - 1] if i else ""
    return (
        before in DETERMINERS
        or before.isdigit()
        or (before == "hard" and words[i] in {"drive", "disk"})
        or (before == "of" and i > 1 and words[i - 2] in MEASURES)
        or (
            (before in ADJECTIVES or before.endswith("ing"))
            and i > 1
            and (words[i - 2] in DETERMINERS or words[i - 2].isdigit())
        )
    )


def _is_listed(words: list[str], i: int) -> bool:
    """ "Spy, general, colonel and a driver": between the marks of a list that has a known noun next to it."""
    before, after = words[i - 1] if i else ".", words[i + 1] if i + 1 < len(words) else "."
    near = {*words[max(0, i - 3) : i], *words[i + 1 : i + 4]}
    return before in _ENDS and after in _ENDS and {before, after} & {",", "and"} != set() and bool(near & KNOWN)


def new_nouns(words: list[str]) -> frozenset[str]:
    """The unknown nouns of a text that are introduced, counted or listed at least once, places left out."""
    candidates = [i for i, word in enumerate(words) if unknown(word) and not described(words, i)]
    candidates = [i for i in candidates if words[i] not in MEASURES or words[i + 1 : i + 2] != ["of"]]
    places = Counter(words[i] for i in candidates if _is_place(words, i))
    seen = Counter(words[i] for i in candidates)
    return frozenset(
        words[i]
        for i in candidates
        if (_is_introduced(words, i) or _is_listed(words, i)) and 2 * places[words[i]] < seen[words[i]]
    )


def _is_place(words: list[str], i: int) -> bool:
    k = i - 1
    while k >= 0 and i - k <= 3 and words[k] in _BEFORE_PLACES:
        k -= 1
    return k >= 0 and (words[k] in _INTO_PLACES or (words[k] in {"to", "from"} and words[k - 1] != "next"))
