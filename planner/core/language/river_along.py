"""Who is on which side, read along a sentence: those named since the last side are on the next one named.

"One monk and one robber are in the east with the raft, the other four on the near bank": whether that is so now or
shall be so in the end is for others to say.
"""

import re

from planner.core.language.river_stands import NEAR_WORDS
from planner.core.language.river_words import VESSEL

_NOUN = r"(?:river ?)?(?:bank|side|shore|riverbank|end|one|1)\b"
_COMPASS = r"(?:east|west|north|south|left|right|eastern|western|northern|southern)"
_SIDES = rf"(?:far|other|opposite|near|this|that|same|first|second|starting|home|original|{_COMPASS})"
_TOKEN = re.compile(
    r"(?P<mark>(?:(?P<n>\d+) (?:of (?:the|them|his|her|my) )?)?(?:[a-z]+ )??<\d+>)"
    rf"|(?P<not_back>\bnot (?:yet )?(?:come|been|returned?|brought)(?: back| home)?\b(?: yet)?|\bnot back\b)"
    rf"|(?P<side>\b(?:(?:on|at|in|onto|to|from) )?(?:the |that |this )?{_SIDES}(?: hand)? {_NOUN}"
    rf"|\b(?:on|at|in|onto|to) the {_COMPASS}\b)"
    r"|(?P<far>\b(?:across|over there)\b|\bover(?= (?:already|[.,;:])|$)"
    r"|\b(?:have|has|is|are|be)(?: (?:already|just|now))* (?:crossed|landed|arrived)\b(?: over| there| on the)?"
    r"|\balready over\b)"
    r"|(?P<near>\b(?:back|behind|here|home|stays?|remains?)\b)"
    rf"|(?P<boat>\b{VESSEL}\b)"
    r"|(?P<rest>\bthe (?:other|rest|remaining)s?(?: of (?:them|the \w+))?(?: \d+)?(?! (?:bank|side|shore|end|one|1))\b"
    r"|\bthe others\b|\ball the others?\b|\bevery(?:body|one|thing) else\b)"
    r"|(?P<leader>\b(?:he|she)\b)"
    r"|(?P<there>\bwith (?:them|him|her|it|those)\b|\bthere\b)"
)
_JOINED = re.compile(
    r" (?:,? ?(?:where|and so is|and so are|as is|as are) )?(?:(?:together|along|safely|now|again|too|also) )*"
    r"(?:with|where|is|are|be|stand|stands|wait|sit|lie|:|there|=|and with)*(?: (?:the|his|her|their|my|a|only|just"
    r"|also|our))* $"
)
_ONE_MORE = re.compile(r" (?:(?:,|and) )+(?:(?:the|his|her|their|my|a|also) )*$")


def along(sentence: str, over: str | None) -> list[tuple[str, str]]:
    """Sides and who is there, in the order of a sentence."""
    waiting: list[str] = []
    found: list[tuple[str, str]] = []
    side, end = "", -1
    tokens = [*_TOKEN.finditer(sentence)]
    for k, token in enumerate(tokens):
        kind, between = token.lastgroup or "", sentence[end : token.start()] if end >= 0 else ""
        if kind == "there" and waiting and side:
            found, waiting = found + [(side, who) for who in waiting], []
        elif kind in {"side", "far", "near", "not_back"}:
            new = _side(token, over)
            if waiting or not side or kind == "side":
                if not waiting and found and side and between.strip(" ,") in {"", "on", "over"}:
                    found = [(new, who) if at == side else (at, who) for at, who in found]
                found, waiting = found + [(new, who) for who in waiting], []
                side, end = new, token.end()
            elif kind == "near" and token.group() == "back":
                found += [("near", who) for who in ("boat", _subject(sentence)) if who]
        elif kind != "there":
            who = _who(token) if kind == "mark" else kind
            is_last = not any(later["side"] or later["far"] or later["near"] for later in tokens[k + 1 :])
            if side and not waiting and (_JOINED.fullmatch(between) or (is_last and _ONE_MORE.fullmatch(between))):
                found.append((side, who))
                end = token.end()
            else:
                waiting.append(who)
    return found


def _who(token: re.Match[str]) -> str:
    mark = re.search(r"<\d+>", token["mark"])
    assert mark is not None
    return f"{token['n'] or ''} {mark.group()}"


def _subject(sentence: str) -> str:
    """Who a sentence begins with."""
    found = re.match(r"\W*(?:(?:the|then|now|so|and|he|she) )*(<\d+>)", sentence)
    return f" {found[1]}" if found else ""


def _side(token: re.Match[str], over: str | None) -> str:
    if token["not_back"] or token["far"]:
        return "far"
    if token["near"]:
        return "near"
    word = next(word for word in re.findall(_SIDES, token.group()) if word)
    if over is not None and re.fullmatch(_COMPASS, word):
        return "far" if word[:4] == over[:4] else "near"
    return "near" if word in NEAR_WORDS else "far"


def towards(text: str) -> str | None:
    """The side that everybody is to go to, where it is named by its direction."""
    found = re.findall(rf"\b(?:to|reach|onto|in|on) the ({_COMPASS})\b[^.?]{{0,40}}\?|\bto the ({_COMPASS})\b", text)
    return next((a or b for a, b in found), None)
