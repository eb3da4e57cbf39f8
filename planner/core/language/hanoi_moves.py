"""Which moves between two named pegs a text forbids, and which it lists as the only ones: clause by clause.

A clause speaks of moves where it names a peg that a disc leaves and one that it goes to, in any words. A "not" in it
(or in the clause behind it, where that names no move) refuses them; an "only" makes them the only ones from there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.core.language.hanoi_empty_pegs import lies_empty
from planner.core.language.hanoi_pegs import NOUN, PEG, Pegs

Span = tuple[int, int]
Move = tuple[str, str]
Said = tuple[str, object, Span]

# A bare digit is a peg only beside a word of moving.
_MENTION = re.compile(
    rf"\b(?:{PEG}|(?:(?<=from )\d|(?<=to )\d|(?<=onto )\d|(?<=between )\d|(?<=off )\d|(?<=on )\d|(?<=> )\d|(?<=and )\d"
    rf"|(?<=or )\d|\d(?= >)|\d(?= to \d)|\d(?= directly)|\d(?= straight)|\d(?= and \d))"
    rf"(?! (?:disc|disk|ring|plate|at a|per|by 1|move|step|time|level|peg|rod|pole|way|direction|small|large)\b))\b"
)
_CLAUSE_END = re.compile(r" (?:[,;:.?]|but|before|while|whereas|although|though|however|so that|so) ")
_SENTENCE_END = re.compile(r" [.?;](?: |$)")
_FROM = re.compile(
    r"\b(?:(?<!apart )from|off|leave|leaving|out of|between|(?:disc|disk|ring|one|1|plate|piece|anything|something"
    r"|everything"
    r"|whatever|what)(?: that)?(?: (?:is|are|lie|lies|lying|sit|sits|sitting))? (?:on|at)) (?:the )?$"
)
_ASIDE = re.compile(r"\b(?:apart from|besides|other than|except|except for) (?:the )?$")
_PUTS = re.compile(r"\b(?:put|plac|lay|set|drop|land|stack)\w* (?:[a-z\d]+ ){0,3}on (?:the )?$")
_TO = re.compile(r"(?:\b(?:to|onto|on|into|toward|towards|at|enter|reach|visit)|>) (?:the )?$")
_GOES_ON = re.compile(rf" (?:(?:directly|straight|direct|only|move) ){{0,2}}(?:to|>|and|, to) (?:the )?(?:{PEG}|\d)")
_NO = re.compile(
    r"\b(?:not|never|no(?! how\b)|nothing|nobody|neither|nor|forbid\w*|without|ban|banned|bans|illegal|prohibit\w*"
    r"|disallow\w*"
    r"|impossible|except|apart from|other than|outlaw\w*|blocked|closed|off limits|out of bounds|taboo|unable|too far"
    r"|broken|(?:is|are) (?:ruled )?out\b(?! of)|there is a (?:wall|barrier|fence)|refuse\w*|excluded|barred"
    r"|avoid)\b(?! (?:(?:at all |really |even )?(?:care|mind|matter|difference"
    r"|problem)|(?:a |the |any )?(?:large|bigg|wider|small)))"
)
_FINE = re.compile(
    r"^(?: (?:again|directly|direct|straight|move|moves|,|(?:and|like|as well as) (?:all|every|any) (?:the )?other"
    r" (?:move|way)))* (?:is|are|being|would be|stay|remain)?(?: (?:still|all|both))*"
    r" (?:ok|okay|fine|allowed|possible|legal|permitted|open)\b(?! only)"
)
_ONLY = re.compile(
    r"\b(?:only|just|solely|exclusively|nothing but|no other than|always|legal|allowed|permitted|allow|permit|possible"
    r"|has to|have to|must|1 way|single direction|1 direction|never the other way|not the other way|not back\w*"
    r"|never back\w*|never in reverse|not in reverse)\b"
    r"(?! (?:1|one|the top|top|a single|the upper\w*|small|move 1|be moved 1|take 1|lift 1)\b)"
)
_ONLY_THERE = re.compile(r"\b(?:only|just|always|solely|exclusively|nowhere but)\b")
_ANY_DISC = re.compile(
    r"\b(?:(?:a|any|each|every) (?:disc|disk|ring|plate|one|1)|anything|whatever|what|everything)(?: [a-z]+){0,3} $"
)
_BACKWARDS = re.compile(r"\b(?:other way|other direction|opposite|back\w*|revers\w*|against)\b")
_NOT_BACK = re.compile(r"\b(?:never|not|no) (?:[a-z]+ ){0,3}(?:other way|other direction|opposite|back\w*|revers\w*)")
_BOTH_WAYS = re.compile(
    r"\b(?:between|either (?:way|direction)|both (?:way|direction)s?|vice versa|or back|and back|nor back|or the other"
    r" way|and the other way|2 direction|connect\w*|apart|exchange\w*|swap\w*|each other|or the reverse)\b"
)
_WHOLE = re.compile(r"\b(?:all|whole|everything|entire|them|tower|pile|stack|they)\b")
_ANY_MOVE = re.compile(r"\b(?:all|every|any|each) (?:other )?(?:move|way|jump|step)\b")
_LISTS_ON = re.compile(
    rf"\W*(?:and |or |nor |also |then )*(?:from|off|what|whatever|anything|(?:{PEG}|\d) (?:to|>|on))\b"
)
_ADDS_ON = re.compile(r"\W*(?:as well as|and also|and|or|nor|also|likewise|just like) (?:from|off|between)\b")
_NO_DISC = re.compile(r"\W*(?:no (?:disc|disk|ring|move|piece|plate|one)|nothing|all (?:is|are) forbidden)\b")
_SIZE = re.compile(r"\b(?:large\w*|bigg\w*|big|wider|small\w*)\b")
_RING_GAP = re.compile(
    rf"^(?!.*\b(?:tower|stack|pile) on\b)"
    rf"(?: (?:to|>|,|then|back|from|and|or|again|only|on|onto|off|peg|rod|finally|around|{NOUN}|the))* $"
)
# "To the second peg, not the third": no move is refused, another one is meant.
_CONTRAST = re.compile(
    rf"(?<=[a-zA-Z\d])(?: ,)? (?:and )?not (?:(?:to|on|onto) )?(?:{PEG})(?= (?:[.,?;]|the|but|it|and|where|as|which"
    rf"|what|how|that)\b| [.,?;]|$)"
)
_REFUSED_AFTER = re.compile(r"^(?: ,)* (?:is|are|be) (?:\w+ )?(?:forbidden|not|banned|prohibited|illegal|out)\b")


@dataclass
class Moves:
    """What a text says of single moves."""

    refused: list[Move] = field(default_factory=list)
    listed: list[Move] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def read_moves(clean: str, pegs: Pegs) -> Moves:
    """The moves that a cleaned text refuses, those it lists as the only ones, and where it does so."""
    moves = Moves()
    clean = _CONTRAST.sub(lambda found: " " + "_" * (len(found.group()) - 1), clean)
    for start, end in _pieces(clean, _SENTENCE_END, 0, len(clean)):
        _read_sentence(clean, start, end, pegs, moves)
    return moves


def ring(clean: str, pegs: Pegs) -> tuple[int, Span] | None:
    """ "A to B to C and back to A": 1 for round as the pegs stand, -1 for the other way, and where it is said."""
    names = pegs.names
    if len(names) < 3:
        return None
    for start, end in _pieces(clean, _SENTENCE_END, 0, len(clean)):
        for run in _runs(clean, start, end, pegs):
            if _bare_list(clean, run) and len(run) != 2 * len(names):  # "A B C" is a list of pegs, "AB BC CA" of moves
                continue
            kept = [k for k, (_, _, name) in enumerate(run) if k == 0 or run[k - 1][2] != name][: len(names) + 1]
            step = _step([run[k][2] for k in kept], names) if len(kept) == len(names) + 1 else 0
            if step and not _NO.search(clean[max(start, run[0][0] - 40) : run[0][0]].rpartition(" , ")[2]):
                refused = _REFUSED_AFTER.match(clean[run[-1][1] : run[-1][1] + 40])
                return -step if refused else step, (run[0][0], run[kept[-1]][1])
    return None


def _bare_list(clean: str, run: list[tuple[int, int, str]]) -> bool:
    return any(clean[run[k][1] : run[k + 1][0]] == " " for k in range(len(run) - 1))


def _runs(clean: str, start: int, end: int, pegs: Pegs) -> list[list[tuple[int, int, str]]]:
    """Pegs named one after the other with little but "to" and "and" between them."""
    runs: list[list[tuple[int, int, str]]] = []
    for mention in _mentions(clean, start, end, pegs):
        if runs and _RING_GAP.match(clean[runs[-1][-1][1] : mention[0]]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _step(order: list[str], names: tuple[str, ...]) -> int:
    n = len(names)
    for step in (1, -1):
        first = names.index(order[0])
        if order == [names[(first + step * k) % n] for k in range(n + 1)]:
            return step
    return 0


def _pieces(clean: str, border: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    for found in border.finditer(clean, start, end):
        yield start, found.start()
        start = found.end() - 1
    yield start, end


def _mentions(clean: str, start: int, end: int, pegs: Pegs) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for match in _MENTION.finditer(clean, start, end):
        word = match.group()
        name = word if word in pegs.names else pegs.resolve(word)
        if name is not None:
            found.append((match.start(), match.end(), name))
    return found


def _read_sentence(clean: str, start: int, end: int, pegs: Pegs, moves: Moves) -> None:
    clauses = [*_pieces(clean, _CLAUSE_END, start, end)]
    told = _told(clean, clauses, pegs)
    listed: list[Move] = []
    spans: list[Span] = []
    mood = ""
    late = _refused_late(clean, clauses, told, pegs)
    for k, ((a, b), some) in enumerate(zip(clauses, told, strict=True)):
        if some and lies_empty(clean[some[-1][1] : end]):
            continue
        if not some:
            mood = "no" if refuses(clean[a:b]) and b < end and clean[b : b + 3] == " : " else ""
            continue
        text = clean[a:b]
        behind = _behind(clean, clauses, told, k, pegs)
        own = _mood(text, behind, clean[clauses[k - 1][0] : a] if k and not told[k - 1] else "")
        own = own or ("no" if k in late else "")
        mood = own or (mood if _LISTS_ON.match(text) else "")
        if _FINE.match(clean[some[-1][1] : end]) and not _NO.search(text[: some[0][0] - a]) and mood != "only":
            moves.said.append(("forbidden", [], (some[0][0], some[-1][1])))
            continue
        pairs = [pair for _, _, pair in some]
        if mood == "no" and (k in late or not _asks(text, some[0][0] - a, behind)):
            both = _BOTH_WAYS.search(text) is not None or _BOTH_WAYS.search(behind) is not None
            moves.refused += pairs + ([(q, p) for p, q in pairs] if both else [])
            moves.said.append(("forbidden", [list(pair) for pair in pairs], (some[0][0], some[-1][1])))
        elif mood == "only":
            listed += pairs + ([(q, p) for p, q in pairs] if _BOTH_WAYS.search(text) else [])
            spans += [(x, y) for x, y, _ in some]
    _take_list(clean, clauses, listed, spans, pegs, moves)


def _refused_late(clean: str, clauses: list[Span], told: list[list[tuple[int, int, Move]]], pegs: Pegs) -> set[int]:
    """ "From A to C, as well as from B to C, no disc may go": clauses whose refusal stands behind the next one."""
    late: set[int] = set()
    for k in range(len(clauses) - 2, -1, -1):
        after = clean[slice(*clauses[k + 1])]
        goes_on = told[k] and told[k + 1] and _ADDS_ON.match(after) and not refuses(after)
        if goes_on and (k + 1 in late or _NO_DISC.match(_behind(clean, clauses, told, k + 1, pegs))):
            late.add(k)
    return late


def _behind(clean: str, clauses: list[Span], told: list[list[tuple[int, int, Move]]], k: int, pegs: Pegs) -> str:
    """The clause behind one, where it names no peg of its own and so speaks of the same moves."""
    if k + 1 == len(clauses) or told[k + 1] or _mentions(clean, *clauses[k + 1], pegs):
        return ""
    return clean[slice(*clauses[k + 1])]


def _take_list(
    clean: str, clauses: list[Span], listed: list[Move], spans: list[Span], pegs: Pegs, moves: Moves
) -> None:
    """A list of three moves is the list of all; one or two say where a disc may go from one peg."""
    if not listed:
        return
    text = clean[clauses[0][0] : clauses[-1][1]]
    sources = {a for a, _ in listed}
    whole = len({*listed}) >= 3 or re.search(r"\b(?:only|legal|allowed|permitted) (?:\w+ )?moves?\b", text)
    first = min(a for a, _ in spans)
    cue = _ONLY_THERE.search(clean[max(clauses[0][0], first - 16) : spans[0][1]]) or _ANY_DISC.search(clean[:first])
    if not whole and (len(sources) > 1 or not cue):
        return
    if whole:
        moves.listed += listed
    else:
        onwards = [(a, name) for a in sources for name in pegs.names if name != a and (a, name) not in listed]
        moves.refused += onwards + ([(b, a) for a, b in onwards] if _BOTH_WAYS.search(text) else [])
    moves.said.append(("move_rule", [list(pair) for pair in listed], (min(spans)[0], max(b for _, b in spans))))


def _told(clean: str, clauses: list[Span], pegs: Pegs) -> list[list[tuple[int, int, Move]]]:
    """The moves of each clause; "but never to C" still speaks of the peg that was left in the clause before."""
    told: list[list[tuple[int, int, Move]]] = []
    for start, end in clauses:
        goes_on = re.match(r"\W*(?:but |and )?(?:never|not|only|can not|nor)\b", clean[start:end])
        last = told[-1][-1] if goes_on and told and told[-1] else None
        told.append(_moves_of(clean, start, end, pegs, (last[0], last[2][0]) if last else None))
    return told


def _moves_of(
    clean: str, start: int, end: int, pegs: Pegs, source: tuple[int, str] | None
) -> list[tuple[int, int, Move]]:
    """Every move that a clause names, from the first of its pegs to the last."""
    found: list[tuple[int, int, Move]] = []
    target: tuple[int, int, str] | None = None
    last_end = start
    for a, b, name in _mentions(clean, start, end, pegs):
        before = clean[max(start, a - 60) : a] + (re.match(r"(?:the |its )?", clean[a:b]) or [""])[0]
        between = clean[last_end:a]
        if _ASIDE.search(before) and clean[b : b + 5] == " and ":
            last_end = b
            continue
        if _FROM.search(before) and not _PUTS.search(before):
            if target and not found and target[2] != name:  # "on C if it comes from A"
                found.append((target[0], b, (name, target[2])))
            else:
                source = (a, name)
            target = None
        elif (
            source and source[1] != name and (_TO.search(before) or re.fullmatch(r" (?:and|or|nor) (?:the )?", between))
        ):
            found.append((source[0], b, (source[1], name)))
            if "between" in clean[max(start, source[0] - 14) : source[0]]:
                found.append((source[0], b, (name, source[1])))
            if re.match(rf" (?:(?:directly|straight|direct) )?(?:to|>) (?:the )?(?:{PEG}|\d)", clean[b : b + 60]):
                source = (a, name)
        elif _GOES_ON.match(clean[b : b + 60]):
            source = (a, name)
        elif _TO.search(before):
            target = (a, b, name)
        last_end = b
    return found


def refuses(text: str) -> bool:
    """Whether a text says no to something."""
    return _NO.search(text) is not None


def _mood(text: str, behind: str, before: str) -> str:
    """Whether a clause forbids ("no") its moves, makes them the only ones ("only"), or just tells them ("")."""
    if _ANY_MOVE.search(text) and re.search(r"\b(?:except|but|apart from|other than)\b", text):
        return "no"
    if refuses(text) and not _NOT_BACK.search(text):
        return "no"
    if behind and refuses(behind) and not _SIZE.search(behind):
        return "only" if _BACKWARDS.search(behind) else "no"
    if _ONLY.search(text) or re.search(r"\b(?:allowed|legal|permitted|1 way|only)\b[^.?]*$", before):
        return "only"
    return "no" if before and refuses(before) and not _SIZE.search(before) and before.rstrip().endswith(":") else ""


def _asks(text: str, at: int, behind: str) -> bool:
    """Whether a clause asks for its move and refuses something else."""
    refusal = _NO.search(text)
    if refusal and _SIZE.search(text[refusal.end() :]):
        return True
    return bool(_WHOLE.search(text[:at])) and not refusal and not behind
