"""Which moves a tower puzzle allows: any, neighbours only, round in a circle, or all but some; and the size rule."""

import re
from dataclasses import dataclass

from planner.core.language.hanoi_pegs import PEG, Pegs
from planner.core.language.hanoi_ways import is_round, read_ways, says_one_way

Span = tuple[int, int]

_ADJACENT = re.compile(
    r"(?<!not have to be )(?<!need not be )(?:\b(?:adjacent|adjoining|neighbou?r\w*|next door|next to (?:it|them|its"
    r"|theirs|the (?:one|peg) it)"
    r"|(?:right|directly|immediately) (?:beside|next to)|beside (?:it|them|its|theirs|theirs own)|1 step at a time)\b"
    r"|\b(?:no|not|never|without) (?:be )?(?:jump|skip|leap|pass)\w* (?:\w+ ){0,5}?(?:middle|center|centre|central)(?:"
    r" (?:one|peg|rod|pole))?"
    r"|\b(?:no|never) (?:jump|skip|leap)\w*|\bnot (?:jump|skip|leap)\w*(?: (?:over )?the (?:middle|center"
    r"|centre)(?: \w+)?)?|\bwithout (?:jump|skip|leap)\w*(?: (?:over )?the (?:middle|center|centre)(?:"
    r" \w+)?)?"
    r"|\b1 (?:peg|rod|pole|post|place|position|spot|step|needle|stick) (?:over|to the (?:left|right)|left|right"
    r"|further|away|sideway)"
    r"|\bto the next (?:one|1|peg|rod|pole|post|place|needle|stick) in (?:the |a )?(?:line|row)"
    r"|\b(?:must|have to|has to|only) (?:always )?(?:pass|go|stop|travel|move|be moved)\w* (?:through|via|over|at|on"
    r"|to or from|to and from|in or out of|into or out of) the (?:middle|center|centre|central)"
    r"|\bevery move (?:must |have to )?(?:involve|use|go via|go through|pass|pass through|go over|be"
    r" via)s? the (?:middle|center|centre|central)"
    r"|\b(?:involve|to or from|into or out of) the (?:middle|center|centre|central) (?:peg|rod|pole|post|needle"
    r"|one)?)"
)
_CYCLIC = re.compile(
    r"\b(?:cyclic\w*|cyclical\w*|circular\w*|clockwise|in a circle|in a ring|round and round|in 1 direction only"
    r"|from the last (?:\w+ ){0,3}to the first|(?:and|then) back to the first"
    r"|only in 1 direction|wrap\w*(?: (?:round|around|from|back))?)"
)
_ONWARDS = re.compile(r"\bto the next (?:peg|rod|pole|post|needle|stick|one)(?: (?:on|to) (?:its|the) (?:right|left))?")
_BACKWARDS = re.compile(r"\b(?:anti ?clockwise|counter ?clockwise|against the clock)")
_PAIR = re.compile(rf"(?P<a>\b{PEG}) (?:directly |straight )?(?:to|and|>|, >|< >|or|onto|into|, to) (?P<b>{PEG})")
# "Straight from 1 to 3": bare numbers are pegs only where the text moves something between two of them.
_BARE_PAIR = re.compile(
    r"\b(?:forbidden (?:: |is |are )?|banned (?:: |is |are )?|directly |straight |direct |from |between |move |moves "
    r"|moving |jump |jumping )+(?P<a>\d)"
    r" (?:directly |straight )?(?:to|and|>) (?P<b>\d)\b(?! (?:disc|disk|ring))"
)
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
    r"\bbetween (?:the )?(?:2 )?(?:(?:outer|outermost|outside|end|extreme) (?:peg|rod|pole|post|one|2)|left and (?:the"
    r" )?right(?: peg| rod)?)\b"
)
_NO = re.compile(
    r"\b(?:not|never|no|forbid\w*|forbidden|without|ban\w*|illegal|prohibit\w*|disallow\w*|nor|impossible|except"
    r"|outlaw\w*)\b"
)
_NO_AFTER = re.compile(
    r"^[^.?]{0,40}\b(?:forbidden|not (?:be )?(?:allow|permit|possible)\w*|ban\w*|illegal|prohibited|disallowed"
    r"|may not|must not|can not|impossible|never|out of bounds|off limits|blocked|taboo|outlawed)\b"
)
_BOTH_WAYS = re.compile(
    r"\b(?:between|either (?:way|direction)|both (?:way|direction)|vice versa|or back|and back|2 direction)\b"
)
_MOVE_CHAIN = re.compile(rf"(?:(?:from )?{PEG} (?:to|>) {PEG}(?: ?(?:,|and|or|;|, and|, or))? ?){{3,12}}")

