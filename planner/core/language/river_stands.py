"""Who is said to stand on which side, at the start or in the end: "the goat has already been taken over to the right
bank", "on the far side: fox and hen", "at the end the goat must be back on the left".
"""

import re
from dataclasses import dataclass

from planner.core.language.river_words import ANIMALS, MARK, PEOPLE, THINGS, VESSEL
from planner.core.language.wordlists import words

_NOUN = r"(?:bank|side|shore|end|riverbank|edge)"
SIDE = (
    r"(?:the |this |that |its |a |my |our )?(?P<side>(?:left|right)(?! (?:now|away|after|behind|alone|with|by"
    r"|unattended"
    r"|together|over|here|there))"
    rf"|(?:near|far|other|opposite|this|same|east|west|north|south|eastern|western|northern|southern|starting|start"
    rf"|first"
    rf"|second|destination|target|original|home|goal|our"
    rf"|my)(?= (?:hand )?(?:river )?{_NOUN}\b))(?: hand)?(?: river)?(?: {_NOUN})?\b"
)
NEAR_WORDS = words("left near this same starting start first original west western home our my")
_MARKS = (
    r"(?P<who>(?:(?:a|an|the|all|both|his|her|my|\d+) ){0,3}<\d+>(?:(?: ,| and| plus)+(?: (?:the|a|an|his|her|its|my"
    r"|\d+))* <\d+>){0,8})"
)
_BOAT = rf"(?P<boat>(?: ,| and| with| plus)+ (?:the |its |their |his |her |a )?(?:empty )?{VESSEL}"
_BOAT += r"(?: , (?:for|with|of|which)[^,.;<]{1,25} ,)?)?"
_STATUS = (
    r"(?!<)(?:is|am|are|be|stand|wait|remain|stay|sit|have|gone|been|still|already|over|together|with the boat|along"
    r"|now"
    r"|currently|left|were|was|all|both|moored|find|themselves|itself|taken|brought|rowed|ferried|put|moved|back"
    r"|there|landed"
    r"|crossed|carried|safely|across|arrived|and|begin|start|started|parked|living|live|do|must|should|want|end|up"
    r"|to|need|shall|and (?:he|she)(?: himself| herself)?(?= (?:shall|must|should|is|are|will)\b)|standing"
    r"|set|down|dropped|off|led|delivered|waiting|sitting|staying|with (?:him|her|them)"
    r"|next to (?:it|him|her|them)|beside (?:it|him|her|them)|,)"
)
_FORWARD = re.compile(
    rf"{_MARKS}{_BOAT}(?: {_STATUS}){{0,9}} (?:over )?(?:on|at|over on) {SIDE}(?: (?:together |along "
    rf"|now )?with(?P<also>(?:(?: and| ,)*(?: the| his| her| a| my)? <\d+>){{1,8}}))?"
)
_SIDE2 = SIDE.replace("?P<side>", "?P<side2>")
_SIDE3 = SIDE.replace("?P<side>", "?P<side3>")
# "On the far bank is the goat": the verb stands between, so it is not the end of what came before.
_INVERTED = re.compile(rf"\b(?:on|at) {SIDE} (?:there )?(?:is|are|be|stand|wait|sit|remain) {_MARKS}{_BOAT}")
_REVERSE = re.compile(
    rf"(?:\b(?:on|at) {SIDE}(?: (?:there|and so|is|are|be|stand|wait|we have|you have|i have|already|still|sit|now|,|:"
    rf"|remain|live|we|see"
    rf"|find|you)){{0,5}}|(?:\b{_SIDE2} (?::|=|have|has|hold)|(?:[.:;,/] |^){_SIDE3})) {_MARKS}{_BOAT}"
)
_WHO2, _WHO3 = (_MARKS.replace("?P<who>", f"?P<who{k}>") for k in (2, 3))
_MOVED = re.compile(
    rf"\b(?:already|just|first|have|has)(?: been)? (?:brought|taken|took|bring|take|rowed|ferried|carried|moved|got"
    rf"|shipped|led|set down|put|put down|dropped off|left|delivered)(?: the| a| his"
    rf"| her| my)? (?P<who><\d+>(?:(?: ,| and)+(?: the| a| his| her| my)* <\d+>){{0,4}}) (?:over|across"
    rf"|(?:to|on|onto) the (?:other|far|opposite) (?:side|bank|shore))"
    rf"|(?:{_WHO2} (?:is|are|be|have)(?: (?:already|now|been|be|taken|gone|brought|both|all))*"
    rf" (?:over(?: there)?(?: already)?|across)|{_WHO3} have (?:already |just )?(?:crossed|arrived)(?: already"
    rf"| over)*(?= with)?)"
    rf"(?= [.,;]| and | but | with |$)(?:(?: ,)? (?:together |along )?with (?P<also>(?:the |his |her |\d+ )?<\d+>)"
    rf"(?P<boat>(?: and| ,)+ (?:the |his |its )?{VESSEL})?)?"
)
_STILL_HERE = re.compile(
    rf"{_MARKS}(?: (?:is|am|are|be|still|both|all|wait|remain|stay|left"
    rf"|waiting)){{1,4}} (?:here|behind|over here|on this side)\b"
)
_OVER_THERE = re.compile(
    rf"{_MARKS}(?P<so>(?: (?:is|are|be|stand|wait|remain|stay|already|now|waiting"
    r"|standing)){0,3}) over there\b(?= ?[.,;]| and |$)"
)
_COUNTED = re.compile(r"\d")
# "He has taken the goat over and stands there with the boat": whoever took it is there too.
_AND_THERE = re.compile(
    r"^(?: ,)? and (?:(?:he|she|they|himself|herself|now|still|then|is|are|be) )*(?:stand|wait|remain|stay|sit|rest|be"
    r"|is|standing|waiting|sitting)(?: (?:now|beside it|with it|right|over|still)){0,3} there\b"
)
_WHO_TOOK = re.compile(r"(?P<who><\d+>|\b(?:he|she))(?: (?:have|has|himself|herself|just|first|already))* $")
_RULE = re.compile(
    r"\b(?:if|when|whenever|more|outnumber\w*|unless|never|cannot|not|without|ever|fewer|any|neither"
    r"|nor|either)\b"
)
_AIM = re.compile(
    r"\b(?:until|want|should|shall|must|get|so that|at the end|in the end|finally|end up|goal|target|have to"
    r"|need|wish|bring)\b"
)
_FINAL = re.compile(r"\b(?:at the end|in the end|finally|end up|back|swap\w*|final\w*)\b")
_AND_HE = re.compile(r"> and (?:he|she)\b")
HE = "he"
_NOW = re.compile(r"\b(?:already|still|currently|so far|now|left behind|remain|been|gone)\b")


