"""Which moves a tower puzzle allows: any, neighbours only, round in a circle, or all but some; and the size rule."""

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.core.language.hanoi_moves import Move, Said, read_moves, refuses, ring
from planner.core.language.hanoi_pegs import PEG, Pegs
from planner.core.language.hanoi_sizes import lifted
from planner.core.language.hanoi_traps import read_traps
from planner.core.language.hanoi_ways import read_ways

Span = tuple[int, int]

_MIDDLE = r"the middle peg"  # stands for all ways to name it
_MIDDLE_PEG = (
    r"the (?:middle|center|centre|central)(?: (?:one|peg|rod|pole|post|needle|stick|stand|plate))?(?: [A-Z]\b)?"
)
_ADJACENT = (
    r"(?<!not have to be )(?<!need not be )(?:\b(?:adjacent|adjoining|neighbou?r\w*|next door|next to (?:it|them|its"
    r"|theirs|the (?:one|peg) it)"
    r"|(?:right|directly|immediately) (?:beside|next to)|beside (?:its|theirs|theirs own)"
    r"|(?:move|go|put|set|carry|take|moved|carried|step|only|just|the (?:one|1|peg|rod|pole))\b"
    r"[a-z ]{0,40}? beside (?:it|them)|1 step at a time)\b"
    r"|\b(?:no|not|never|without|can not|forbidden to) (?:\w+ ){0,3}?(?:jump|skip|leap|hop over|leave out)\w*"
    rf"(?: (?:\w+ ){{0,4}}?{_MIDDLE})?"
    rf"|\b(?:no|not|never|without) (?:\w+ ){{0,2}}?pass\w* (?:over |by |across )?{_MIDDLE}"
    rf"|\b(?:jump|skip|leap|hop)p?ing (?:\w+ ){{0,3}}(?:{_MIDDLE}|a peg|1|peg|over) [^.?,;]{{0,30}}\b(?:not|no"
    rf"|forbidden|"
    r"banned|prohibited|illegal|disallowed)\b"
    rf"|\bpass\w* {_MIDDLE} without [^.?,;]{{0,40}}(?:not|forbidden|banned|prohibited|illegal)\b"
    r"|\b(?:just |exactly |only )?1 (?:peg|rod|pole|post|place|position|spot|step|needle|stick) (?:over|to the"
    r" (?:left|right)|to the next|left|right|further|away|sideway)(?: or (?:to the )?(?:left|right))?"
    r"|\bto the next (?:one|1|peg|rod|pole|post|place|needle|stick)(?: in (?:the |a )?(?:line|row)| , (?:to the"
    r" )?left or (?:to the )?right| (?:on|to) (?:the|its) left or (?:the |its )?right)"
    r"|\bfrom (?:1|one|a) (?:peg|rod|pole|post|stick) to the (?:peg|rod|pole|post|stick|one|1) (?:next to|beside) it"
    rf"|\b(?:must|have to|has to|only|always|every move) (?:\w+ ){{0,3}}?(?:pass|go|stop|travel|move|land|start|begin)"
    rf"\w* (?:\w+ ){{0,2}}?(?:through|via|over|to or from|from or to|to and from|in or out of|into or out of|(?<=stop"
    rf" )(?:at|on)|(?:on|at)? ?or"
    rf" (?:end|start) (?:on|at)) {_MIDDLE}"
    rf"|\b(?:every|each|any|all) (?:single )?(?:move|step) (?:must |have to |has to )?(?:be )?(?:involve|use|go via|go"
    rf" through|pass|pass through|go over|via|touch|to or from|from or to)s? {_MIDDLE}"
    rf"|\b(?:involve|to or from|into or out of) {_MIDDLE})"
)
_CYCLIC = re.compile(
    r"\b(?:after [a-zA-Z\d ]{1,14} come [a-zA-Z\d ]{1,14} again|cyclic\w*|cyclical\w*|circular\w*|clockwise"
    r"|in a circle|in a ring|round and round|in 1 direction only"
    r"|from the last (?:\w+ ){0,5}to the first|(?:and|then) back to the first"
    r"|1 (?:peg|rod|pole|post|place|step) (?:to the right|on|further|ahead|to its right)\b[^.?]{0,50}\bback to (?:the"
    r" )?"
    r"(?:(?:peg |rod |pole )?(?:[A-Z1]\b|first|left\w*))"
    r"|only in 1 direction|wrap\w*(?: (?:round|around|from|back))?)"
)
_ONWARDS = re.compile(r"\bto the next (?:peg|rod|pole|post|needle|stick|one)(?: (?:on|to) (?:its|the) (?:right|left))?")
_BACKWARDS = re.compile(r"\b(?:anti ?clockwise|counter ?clockwise|against the clock)")
_CLOSED = re.compile(
    rf"\b(?:no|never a|not a) (?:disc|disk|ring|plate|piece|coin|one)(?: at all)? (?:may|can|must|is allowed to|should)"
    rf" (?:ever )?(?:be )?(?:put|placed|moved|set|laid|go|go down|stacked|taken|lie|rest|land|leave)?(?: down)? ?"
    rf"(?P<way>on|onto|to|in|into|from|off|leave) (?P<peg>it\b|{PEG})(?! (?:to|onto|straight|directly|disc|disk"
    rf"|ring)\b)"
)
_UNUSED = re.compile(
    rf"\b(?:can not|may not|must not|not allowed to|never|without|not permitted to|forbidden to|no)(?: ever| even)? "
    rf"(?:use|using|touch|touching|visit|visiting|put anything on|put a disc on) (?P<peg>{PEG})(?! (?:as|to|more)\b)"
)
_OUTER = re.compile(
    r"\b(?:the )?(?:2 )?(?:outer|outermost|outside|end|extreme) (?:peg|rod|pole|post|stick|one|2)\b[^.?]{0,60}"
)