_ON_SMALLER = r"(?:on|onto|upon|over|atop|above|on top of)\b (?:\w+ ){0,3}(?:small|littl|tin)\w*"
_SIZE_OFF = re.compile(
    rf"(?:(?:larger|bigger|big|large|largest|wider|great|greater) (?:\w+ ){{0,2}}(?:may|can|could|is allowed to"
    rf"|be allowed to|are allowed to|is permitted to) (?:also |even |now |freely )?(?:be )?(?:(?!not "
    rf"|never )\w+ ){{0,2}}{_ON_SMALLER}"
    rf"|\b(?:allowed|permitted|ok|okay|fine|legal|free|may|can|allow me|let me|let us|let you) (?:also |even "
    rf"|now )?(?:to )?(?:putting |placing |put |place |set |stack |lay |drop )(?:\w+ ){{0,2}}(?:larger|bigger|big"
    rf"|large) (?:\w+ )?{_ON_SMALLER}"
    r"|\bsize (?:rule |restriction |constraint |order )?(?:of the \w+ of hanoi )?(?:of the \w+ )?(?:is |are |be |do "
    r"|may be )?(?:dropped|ignored|not matter|not apply|not count|not important|irrelevant|off|lifted|waived|relaxed"
    r"|suspended|removed|unimportant|no object|abandoned)"
    r"|\bignor\w+ (?:the |all |any )?(?:usual |normal )?(?:rule about |rule on |rule of )?(?:the )?size"
    r"|\bregardless of (?:the |their |its )?size|\bno (?:rule|restriction|limit|constraint|condition) (?:about|on|for"
    r"|concerning|regarding|as to) (?:the |disc )?size|\b(?:no|without the|without a|without any|drop the|forget the"
    r"|skip the) size (?:rule|restriction|constraint|limit)?"
    r"|\b(?:large|big|larger|bigger) (?:disc|disk|ring|plate|one|piece|cake) (?:is|are) (?:now |also )?(?:allowed"
    r"|permitted|ok|okay|fine|welcome) (?:on|onto|upon|over)"
    r"|\bany (?:disc|disk|ring|plate|piece|cake) (?:may|can|is allowed to|could) (?:be )?(?:\w+ ){0,2}(?:on|onto|upon"
    r"|atop|over) (?:\w+ ){0,2}any|\bwhatever (?:their|the|its) size|\border (?:of size )?do not matter"
    r"|\b(?:stack|pile|put|place|lie|lay)\w* (?:\w+ ){0,4}in (?:any|whatever|whichever) order"
    rf"|\b(?:also|even|including) (?:a |the )?(?:large|big|larger|bigger|wide|wider)(?: (?:disc|disk|ring|one"
    rf"|1))? {_ON_SMALLER})"
)  # fmt: skip
SIZE_RULE = re.compile(
    r"(?:(?:larg|big|wid|great|heavi)\w* [^.?]{0,60}\b(?:on|onto|upon|over|atop|above|cover\w*|under|rest\w*|below"
    r"|underneath)\b[^.?]{0,30}(?:small|little|tin|narrow|light)\w*"
    r"|(?:small|little|narrow)\w* [^.?]{0,40}\b(?:under|below|beneath|support|underneath|on|onto|over|covered"
    r"|above)\b[^.?]{0,30}(?:larg|big|wid|great)\w*"
    r"|(?:on|onto|on top of|over|above|underneath|under|below|beneath) (?:a |an |the |any |1 )?(?:that is"
    r" |which is |(?!to )\w+ )?(?:smaller|larger|bigger|wider|narrower|littler|lighter|thinner|tinier|heavier)\b"
    r"|\bcover\w* [^.?]{0,30}(?:larger|bigger|wider|smaller)|\b(?:larger|bigger|wider) [^.?]{0,30}\bcover\w*"
    r"|(?:larger|bigger|large|big|heavier|heavy) [^.?]{0,30}\b(?:squash|crush|break|crack|flatten"
    r"|damage)\w* [^.?]{0,20}(?:small|little|light)"
    r"|(?:larger|bigger|large|big) [^.?]{0,30}\b(?:on|onto|on top of|over) (?:it|them)\b|\b(?:standard|usual|normal"
    r"|classic|classical|ordinary|regular) (?:(?:hanoi|tower|size|of) ){0,2}rule|\brule (?:as |like )?(?:in|of) (?:the"
    r" )?(?:tower of )?hanoi|\bhanoi rule)"
)


