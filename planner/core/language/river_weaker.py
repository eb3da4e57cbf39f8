"""Which of two sides must not be outnumbered, by everything a text says of them rather than by one turn of phrase.

Whoever gets eaten, is only safe in numbers or makes a bank an exception by not being there is the weaker side; whoever
attacks or must not be too many is the stronger one. Each hint is a vote; what is said plainly weighs more.
"""

import re
from collections import Counter

from planner.core.language.river_words import HARM_FORMS, sentences

Span = tuple[int, int]

_COMPARES = re.compile(
    r"\b(?:outnumber\w*|outmatch\w*|outweigh\w*|majority|minority|more|fewer|less|exceed\w*|surplus|upper hand|as many"
    r"|as numerous|numerous|at least as|at least equal|at least the|for every|for each|equal\w*|greater|larger"
    r"|bigger|smaller|superior|excess|too many|same number"
    r"|balance|against 1|versus 1|vs 1|in number|overpower\w*)\b|(?<= )[<>\u2264\u2265](?= )"
)
_SHORT = r"(?: (?!<|they\b|it\b)[^.;,<\s]+){0,3}?"
_LONG = r"(?: (?!<|they\b|it\b)[^.;,<\s]+){0,6}?"
_MUST = r"(?:must|have to|need to|need|should|shall|ought to|always)"
_MANY = (
    r"(?:at least|equal\w*|as many|as numerous|as strong|more|the majority|a majority|not fewer|no fewer|not less"
    r"|no less|enough|the same number|level|match)"
)
_STOP = r"(?:not|never|no|nowhere|neither|nor|without|avoid|forbidden|prevent)"
_LARGE = (
    r"(?:more|majority(?: of)?|surplus(?: of)?|excess(?: of)?|too many|(?:larger|bigger|greater|higher|superior"
    r"|stronger)"
    r"(?: \w+)? of)"
)
_THERE = r"(?: (?:are|is|be|present|there|around|at all|too|left|here|also|as well|on it|on that \w+|at that \w+))*"
_ENDS = r"(?= [.,;:?)]| must| the | there | you |$)"
# What makes the mark w the weaker side, or the mark s the stronger one, and how much it counts.
_HINTS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rf"\b(?:unless|except|or|if|when|where|but|of course)\b{_LONG} (?:no|0|any|some|none of the|zero)"
         rf"(?: \w+)? (?P<w><\d+>){_THERE}{_ENDS}", 3),
        (r"\b(?:bank|side|shore|place|group|anywhere)(?: \w+)? with(?: any| some| the)? (?P<w><\d+>)", 3),
        (rf"\b(?:where|wherever|if|when|in case)(?: there)?(?: are| is| be)?(?: any| some| the)? (?P<w><\d+>){_THERE}"
         rf"{_ENDS}", 2),
        (r"(?P<w><\d+>) > 0\b|\b(?:place|bank|side)s? without(?: any)? (?P<w2><\d+>)", 3),
        (rf"(?P<w><\d+>){_SHORT} (?:is|are|be|get|feel|were|being|become)(?: \w+){{0,2}}? (?:{HARM_FORMS}|eaten|killed"
         rf"|lost|doomed|done for|finished|dead|in danger|in trouble|robbed|safe|toast|gone|devoured|history)\b", 2),
        (rf"(?P<w><\d+>){_SHORT} (?:die|perish|suffer|not survive|survive|lose|panic|dead|get it)\b", 2),
        (rf"\b(?:{HARM_FORMS}|overpower|overwhelm|jump on|turn on|fall upon|gang up on|take over"
         rf"|turn against)(?: up| at"
         rf"| on| the| all| those| any| poor)* (?P<w><\d+>)", 2),
        (r"\b(?:danger\w*|deadly|fatal|lethal|unsafe|not safe|trouble|bad|the end|over|protect|safety)"
         r"(?: news)? (?:for|of|to|with)?(?: the| those| any)* ?(?P<w><\d+>)", 2),
        (rf"(?P<w><\d+>){_LONG} (?:outnumbered|in(?: the| a)? minority|outmatched|overpowered|overwhelmed)\b", 3),
        (r"\b(?:outnumbered|outmatched) (?P<w><\d+>)", 3),
        (rf"(?P<w><\d+>){_LONG} {_MUST}(?: (?!not\b|never\b|<)\w+){{0,4}}? {_MANY}\b", 4),
        (rf"\b{_MUST}(?: (?!not\b|never\b|<)\w+){{0,4}}? {_MANY}(?: 1| many| of)?(?: the)? (?P<w><\d+>)", 3),
        (r"\b(?:for every|for each|for any|per)(?: single)? (?P<s><\d+>)[^.;]{0,50}\b(?:1|at least 1|an?)"
         r"(?: \w+)? (?P<w><\d+>)", 4),
        (r"(?P<w><\d+>) (?:> ?=|= ?>|\u2265)(?: the)? (?P<s><\d+>)", 4),
        (r"(?P<s><\d+>) (?:< ?=|= ?<|\u2264)(?: the)? (?P<w><\d+>)", 4),
        (rf"\b{_STOP}\b[^.;<]{{0,40}}\b{_LARGE}(?: the| any)* (?P<s><\d+>)", 3),
        (rf"\b{_STOP}\b[^.;<]{{0,40}} (?P<w><\d+>){_LONG} (?:fewer|less|smaller|lower)\b", 2),
        (r"\b(?:larger|bigger|greater|stronger) (?:\w+ )?(?:number|group|crowd|gang|party"
         r"|band) of(?: the)? (?P<s><\d+>)", 2),
        (rf"(?P<w><\d+>){_LONG} (?:fewer|less|smaller|lower)\b", 1),
        (r"(?P<w><\d+>)[^.;<]{0,50}\bthey (?:are|be|find themselves|end up)(?: \w+)? (?:fewer|less|outnumbered"
         r"|in (?:the |a )?minority)\b", 3),
        (rf"(?P<s><\d+>){_LONG} (?:attack|behave|harmless|dangerous|superior|upper hand|overpower)\b", 2),
        (rf"(?P<s><\d+>){_SHORT} not (?:exceed|outnumber|surpass|top) (?:it|that|this|them|theirs|the latter)\b", 4),
        (r"(?P<w><\d+>) (?:is|are|be|=|equal) (?:0|zero)\b", 3),
        (r"(?P<s><\d+>) (?:against|versus|vs)(?: only| just)? 1 (?P<w><\d+>)", 4),
    )
)  # fmt: skip
_MAY = re.compile(r"\b(?:may|can|could) (?:freely |safely |well |of course )?(?:be )?(?:outnumber\w*|more|in the)")
_LEAST = 2
AGAINST_WHAT_IS_SAID = 4


