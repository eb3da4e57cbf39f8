"""Which family a question belongs to: what its words speak of and what each reader makes of it decide together."""

from dataclasses import replace
from math import log
from typing import NamedTuple

from planner.core.errors import InvalidModel
from planner.core.language import river_crossing, sureness, tower_of_hanoi, water_jug
from planner.core.language.calibration import ASKED, FAMILY, PRUDENCE, RIGHT, chance
from planner.core.language.family_words import chances, code_words, is_foreign
from planner.core.language.reading import Reading
from planner.core.language.text import Document, parse
from planner.core.puzzles import read_model

_READERS = {reader.FAMILY: reader.read for reader in (river_crossing, tower_of_hanoi, water_jug)}
# Under this a text is none of the puzzles.
LEAST = 0.5
# What is in words we do not know may be a puzzle all the same, and what looks like one may be a wish for its program.
UNREAD = 0.5
HARDLY = 1e-6
# What to ask where the words are those of a puzzle and its reader found none.
_QUESTIONS = {
    river_crossing.FAMILY: "This sounds like a river crossing, but I could not make out all of it. Who wants to cross, "
    "how many does the boat hold, who can row it, and who must not be left with whom?",
    tower_of_hanoi.FAMILY: "This sounds like a Tower of Hanoi, but I could not make out all of it. How many discs "
    "are there, where do they start, and on which peg should they end?",
    water_jug.FAMILY: "This sounds like a puzzle with jugs, but I could not make out all of it. How large is each "
    "jug, what is in it at the start, and how much should be measured?",
}


class Candidate(NamedTuple):
    """The likeliest of the puzzles, what its reader made of the text, and the signals that it is meant at all."""

    family: str
    reading: Reading | None
    signals: dict[str, float]


def read(text: str) -> Reading:
    """Reads a question. Never raises."""
    doc = parse(text)
    family, reading, signals = likeliest(doc)
    likely = chance(signals, FAMILY)
    if likely < LEAST:
        return Reading("none", None, round(min(1 - likely, UNREAD if is_foreign(doc) else 1.0), 3))
    if reading is None:
        return Reading(family, None, round(ASKED * likely, 3), clarify=_QUESTIONS[family])
    sure = ASKED if reading.clarify else PRUDENCE * chance(sureness.signals(doc, reading), RIGHT)
    if _may_want_a_program(doc, reading):
        sure = min(sure, UNREAD)
    return replace(reading, confidence=round(likely * sure, 3))


def _may_want_a_program(doc: Document, reading: Reading) -> bool:
    """Whether a word of programming stands there that is nobody in the puzzle: a python may well cross a river."""
    spans = [found.span for found in reading.evidence]
    return any(not any(a <= word.start < b for a, b in spans) for word in code_words(doc))


def likeliest(doc: Document) -> Candidate:
    """The family that words and readers together speak for most, before it is decided whether it is any."""
    by_words = chances(doc)
    readings = {family: reading for family, reader in _READERS.items() if (reading := reader(doc))}
    family = max(_READERS, key=lambda family: _weight(by_words[family], readings.get(family)))
    reading = readings.get(family)
    return Candidate(family, _consistent(reading) if reading else None, _signals(by_words, family, reading))


def _signals(by_words: dict[str, float], family: str, reading: Reading | None) -> dict[str, float]:
    """What speaks for a family: how much likelier than none its words are, and how sure its reader is."""
    return {
        "words": round(log(max(HARDLY, by_words[family])) - log(max(HARDLY, by_words["none"])), 3),
        "reading": reading.confidence if reading else 0.0,
        "found": float(reading is not None),
    }


def _weight(by_words: float, reading: Reading | None) -> float:
    """What the words and the reader of one family say against the other families."""
    return FAMILY["words"] * log(max(HARDLY, by_words)) + (
        FAMILY["found"] + FAMILY["reading"] * reading.confidence if reading else 0.0
    )


def _consistent(reading: Reading) -> Reading:
    """A model that contradicts itself becomes a question back: somebody misread something, we or the person."""
    if reading.model is None:
        return reading
    try:
        read_model(reading.family, reading.model)
    except InvalidModel as error:
        question = f"That does not fit together as I read it: {error.message} Could you say it again?"
        return replace(reading, model=None, clarify=question)
    return reading