@dataclass(frozen=True)
class MoveRules:
    """The rules of moving, each with where it was said; `said` are spans that name pegs only to state a rule."""

    move_rule: str = "any"
    forbidden: tuple[tuple[str, str], ...] = ()
    size_rule: bool = True
    said: tuple[tuple[str, object, Span], ...] = ()


def read_rules(clean: str, pegs: Pegs) -> MoveRules:
    """Reads the rules of moving from a cleaned text."""
    said: list[tuple[str, object, Span]] = []
    size_off = _size_off(clean)
    if size_off:
        said.append(("size_rule", False, size_off))
    chain = _arrows(clean, pegs) or _allowed_chain(clean, pegs)
    if chain:
        rule, forbidden, span = chain
        said.append(("move_rule", rule, span))
        return MoveRules(rule, forbidden, not size_off, tuple(said))
    ways, said_of_ways = read_ways(clean, pegs)
    said += said_of_ways
    if is_round(pegs, ways):
        return MoveRules("cyclic", (), not size_off, tuple(said))
    forbidden = tuple(dict.fromkeys([*_forbidden(clean, pegs, said), *_closed(clean, pegs, said), *ways]))
    if found := _BACKWARDS.search(clean):
        said.append(("forbidden", "against the clock", found.span()))
        return MoveRules("any", _all_but(pegs, -1), not size_off, tuple(said))
    for rule, pattern in (("cyclic", _CYCLIC), ("adjacent", _ADJACENT)):
        if pattern.search(clean):
            said += [("move_rule", rule, again.span()) for again in pattern.finditer(clean)]
            said += [("move_rule", rule, more.span()) for more in _ONWARDS.finditer(clean) if rule == "cyclic"]
            return MoveRules(rule, (), not size_off, tuple(said))
    return MoveRules("any", forbidden, not size_off, tuple(said))


def says_sizes_do_not_matter(clean: str) -> bool:
    """Whether a text lifts the size rule."""
    return _size_off(clean) is not None


def _size_off(clean: str) -> Span | None:
    for found in _SIZE_OFF.finditer(clean):
        before = clean[max(0, found.start() - 16) : found.start()]
        if not re.search(r"\b(?:no|not|never|nor)\b[^.?]*$", before):
            return found.span()
    return None


def _forbidden(clean: str, pegs: Pegs, said: list[tuple[str, object, Span]]) -> tuple[tuple[str, str], ...]:
    """Moves that a sentence with a "not" in it names, in the direction it names them."""
    moves: list[tuple[str, str]] = []
    for start, end in _sentences(clean):
        sentence = clean[start:end]
        if (outer := _OUTER.search(sentence)) and _NO.search(sentence):
            ends = (pegs.names[0], pegs.names[-1])
            moves += [ends, ends[::-1]]
            said.append(("forbidden", list(ends), (start + outer.start(), start + outer.end())))
        for found in (*_PAIR.finditer(sentence), *_bare_pairs(sentence, pegs)):
            a, b = pegs.resolve(found["a"]), pegs.resolve(found["b"])
            if (
                a
                and b
                and re.match(
                    r" (?:is|are|being) (?:ok|okay|fine|allowed|possible|legal)\b(?! only)", sentence[found.end() :]
                )
            ):
                said.append(("forbidden", [], (start + found.start(), start + found.end())))
            if not a or not b or a == b or not _is_refused(sentence, found):
                continue
            both = _BOTH_WAYS.search(sentence) is not None and not says_one_way(sentence)
            moves += [(a, b), (b, a)] if both else [(a, b)]
            said.append(("forbidden", [a, b], (start + found.start(), start + found.end())))
    return tuple(dict.fromkeys(moves))


