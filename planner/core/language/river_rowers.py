"""Who can take the boat over, in the words of the question or by what is usual."""

import re
from dataclasses import dataclass

from planner.core.language.river_helm import Helm, read_helm
from planner.core.language.river_oars import forced_rowers, unable_rowers
from planner.core.language.river_words import ANIMALS, ROW, THINGS

Span = tuple[int, int]

_ABLE = (
    r"(?:can|could|know how to|knows how to|know|is able to|are able to|able to|may|is allowed to|are allowed to"
    r"|be able to|is|are|have|do)"
)
_CAN = (
    rf"(?:{_ABLE} (?:actually |also |all |themselves |ever |, |who can )?(?:{ROW}|{ROW}ing|paddling|rowing|steering"
    rf"|capable of \w+|licensed|qualified to \w+)(?: it| the \w+| a \w+)?\b|{ROW}\b|rowing\b)"
)
_LIST = r"<\d+>(?:(?: ,| and| or| nor| as well as)+(?: (?:the|a|an|his|her|my))* <\d+>){0,6}"
_MARK = re.compile(r"<\d+>")
_ONLY = re.compile(
    rf"\b(?:only|nobody but|just|no one but|no person but|no person except|none but)(?: (?:the|a|his|her|my|all"
    rf"|both))* (?P<who>{_LIST})(?: (?:themselves|alone|,))? (?:{_CAN}|know)"
    rf"|(?P<who2>{_LIST}) (?:,? ?(?:who|which) )?(?:is|are|be)? ?(?:the )?only (?:ones?|1|person|people"
    rf"|rowers?) (?:who |that |which )?(?:is |are )?(?:can |able to |capable of |knows? how to |allowed to "
    rf"|to )?(?:{ROW}|{ROW}ing|rowing)"
    rf"|(?P<who8><\d+>) (?:, |who |he |she |and ){{0,2}}(?:is|be|are) the only (?:driver|rower|pilot|skipper|captain"
    rf"|operator|steersman|sailor|boatman)"
    rf"|\b(?:only rower|only the rower|sole rower|rower|rowers)(?: is| are|:)+ (?:the )?(?P<who3>{_LIST})"
    rf"|\b(?:need|require)s? (?:a|an|the|at least 1|1) (?P<who5><\d+>) (?:as (?:the |a )?(?:pilot|driver|captain"
    rf"|rower|skipper|operator)"
    rf"|at the (?:helm|wheel|oar|control|tiller)|to (?:{ROW})|inside|aboard|on board|in it)"
    rf"|\bonly (?:run|move|go|start|work|leave|depart|sail)s?(?: off)? (?:when|if"
    rf"|with)(?: there is)?(?: at least)? (?:a|an|1|one|the) (?P<who6><\d+>)"
    rf" (?:is |are |be )?(?:inside|aboard|on board|in it|on it|in there)"
    rf"|\b(?:not|never) (?:be )?(?:moved|move|rowed|leave|cross|go|driven|operated|sail|used|run) without (?:a|an"
    rf"|the|at least 1|1) (?P<who7><\d+>)"
    rf"(?: (?:aboard|on board|inside|in it|on it|at the \w+)|(?= [.,;]))"
    rf"|(?P<who9><\d+>) (?:always )?(?:sit|is|be|stand|work|row)(?: down)? (?:at|behind) the (?:oar|paddle|helm"
    rf"|wheel|tiller)s?\b[^.?;<]{{0,20}}"
    rf"\b(?:no other|no person else|nobody else|no one else|no person|alone)\b"
    rf"|(?P<who10><\d+>) alone (?:can |may |is able to |knows how to )?(?:{ROW})\b"
    rf"|\bmust (?:always )?be (?:rowed|steered|paddled|driven|operated) by (?:the |a |an )?(?P<who4>{_LIST})"
)
_SOME = re.compile(
    rf"\b(?:only |just |but |exactly )*(?P<n>\d+)(?: single)? of (?:the |all |these "
    rf"|\d+ )*(?P<who><\d+>)(?: (?:and|but|plus)(?: (?:all|every|any|each|the|of)){{0,3}}"
    rf" <\d+>)?(?: (?:,|and|who))? (?:{_CAN}|know|can\b(?= [.?,;]|$)|do\b(?= [.?,;]|$))"
    rf"|\bonly (?P<n2>\d+) (?P<who2><\d+>) (?:{_CAN}"
    rf"|know)"
)
_SOME_OF_EACH = re.compile(
    rf"\b(?:only|just) (?P<n>\d+)(?: of the)? (?P<a><\d+>) and (?:only "
    rf"|just )?(?P<m>\d+)(?: of the)? (?P<b><\d+>) (?:{_CAN}|know)"
)
_CANNOT = re.compile(
    rf"(?P<who>{_LIST}) (?:can|do|are|is|could|be|may|must)(?: \w+)? not (?:know how to |able to |allowed to "
    rf"|\w+ )?(?:{ROW}|rowing)\b|(?P<who3>{_LIST}) (?:is|are|be) (?:\w+ )?too \w+ to {ROW}\b|\b(?:neither|no"
    rf"|none of|neither of) (?:the )?(?P<who2>{_LIST}) (?:(?:can|know\w*|may"
    rf"|is|are)(?: how to| able to)? {ROW}\b|can\b(?= [.?,;]| $|$)|do\b(?= [.?,;]| $|$))"
)
_ABLE_LIST = re.compile(
    rf"(?<!only )(?P<who>{_LIST}) (?:can|know how to|are able to|is able to|may|are allowed to|is allowed to|both"
    rf"|each|,)(?: (?:all|both|each|know how to|can))* {ROW}\b(?P<tail>(?: [^.?]{{0,24}})?)"
    rf"|(?P<who2>{_LIST}) (?:row|paddle|steer)(?P<tail2>(?= [.,;]|$))"
)
_SO_DO = re.compile(
    rf"\b{ROW}\b(?:[^.?<]{{0,20}}| [.] )\b(?:so (?:do|can|may)|as (?:do|can))(?: the| a| his)? (?P<who><\d+>)"
)
_ALL = re.compile(
    rf"\b(?:everyone|everybody|we|anyone|anybody|all|each|both|they|any of them|either|every one"
    rf"|every single (?:one|1)|every 1|all of them"
    rf"|everybody , including the <\d+> ,)(?: \w+){{0,4}}? (?:{_ABLE}) (?:{ROW}|rowing)\b|\b(?:all|everyone"
    rf"|everybody|anyone|each)(?: of them| of us| animal)? {ROW}\b|\ball (?:are )?(?:able to"
    rf"|good at|capable of) {ROW}"
)
_WE_ALL = re.compile(rf"\b(?:we (?:can )?all|we (?:both|each)|all of us|each of us|both of us)(?: \w+){{0,2}}? {ROW}\b")