def weaker_side(text: str, sides: list[str], said: str | None = None) -> tuple[str, str, Span] | None:
    """The stronger and the weaker of two sides, and where that is said; None where the hints leave it open.

    `said` is the side that a turn of phrase already called the weaker: many hints are needed against it.
    """
    votes: Counter[str] = Counter()
    spans: list[Span] = []
    compared = False
    for start, end in sentences(text):
        sentence = text[start:end]
        goes_on, compared = compared, _COMPARES.search(sentence) is not None
        if not (compared or goes_on) or _MAY.search(sentence) or not any(side in sentence for side in sides):
            continue
        if compared:
            spans.append((start, end))
        for weak, weight in _votes(sentence, sides):
            votes[weak] += weight
    if len(sides) != 2 or not spans:
        return None
    first, second = sorted(sides, key=lambda side: -votes[side])
    if votes[first] - votes[second] < (_LEAST if said in {None, first} else AGAINST_WHAT_IS_SAID):
        return None
    return second, first, spans[0]


def _votes(sentence: str, sides: list[str]) -> list[tuple[str, int]]:
    """Which side each hint of a sentence calls the weaker; a hint counts once a sentence."""
    found = []
    for pattern, weight in _HINTS:
        for match in pattern.finditer(sentence):
            groups = match.groupdict()
            weak = groups.get("w") or groups.get("w2")
            if weak is None and groups.get("s") in sides:
                weak = next(side for side in sides if side != groups["s"])
            if weak in sides:
                found.append((weak, weight))
                break
    return found