def _closed(clean: str, pegs: Pegs, said: list[tuple[str, object, Span]]) -> list[tuple[str, str]]:
    """Every move onto, or off, a peg that a sentence closes for all discs."""
    moves: list[tuple[str, str]] = []
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


def _bare_pairs(sentence: str, pegs: Pegs) -> list[re.Match[str]]:
    return list(_BARE_PAIR.finditer(sentence)) if pegs.names[0] == "1" else []


def _is_refused(sentence: str, found: re.Match[str]) -> bool:
    """Whether the sentence refuses this move, rather than asks for it and refuses something else."""
    before, after = sentence[: found.start()], sentence[found.end() :]
    if _NO.match(found.group()):
        return True
    clause = re.split(r"[,;:]|\bbut\b|\band all\b|\bwithout (?:ever )?(?:put|plac)\w*", before)[-1][-70:]
    if re.search(r"\b(?:all|whole|everything|entire)\b", clause):
        return False
    if _NO.search(clause) and not re.search(r"\b(?:large|bigger|larger|smaller|1 disc|1 disk|1 ring)\b", clause):
        return not re.search(r"\bbetween\b[^.]*\b(?:on|onto)\b", clause)
    first = re.split(r"[,;:]|\bbut\b|\bwithout\b|\bif\b|\bwhen\b|\bprovided\b", after)[0]
    return _NO_AFTER.search(first) is not None and not re.search(r"\b(?:large|bigger|larger|smaller)\b", first)


def _sentences(clean: str) -> list[Span]:
    spans, start = [], 0
    for found in re.finditer(r" [.?](?: |$)", clean):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(clean))]


def _allowed_chain(clean: str, pegs: Pegs) -> tuple[str, tuple[tuple[str, str], ...], Span] | None:
    """Three or more moves in a row, "A to B, B to C, C to A", are the list of what is allowed."""
    for found in _MOVE_CHAIN.finditer(clean):
        pairs = [(pegs.resolve(p["a"]), pegs.resolve(p["b"])) for p in _PAIR.finditer(found.group())]
        allowed = {(a, b) for a, b in pairs if a and b}
        if len(allowed) < 3 or _NO.search(clean[max(0, found.start() - 40) : found.start()]):
            continue
        refused = tuple((a, b) for a in pegs.names for b in pegs.names if a != b and (a, b) not in allowed)
        cyclic = {(name, pegs.names[(k + 1) % len(pegs.names)]) for k, name in enumerate(pegs.names)}
        return ("cyclic", (), found.span()) if allowed == cyclic else ("any", refused, found.span())
    return None


def _arrows(clean: str, pegs: Pegs) -> tuple[str, tuple[tuple[str, str], ...], Span] | None:
    """ "A > B > C > A": round in a circle."""
    found = re.search(r"\b(?P<ring>[A-Z1-9](?: (?:>|to) [A-Z1-9]){3,12})\b", clean)
    if not found or tuple(re.findall(r"[A-Z1-9]", found["ring"])) != (*pegs.names, pegs.names[0]):
        return None
    return "cyclic", (), found.span()


def _all_but(pegs: Pegs, step: int) -> tuple[tuple[str, str], ...]:
    """Every move but the one that goes `step` pegs on."""
    names, n = pegs.names, len(pegs.names)
    return tuple((names[i], names[j]) for i in range(n) for j in range(n) if i != j and j != (i + step) % n)
