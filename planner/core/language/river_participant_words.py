"""Which kinds of words stand around somebody who takes part in a crossing puzzle, and which words are never anybody."""

import re
from functools import cache

from planner.core.language.river_words import (
    ADJECTIVES,
    ANIMALS,
    GENERIC,
    HARM_FORMS,
    MEASURES,
    PEOPLE,
    ROW,
    THINGS,
    VESSEL,
    WATER,
)
from planner.core.language.wordlists import words

_HARM = re.compile(HARM_FORMS)
_ROW = re.compile(ROW)
_VESSEL = re.compile(VESSEL)
_WATER = re.compile(WATER)
_HOLD = words("hold carry take seat fit bear room space capacity transport accommodate support weigh lift aboard place")
_TELL = words(
    """say said tell told ask asked think thought know puzzle riddle book story answer question solve homework teacher
    heard read write wrote claim bet explain stuck invent"""
)
_DETERMINERS = words("a an the")
_OWNERS = words("his her their my our your its whose")
# The kinds whose words make a cast.
EVERYBODY = frozenset("PATG")
SPEAKERS = {"i": "me", "me": "me", "myself": "me", "you": "you", "yourself": "you"}
CANDIDATE_NEVER = words(
    """a an the his her its their our my your of to in on at by for from with without into onto over across through
    and or but nor not no yes so as if unless when while whenever then than because since be is are was were am been do
    did have had will would can could may might must shall should that this these those there here what how why where
    who whom which whose it he she they we him them us himself herself itself themselves 's all any some each every
    both either neither one two only just never always ever once twice more most less least fewer how too very also"""
) - {"can"}


@cache
def raw_kind(word: str) -> str:
    """What a word is by the lists, or "?"."""
    if word in PEOPLE:
        return "P"
    if word in ANIMALS:
        return "A"
    if word in THINGS:
        return "T"
    if word in GENERIC:
        return "G"
    for name, some in (("VESSEL", _VESSEL), ("WATER", _WATER), ("HARM", _HARM), ("ROW", _ROW)):
        if some.fullmatch(word):
            return name
    for name, known in (("HOLD", _HOLD), ("TELL", _TELL), ("DET", _DETERMINERS), ("OWN", _OWNERS)):
        if word in known:
            return name
    if word in ADJECTIVES:
        return "ADJ"
    return "MEASURE" if word in MEASURES else "?"


@cache
def kind(word: str) -> str:
    """What a word is as a neighbour: small words stand for themselves."""
    if word[:1].isdigit():
        return "#"
    what = raw_kind(word)
    if what == "?" and (word in CANDIDATE_NEVER or not word.isalpha() or word in _SMALL):
        return word
    return what


_SMALL = words("left alone together up down out off away back go get be between other another can 1 go goes want need")
