"""How many the boat holds, from the numbers of a text that stand where people speak of room.

Every number is an amount until its surroundings say otherwise; words of holding, room, limits and trips next to it
speak for the boat. Whether whoever rows is counted in is read from who takes the others along ("she can take two"),
from what stands beside him ("besides her", "him and one more") and from what is left ("one spare seat").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.core.language.river_room_words import (
    ABLE,
    ABOARD,
    AFTER_ROOM,
    ALL,
    AS_WORDS,
    AT_A_TIME,
    BEFORE,
    BESIDES,
    CORRECTED,
    INCLUDED,
    IS_ALL,
    ITS_LIMIT,
    LED,
    LEFT_OVER,
    LIMIT,
    LOADS,
    MORE,
    NO_AMOUNT,
    NOT_ALL,
    NOT_COUNTED,
    NOTHING_ELSE,
    NTH,
    OVER,
    PLUS_AFTER,
    PLUS_BEFORE,
    RULE,
    SEATED,
    SINKS,
    TASK,
    TOO_MANY,
    WHOLE,
    N,
    V,
)
from planner.core.language.river_words import MARK

Span = tuple[int, int]
_REACH = 240
# From here on what stands around the number is surer than the shape of the whole phrase.
SURE = 5
# "He has room for two passengers": he is no passenger.
_HAS_ROOM = re.compile(
    r"(?:\b(?:he|she|i)|<\d+>) (?:has|have) (?:room|space|seats?|places?) for (?:only |just |at most )?$"
)
_USED_TO = re.compile(r"\bused to (?:be )?\w+ (?:\w+ )?$")
# "It won't hold him plus two": so many do not fit.
_REFUSED = re.compile(r"\bnot (?:hold|take|carry|fit|bear|seat) (?:him|her|me|you|<\d+>|the rower) (?:and|plus|with) $")
# "So eight in all, two fit in the boat": it is the number after that which is the room.
_ANOTHER = re.compile(r" , (?:only |just |at most )?\d")


@dataclass(frozen=True)
class Room:
    """So many aboard in all; `beside` where the text speaks of the one who rows and his freight."""

    number: int
    beside: bool
    span: Span
    score: int = 0


def read_room(text: str, total: int, led: bool) -> Room | None:
    """The room in the boat that a marked text tells of, or None; `led` says whether one takes the others over."""
    best: Room | None = None
    for start, end in _sentences(text):
        sentence = text[start:end]
        corrected = best is not None and CORRECTED.search(sentence) is not None
        if not LOADS.search(sentence) and not SINKS.search(sentence) and not corrected:
            continue
        for room in _rooms(sentence, total, led):
            since = sentence[: room.span[0]] if best is None else text[max(start, best.span[1]) : start + room.span[0]]
            taken_back = best is not None and CORRECTED.search(since) is not None and room.number != best.number
            if best is None or room.score > best.score or taken_back:
                score = max(room.score, best.score, SURE) if best and taken_back else room.score
                best = Room(room.number, room.beside, (start + room.span[0], start + room.span[1]), score)
    return best


def _sentences(text: str) -> Iterator[Span]:
    at = 0
    for found in re.finditer(r" [.?;](?= |$)", text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _rooms(sentence: str, total: int, led: bool) -> Iterator[Room]:
    if (found := ALL.search(sentence)) and not NOT_ALL.search(found.group()):
        yield Room(total, False, found.span(), 7)
    if found := NOTHING_ELSE.search(sentence):
        yield Room(1, False, found.span(), 9)
    if SINKS.search(sentence):
        yield from _sunk(sentence, led)
    for found in N.finditer(sentence):
        score = _score(sentence, found, led)
        if score < 3:
            continue
        number = int(found["n"]) if found["n"].isdigit() else AS_WORDS.get(found["n"], 1)
        if up_to := re.match(
            r"(?: ,(?: or)? \d(?! (?:\w+ )?<))*(?: ,)? or (\d)\b(?! (?:\w+ )?<)", sentence[found.end() :]
        ):
            number, score = int(up_to[1]), max(score, SURE)
        beside = _is_beside(sentence, found, number, total, led)
        inside = number + beside
        if number > 0 and inside <= max(total, 2):
            yield Room(inside, beside, _phrase(sentence, found), score)


def _sunk(sentence: str, led: bool) -> Iterator[Room]:
    """ "More than two and it sinks", "if he took more than one of them", "a third passenger would sink it"."""
    if over := OVER.search(sentence):
        aboard = ABOARD.search(sentence[over.end() :]) or re.match(
            r" of (?:the|his|her|these)\b", sentence[over.end() :]
        )
        beside = led and (LED.search(sentence[: over.start()]) or aboard) is not None
        yield Room(int(over["n"]) + beside, beside, over.span(), 8)
    elif found := TOO_MANY.search(sentence):
        number = NTH[found["nth"]] if found["nth"] else int(found["n"] or found["m"] or found["k"]) - 1
        beside = led and found["k"] is not None
        if number > 0:
            yield Room(number + beside, beside, found.span(), 8)


def _score(sentence: str, found: re.Match[str], led: bool) -> int:
    """How much speaks for the number being what the boat holds."""
    before, after = _around(sentence, found)
    after_room = AFTER_ROOM.match(after)
    if after_room and _ANOTHER.search(after_room.group()):
        after_room = None
    if NO_AMOUNT.match(after) or WHOLE.search(before) or ABLE.match(after) or before.endswith(" the only "):
        return 0
    if re.search(r"\b(?:of|which|not|no|any|every|each|this|that|the|the only) $", before) and not found["n"].isdigit():
        return 0
    counts = re.match(r" (?:of (?:them|which|whom) )?(?:\w+ )?<\d+>", after) is not None
    if counts and TASK.search(before):
        return 0
    plus = PLUS_BEFORE.search(before)
    leads = (before, before[: plus.start()]) if plus else (before,)
    score = max((weight for weight, pattern in BEFORE for lead in leads if pattern.search(lead)), default=0)
    if (
        score < 3
        and not counts
        and (
            (plus and (after_room or CORRECTED.search(before)))
            or (after_room and re.search(rf"\b(?:most|only|tops)\b.*\b{V}\b", after))
            or LEFT_OVER.match(after)
            or ITS_LIMIT.match(after)
        )
    ):
        score = 3
    if counts and score < 3:
        return 0
    score += (
        2 * bool(after_room)
        + 2 * bool(AT_A_TIME.match(after))
        + 3 * bool(SEATED.match(after))
        + 3 * bool(IS_ALL.match(after))
    )
    score += bool(score) * (bool(re.search(rf"\b{V}\b", before + after)) + bool(re.search(rf"\b{LIMIT} $", before)))
    score += bool(score) * 3 * bool(plus or PLUS_AFTER.match(after))
    score += bool(score) * (led and LED.search(before) is not None)
    if re.match(r" of (?:the|these|those|his|her|my|their|our) (?:\d+|others|rest|other)\b", after):
        score += 2 * bool(score)
    if (led and BESIDES.search(before + after)) or INCLUDED.search(before + after):
        score += 3 * bool(score)
    if re.search(r"\bat least $", before) or _REFUSED.search(before) or _USED_TO.search(before):
        return 0
    if RULE.search(_clause(before, after)):
        score -= 2
    return score


def _around(sentence: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a number; the bound keeps long texts quick."""
    return sentence[max(0, found.start() - _REACH) : found.start()], sentence[found.end() : found.end() + _REACH]