MOST_BEYOND = 1
_PLAINLY = re.compile(
    r"\b(?:nothing|never|no (?:disc|disk|ring|plate)|forbidden|prohibited|banned|closed|blocked"
    r"|(?:may|must|can|should|is|are) not)\b"
)


@dataclass(frozen=True)
class MoveRules:
    """The rules of moving, each with where it was said; `said` are spans that name pegs only to state a rule."""

    move_rule: str = "any"
    forbidden: tuple[Move, ...] = ()
    size_rule: bool = True
    said: tuple[Said, ...] = ()


@lru_cache(maxsize=64)
def _adjacent(middle: str) -> re.Pattern[str]:
    """What says "neighbours only"; the middle peg may be called by its name."""
    named = f"|(?:the )?(?:peg |rod |pole |post )?{middle}\\b" if middle else ""
    return re.compile(_ADJACENT.replace(_MIDDLE, f"(?:{_MIDDLE_PEG}{named})"))


def read_rules(clean: str, pegs: Pegs) -> MoveRules:
    """Reads the rules of moving from a cleaned text."""
    said: list[Said] = []
    if size_off := lifted(clean):
        said.append(("size_rule", False, size_off))
    rule, forbidden = _moves(clean, pegs, said)
    return MoveRules(rule, forbidden, not size_off, tuple(said))


def _moves(clean: str, pegs: Pegs, said: list[Said]) -> tuple[str, tuple[Move, ...]]:
    """The rule that fits what the text says of single moves, or else the one it has a word for."""
    if circle := ring(clean, pegs):
        step, span = circle
        said.append(("move_rule", "cyclic", span))
        return ("cyclic", ()) if step > 0 else ("any", _all_but(pegs, step))
    if found := _BACKWARDS.search(clean):
        said.append(("forbidden", "against the clock", found.span()))
        return "any", _all_but(pegs, -1)
    every = [(a, b) for a in pegs.names for b in pegs.names if a != b]
    refused = _refused(clean, pegs, said, every)
    by_moves = _named(pegs, {move for move in every if move not in refused})
    by_words = _by_words(clean, pegs, said)
    if rule := by_moves or by_words:
        return rule, () if by_moves else _beyond(clean, rule, pegs, said)
    return "any", tuple(dict.fromkeys(refused))


def _beyond(clean: str, rule: str, pegs: Pegs, said: list[Said]) -> tuple[Move, ...]:
    """The one move that is plainly refused and that a rule with a name of its own would leave open."""
    names, n = pegs.names, len(pegs.names)
    steps = {1, n - 1} if rule == "adjacent" else {1}
    refused = [
        (a, b)
        for field, moves, (start, end) in said
        if field == "forbidden" and isinstance(moves, list) and _is_plain(clean, start, end)
        for a, b in filter(_is_move, moves)
    ]
    place = {name: k for k, name in enumerate(names)}
    left = tuple(
        (a, b)
        for a, b in dict.fromkeys(refused)
        if (place[b] - place[a]) % n in steps and (rule == "cyclic" or abs(place[a] - place[b]) == 1)
    )
    return left if len(left) <= MOST_BEYOND else ()


