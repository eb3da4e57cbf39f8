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
from planner.core.language.names import singular
from planner.core.language.numbers import UNITS, number_at, written
from planner.core.language.raw_words import MAX_WORDS, STOPS, Raw, raw_words
from planner.core.language.second_thoughts import without_second_thoughts
from planner.core.language.spelling import corrected
from planner.core.language.wordlists import words as words_of

# "x = 8, y = 5": letters that are given a value are names.
_LABELLING = re.compile(r"(?<![^\W_])([a-dp-tx-z]) ?[=:] ?\d")
# "The farmer's already over": before these words 's is no possessive.
_AFTER_IS = words_of("already not still now over on in there here gone away never also the a an no back alone always")
_SAID_OF_A_LIMIT = ("load", "cap", "weight", "of", "number", "people", "two", "three", "four", "five")
_SAID_OF_A_NAME = words_of("holds has is contains takes carries to must should can and")
_FILLERS = words_of(". , hmm hm oh well ok okay err sorry ah")
_RESTARTS = {("no", "wait"), ("wait", "no"), ("scratch", "that"), ("forget", "it"), ("forget", "that"), ("i", "mean")}


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
    raws = raw_words(text)
    opened_words = [Raw(part, raw.start, raw.end) for raw in raws for part in _parts(raw, text)]
    tokens = without_second_thoughts(_without_false_starts(_with_numbers(opened_words[:MAX_WORDS])))
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
    if word == "Max" and _is_a_name(raw, text):
        return ("max",)
    if len(word) == 1 and word.isascii() and word.isupper() and word != "I":
        return (word,) if word != "A" or not _opens_sentence(raw, text) else ("a",)
    if len(word) == 1 and word in "abcdpqrstxyz" and _is_label(word, raw, text):
        return (word.upper(),)
    if len(word) == 3 and word[0].isupper() and word[0] != "I" and word.endswith("'s"):  # "jug B's capacity"
        return (word[0], "'s")
    if word == "n" and text[raw.end : raw.end + 2].strip().startswith(("=", ":")):
        return ("n",)
    if word.istitle() and corrected(word.lower()) in UNITS and word.lower() not in UNITS:
        return (word.lower(),)  # Sven is no seven
    return opened(corrected(word.lower()) if word.islower() or word.istitle() or word.isupper() else word.lower())


def _is_label(letter: str, raw: Raw, text: str) -> bool:
    """ "x = 8 … x full": a letter that is given a value is a name wherever it stands, but "a" is mostly an article."""
    if letter == "a":
        return _LABELLING.match(text, raw.start) is not None
    return any(found[1] == letter for found in _LABELLING.finditer(text))


def _is_a_name(raw: Raw, text: str) -> bool:
    """Whether a capital Max is somebody and not the short form of maximum."""
    follows = text[raw.end : raw.end + 12].strip(" .:")
    return not _opens_sentence(raw, text) and not follows[:1].isdecimal() and not follows.startswith(_SAID_OF_A_LIMIT)


def _opens_sentence(raw: Raw, text: str) -> bool:
    """Whether a capital A is the article at the head of a sentence and not the name of a peg or jug."""
    before, after = text[: raw.start].rstrip()[-1:], text[raw.end : raw.end + 1]
    follows = text[raw.end + 1 : raw.end + 12].split(" ")[0]
    if follows in _SAID_OF_A_NAME:
        return False
    return before in {"", ".", "!", "?", ":", '"', "\u201c"} and after == " " and follows[:1].islower()


def _without_false_starts(tokens: list[Token]) -> list[Token]:
    """ "Two humans and one robot... no wait: three humans, …" says what follows."""
    norms = [token.norm for token in tokens]
    for i in range(len(norms) - 1, 0, -1):
        anew = norms[i] == "no" and norms[i - 1] == "." and norms[i + 1 : i + 2] in ([","], [":"])
        denied = norms[i] == "no" and norms[i - 1] == "?" and norms[i + 1 : i + 2] in ([","], ["."])
        if not (anew or denied or tuple(norms[i : i + 2]) in _RESTARTS) or len(norms) - i < 8 or norms[i + 2] == ",":
            continue
        start = i - denied
        while start and norms[start - 1] in _FILLERS:
            start -= 1
        while start and norms[start - 1] not in {".", "?"}:
            start -= 1
        return tokens[:start] + tokens[i + 2 :]
    return tokens


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
