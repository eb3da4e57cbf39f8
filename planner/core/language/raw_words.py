"""A question cut into raw words that know where they stood, without quotes, soft line breaks and other marks that
say nothing.
"""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from planner.core.language.marks import INVISIBLE
from planner.core.language.tables import Piece, unrolled
from planner.core.language.wordlists import words

# A puzzle that needs more words than this is no question to a chat; the bound keeps every reading quick.
MAX_WORDS = 1200
_FOLD = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'",
                       "\u2013": "-", "\u2212": "-", "\u2014": ",",
                       "\u2192": ">", "|": ",", "\t": " ", "\u00a0": " ", "\u2022": "\n", "\u25cf": "\n"})  # fmt: skip
_TOKEN = re.compile(
    r"[Gg]rown-?ups?|w/o?(?![^\W_])|(?:[Ee]\.g|[Ii]\.e)\.?|\d(?:st|nd|rd|th)\b"
    r"|\d{1,3}(?:,\d{3})+(?![.,]?\d)|\d+(?:\.\d+)?(?!\.\d)|(?<![\w.])\.\d+(?![\d.])"
    rf"|[^\W\d_]+(?:(?:'|[{INVISIBLE}]+'?[{INVISIBLE}]*|'[{INVISIBLE}]+)[^\W\d_]+)*|\n|[^\w\s{INVISIBLE}]|\w"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BULLET = re.compile(r"\n[ ]*(?:[-*\u00b7]+|\(?[0-9a-h][.)])[ ]+")
# "Given: a) 11 l b) 6 l" names its jugs.
_LETTERED = re.compile(r"(?<![\w(])([a-h])\)")
# "1) a wolf 2) a goat": what is counted off is no amount.
_COUNTED_OFF = re.compile(r"(?<![\w.,/:-])\d{1,2}\)")
# "A(5,4) B[3]": what stands in brackets behind a name belongs to it.
_IN_BRACKETS = re.compile(r"\b([A-Z]) ?[(\[]([\d, ]{1,80})[)\]]")
_KEPT = frozenset(",;:/%=<>")
STOPS = frozenset(".?!\n")
_ABBREVIATIONS = words("gal qt oz pt l ml cl dl no approx vs mr mrs dr st incl kg lb lbs fl resp etc")
# A line that begins so asks something by itself.
_ASKING = words("how what which find solve whats")
_LIMITS = words("max min approx no")
_NUMBERING = words("numbered labelled labeled sizes size marked from")


@dataclass(frozen=True, slots=True)
class Raw:
    word: str
    start: int
    end: int


def raw_words(text: str) -> list[Raw]:
    folded = text.translate(_FOLD)
    if len(folded) != len(text):  # no table entry changes the length; a guard for whoever edits it
        folded = text
    folded = _BULLET.sub(lambda found: "\n" + " " * (len(found.group()) - 1), "\n" + folded)[1:]
    if "a)" in folded and "b)" in folded:
        folded = _LETTERED.sub(lambda found: f"{found[1].upper()}:", folded)
    if "1)" in text and "2)" in text and "(" not in text:
        folded = _COUNTED_OFF.sub(lambda found: ",".ljust(len(found[0])), folded)
    folded = _IN_BRACKETS.sub(lambda found: f"{found[1]}:{found[2]},".ljust(len(found[0])), folded)
    raws: list[Raw] = []
    for piece in unrolled(text) if "|" in text or "\t" in text else [Piece(text, 0, len(text))]:
        source = piece.text if piece.moved else folded[piece.start : piece.end]
        for found in islice(_TOKEN.finditer(source), MAX_WORDS - len(raws)):
            a, b = (piece.start, piece.end) if piece.moved else (piece.start + found.start(), piece.start + found.end())
            raws.append(Raw(_UNSEEN.sub("", found.group()), a, b))
    by_hand = _has_lines_ended_by_hand(folded)
    return [raw for i, raw in enumerate(raws) if _says_something(raws, i, folded, by_hand)]


def _says_something(raws: list[Raw], i: int, text: str, by_hand: bool) -> bool:
    """Drops quotes, hyphens inside words, soft line breaks and the stops of abbreviations."""
    word = raws[i].word
    if word[0].isalnum() or len(word) > 1:  # ".5"
        return True
    if word == ".":
        return not _is_abbreviation_stop(raws, i, text)
    if word == "\n":
        return not _is_soft_break(raws, i, by_hand)
    return (
        word in _KEPT
        or word in STOPS
        or word in "()+&"
        or (word == "-" and (_is_spaced(raws, i, text) or _is_range(raws, i)))
    )


def _is_spaced(raws: list[Raw], i: int, text: str) -> bool:
    return text[max(0, raws[i].start - 1) : raws[i].start].isspace() and text[raws[i].end : raws[i].end + 1].isspace()


def _is_range(raws: list[Raw], i: int) -> bool:
    """ "Discs 1-4" are four discs; "a 5-3 pair" is no range."""
    if not 1 < i < len(raws) - 1 or not (raws[i - 1].word.isdecimal() and raws[i + 1].word.isdecimal()):
        return False
    said = raws[i - 2].word.lower()
    touching = raws[i - 1].end == raws[i].start and raws[i].end == raws[i + 1].start
    return touching and (said.endswith("s") or said in _NUMBERING)


def _is_abbreviation_stop(raws: list[Raw], i: int, text: str) -> bool:
    after = text[raws[i].end : raws[i].end + 2].lstrip()
    if raws[i].end < len(text) and text[raws[i].end].isalnum() and i and text[raws[i].start - 1].isalnum():
        return len(raws[i - 1].word) == 1
    before = raws[i - 1].word.lower() if i else ""
    if before in _LIMITS and after[:1].isdecimal():
        return True
    return before in _ABBREVIATIONS and after[:1].islower()


def _has_lines_ended_by_hand(text: str) -> bool:
    """Whether a line ends although its next word would have fitted: no editor breaks there, a person does."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    return any(
        line and after and after[0].islower() and len(line) + 1 + len(after.split(" ", 1)[0]) <= width
        for line, after in pairwise(lines)
    )


def _is_soft_break(raws: list[Raw], i: int, by_hand: bool) -> bool:
    """A line that goes on in lower case after no full stop is one sentence, broken by an editor."""
    if not 0 < i < len(raws) - 1:
        return True
    before, after = raws[i - 1].word, raws[i + 1].word
    return (
        not (by_hand or after in _ASKING)
        and before[-1].isalnum()
        and after[0].islower()
        and len(after) > 1
        and i > 8
        and "\n" not in [raw.word for raw in raws[i - 8 : i]]
    )
