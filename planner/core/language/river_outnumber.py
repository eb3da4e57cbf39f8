"""Who may not outnumber whom: cannibals missionaries, or the other way round when the text says so."""

import re
from dataclasses import dataclass

from planner.core.language.river_weaker import weaker_side
from planner.core.language.river_words import HARM

Span = tuple[int, int]

_A, _B = r"(?P<a><\d+>)", r"(?P<b><\d+>)"
_FILL = r"(?: (?!<\d+>)[^.?;<\s]+){0,8}?"
_SHORT = r"(?: (?!<\d+>)[^.?;<\s]+){0,4}?"
# Each pattern, and whether its first mark is the side that must not be more.
_PATTERNS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern), first_is_strong)
    for pattern, first_is_strong in (
        (
            rf"{_A}{_FILL} {HARM}{_SHORT} {_B}[^.?<]{{0,40}}\b(?:they|them|those)(?: \w+){{0,3}} (?:majority"
            rf"|outnumber|more of|more than|more numerous)",
            True,
        ),
        (rf"{_A}[^.?<]{{0,50}}\b(?:more|greater number) of (?:them|those) (?:than|then){_SHORT} {_B}", True),
        (rf"{_A}[^.?<]{{0,50}}\b(?:fewer|less) of (?:them|those) (?:than|then){_SHORT} {_B}", False),
        (rf"{_A} > {_B}", True),
        (
            rf"{_A} (?:is|are|be|stay|remain|feel) (?:only )?(?:safe|fine|ok|okay|unharmed"
            rf"|alive)\b[^.?<]{{0,60}}(?:<\d+>)?[^.?<]{{0,40}}"
            rf"\b(?:as many|as numerous|not fewer|no fewer|more|not less){_SHORT} (?:as|than){_SHORT} {_B}",
            False,
        ),
        (
            rf"{_A}{_SHORT} [a-z]+(?: the)? {_B}[^.?<]{{0,40}}\b(?:they|those)(?: \w+){{0,2}} (?:outnumber"
            rf"|are (?:in the )?majority|are more)",
            True,
        ),
        (
            rf"{_A}[^.?<]{{0,30}}\bmajority\b[^.?<]{{0,30}}\b(?:where|anywhere|wherever|place|side|bank|if"
            rf"|when)\w*(?: \w+){{0,3}} {_B}",
            True,
        ),
        (rf"\b(?:majority of|majority for|too many) {_A}[^.?<]{{0,60}} {_B}", True),
        (rf"{_A} < {_B}", False),
        (rf"{_A}{_FILL} (?:outnumber\w*|outweigh) by{_SHORT} {_B}", False),
        (rf"{_A}{_FILL} (?:outnumber|outnumbering|outweigh|exceed|overwhelm|surpass)\w*{_SHORT} {_B}", True),
        (rf"\b(?:at most|at the most|only) as many {_A}{_FILL} as{_SHORT} {_B}", True),
        (
            rf"\b(?:more|greater number of|larger number of|bigger number of|higher number of) {_A}{_FILL} (?:than"
            rf"|then){_SHORT} {_B}",
            True,
        ),
        (rf"\b(?:fewer|less|smaller number of|lower number of) {_A}{_FILL} (?:than|then){_SHORT} {_B}", False),
        (
            rf"{_A}{_FILL} (?:more|greater|larger|higher|more numerous|bigger|stronger)(?: in number"
            rf"| numerous| many)? (?:than|then){_SHORT} {_B}",
            True,
        ),
        (
            rf"{_A}{_FILL} (?:fewer|less|smaller|lower|less numerous)(?: in number| numerous)? (?:than"
            rf"|then){_SHORT} {_B}",
            False,
        ),
    )
)
_LONE = (
    (
        re.compile(
            rf"{_A}{_FILL} (?:outnumber (?:them|the other)|in (?:the |a )?majority|be more"
            rf"|(?:are|is) more(?= (?:on|at|in|anywhere|there|of)\b| [.,;]|$)|the greater number"
            rf"|more numerous)"
        ),
        True,
    ),
    (re.compile(rf"{_A}{_FILL} (?:outnumbered|in (?:the |a )?minority)"), False),
    (re.compile(rf"{_A} majority\b"), True),
    (re.compile(rf"{_A}{_FILL} (?:smaller|weaker|lesser) (?:group|party|side|number|part|team)\b"), False),
    (re.compile(rf"{_A}{_FILL} (?:larger|bigger|stronger) (?:group|party|side|number|part|team)\b"), True),
    (re.compile(rf"\b(?:outnumber|majority of|outnumbering)(?: the)? {_A}"), False),
    (re.compile(rf"\b(?:too many|more) {_A}"), True),
)
_MUST = re.compile(
    rf"\b(?:must|have to|need|should|always)\b(?! there)(?: (?!not|never|<)\w+){{0,5}} (?:at least as many|as many"
    rf"|no fewer|not fewer|more|no less) {_A}{_FILL} (?:as|than){_SHORT} {_B}"
    rf"|(?P<a3><\d+>) (?:must|have to|need to|should)(?: (?!not|never|<)\w+){{0,4}}? (?:more numerous|more"
    rf"|outnumber\w*|at least"
    rf" as many|at least as numerous|in the majority)(?: (?!<)\w+){{0,4}}? (?P<b3><\d+>)"
    rf"|\b(?:at least as many|no fewer|not fewer) (?P<a2><\d+>){_FILL} (?:as|than){_SHORT} (?P<b2><\d+>)"
)
_NEITHER = re.compile(
    r"\b(?:neither (?:<\d+> nor <\d+>|side|group|party|kind|team|tribe|class|camp|species|of them|of the (?:2|two)\b"
    r"|of these)[^.?]{0,20}? (?:may|can|must|should|is allowed to|shall)(?: ever)? (?:be )?(?:outnumber\w*|exceed"
    r"|more (?:\w+ )?than|in the majority)"
    r"|(?:no|not|never|may|nowhere|neither)\b[^.?]{0,40}\b(?:1|either) (?:kind|side|group|party|team|tribe|class|camp"
    r"|species)(?: may| can| must)?(?: ever)? (?:be (?:more|in the majority)|outnumber)"
    r"|(?:the same number|equal numbers?|equally many|exactly as many)(?: <\d+>)? (?:of (?:each|both)|as)\b)"
)
_DENIES = re.compile(r"\bmay (?:freely )?outnumber|\bcan safely outnumber|\bno (?:matter|problem) (?:if|how)")


