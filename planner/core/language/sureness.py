"""What shows how far a reading can be trusted: how much of the text it explains, and how unfamiliar the text is."""

from math import log

from planner.core.language.family_words import weights
from planner.core.language.reading import Reading
from planner.core.language.text import Document, Token
from planner.core.language.wordlists import words

NAMES = ("reader", "evidence", "new words", "assumptions", "unexplained")
LEAST_RAW = 0.02
MOST_UNEXPLAINED = 5
# Words of rules: one that no part of the model accounts for may be a rule that was not read.
_RULES = words("never unless without not only except alone unattended outnumber neither nor")
Signals = dict[str, float]


def signals(doc: Document, reading: Reading) -> Signals:
    """The named signals of one family's reading, before anything is decided about it."""
    raw = min(1 - LEAST_RAW, max(LEAST_RAW, reading.confidence))
    spans = [found.span for found in reading.evidence]
    bare = [token for token in doc.tokens if token.norm in _RULES and not any(a <= token.start < b for a, b in spans)]
    return {
        "reader": round(log(raw / (1 - raw)), 3),
        "evidence": len(spans),
        "new words": round(log(1 + sum(map(_is_new, doc.tokens))), 3),
        "assumptions": len(reading.assumptions),
        "unexplained": min(MOST_UNEXPLAINED, len(bare)),
    }


def _is_new(token: Token) -> bool:
    """Whether the questions that the family words were fitted to hardly have this word."""
    return token.norm.isalpha() and len(token.norm) > 1 and token.norm not in weights().features
