"""A question as cleaned text that still knows where each of its words stood.

Every family's rules are regular expressions over `Document.clean`: lower-case singular words with single spaces,
short forms opened, numbers as digits, slips in key words mended, sentences ended by " . ". Whatever a rule finds
there, `Document.span` leads back to the characters that the person wrote.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction

from planner.core.language.contractions import opened
from planner.core.language.counting_signs import numbers_first, without_second_writing
from planner.core.language.false_starts import without_false_starts
from planner.core.language.letters import is_a_name, is_article, is_label
from planner.core.language.marks import plain
from planner.core.language.names import singular
from planner.core.language.numbers import UNITS, number_at, written
from planner.core.language.raw_words import MAX_WORDS, STOPS, Raw, raw_words
from planner.core.language.second_thoughts import without_second_thoughts
from planner.core.language.spelling import corrected, slips_in
from planner.core.language.wordlists import words as words_of

# "Hanoi with N=4": a number of discs is no name.
_COUNTS = frozenset("nNkK")
_IS_SET = re.compile(r" ?[=:]")
_TOWER = re.compile(r"hanoi|\bdis[ck]s?\b|\btower\b", re.IGNORECASE)
# "The farmer's already over": before these words 's is no possessive.
_AFTER_IS = words_of("already not still now over on in there here gone away never also the a an no back alone always")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of cleaned text and the characters of the original that it came from."""

    norm: str
    start: int
    end: int
    value: Fraction | None = None


@dataclass(frozen=True)
class Document:
    """The question, its tokens, and its cleaned text with the place of each token in it."""

    original: str
    tokens: tuple[Token, ...]
    clean: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters start..end of the cleaned text stand in the original."""
        if not self.tokens:
            return (0, 0)
        first = max(0, bisect_right(self.offsets, start) - 1)
        last = max(first, bisect_right(self.offsets, max(start, end - 1)) - 1)
        some = self.tokens[first : last + 1]  # a table's words need not stand in their order
        return min(token.start for token in some), max(token.end for token in some)


def parse(text: str) -> Document:
    """Cleans a question. Never raises."""
    said = plain(text)
    slips = slips_in(said)
    opened_words = [
        Raw(slips.get(part, part), raw.start, raw.end) for raw in raw_words(said) for part in _parts(raw, said)
    ]
    tokens = without_second_thoughts(without_false_starts(_counted(opened_words[:MAX_WORDS], said)))
    offsets, position = [], 0
    for token in tokens:
        offsets.append(position)
        position += len(token.norm) + 1
    return Document(text, tuple(tokens), " ".join(token.norm for token in tokens), tuple(offsets))


def _parts(raw: Raw, text: str) -> tuple[str, ...]:
    word = raw.word
    if word == "-" and text[raw.start - 1 : raw.start].isdecimal():
        return ("to",)
    if word in "()-":
        return (",",)
    if word in STOPS:
        return ("?",) if word == "?" else (".",)
    if word in _COUNTS and _IS_SET.match(text, raw.end) and (word == "n" or _TOWER.search(text)):
        return (word.lower(),)
    if word == "Max" and is_a_name(raw, text):
        return ("max",)
    if len(word) == 1 and word.isascii() and word.isupper() and word != "I":
        return ("a",) if word == "A" and is_article(raw, text) else (word,)
    if len(word) == 1 and word in "abcdpqrstxyz" and is_label(word, raw, text):
        return (word.upper(),)
    if len(word) == 3 and word[0].isupper() and word[0] != "I" and word.endswith("'s"):  # "jug B's capacity"
        return (word[0], "'s")
    if word.istitle() and corrected(word.lower()) in UNITS and word.lower() not in UNITS:
        return (word.lower(),)  # Sven is no seven
    return opened(corrected(word.lower()) if word.islower() or word.istitle() or word.isupper() else word.lower())


def _counted(raws: list[Raw], text: str) -> list[Token]:
    """The words with their numbers, each said once and in front of what it counts."""
    return numbers_first(without_second_writing(_with_numbers(raws), text))


def _with_numbers(raws: list[Raw]) -> list[Token]:
    words = [raw.word for raw in raws]
    for i in range(len(words) - 1):
        if words[i] == "'s" and words[i + 1] in _AFTER_IS:
            words[i] = "is"
    tokens: list[Token] = []
    i = 0
    while i < len(raws):
        found = number_at(words, i)
        if found is None:
            norm = words[i] if len(words[i]) == 1 else singular(words[i])
            tokens.append(Token(norm, raws[i].start, raws[i].end))
            i += 1
            continue
        value, after = found
        tokens.append(Token(written(value), raws[i].start, raws[after - 1].end, value))
        i = after
    return tokens