STRICTLY = re.compile(
    r"\bstrictly (?:more|fewer|less|outnumber)|\bequal numbers? (?:is|are|be) (?:also )?(?:not|dangerous|forbidden|too)"
    r"|\bas many as[^.?]{0,30} is (?:already|also) (?:dangerous|too many)"
)


@dataclass(frozen=True)
class Majority:
    """The first mark must nowhere be more than the second where any of the second are."""

    strong: str
    weak: str
    span: Span


def read_majorities(text: str, marks: list[str]) -> list[Majority]:
    """Every rule about numbers in a marked text; `marks` are those that count more than one."""
    if len(marks) == 2 and (found := _NEITHER.search(text)):
        return [Majority(a, b, found.span()) for a, b in (marks, marks[::-1])]
    if found := _MUST.search(text):
        first, second = next((found[f"a{k}"], found[f"b{k}"]) for k in ("", "2", "3") if found[f"a{k}"])
        return _agreed(text, [Majority(second, first, found.span())], marks)
    majorities: dict[tuple[str, str], Majority] = {}
    for pattern, first_is_strong in _PATTERNS:
        for found in pattern.finditer(text):
            strong, weak = (found["a"], found["b"]) if first_is_strong else (found["b"], found["a"])
            if strong != weak and not _denied(text, found) and (weak, strong) not in majorities:
                majorities.setdefault((strong, weak), Majority(strong, weak, found.span()))
    return _agreed(text, list(majorities.values()) or _lone(text, marks), marks)


def _agreed(text: str, majorities: list[Majority], marks: list[str]) -> list[Majority]:
    """What one turn of phrase says, unless all the hints together say otherwise."""
    if len(marks) != 2 or len(majorities) > 1:
        return majorities
    said = majorities[0] if majorities else None
    weighed = weaker_side(text, marks, said.weak if said else None)
    if weighed is None or (said and {said.strong, said.weak} != set(marks)):
        return majorities
    strong, weak, span = weighed
    return [Majority(strong, weak, said.span if said else span)]


def _denied(text: str, found: re.Match[str]) -> bool:
    return _DENIES.search(text[max(0, found.start() - 20) : found.end()]) is not None


def _lone(text: str, marks: list[str]) -> list[Majority]:
    """ "… if the zombies are in the majority": the other side goes without saying where there are two."""
    if len(marks) != 2:
        return []
    for pattern, is_strong in _LONE:
        if (found := pattern.search(text)) and found["a"] in marks:
            other = next(mark for mark in marks if mark != found["a"])
            return [
                Majority(found["a"], other, found.span()) if is_strong else Majority(other, found["a"], found.span())
            ]
    return []
