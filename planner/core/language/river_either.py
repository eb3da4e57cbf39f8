"""A boat that holds so many of one kind or so many of another: "one adult or two children", "never a mix".

The kinds then weigh against each other: where one adult or two children fit, an adult weighs as much as two children.
"""

import re
from math import lcm

from planner.core.language.river_words import MARK, VESSEL

Span = tuple[int, int]
Either = tuple[int, tuple[tuple[str, int], ...], int, Span]

_HOLD = (
    r"(?:hold|carry|take|fit|seat|bear|transport|accommodate|room for|space for|place for|enough for|only for|support"
    r"|allow|capacity|aboard|on board|for|:|=|limit|sit|go|cross)"
)
_OR = re.compile(
    r"\b(?P<a>\d+|a|an|one|single|the) (?:\w+ )?(?P<x><\d+>)(?: alone| by \w+| on \w+ own| only)? (?:, )?or"
    r"(?: else| at most| up to| just| only| the| for)* (?:1 or )?(?:(?P<b>\d+|a|an|one|both) (?:\w+ )?(?P<y><\d+>)"
    r"|(?P<y2><\d+>) (?:alone|by (?:him|her|it)self|on (?:his|her|its) own))"
)
_OR_MORE = re.compile(r"(?: ,)? or(?: the| just)? (?P<b>\d+|a|an|both) (?P<y><\d+>)")
# "It takes one adult; instead of an adult it can take two children".
_INSTEAD = re.compile(
    r"\b(?P<a>\d+|a|an) (?:\w+ )?(?P<x><\d+>)[^.<]{0,40}\b(?:instead|alternatively"
    r"|otherwise)\b[^.<]{0,40}(?:<\d+>[^.<]{0,30})?"
    r"\b(?P<b>\d+|a|an) (?:\w+ )?(?P<y><\d+>)"
)
# "An adult must be alone in the boat, the two children fit in together".
_ALONE = re.compile(
    rf"(?P<x><\d+>) (?:(?:must|have to|can only|has to|always|only|must always) )*(?:(?:be|go|cross|ride|sit|travel"
    rf"|row)(?: only)?"
    rf" alone|(?:need|take up|fill|take|occupy)s? (?:up )?(?:the|all of the) (?:whole |entire )?{VESSEL})"
)
_TOGETHER = re.compile(
    r"(?:\b(?P<n>\d+) )?(?P<y><\d+>)(?: (?:can|may|could|fit|go|ride|sit|cross|in|is|are))* (?:(?P<m>\d+) (?:at a time"
    r"|at once|together)|together|in pairs)\b"
)
_GROWN_UP = re.compile(
    r"\b(?P<a>\d+|a|an|one|single) (?:grown ?up|grown|adult|big (?:one|1))(?: alone)? or(?: else| at most| up to"
    r"| the)* "
    r"(?P<b>\d+|both) (?:\w+ )?(?P<y><\d+>)"
)


def read_either(text: str) -> Either | None:
    """The most that are aboard, what each kind weighs and what the boat bears then, and where a text says it."""
    for found in _OR.finditer(text):
        if found["x"] != (found["y"] or found["y2"]) and _about_boat(text, found):
            return _weighed(_held(found), found.span())
    for found in _INSTEAD.finditer(text):
        if found["x"] != found["y"] and _about_boat(text, found):
            return _weighed({found["x"]: _number(found["a"]), found["y"]: _number(found["b"])}, found.span())
    if found_up := _GROWN_UP.search(text):
        others = {*MARK.findall(text)} - {found_up["y"]}
        if len(others) == 1 and _about_boat(text, found_up):
            held = {others.pop(): _number(found_up["a"]), found_up["y"]: _number(found_up["b"])}
            return _weighed(held, found_up.span())
    return _alone_or_together(text)


def _alone_or_together(text: str) -> Either | None:
    alone = _ALONE.search(text)
    for found in _TOGETHER.finditer(text) if alone else ():
        near = abs(found.start() - alone.start()) < 120 if alone else False
        if alone and near and found["y"] != alone["x"] and re.search(rf"\b{VESSEL}\b", text):
            return _weighed({alone["x"]: 1, found["y"]: int(found["m"] or found["n"] or 2)}, alone.span())
    return None


def _held(found: re.Match[str]) -> dict[str, int]:
    x, y = found["x"], found["y"] or found["y2"]
    held = {x: max(_number(found["a"]), 1), y: max(_number(found["b"] or "one"), 1)}
    for more in _OR_MORE.finditer(found.string, found.end()):
        if more.start() - found.end() > 30:
            break
        held[more["y"]] = max(held.get(more["y"], 1), _number(more["b"]))
    return held


def _weighed(held: dict[str, int], span: Span) -> Either:
    whole = lcm(*held.values())
    return max(held.values()), tuple((mark, whole // n) for mark, n in held.items()), whole, span


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 2 if word == "both" else 1


def _about_boat(text: str, found: re.Match[str]) -> bool:
    behind = re.split(r" [.?]", text[found.end() : found.end() + 60])[0]
    return bool(
        re.search(rf"\b(?:{VESSEL}|{_HOLD})\b", text[max(0, found.start() - 90) : found.start()])
        or re.search(rf"\b(?:in|on|into|aboard) (?:the |it\b)?(?:{VESSEL})?", behind)
    )
