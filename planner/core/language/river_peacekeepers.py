"""Who keeps the peace in general: "the professor has to be there in both cases", "the dog keeps order just as well",
"wherever Cedric is, nobody eats anything". Such a sentence names a guard and no pair; it holds for every pair.
"""

import re
from typing import NamedTuple

from planner.core.language.river_words import MARK, sentences

_WHO = (
    r"(?P<g>(?:(?:the|a|his|her|my|either|both|1 of|one of|of) )*<\d+>"
    r"(?:(?: ,| and| or| nor)+(?: the| a| his| her| my)* <\d+>){0,3})"
)
_CALM = (
    r"(?:keep\w* (?:the )?(?:peace|order|watch|quiet)|prevent\w*|stop\w*|forbid\w*|(?:is|are|be|suffice) (?:enough"
    r"|sufficient)"
    r"|keep\w* (?:them|everything|everybody|all) (?:\w+ )?(?:peaceful|apart|in (?:order|check|line)|safe|calm|quiet))"
)
_NOTHING = (
    r"(?:no person|nobody|nothing|none(?: of (?:them|the \w+))?|no one|all is|everything is|they all behave|all behave)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO} (?:have|has|need|must|should)(?: always)?(?: to)? (?:be|stay) (?:there|present|around|near\w*"
        rf"|with them|by)"
        r"\b[^.<]*\b(?:case|keep|prevent|stop|avoid)\b",
        rf"{_WHO}(?: (?:can|could|alone|also|only|himself|herself|itself|will|would|may|too"
        rf"|is able to)){{0,3}} {_CALM}",
        rf"{_WHO} 's (?:mere )?presence (?:\w+ ){{0,2}}?{_CALM}",
        rf"\b(?:where|wherever|when|whenever|if|as long as|in the presence of|with)(?: there)?(?: is| be)? {_WHO}"
        rf"(?: (?:is|are|be|stay|stand|there|present|around|near|by|watching))*[ ,]+(?:then )?{_NOTHING}\b",
        rf"\b(?:enough|sufficient|suffice\w*)(?: for peace)? (?:if|that|when|for) (?:just |only )?{_WHO} (?:is|are|be"
        rf"|stay|to be|to stay)",
        rf"{_NOTHING}\b[^.<]*\b(?:where|wherever|when|while|as long as|in the presence of|near|with) {_WHO}(?: (?:is"
        rf"|are|be"
        r"|there|present|around|near|by))*(?= [,.;]|$)",
    )
)
_TOO = re.compile(r"\b(?:just as|as well|too|also|likewise|equally|either|any 1|any one)\b")


class Keepers(NamedTuple):
    """The marks of those who keep every pair in order; and whether they do so beside whoever else is named."""

    marks: list[str]
    beside: bool


def peacekeepers(text: str, leaders: frozenset[str]) -> Keepers:
    """Who keeps every pair in order, among those who lead and those of whom nothing else is said there."""
    found: list[str] = []
    beside = False
    for start, end in sentences(text):
        for part in text[start:end].split(" ; "):
            for pattern in _PATTERNS:
                match = pattern.search(part)
                if match and not set(MARK.findall(part)) - {*MARK.findall(match["g"])} - leaders:
                    found += MARK.findall(match["g"])
                    beside = beside or _TOO.search(part) is not None
    return Keepers([*dict.fromkeys(found)], beside)