@dataclass(frozen=True)
class Stand:
    """So many of each (None: all of them) on a side; `aim` where they shall stand there in the end."""

    near: bool
    who: tuple[tuple[int | None, str], ...]
    boat: bool
    aim: bool
    final: bool
    span: tuple[int, int]


def read_stands(text: str) -> list[Stand]:
    """Everything that a marked text says of who stands where, rules left out."""
    taken: list[tuple[int, int]] = []
    found: list[Stand] = []
    for pattern in (_INVERTED, _FORWARD, _REVERSE):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            stand = _stand(text, match)
            if stand:
                found.append(stand)
    for match in _MOVED.finditer(text):
        found += _elsewhere(text, match, match["who"] or match["who2"] or match["who3"], False, taken)
    for match in _OVER_THERE.finditer(text):
        # "2 trolls over there", but not "he sells the wolf over there".
        if match["so"] or _COUNTED.match(match["who"]):
            found += _elsewhere(text, match, match["who"], False, taken)
    for match in _STILL_HERE.finditer(text):
        found += _elsewhere(text, match, match["who"], True, taken)
    return sorted(found, key=lambda stand: stand.span)


def _elsewhere(text: str, match: re.Match[str], who: str, near: bool, taken: list[tuple[int, int]]) -> list[Stand]:
    """ "He has already brought the goat over", "the wolf is still here"."""
    clause = re.split(r"[,;.?]", text[: match.start()])[-1]
    if any(a < match.end() and match.start() < b for a, b in taken) or _RULE.search(clause) or _AIM.search(clause):
        return []
    taken.append(match.span())
    groups = match.groupdict()
    who += " " + (groups.get("also") or "")
    some = tuple((int(n) if n else None, mark) for n, mark in re.findall(r"(\d+ )?(?:(?!<)\w+ )?(<\d+>)", who))
    boat = bool(groups.get("boat"))
    there, took = _AND_THERE.match(text[match.end() :]), _WHO_TOOK.search(text[: match.start()])
    if there and took and not near:
        some += ((None, took["who"] if took["who"].startswith("<") else HE),)
        boat = True
    return [Stand(near, some, boat, False, False, match.span())]