def _is_plain(clean: str, start: int, end: int) -> bool:
    return bool(_PLAINLY.search(clean[max(0, start - 40) : end]) or _PLAINLY.match(clean[end:].lstrip(" ,")))


def _is_move(said: object) -> bool:
    return isinstance(said, list) and len(said) == len(("from", "to"))


def _refused(clean: str, pegs: Pegs, said: list[Said], every: list[Move]) -> list[Move]:
    moves = read_moves(clean, pegs)
    said += moves.said
    for _, _, (start, end) in moves.said:  # what closes a way does not close its peg
        clean = clean[:start] + "_" * (end - start) + clean[end:]
    ways, said_of_ways = read_ways(clean, pegs)
    said += said_of_ways
    traps, said_of_traps = read_traps(clean, pegs)
    said += said_of_traps
    refused = [*moves.refused, *traps, *_outer(clean, pegs, said), *_closed(clean, pegs, said), *ways]
    return refused + ([move for move in every if move not in moves.listed] if moves.listed else [])


def _by_words(clean: str, pegs: Pegs, said: list[Said]) -> str | None:
    """The rule that the text has a word for: "clockwise", "neighbouring", "never past the middle one"."""
    middle = pegs.names[len(pegs.names) // 2] if len(pegs.names) % 2 else ""
    for rule, pattern in (("cyclic", _CYCLIC), ("adjacent", _adjacent(middle if len(middle) == 1 else ""))):
        if pattern.search(clean):
            said += [("move_rule", rule, again.span()) for again in pattern.finditer(clean)]
            said += [("move_rule", rule, more.span()) for more in _ONWARDS.finditer(clean) if rule == "cyclic"]
            return rule
    return None


def _named(pegs: Pegs, allowed: set[Move]) -> str | None:
    """The rule with a name of its own that leaves open just these moves."""
    names, n = pegs.names, len(pegs.names)
    if n > 2 and allowed == {(names[k], names[(k + 1) % n]) for k in range(n)}:
        return "cyclic"
    beside = {(names[k], names[k + 1]) for k in range(n - 1)}
    return "adjacent" if n > 2 and allowed == beside | {(b, a) for a, b in beside} else None


def _outer(clean: str, pegs: Pegs, said: list[Said]) -> list[Move]:
    """ "Nothing may go between the two outer pegs"."""
    refused: list[Move] = []
    for start, end in _sentences(clean):
        sentence = clean[start:end]
        if (outer := _OUTER.search(sentence)) and refuses(sentence):
            ends = (pegs.names[0], pegs.names[-1])
            refused += [ends, ends[::-1]]
            said.append(("forbidden", list(ends), (start + outer.start(), start + outer.end())))
    return refused


def _closed(clean: str, pegs: Pegs, said: list[Said]) -> list[Move]:
    """Every move onto, or off, a peg that a sentence closes for all discs."""
    moves: list[Move] = []
    for found in (*_CLOSED.finditer(clean), *_UNUSED.finditer(clean)):
        peg = pegs.resolve(found["peg"]) if found["peg"] != "it" else _last_named(clean[: found.start()], pegs)
        if peg is None:
            continue
        others = [name for name in pegs.names if name != peg]
        away = found.re is _CLOSED and found["way"] in {"from", "off", "leave"}
        moves += [(peg, name) if away else (name, peg) for name in others]
        said.append(("forbidden", f"{'off' if away else 'onto'} {peg}", found.span()))
    return moves


def _last_named(clean: str, pegs: Pegs) -> str | None:
    named = [peg for found in re.finditer(rf"\b{PEG}", clean[-120:]) if (peg := pegs.resolve(found.group()))]
    return named[-1] if named else None


def _sentences(clean: str) -> list[Span]:
    spans, start = [], 0
    for found in re.finditer(r" [.?](?: |$)", clean):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(clean))]


def _all_but(pegs: Pegs, step: int) -> tuple[Move, ...]:
    """Every move but the one that goes `step` pegs on."""
    names, n = pegs.names, len(pegs.names)
    return tuple((names[i], names[j]) for i in range(n) for j in range(n) if i != j and j != (i + step) % n)
