"""Who may not be with whom: "the wolf eats the goat", "never leave the goat with the cabbage", "no child without an
adult". Sentences are read verb by verb over marked text, in which an entity is a mark such as "<2>"."""

import re
from dataclasses import dataclass

from planner.core.language.river_company import APART, TOGETHER, already_said, kept_apart
from planner.core.language.river_harm import VERB, feuds, harms
from planner.core.language.river_words import TO_GUARD, sentences

Span = tuple[int, int]

_GUARD_PHRASE = re.compile(
    r"\b(?:without|unless|except when|except if|if|when|whenever|while|once|as soon as|in the absence of|with no"
    r"|as long as|only if|should|until|where)\b" + TO_GUARD + r" (?P<g><\d+>)(?P<tail>(?: (?!<)[^.?; <]+)"
    r"{0,6})"
)
_ABSENT = re.compile(
    r"\b(?:not|away|absent|gone|isn|leave|leaves|elsewhere|left them|far|present|there|around|with|near|watching"
    r"|nearby|is|back turned|turn|look|here|supervise|guard|by)\b"
)
_NAMES_ABSENCE = re.compile(r"(?:without|in the absence|with no|unless)")
_EVEN_IF = re.compile(r"\beven (?:if|when|though|with|in)\b")


@dataclass(frozen=True)
class Ban:
    """Two entities (as marks) that may not be together; `strict` where no guard helps."""

    a: str
    b: str
    guard: str | None
    span: Span
    strict: bool = False


def read_bans(text: str) -> list[Ban]:
    """All forbidden pairs of a marked text."""
    bans: list[Ban] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        found = harms(sentence) + feuds(sentence)
        if not found or (TOGETHER.search(sentence) and APART.search(sentence)):
            found = found + [pair for pair in kept_apart(sentence) if not already_said(pair, found)]
        guard = _guard(sentence)
        bans += [
            Ban(a, b, guard if guard not in {a, b} else None, (start + s, start + e), bool(_EVEN_IF.search(sentence)))
            for a, b, s, e in found
        ]
    return bans


def _guard(sentence: str) -> str | None:
    for found in _GUARD_PHRASE.finditer(sentence):
        absent = _ABSENT.search(found["tail"]) or _NAMES_ABSENCE.match(found.group())
        if absent and not VERB.match(found["tail"].strip()):
            return found["g"]
    return None
