"""What the boat holds: so many in all, the rower and so many more, "one adult or two children", or so many
kilograms.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.core.language.river_either import read_either
from planner.core.language.river_named_load import named_load
from planner.core.language.river_room import SURE, Room, read_room
from planner.core.language.river_weights import read_weights
from planner.core.language.river_words import VESSEL

_HOLD = (
    r"(?:hold|carry|take|fit|seat|bear|transport|accommodate|ferry|room for|space for|place for|room only for"
    r"|big enough for|large enough for|small enough for"
    r"|suitable for|sized for|only for|support|allow|handle|fits in|carrying|holding|seating|fitting|taking|made for"
    r"|enough for|manage|bring|row|move|have|load|lift|lead|squeeze|stow|pack|guide|escort|for|:|=|is)"
)
_QUAL = (
    r"(?:(?:only|just|at most|no more than|not more than|maximum|a maximum of|maximum of|up to|exactly|at the most"
    r"|at maximum|but|a|the|at once|at a time|merely|over|maximally|never more than|more than|plus|either|an|most|of"
    r"|about|as many as|and|in it|besides|,|with|who row|rowing|also|any|nobody but|one|else|the rower) ){0,5}"
)
_SELF = (
    r"(?:him|himself|her|herself|me|myself|you|yourself|them|itself|<\d+>|the rower|rower|one person|1 rower"
    r"|the driver|the owner|the operator|(?:his|her|my|your) own(?: (?:seat|place))?)"
)
_JOIN = (
    r"(?: (?:and|plus|,|along with|together with|with|or|as well as|in addition to|alongside|accompanied by|, and"
    r"|, plus|but) )"
)
_NUM = r"(?P<n>\d+|a|an|one|another)"
_SELF_PLUS = re.compile(
    rf"\b(?:{_HOLD}|{VESSEL} :) {_QUAL}{_SELF}{_JOIN}{_QUAL}{_NUM}\b(?! (?:<\d+>|\w+) (?:or|,|and) (?:a|1|the) )"
    rf"|{_SELF}{_JOIN}{_QUAL}(?P<all>all (?:of )?(?:\d+|them|the others|the rest))"
    rf"|(?<!\d )(?P<only><\d+>|\bhim|\bher|\bme|\byou|\brower) (?:and|plus) (?P<k>\d+)\b(?= (?:[.?,]|other|more|item"
    rf"|thing|passenger|animal|of|else|max|piece|at|maximum|$)|$)"
)
_PLUS_AFTER = re.compile(
    rf"\b(?P<n>\d+)(?: \w+| <\d+>){{0,4}}?(?: ,)? (?:besides|in addition to|apart from|other than|plus|beside"
    rf"|aside from"
    rf"|next to|on top of|along with|excluding|not counting|as well as|with|additional to"
    rf"|alongside) (?:the )?(?:{_SELF}|rower|driver|operator|person rowing)"
    rf"|\b(?:besides|in addition to|apart from|other than|beside|aside from|not counting|excluding|along with"
    rf"|with) (?:the )?{_SELF} ?,? (?!\d+ <)(?:\w+ ){{0,6}}?(?P<m>\d+)\b"
)
_ONE_LEFT = re.compile(
    rf"(?:{_SELF}|rower|driver|pilot) (?:and|plus) (?:only |just |at most )?(?:1|one|a single) (?:cage|crate|box|bag"
    rf"|more|cargo|piece|load)\b"
)
_PER_TRIP = re.compile(
    r"\b(?P<n>\d+)(?: item| thing| animal| passenger| of them)? (?:per|each) (?:walk|trip|crossing|ride|go|time"
    r"|journey|flight|run|load)\b"
    r"(?=[^.?]{0,30}\b(?:next to|besides|as i|with (?:him|her|me)|in addition|other than)\b)"
)
_CARRIES = re.compile(
    rf"\b(?:{VESSEL}|take|carry|hold|bring|fit|room|space|seat|place|ferry|transport|load|cross|squeeze|accommodate"
    rf"|bear|support)\b"
)
_EXCEPT = re.compile(
    r"\b(?:all|everyone|everybody|everything|each)(?: \w+){0,3} (?:except|but|save|minus)(?: for)? (?P<n>1|one|\d+)\b"
)
_ROWER_TAKES = re.compile(
    rf"(?P<who><\d+>|\bhe|\bshe|\bi|\byou)(?: (?:can|may|could|is able to|is allowed to|only|just|will|has room to"
    rf"|must|, who row)){{0,3}} (?:only |just |at most )?(?:take|carry|bring|row|ferry|transport|move|fit|cross with"
    rf"|lift|guide)(?: across| over| along)? {_QUAL}(?P<n>\d+)\b(?! (?:kg|kilo|pound|minute|trip|crossing|time))"
    rf"|\b(?:taking|carrying|bringing|transporting) {_QUAL}(?P<m>\d+|one|a single) (?:item|thing|animal|of|passenger"
    rf"|creature|object|with|at a|other)"
    rf"|\b(?:go|cross|travel|row|over)\b[^.?<]{{0,60}}\bwith (?:only |just |at most )?(?P<k>\d+) (?:item|thing|animal"
    rf"|passenger|creature|of them)"
)
# "She may lead only two of these at a time", "can squeeze two of them into the jeep with her".
_LEADS = re.compile(
    rf"\b(?:can|may|could)(?: only| just)? (?:take|carry|bring|lead|guide|escort|haul|fetch|squeeze|stow|pack|hold"
    rf"|fit|manage) {_QUAL}"
    r"(?P<n>\d+)(?: [a-z]+)? (?:of (?:these|those|them|the)\b|at a time|per trip|each time|item|thing|animal"
    r"|(?:\w+ ){1,5}with (?:him|her"
    r"|me|you)\b)"
)
_CAPACITY = re.compile(
    rf"\b(?:capacity|limit|maximum load|room|space|seats?|passengers?|load)(?: of (?:the |a |this )?{VESSEL})? ?(?:of"
    rf"|is|:|=|for|are|,|limited to)? ?{_QUAL}(?P<a>\d+)\b(?! (?:kg|kilo|pound|lb|ton))"
    rf"|\b{VESSEL}(?: \w+){{0,3}}? {_HOLD} {_QUAL}(?P<b>\d+)\b(?! (?:kg|kilo|pound|lb|ton|minute|trip|crossing|time"
    rf"|oar|paddle|lion))"
    rf"|\b{VESSEL} , (?:with )?(?P<k>\d+) (?:seat|place|spot)\b"
    rf"|\b{VESSEL} (?:of|for|with) {_QUAL}(?P<j>\d+)\b(?! (?:kg|minute|oar|paddle))|\b(?P<c>\d+) (?:seat|seater"
    rf"|person|man|people|passenger|place|spot)(?:er)? {VESSEL}|\b(?P<h>\d+) seater"
    rf"|\b(?:{VESSEL}|which|that|it) (?:can |could |will |may |able to |only |just |, which |which |that |is |be "
    rf"|at any time |comfortably |safely |, |has |have |must |always |, it |never "
    rf"|not ){{0,6}}{_HOLD} {_QUAL}(?P<d>\d+)\b(?! (?:kg|kilo|pound|lb|ton|minute|trip|crossing|time|oar|paddle))"
    rf"|\b(?P<e>\d+) (?:(?:people|person|passenger|at|of them|may|can|<\d+>|\w+) ){{0,3}}?(?:fit|at a time|at once"
    rf"|at the same time|per (?:trip|crossing|ride)|maximum|in the {VESSEL}|in it|on board|aboard|can cross"
    rf"|each time)\b"
    rf"|\b(?:at most|maximum|no more than|not more than|up to|only|maximum of) (?P<f>\d+) (?:people |person |of them "
    rf"|passenger |of us |<\d+> )?(?:may |can |could )?(?:be |fit |go |sit |ride |walk |pass |cross|at |in |on |aboard)"
    rf"|\b{VESSEL}(?: \w+){{0,2}} (?P<g>\d+)\b(?! (?:kg|kilo|pound|lb|ton|minute|oar|paddle|trip|crossing|time|<))"
    rf"|\b(?:with|have|has|for"
    rf"|offers|got|only) (?P<i>\d+) (?:seat"
    rf"|place|spot)\b"
)
_ROOM_FOR_ALL = re.compile(
    r"\b(?:room|space|seats?|place|big enough|large enough|hold|carry|take|fit|seat)s? (?:for )?(?:all|everyone"
    r"|everybody"
    r"|everything|the lot|the whole (?:lot|group|party|company)|them all|(?P<any>any number|as many"
    r" as))\b(?! (?:\w+ ){0,2}(?:but|except|save))"
)


_PERSONS = re.compile(
    r"\b(?:no more than|not more than|at most|maximum|max|up to|never more than|only) (?P<n>\d) (?:person|people"
    r"|passenger"
    rf"|of them|at a time|at once)|\b(?P<m>\d) (?:seat|seater|person|man) {VESSEL}|\b{VESSEL} (?:has|have|with"
    rf"|for) (?P<k>\d) (?:seat|person|people)"
)
_NO_LIMIT = re.compile(
    r"\b(?:no|without(?: any| a)?) (?:limit|restriction)(?: at all| whatsoever)? (?:on|to|as to|for|of"
    r"|regarding) (?:what|who"
    r"|how (?:many|much)|the (?:number|load|amount|boat|capacity))\b|\b(?:un|not )limited (?:capacity|room|space"
    r"|number)\b"
    r"|\bunlimited\b|\bany number of (?:them|passenger|people|animal|person|item|thing) (?:may|can|could|fit|is|are)\b"
    r"|\bas many (?:of them )?as (?:he|she|they|you|i|we) (?:like|want|wish|please)\b(?=[^.?]*\b(?:aboard|boat"
    r"|raft|fit|on board"
    r"|in it))"
)


_ALONE = re.compile(
    rf"\b{VESSEL}(?: that| which| can| will| is| has| big| large| so small){{0,4}}? {_HOLD}(?: room)?(?: (?:only"
    rf"|just|no more than|nobody but"
    rf"|nothing but|no person but))(?: (?:room|space|for|enough|at|a|time)){{0,4}} (?:the |a )?(?:<\d+>|(?:himself"
    rf"|herself|itself|him|her|me|you)\b)"
    rf"(?! ?(?:and|an|plus|or|,|with|along|together|<|'s|besides|at most|as well))"
    r"|\bonly room for (?:him|her|me|you|the <\d+>|<\d+>)(?:self)?(?: alone| only)?(?= [.,;?]|$)"
    r"|\b(?:hold|carry|take|room for|fit) (?:him|her|me|you|<\d+>)(?:self)? (?:alone"
    r"|only)?(?: ,)? ?(?:and )?(?:nothing|no person|nobody) (?:else|more)"
    rf"|\b{VESSEL}(?: for| of| with| :| hold| carry| take| fit| seat| can| will| only| just| at most| that| which"
    rf"| maximum){{0,4}} 1 (?:person|people|man)\b"
    rf"(?! (?:at|besides|and|plus|in addition|more|other|beside|per|with|next|except|or|{VESSEL}))"
    rf"|\b(?:1|one|single) seater\b|\b{VESSEL} (?:for|with|has|have) (?:only |just )?(?:1 seat"
    rf"|1 person)\b(?! (?:free|besides|left|plus|and|in))"
    rf"|\b(?:only|just|nobody but|no person but) (?:the )?<\d+> fit (?:in|into|on)\b(?! with)"
)


@dataclass(frozen=True)
class Boat:
    """What may be aboard at once. `self_named` where the text speaks of the rower and his freight."""

    capacity: int | None
    self_named: bool = False
    weights: tuple[tuple[str, int], ...] = ()
    max_weight: int | None = None
    span: tuple[int, int] | None = None
    doubtful: bool = False


def read_boat(text: str, total: int, led: bool = False) -> Boat | None:
    """What a marked text says of the boat's room; entities stay marks. None where it says nothing."""
    if alone := _ALONE.search(text):
        return Boat(1, span=alone.span())
    if by_weight := read_weights(text):
        weights, most, span = by_weight
        return Boat(_persons(text), False, weights, most, span)
    if unlimited := _NO_LIMIT.search(text):
        return Boat(None, span=unlimited.span())
    if for_all := _for_all(text, total):
        return for_all
    if either := read_either(text):
        most, weights, whole, span = either
        return Boat(most, False, weights, whole, span)
    if named := named_load(text, total):
        return Boat(named[0], span=named[1])
    if found := _EXCEPT.search(text):
        return Boat(total - _number(found["n"]), True, span=found.span())
    return _agreed(_by_number(text, total), read_room(text, total, led), total)


