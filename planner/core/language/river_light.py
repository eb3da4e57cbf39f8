"""Walkers with one lamp between them: the lamp is the boat, and where all are equally quick only crossings count."""

import re

ONE_LIGHT = "one light between them"
_LIGHT = r"(?:torch|lamp|lantern|flashlight|candle|headlamp)"
_ONE_LIGHT = re.compile(rf"(?<!without )\b(?:1|only the|a|single) (?:\w+ )?(?P<light>{_LIGHT})\b")
_BACK = re.compile(
    rf"\bwithout (?:the |a |it\b|this )?(?:{_LIGHT}|light|it)?\b|\b(?:bring|carry|take|carrying|bringing|taking)"
    rf" (?:it|the {_LIGHT}) back\b|\b(?:{_LIGHT}|it) (?:must|have to|has to|need to) (?:be (?:brought|carried"
    rf"|taken)|come)"
    r" back\b"
)
_SAME_PACE = re.compile(
    r"\b(?:equally (?:fast|quick|swift|slow)|(?:as (?:fast|quick|slow) as)|at the same (?:speed|pace)"
    r"|same (?:speed|pace)"
    r"|(?:speed|pace|time) (?:do|does) not matter|how (?:fast|quick) [^.?]{0,20}not matter)\b"
)


def one_light(text: str) -> tuple[int, int] | None:
    """Where a text tells of the one light that must go with everybody who crosses; None where times count."""
    found = _ONE_LIGHT.search(text)
    return found.span() if found and _BACK.search(text) and _SAME_PACE.search(text) else None