@dataclass(frozen=True)
class Rowers:
    """Marks of those who row; `some` says that only so many of one kind do."""

    marks: tuple[str, ...]
    some: tuple[tuple[str, int], ...] = ()
    span: Span | None = None


def read_rowers(text: str, names: tuple[str, ...], counts: dict[str, int], protagonist: str | None) -> Rowers:
    """Reads who rows from a marked text."""
    everyone = tuple(f"<{k}>" for k in range(len(counts)))
    helm = read_helm(text)
    if helm.decided and (told := _settled(helm, names, counts, everyone, protagonist)):
        return told
    some, some_span = _some(text, names, counts)
    if some:
        others = tuple(mark for mark in everyone if mark not in dict(some))
        only = _ONLY.search(text)
        rest = tuple(m for m in others if m in only.group()) if only and not _marks_in(only, some) else others
        return Rowers(rest, some, some_span)
    if found := _ONLY.search(text):
        who = next(group for group in found.groups() if group)
        return Rowers(tuple(dict.fromkeys(_MARK.findall(who))), span=found.span())
    if forced := forced_rowers(text):
        return Rowers(forced[0], span=forced[1])
    if helm.he_is and not protagonist and number_of(helm.he_is, names, counts) == 1:
        return Rowers((helm.he_is,), span=helm.span)
    if helm.unable:
        others = tuple(mark for mark in everyone if mark not in helm.unable)
        if others:
            return Rowers(
                (protagonist,) if protagonist and protagonist in others else _usual(others, names), span=helm.span
            )
    cannot = {
        mark
        for found in _CANNOT.finditer(text)
        for mark in _MARK.findall(found["who"] or found["who2"] or found["who3"])
    }
    if found := _CANNOT.search(text):
        rest = tuple(mark for mark in everyone if mark not in cannot)
        people = tuple(mark for mark in rest if names[int(mark[1:-1])].split()[-1] not in ANIMALS | THINGS)
        also = tuple(mark for mark in _said_able(text) if mark in rest and mark not in people)
        return Rowers((protagonist,) if protagonist else (*people, *also) or rest, span=found.span())
    if unable := unable_rowers(text):
        others = tuple(mark for mark in everyone if mark not in unable[0])
        return Rowers(
            (protagonist,) if protagonist and protagonist in others else _usual(others, names), span=unable[1]
        )
    able = [
        found
        for found in _ABLE_LIST.finditer(text)
        if not re.search(r"\b(?:too|also|as well|aswell|only)\b|^ to(?: ?$|$)", found["tail"] or found["tail2"] or "")
        and not re.search(r", (?:all|both|each)\b", found.group())
    ]
    if able and not _ALL.search(text):
        said = [mark for found in able for mark in _MARK.findall(found["who"] or found["who2"])]
        listed = tuple(
            dict.fromkeys([*said, *(found["who"] for found in _SO_DO.finditer(text)), *_can_too(text, helm)])
        )
        return Rowers(listed, span=able[0].span())
    if protagonist and not _WE_ALL.search(text):
        return Rowers((protagonist,))
    if found := _ALL.search(text):
        people = _usual(everyone, names)
        number = re.search(r"\b(?:the|either of|each of|both of|all) (?P<n>\d)\b|\b(?:both|either)\b", found.group())
        if number and sum(counts[names[int(mark[1:-1])]] for mark in people) == int(number["n"] or 2):
            return Rowers(people, span=found.span())
    if found := _ALL.search(text):
        able_bodied = tuple(mark for mark in everyone if names[int(mark[1:-1])].split()[-1] not in THINGS)
        return Rowers(able_bodied or everyone, span=found.span())
    return Rowers(_usual(everyone, names))