def _persons(text: str) -> int | None:
    """ "No more than two persons and no more than 100 kg": both hold."""
    found = _PERSONS.search(text)
    return int(found["n"] or found["m"] or found["k"]) if found else None


def _agreed(told: Boat | None, room: Room | None, total: int) -> Boat | None:
    """Two readings of the number: where they differ the surer one counts, and that they differ is a doubt."""
    if room is None or (told and told.capacity == room.number):
        return told
    if told is None or room.score >= SURE or (told.capacity or 0) >= total > room.number:
        return Boat(room.number, room.beside, span=room.span, doubtful=told is not None)
    return replace(told, doubtful=True)


def _led(text: str, at: int) -> bool:
    """Whether somebody, and not the boat, is said to take so many."""
    return re.search(rf"\b(?:{VESSEL}|it|that|which)(?: \w+)? $", text[:at]) is None


def _tells_the_story(text: str, takes: re.Match[str]) -> bool:
    """ "Two nurses take three toddlers across a pond": all of them, in whatever number of trips."""
    able = re.search(r"\b(?:can|may|could|able|allowed|only|just|at most|must)\b", takes.group())
    everybody = re.match(r"(?: [a-z]+){0,2} <\d+>(?: , [^.;]{0,20})? (?:across|over|through)\b", text[takes.end() :])
    return able is None and everybody is not None


