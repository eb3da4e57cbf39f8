"""A game that has begun: who is over already, who still waits, and where the boat is, from the sentences about now."""

import re
from dataclasses import dataclass, field

from planner.core.language.river_along import ALL, BOAT, EACH, LEADER, REST, Memory, along, towards
from planner.core.language.river_words import VESSEL, sentences

Span = tuple[int, int]

_NOW = re.compile(
    r"\b(?:already|still|so far|currently|now|just|at (?:this|the) (?:point|moment|stage)|at present|halfway|midway"
    r"|in the middle|remaining|until now|by now|as of|have not|has not|(?:have|has) (?:landed|crossed|arrived|gone|left"
    r"|been)|(?:first|second|last) (?:trip|crossing)|after \d+ (?:trip|crossing)s?|starts?|from the start"
    r"|to begin with|in progress|under way|is back|returned|initially|at the start"
    r"|at the beginning|yesterday|this morning|current\w*|unlike|(?:he|she) (?:took|brought|rowed|ferried))\b"
)
_NOT_NOW = re.compile(
    r"\b(?:(?:have|has|is|are|be) to|(?<!managed )to (?:get|be)|as soon as|at least|majority|if|when|whenever"
    r"|unless|must|shall"
    r"|should|may|never|can|until|till|how"
    r"|need|want|wish|would like|of whom|goal|at the end|in the end|finally|without|outnumber\w*"
    rf"|(?<!back )(?<!home )alone|eat\w*|at a time|hold\w*|room|carry|seat\w*(?! {VESSEL})|what|either|neither|nor|any"
    r"|(?:bring|take|move|lead|get)|tonight|going to|from now on|not matter|customer\w*|order\w*|sold|wanted"
    r"|each time|aim|target|task|by (?:nightfall|evening)|end up)\b"
)
# Said of the game and not of the boat's room: enough even where the sentence names no side.
_HAS_BEGUN = re.compile(r"\b(?:already|so far|(?:first|second) (?:trip|crossing))\b")
_IS_WITH = re.compile(
    rf"(?P<who>\b{VESSEL}|<\d+>)(?: ,[^,.;<]{{1,20}},)?(?: (?:is|be|are|still|also|now|there|lie|wait))* (?:with|beside"
    r"|next to) (?:the |his |her )?(?:(?P<mark><\d+>)|(?P<he>him|her)\b(?= ?[.,;]| and|$)|(?P<them>them)\b)(?: too)?"
    r"(?! (?:on|at|in|over|across)\b)"
)
# "… and the boat, which takes me and one thing".
_ASIDE = re.compile(r"(?: ,)? which (?:can )?(?:take|hold|carry|has|have|seat)[^;]*$")
_PART = re.compile(r" ;|(?<!<\d> )(?<=\w) (?=so (?:how|what|now|he|she|the)\b|how (?:many|few|often)\b|right now\b)")
_SIDES = ("near", "far")


@dataclass
class Now:
    """How many of each mark (None: all) are on each bank, what is said of the rest, and the bank of the boat; `beside`
    holds who is said to be with whom.
    """

    at: dict[str, dict[str, int | None]] = field(default_factory=lambda: {side: {} for side in _SIDES})
    rest: str | None = None
    all: str | None = None
    each: str | None = None
    boat: str | None = None
    beside: dict[str, str] = field(default_factory=dict)
    span: Span | None = None
    cued: bool = False

    @property
    def is_told(self) -> bool:
        """Whether somebody is over."""
        return bool(self.at["far"] or self.each == "far" or (self.at["near"] and self.rest == "far"))


def read_now(text: str, leader: str) -> Now | None:
    """What a marked text says of now; None where nobody is said to be over. `leader` is whom "he" stands for."""
    now, memory, over = Now(), Memory(), towards(text)
    for start, end in _parts(text):
        part = text[start:end]
        part = _ASIDE.sub("", part)
        held = _IS_WITH.search(part)
        if _NOT_NOW.search(part[: held.start()] + part[held.end() :] if held else part):
            memory = Memory(side=memory.side)
            continue
        now.cued = now.cued or _HAS_BEGUN.search(part) is not None
        if held:
            whom = held["mark"] or leader
            who = held["who"] if held["who"].startswith("<") else BOAT
            if not held["them"]:
                now.beside[who] = whom
            part = part[: held.start()] + part[held.end() :]
        for side, who, number in along(part, over, memory):
            now.span = now.span or (start, end)
            _note(now, side, leader if who == LEADER else who, number)
            now.cued = now.cued or _NOW.search(part) is not None
        if held and held["them"] and memory.side:
            _note(now, memory.side, BOAT if "<" not in held["who"] else held["who"], None)
    for who, whom in now.beside.items():
        with_him = next((side for side in _SIDES if whom in now.at[side]), None)
        if with_him:
            _note(now, with_him, who, None)
    return now if now.is_told else None


def _note(now: Now, side: str, who: str, number: int | None) -> None:
    if who == BOAT:
        now.boat = side
    elif who == REST:
        now.rest = side
    elif who == ALL:
        now.all = side
    elif who == EACH:
        now.each = side
    else:
        now.at[side][who] = number
        if number is None:  # what is said later holds
            now.at["near" if side == "far" else "far"].pop(who, None)


def _parts(text: str) -> list[Span]:
    """The sentences, cut further where people go on without a stop."""
    found = []
    for start, end in sentences(text):
        at = start
        for cut in _PART.finditer(text, start, end):
            found.append((at, cut.start()))
            at = cut.end()
        found.append((at, end))
    return found