def _stand(text: str, match: re.Match[str]) -> Stand | None:
    groups = match.groupdict()
    side = groups["side"] or groups.get("side2") or groups.get("side3") or ""
    before = text[: match.start()]
    clause = re.split(r"[,;.?]", before)[-1] + " " + re.split(r" (?:on|at) ", match.group())[0]
    sentence = re.split(r"[;.?]", before)[-1] + " " + match.group()
    whole = re.split(r"[.?]", before)[-1] + " " + match.group()
    now = _NOW.search(match.group()) is not None
    if _RULE.search(clause):
        return None
    who = (groups["who"] or "") + " " + (groups.get("also") or "")
    some = tuple(
        (int(number) if number else None, mark) for number, mark in re.findall(r"(\d+ )?(?:(?!<)\w+ )?(<\d+>)", who)
    )
    if _AND_HE.search(match.group()):
        some += ((None, HE),)
    aim = not now and _AIM.search(whole if _FINAL.search(whole) else sentence) is not None
    near = (side in NEAR_WORDS) != _aims_left(text)
    return Stand(near, some, bool(groups["boat"]), aim, _FINAL.search(whole) is not None, match.span())


def _aims_left(text: str) -> bool:
    """Whether the crossing goes from right to left."""
    to = re.findall(
        r"\b(?:all|everyone|everybody|everything|them|they|party|lot)\b[^.?;]{0,40}\b(?:to|on|onto|reach"
        r"|over to) (?:the )?(left|right|west|east)\b",
        text,
    )
    return bool(to) and to[-1] in {"left", "west"}


def marks_of(stand: Stand) -> list[str]:
    """The marks that a stand speaks of."""
    return [mark for _, mark in stand.who if MARK.fullmatch(mark)]


def place(placed: dict[str, dict[str, int]], stand: Stand, names: tuple[str, ...], counts: dict[str, int]) -> None:
    """Puts those of one statement on their side."""
    side = "near" if stand.near else "far"
    for number, mark in stand.who:
        name = first_person(names) if mark == HE else names[int(mark[1:-1])]
        if name in counts:
            placed[side][name] = number or (counts[name] if is_whole(placed, name) else 1)


def is_whole(placed: dict[str, dict[str, int]], name: str) -> bool:
    """Whether nothing was said of where some of that name stand."""
    return not any(name in some for some in placed.values())


def first_person(names: tuple[str, ...]) -> str:
    """Whoever "him" is, where the text has one person only."""
    people = [name for name in names if name in PEOPLE | {"me", "you"}]
    others = [name for name in names if name.split()[-1] not in ANIMALS | THINGS]
    return next(iter(people or others), names[0])