def _is_load(text: str, found: re.Match[str]) -> bool:
    """Leaves out "two goats stand with the farmer": nothing there speaks of what is carried."""
    sentence = re.split(r" [.?] ", text[: found.start()])[-1] + found.group()
    return _CARRIES.search(sentence) is not None


def _about_boat(text: str, at: int) -> bool:
    return re.search(rf"\b(?:{VESSEL}|{_HOLD})\b", text[max(0, at - 90) : at]) is not None


def _is_freight(text: str, found: re.Match[str]) -> bool:
    """Leaves out "he has a wolf and a goat": that is no boat's freight."""
    if found["n"] in {"a", "an"} and re.match(r" (?:\w+ )?<", text[found.end() :]):
        return False
    if re.match(rf"(?:{_HOLD}) {_QUAL}(?:him|her|me|you)(?:self)?\b", found.group()) and re.search(
        r"\bit $", text[: found.start()]
    ):
        return True
    if re.match(r"(?:row|ferry|paddle|transport) ", found.group()):
        return True
    sentence = re.split(r" [.?] ", text[max(0, found.start() - 90) : found.start()])[-1]
    return re.search(rf"\b{VESSEL}\b|\b(?:room|space|place) for", sentence + " " + found.group()) is not None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1


def _for_all(text: str, total: int) -> Boat | None:
    """Room for everybody at once, or no limit at all."""
    for found in _ROOM_FOR_ALL.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        moved = re.match(r" (?:\d+ )?(?:of them )?(?:over|across|to|with|along)\b", text[found.end() :])
        if (
            not moved
            and not re.search(
                r"\b(?:not|never|no|nor"
                r"|only)\b[^.?]*$",
                before,
            )
            and _about_boat(text, found.end())
        ):
            return Boat(None if found["any"] else total, span=found.span())
    return None


