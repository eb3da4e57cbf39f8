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
from planner.core.language.numbers import number_at, written
from planner.core.language.spelling import corrected
from planner.core.language.wordlists import words
from planner.core.language.wordlists import words as words_of

# A puzzle that needs more words than this is no question to a chat; the bound keeps every reading quick.
MAX_WORDS = 1200

_FOLD = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'",
                       "\u2013": "-", "\u2212": "-", "\u2014": ",",
                       "\u2192": ">", "|": ",", "\t": " ", "\u00a0": " ", "\u2022": "\n", "\u25cf": "\n"})  # fmt: skip
_TOKEN = re.compile(r"w/o?(?![^\W_])|\d+(?:\.\d+)?(?!\.\d)|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\w\s]|\w")
_BULLET = re.compile(r"\n[ ]*(?:[-*\u00b7]+|\(?[0-9a-h][.)])[ ]+")
_KEPT = frozenset(",;:/%=<>")
_STOPS = frozenset(".?!\n")
_ABBREVIATIONS = words("gal qt oz pt l ml cl dl no approx vs mr mrs dr st incl kg lb lbs fl resp")
# "The farmer's already over": before these words 's is no possessive.
_AFTER_IS = words_of("already not still now over on in there here gone away never also the a an no back alone always")
_SAID_OF_A_NAME = words_of("holds has is contains takes carries to must should can and")
_RESTARTS = {("no", "wait"), ("wait", "no"), ("scratch", "that"), ("forget", "it"), ("forget", "that"), ("i", "mean")}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of cleaned text and the characters of the original that it came from."""

    norm: str
    start: int
    end: int
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class _Raw:
    word: str
    start: int
    end: int


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
        return self.tokens[first].start, self.tokens[last].end


def parse(text: str) -> Document:
    """Cleans a question. Never raises."""
    raws = _raw_tokens(text)
    opened_words = [_Raw(part, raw.start, raw.end) for raw in raws for part in _parts(raw, text)]
    tokens = _without_false_starts(_with_numbers(opened_words[:MAX_WORDS]))
    offsets, position = [], 0
    for token in tokens:
        offsets.append(position)
        position += len(token.norm) + 1
    return Document(text, tuple(tokens), " ".join(token.norm for token in tokens), tuple(offsets))


def _raw_tokens(text: str) -> list[_Raw]:
    folded = text.translate(_FOLD)
    if len(folded) != len(text):  # no table entry changes the length; a guard for whoever edits it
        folded = text
    folded = _BULLET.sub(lambda found: "\n" + " " * (len(found.group()) - 1), "\n" + folded)[1:]
    raws: list[_Raw] = []
    for found in _TOKEN.finditer(folded):
        if len(raws) >= MAX_WORDS:
            break
        raws.append(_Raw(found.group(), found.start(), found.end()))
    return [raw for i, raw in enumerate(raws) if _says_something(raws, i, folded)]


def _says_something(raws: list[_Raw], i: int, text: str) -> bool:
    """Drops quotes, hyphens inside words, soft line breaks and the stops of abbreviations."""
    word = raws[i].word
    if word[0].isalnum():
        return True
    if word == ".":
        return not _is_abbreviation_stop(raws, i, text)
    if word == "\n":
        return not _is_soft_break(raws, i)
    return word in _KEPT or word in _STOPS or word in "()+&" or (word == "-" and _is_spaced(raws, i, text))


def _is_spaced(raws: list[_Raw], i: int, text: str) -> bool:
    return text[max(0, raws[i].start - 1) : raws[i].start].isspace() and text[raws[i].end : raws[i].end + 1].isspace()


def _is_abbreviation_stop(raws: list[_Raw], i: int, text: str) -> bool:
    after = text[raws[i].end : raws[i].end + 2].lstrip()
    if raws[i].end < len(text) and text[raws[i].end].isalnum() and i and text[raws[i].start - 1].isalnum():
        return len(raws[i - 1].word) == 1
    return i > 0 and raws[i - 1].word.lower() in _ABBREVIATIONS and after[:1].islower()


def _is_soft_break(raws: list[_Raw], i: int) -> bool:
    """A line that goes on in lower case after no full stop is one sentence, broken by an editor."""
    if not 0 < i < len(raws) - 1:
        return True
    before, after = raws[i - 1].word, raws[i + 1].word
    return (
        before[-1].isalnum()
        and after[0].islower()
        and len(after) > 1
        and i > 8
        and "\n" not in [raw.word for raw in raws[i - 8 : i]]
    )


def _parts(raw: _Raw, text: str) -> tuple[str, ...]:
    word = raw.word
    if word in "()-":
        return (",",)
    if word in _STOPS:
        return ("?",) if word == "?" else (".",)
    if len(word) == 1 and word.isascii() and word.isupper() and word != "I":
        return (word,) if word != "A" or not _opens_sentence(raw, text) else ("a",)
    if word == "n" and text[raw.end : raw.end + 2].strip().startswith(("=", ":")):
        return ("n",)
    return opened(corrected(word.lower()) if word.islower() or word.istitle() or word.isupper() else word.lower())


def _opens_sentence(raw: _Raw, text: str) -> bool:
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
        if not (anew or tuple(norms[i : i + 2]) in _RESTARTS) or len(norms) - i < 8:
            continue
        start = i
        while start and norms[start - 1] in {".", ","}:
            start -= 1
        while start and norms[start - 1] not in {".", "?"}:
            start -= 1
        return tokens[:start] + tokens[i + 2 :]
    return tokens


def _with_numbers(raws: list[_Raw]) -> list[Token]:
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