def number_of(mark: str, names: tuple[str, ...], counts: dict[str, int]) -> int:
    """How many there are of what a mark stands for; none of a group."""
    return counts.get(names[int(mark[1:-1])], 0)


def _settled(
    helm: Helm, names: tuple[str, ...], counts: dict[str, int], everyone: tuple[str, ...], protagonist: str | None
) -> Rowers | None:
    """Who rows where clauses say who does, who does not, or how many of a kind do."""
    number = {mark: counts.get(names[int(mark[1:-1])], 0) for mark in [*everyone, *helm.only, *helm.able]}
    part = [(mark, n) for mark, n in helm.some if 0 < n < number.get(mark, 0)]
    part += [(mark, number[mark] - n) for mark, n in helm.without if 0 < n < number.get(mark, 0)]
    if helm.each:
        part += [(mark, helm.each) for mark in everyone if number[mark] > helm.each]
    some = tuple(dict(part).items())
    others = {f"other {names[int(mark[1:-1])]}": n for mark, n in helm.some if mark not in everyone}
    plain = [mark for mark, _ in helm.some if mark not in everyone and f"other {names[int(mark[1:-1])]}" not in counts]
    plain += [f"<{names.index(name)}>" for name, n in others.items() if counts.get(name) == n]
    whole = [mark for mark, n in helm.some if n == number.get(mark) and not helm.only]
    said = [mark for mark in dict.fromkeys([*helm.only, *helm.able, *whole, *plain]) if mark not in dict(some)]
    if some:
        rest = said or [mark for mark in _usual(everyone, names) if mark not in {*dict(some), *helm.unable}]
        return Rowers(tuple(rest), some, helm.span)
    if helm.he and not said:
        one = [mark for mark in _usual(everyone, names) if number[mark] == 1]
        said = [protagonist] if protagonist else [helm.he_is] if helm.he_is in one else one[:1]
        return Rowers(tuple(said), span=helm.span) if said else None
    if helm.only or (helm.able and (helm.unable or helm.else_ or helm.some)):
        return Rowers(tuple(mark for mark in said if mark in helm.only or mark not in helm.unable), span=helm.span)
    return None


def _said_able(text: str) -> list[str]:
    """Everybody who is said to row: "all humans row, and so does the ape"."""
    found = [mark for some in _ABLE_LIST.finditer(text) for mark in _MARK.findall(some["who"] or some["who2"])]
    return found + [some["who"] for some in _SO_DO.finditer(text)]


def _can_too(text: str, helm: Helm) -> list[str]:
    """ "Soldiers can row, boys can row": whoever is said to row in a clause of his own."""
    return [mark for mark in helm.able if re.search(rf"{mark} (?:can|may|know how to) {ROW}\b", text)]


def _marks_in(found: re.Match[str], some: tuple[tuple[str, int], ...]) -> bool:
    return any(mark in found.group() for mark, _ in some)


def _some(text: str, names: tuple[str, ...], counts: dict[str, int]) -> tuple[tuple[tuple[str, int], ...], Span | None]:
    """Kinds of which only so many row: "only one of the cannibals", "one missionary and one cannibal"."""
    if both := _SOME_OF_EACH.search(text):
        pairs = ((both["a"], int(both["n"])), (both["b"], int(both["m"])))
        if all(number < counts.get(names[int(mark[1:-1])], 0) for mark, number in pairs):
            return pairs, both.span()
    for found in _SOME.finditer(text):
        who, number = found["who"] or found["who2"], int(found["n"] or found["n2"])
        if 0 < number < counts.get(names[int(who[1:-1])], 0):
            return ((who, number),), found.span()
    return (), None


def _usual(everyone: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """People row, animals and things do not, unless there is nobody else."""
    people = tuple(mark for mark in everyone if names[int(mark[1:-1])].split()[-1] not in ANIMALS | THINGS)
    return people or everyone