def _by_number(text: str, total: int) -> Boat | None:
    fits = [found for found in _SELF_PLUS.finditer(text) if _is_freight(text, found)]
    if found := next((found for found in fits if not re.search(r"\bnot $", text[: found.start()])), None):
        if found["all"]:
            return Boat(total, True, span=found.span())
        return Boat(1 + _number(found["n"] or found["k"] or "1"), True, span=found.span())
    if found := _PER_TRIP.search(text):
        return Boat(1 + int(found["n"]), True, span=found.span())
    if found := _ONE_LEFT.search(text):
        return Boat(2, True, span=found.span())
    if found := next((found for found in _PLUS_AFTER.finditer(text) if _is_load(text, found)), None):
        return Boat(1 + int(found["n"] or found["m"] or found["k"]), True, span=found.span())
    if found := next((found for found in _LEADS.finditer(text) if _led(text, found.start())), None):
        return Boat(1 + int(found["n"]), True, span=found.span())
    plain = _CAPACITY.search(text)
    takes = _ROWER_TAKES.search(text)
    if takes and not (plain and (plain.start() < takes.start() or _tells_the_story(text, takes))):
        return Boat(1 + _number((takes["n"] or takes["m"] or takes["k"]).split()[-1]), True, span=takes.span())
    if plain:
        number = int(Fraction(next(value for value in plain.groups() if value)))
        return Boat(number + (number == 1), number == 1, span=plain.span())
    return None
