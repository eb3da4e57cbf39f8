"""Pegs that no disc leaves again or none may go to, and the one peg that every move must touch, in everyday words."""

import re

from planner.core.language.hanoi_pegs import PEG, Pegs

Span = tuple[int, int]
Move = tuple[str, str]
_P = rf"(?P<peg>{PEG})"
_NOT_YET = r"(?! (?:directly|straight|unless|except|until|before|to [A-Z\d]|back to|onto|twice))"
_STAYS = (
    r"(?:glued|stuck|stay (?:there|put|for ?ever|forever)|remain there|(?:can|may|must|will) (?:not|never)"
    r" (?:ever )?(?:be )?(?:taken|moved|removed|come|get|leave|lifted)\b(?: off| away| up| again| any ?more)*"
    r"|never (?:come|leave|be taken|get)\b(?: off| away)*)"
)
_NO_ONE = r"(?:nothing|nobody|no (?:disc|disk|ring|one|piece|plate)|never|not allowed to|forbidden to|impossible to)"
_TRAPS = (
    re.compile(rf"\b(?:on|onto|to) {_P}\b[^.?;]{{0,24}}\b{_STAYS}{_NOT_YET}"),
    re.compile(
        rf"\b{_NO_ONE}\b (?:may |can |ever |will )?(?:leave|come off|get off|be taken off|take a (?:disc"
        rf"|ring) off) {_P}"
        rf"{_NOT_YET}"
    ),
    re.compile(rf"\b{_P} (?:is|be) a (?:trap|dead end|one way street)\b"),
)
_CLOSED = (
    re.compile(rf"\b{_P} (?:must|may|can|should) (?:not|never) (?:ever )?be (?:used|touched|visited|entered)\b"),
    re.compile(
        rf"\b{_P} (?:is|be) (?:strictly )?(?:out of bounds|off limits|taboo|broken|reserved|forbidden|closed"
        rf"|out of order|out of use|not in use|unusable|blocked|not available|not (?:to )?be used)"
        r"(?! (?:for|to|from|unless))"
    ),
)
_MOVE = r"(?:transfer|move|step|hop|shift|jump|trip|passage)\w*"
_HUBS = (
    re.compile(
        rf"\b(?:every|each|all|any)(?: single)? {_MOVE} (?:must |have to |has to |need to |always "
        rf"|either )*(?:begin|start|be"
        rf"|have|involve|use|touch|include|to|go|is|are)\b[^.?;]{{0,30}}?{_P}"
        r"(?= |$)(?! or (?!end|as|its))(?! to )"
    ),
    re.compile(
        rf"\bone of the 2 (?:peg|rod|pole) (?:of|in) (?:every|each|any) {_MOVE} (?:must |has to )?(?:be|is) {_P}"
    ),
    re.compile(rf"\b1 of the 2 (?:peg|rod|pole) (?:of|in) (?:every|each|any) {_MOVE} (?:must |has to )?(?:be|is) {_P}"),
    re.compile(
        rf"\b(?:always|must|have to|only)\b[^.?;,]{{0,24}}\b(?:via|through|rest on|stop on|stop at|land on) {_P}"
    ),
    re.compile(rf"\b{_P} (?:can|may|must) (?:not|never) be (?:left out|skipped|jumped|passed over|bypassed)\b"),
    re.compile(
        rf"\b(?:no|not|never)\b[^.?;,]{{0,20}}\b(?:fl\w+|hop\w*|leap\w*|jump\w*) (?:right |straight )?(?:over"
        rf"|past|across)"
        rf" {_P}"
    ),
)


def read_traps(clean: str, pegs: Pegs) -> tuple[list[Move], list[tuple[str, object, Span]]]:
    """The moves that such sentences close, and where they are said."""
    closed: list[Move] = []
    said: list[tuple[str, object, Span]] = []
    for patterns, ways in ((_TRAPS, _off), (_CLOSED, _onto), (_HUBS, _past)):
        for found in (match for pattern in patterns for match in pattern.finditer(clean)):
            if (peg := pegs.resolve(found["peg"])) is not None:
                moves = ways(peg, pegs)
                closed += moves
                said.append(("forbidden", [list(move) for move in moves], found.span()))
    return closed, said


def _off(peg: str, pegs: Pegs) -> list[Move]:
    return [(peg, other) for other in pegs.names if other != peg]


def _onto(peg: str, pegs: Pegs) -> list[Move]:
    return [(other, peg) for other in pegs.names if other != peg]


def _past(peg: str, pegs: Pegs) -> list[Move]:
    others = [name for name in pegs.names if name != peg]
    return [(a, b) for a in others for b in others if a != b]
