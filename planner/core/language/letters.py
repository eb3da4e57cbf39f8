"""Whether a letter that stands alone is a name, as in "jug A", or a word: "A farmer", "A FARMER"."""

import re
from functools import lru_cache

from planner.core.language.marks import FILLER
from planner.core.language.raw_words import Raw
from planner.core.language.wordlists import words as words_of

# "x = 8, y = 5": letters that are given a value are names.
_LABELLING = re.compile(r"(?<![^\W_])([a-dp-tx-z]) ?[=:] ?\d")
_SAID_OF_A_LIMIT = ("load", "cap", "weight", "of", "number", "people", "two", "three", "four", "five")
_SAID_OF_A_NAME = words_of("holds has is contains takes carries to must should can and or using via by with")
_LETTERED_NOUNS = words_of("jug jugs peg pegs rod rods pole poles tower post bucket glass bottle can vessel")
_LETTER_B = re.compile(r"\bB\b")
_HEADED_BY = frozenset({"", ".", "!", "?", ":", '"', "\u201c"})
_BESIDE = " \t*_" + FILLER
MOSTLY = 0.8
_NEAR = 40


def is_label(letter: str, raw: Raw, text: str) -> bool:
    """ "x = 8 … x full": a letter that is given a value is a name wherever it stands, but "a" is mostly an article."""
    if letter == "a":
        return _LABELLING.match(text, raw.start) is not None
    return any(found[1] == letter for found in _LABELLING.finditer(text))


def is_a_name(raw: Raw, text: str) -> bool:
    """Whether a capital Max is somebody and not the short form of maximum."""
    follows = text[raw.end : raw.end + 12].strip(" .:")
    return not _opens_sentence(raw, text) and not follows[:1].isdecimal() and not follows.startswith(_SAID_OF_A_LIMIT)


def is_article(raw: Raw, text: str) -> bool:
    """Whether a capital A is the article and not the name of a peg or jug."""
    return _opens_sentence(raw, text) or (_is_shouted(text) and _is_article_shouted(raw, text))


def _opens_sentence(raw: Raw, text: str) -> bool:
    """Whether a small word follows a capital at the head of a sentence."""
    before = text[max(0, raw.start - _NEAR) : raw.start].rstrip(_BESIDE)[-1:]
    after = text[raw.end : raw.end + 12].lstrip(FILLER)
    follows = after[1:].lstrip(_BESIDE).split(" ")[0]
    if follows in _SAID_OF_A_NAME:
        return False
    opens = before in _HEADED_BY or (before == "\n" and not _has_a_b(text))
    goes_on = follows[:1].islower() or (follows[:1].isdecimal() and not _has_a_b(text))
    return opens and after[:1] == " " and goes_on


@lru_cache(maxsize=4)
def _has_a_b(text: str) -> bool:
    """Whether another letter stands alone: then A is probably a name as well."""
    return _LETTER_B.search(text) is not None


@lru_cache(maxsize=4)
def _is_shouted(text: str) -> bool:
    """Whether somebody writes in capitals throughout."""
    return sum(map(str.isupper, text)) > MOSTLY * sum(map(str.isalpha, text))


def _is_article_shouted(raw: Raw, text: str) -> bool:
    """ "A FARMER" has an article and "JUG A HOLDS" a name."""
    before = text[max(0, raw.start - _NEAR) : raw.start].lower().split()[-1:]
    after = text[raw.end : raw.end + _NEAR].lower().split()[:1]
    follows = "".join(after).strip(".,;:!?")
    return len(follows) > 1 and follows.isalpha() and follows not in _SAID_OF_A_NAME and not _LETTERED_NOUNS & {*before}