def _phrase(sentence: str, found: re.Match[str]) -> Span:
    """The number with the one who rows beside it and with whoever is counted."""
    before, after = _around(sentence, found)
    plus = PLUS_BEFORE.search(before)
    start = found.start() - (len(before) - plus.start() if plus else 0)
    tail = PLUS_AFTER.match(after) or re.match(
        r"(?: or \d)?(?: of (?:the|his|her|my|their|these|those))? (?:\w+ )?<\d+>", after
    )
    return start, found.end() + (tail.end() if tail else 0)


def _clause(before: str, after: str) -> str:
    return (
        re.split(r" (?:[,:;]|but|and)(?= |$)", before)[-1]
        + re.split(r" (?:[,:;]|if|when|unless|while|but|and)(?= )", after)[0]
    )


def _other_mark(plus: str, counted: str) -> bool:
    """ "Room for Marta and for two of these (each goose counts as one)": it is not Marta who is counted."""
    a, b = set(MARK.findall(plus)), set(MARK.findall(counted))
    return bool(a and b) and not a & b


def _is_beside(sentence: str, found: re.Match[str], number: int, total: int, led: bool) -> bool:
    """Whether the one who rows is aboard besides the number told."""
    before, after = _around(sentence, found)
    near = before + found.group() + after
    plus, counted = PLUS_BEFORE.search(before), INCLUDED.search(near)
    other = plus and counted and _other_mark(plus.group(), counted.group())
    if counted and not other and not NOT_COUNTED.search(near):
        return number == 1
    if led and counted and NOT_COUNTED.search(near):
        return True
    if led and re.match(r" passengers?\b", after) and _HAS_ROOM.search(before):
        return True
    if plus or PLUS_AFTER.match(after):
        return re.match(
            r" (?:spare|free|empty|more|other|seat (?:free|left|beside|next))\b", after
        ) is not None or not SEATED.match(after)
    if led and (BESIDES.search(near) or LEFT_OVER.match(after)):
        return True
    if re.match(r" (?:\w+ ){0,2}(?:accompanied|accompany|come along|ride along|tag along|join)\b", after):
        return True
    if MORE.match(after) and led and not re.match(r" of (?:them|these|those|us)\b", after):
        return True
    if part := re.match(r" of (?:the|these|those|his|her|my|their|our|all) (\d+)\b", after):
        return led and int(part[1]) < total
    if re.search(r"\b(?:accompany|accompanied|joined|escorted) by(?: \w+){0,4} $", before) or ABOARD.search(near):
        return True
    leads = led and LED.search(before)
    if leads and leads["who"] not in {"it", "they", "we"}:
        return not re.search(rf"\b(?:{V}|that|which) $", before[: leads.start()]) or bool(
            re.search(rf"\b(?:in|on|with|aboard) (?:which|(?:the|this|his|her) {V}) $", before[: leads.start()])
        )
    return led and number == 1
