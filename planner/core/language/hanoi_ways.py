"""Which ways between pegs are open, said peg by peg: one-way roads, closed pegs, moves through one peg only."""

import re

from planner.core.language.hanoi_pegs import PEG, Pegs

Span = tuple[int, int]
Ways = tuple[tuple[str, str], ...]
Said = tuple[str, object, Span]

_A_PEG = rf"(?:{PEG}|\d\b)"
# "Every disc must come from M or go to M": one end of each move is that peg.
_HUB = re.compile(
    rf"\b(?:every|each|must|have to|always|any|all|only)\b[^.?]{{0,60}}?\b(?:from|off|leave|start on"
    rf"|start at) (?P<a>{_A_PEG})"
    rf" or (?:else )?(?:(?:must|has to|have to|it) )?(?:(?:go|move|come|be moved|end|land|arrive|(?:be )?(?:put"
    rf"|placed|set|laid)) )?(?:up )?(?:to|onto|on|at|into) "
    rf"(?P<b>{_A_PEG}|it\b)"
    rf"|\b(?:every|each|must|have to|always|any|all|only)\b[^.?]{{0,60}}?\b(?:to|onto|on|into) (?P<c>{_A_PEG})"
    rf" or (?:(?:come|go|move|away|start) )?(?:from|off) (?P<d>{_A_PEG}|it\b)"
)
_ONE_WAY = re.compile(
    rf"\b(?:1 way|single direction|1 direction only)\b[^.?]{{0,40}}?\bfrom (?P<a>{_A_PEG}) to (?P<b>{_A_PEG})"
)
_ENTER, _LEAVE = r"(?:enter|reach|visit|touch|go to|land on|be put on)", r"(?:leave|exit|be taken from|be taken off)"
_SEALED = re.compile(
    rf"\b(?:can not|may not|must not|never|not allowed to|not permitted to|forbidden to|neither)(?: ever"
    rf"| be allowed to)? "
    rf"(?P<first>{_ENTER}|{_LEAVE})(?: (?:or|nor|and) (?:to )?(?P<second>{_ENTER}|{_LEAVE}))? (?P<peg>{_A_PEG})"
    r"(?! (?:except|unless|but|directly|straight|from|to|twice|more|before|until|after|while|when)\b)"
)


def read_ways(clean: str, pegs: Pegs) -> tuple[Ways, list[Said]]:
    """The moves that such sentences close, and where they are said."""
    closed: dict[tuple[str, str], None] = {}
    said: list[Said] = []
    for found, moves in (*_through_one(clean, pegs), *_one_way(clean, pegs), *_sealed(clean, pegs)):
        closed |= dict.fromkeys(moves)
        said.append(("forbidden", [list(move) for move in moves], found.span()))
    return tuple(closed), said


def _peg(phrase: str, pegs: Pegs) -> str | None:
    return phrase if phrase in pegs.names else pegs.resolve(phrase)


def _through_one(clean: str, pegs: Pegs) -> list[tuple[re.Match[str], Ways]]:
    closed: list[tuple[re.Match[str], Ways]] = []
    for found in _HUB.finditer(clean):
        one, other = found["a"] or found["c"], found["b"] or found["d"]
        hub = _peg(one, pegs)
        if hub and (other == "it" or _peg(other, pegs) == hub):
            closed.append(
                (found, tuple((a, b) for a in pegs.names for b in pegs.names if a != b and hub not in (a, b)))
            )
    return closed


def _one_way(clean: str, pegs: Pegs) -> list[tuple[re.Match[str], Ways]]:
    closed: list[tuple[re.Match[str], Ways]] = []
    for found in _ONE_WAY.finditer(clean):
        a, b = _peg(found["a"], pegs), _peg(found["b"], pegs)
        if a and b and a != b and not re.search(r"\b(?:closed|blocked|not|no)\b", found.group()):
            closed.append((found, ((b, a),)))
    return closed


def _sealed(clean: str, pegs: Pegs) -> list[tuple[re.Match[str], Ways]]:
    closed: list[tuple[re.Match[str], Ways]] = []
    for found in _SEALED.finditer(clean):
        peg = _peg(found["peg"], pegs)
        if peg is None:
            continue
        others = [name for name in pegs.names if name != peg]
        moves: list[tuple[str, str]] = []
        for verb in filter(None, (found["first"], found["second"])):
            moves += [(peg, name) if re.fullmatch(_LEAVE, verb) else (name, peg) for name in others]
        closed.append((found, tuple(moves)))
    return closed
