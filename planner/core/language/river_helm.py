"""Who is said to row, clause by clause: who can, who cannot, who alone can, so many of which kind.

A clause says it of the marks it names, one way or the other; "any technician can" and "nobody else does" go on from
the clause before them. What the clauses say is then put together, in whatever order they come.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.core.language.river_words import MARK, VESSEL

Span = tuple[int, int]

_DET = r"(?:(?:the|a|an|his|her|my|their|our|its|these|those|both|all|every|any|each|other|of) )*"
_LIST = re.compile(r"<\d+>(?:(?: ,| and| or| nor| as well as| plus)+ (?:the |a |an |his |her |my |our )*<\d+>){0,6}")
_STRICT = r"(?:row|paddle|steer|drive|pilot|sail|pole|punt|crank|pedal|skipper)"
_LOOSE = r"(?:use|work|run|handle|operate|manage|control|fly|navigate|man|move|swim|command|start|touch)"
_IT = rf"(?: (?:it|them)\b| (?:the|this|that|a) (?:\w+ )?(?:{VESSEL}|oar|paddle|control|helm|wheel|tiller)s?\b| ?$)"
_STEER = re.compile(
    rf"\b{_STRICT}\b(?! (?:with |only |at most )*(?:the |a |his |her |1 )*<)(?! (?:over|across|{VESSEL})\b)"
    rf"|\b(?:rowing|steering|driving|paddling|piloting|sailing|poling)\b(?! {VESSEL})"
    rf"|\b(?:can|may|able to|how to|to|allowed to|not|else|never) {_LOOSE}{_IT}"
    r"|\b(?:rowed|steered|driven|operated|piloted|paddled|handled|sailed|worked)\b(?! (?:over|across|to)\b)"
    r"|\b(?:at|behind|to|touch|handle|take|work) (?:the )?(?:control|oar|helm|wheel|tiller|paddle|rudder)s?\b"
)
_GOES_ON = re.compile(
    r"\b(?:can|do|may|could|must|is able|are able|be allowed|know how(?: to)?|have (?:\w+ )?learn(?:ed|t)(?: (?:it"
    r"|how|to))*)(?: not)?(?: all)?(?: too| as well| also)?$"
    r"|^(?:only |just )?(?:by )?the <\d+>$|\bpassengers?$|^of the <\d+> ,? ?(?:only|just) (?:1|one|\d+)$"
    r"|^so (?:do|can|may"
    r"|could)\b|\b(?:can|do|may) not$"
)
_PARTS = re.compile(
    r" (?:[,;:/]|(?<!body )(?<!one )(?<!thing )(?<!person )(?<!none )(?<!all )but|while|whereas|although|though|because"
    r"|since|as)(?= (?!well as))| and (?=(?!<)[^<]*\b(?:can|do"
    r"|not|no person|nobody|row|drive|so)\b)"
)
_NOT = re.compile(
    r"\b(?:not|never|unable|refuse|too \w+|no (?:idea|hand|arm|clue|licen[cs]e)|only (?:be )?(?:a )?(?:mere )?passenger"
    r"|have a bad arm|(?:be|are|is) (?:(?:only|just|mere|ever|always|all|but|an?) )*passenger)\b"
)
_ONLY = re.compile(
    rf"\b(?:only|just|solely|exclusively|no (?:person|one|body) (?:but|except|other than|save|apart from|besides)"
    rf"|nobody (?:but|except|other than|save|apart from|besides)|none (?:but|except)) (?:by |for )?{_DET}$"
)
_ALONE = re.compile(
    r"^(?: themselves| himself| herself)? (?:alone|only|exclusively)\b(?! (?:the|a|an|their|1|one|\d+|<))|^ is"
    r" the 1 who\b|^ are the one who"
)
_BEHIND_ONLY = re.compile(
    r"^(?: ,)?(?: who)? (?:is|be|are) the (?:only )?(?:1|one|ones|person|people) (?:who|that|to|able)\b"
)
_CLEFT = re.compile(rf"\bit (?:is|be)(?: always| only| just)* {_DET}$")
_NONE = re.compile(rf"\b(?:no|none of|neither|neither of|not (?:1|one|any|a single)(?: of)?|not|nor) {_DET}$")
_WITHOUT = re.compile(rf"\bwithout {_DET}$")
_NUMBER = re.compile(
    r"(?<!at least )\b(?:(?P<only>only|just|exactly) )?(?P<n>\d+) (?:single )?(?:of )?"
    r"(?:the |these |his |her |(?<=the )\d+ )*$"
)
# "The three explorers all can": those are all of them.
_THE_SO_MANY = re.compile(r"(?<!of )\bthe \d+ $")
_OF_THEM = re.compile(r"(?:^|[,:] |> |and |but )(?:of|among|amongst) (?:the |these |those |\d+ )*$")
_SO_MANY = re.compile(
    r"^ ?,? ?(?:there (?:is|are|be) )?(?:only|just|exactly|no more than) (?P<n>\d+|one)\b(?! of the (?:other|rest))"
)
_BY = re.compile(rf"\b(?:by|need|require) (?:only |always )?(?:at least )?(?:1 of |one of |1 |one )?{_DET}$")
_EXCEPT = re.compile(rf"\b(?:except|but|save|apart from|other than)(?: for)? (?P<n>\d+ )?{_DET}$")
_BESIDES = re.compile(rf"\b(?:besides|apart from|in addition to|aside from|as well as) {_DET}$")
_ELSE = re.compile(
    r"\b(?:no (?:person|one|body)|nobody|none|nothing|anybody|anyone|any person) else\b|\bno (?:other|others)\b"
    r"|\b(?:the"
    r" )?(?:other"
    r"|others|rest)(?: of (?:them|us))? (?:can|do|may|could|are|be|have|will)(?: ?,? ?\w+ ?,?)? not\b|^(?:the"
    r" )?(?:other"
    r"|others|rest) (?:can not|are not|do not|be passenger)"
)
_BARE = re.compile(
    r"^(?:(?:just|only|not|no person but|of|among|the|a|an|all|both|every|each|any|their|his|her|,|and|or|nor"
    r"|\d+|<\d+>) ?)+$"
)
_SO_DO = re.compile(rf"\bso (?:do|can|may|could) {_DET}$|\b(?:also|too) $")
_SO_TOO = re.compile(r"so (?:do|can|may|could) ")  # "The king rows. So does the queen."
_THERE = re.compile(
    r"\b(?:there|must|have to|need to)(?: always| have to| must| need to)* be (?:at least )?(?:a|an|1|one) $"
)
_EVERYBODY = re.compile(r"\b(?:all|every\w*|any\w*|each|either|both|we|whoever)\b")
_OTHERS = re.compile(r"\b(?:other|others|rest|people|person|ones?|1)\b")
# "The goat owns the boat and is the only one who can row", "she, and only she, can row": of whoever was spoken of last.
_IS_THE_ONE = re.compile(
    r"^(?:(?:is|be|are) (?:also )?the only (?:1|one|ones|person|creature|being)\b|(?:which|who|that) alone\b)"
)
_ONLY_HE = re.compile(r"\bonly (?:he|she|it)\b|\b(?:he|she|it) alone\b")
_ASKS = re.compile(r"\b(?:how (?:many|few|long|often)|if|when|whenever|unless|minimum|fewest|smallest|least number)\b")
_HE_ROWS = re.compile(rf"\b(?:he|she)(?: \w+)? (?:{_STRICT}|not let|do (?:all )?the (?:rowing|steering))\b")
_HE = re.compile(r"\b(?:he|she|i|him|her|me)\b")


@dataclass
class Helm:
    """What a text says of its rowers, by mark; `else_` where it says that nobody else does."""

    only: list[str] = field(default_factory=list)
    able: list[str] = field(default_factory=list)
    unable: list[str] = field(default_factory=list)
    some: list[tuple[str, int]] = field(default_factory=list)
    without: list[tuple[str, int]] = field(default_factory=list)
    each: int = 0
    else_: bool = False
    he: bool = False
    he_is: str | None = None
    span: Span | None = None

    @property
    def decided(self) -> bool:
        """Whether the clauses settle who rows without any guess at what is usual."""
        return bool(
            self.only
            or self.some
            or self.without
            or self.each
            or self.he
            or (self.able and (self.unable or self.else_))
        )


def read_helm(text: str) -> Helm:
    """What the clauses of a marked text say of who rows."""
    helm, going, last = Helm(), False, list[str]()
    topic: list[str] = []
    for start, part, opens in _clauses(text):
        about = _STEER.search(part) is not None
        goes_on = (
            going and ((_ELSE.search(part) or _SO_TOO.match(part)) if opens else _GOES_ON.search(part)) is not None
        )
        if opens or (last and not topic):
            topic = list(dict.fromkeys(last)) if len(set(last)) == 1 else []
        if (about or goes_on) and topic and _HE_ROWS.search(part):
            helm.he_is = topic[0]
        if about and "<" not in part and (alone := _alone(text, start, part, last, topic)):
            helm.only += alone
            helm.span = helm.span or (start, start + len(part))
            going = True
            continue
        last = MARK.findall(part) or ([] if opens else last)
        if (about or goes_on) and not _ASKS.search(part) and _read_clause(helm, part, last):
            helm.span = helm.span or (start, start + len(part))
        going = about or (going and (goes_on or not opens))
    return helm


def _alone(text: str, start: int, part: str, last: list[str], topic: list[str]) -> list[str]:
    """Who rows alone by a clause that names nobody: whoever the clause before it named, or the sentence before."""
    if _IS_THE_ONE.match(part):
        return last[-1:]
    return topic if _ONLY_HE.search(text[max(0, start - len(" and only she , ")) : start + len(part)]) else []


def _clauses(text: str) -> Iterator[tuple[int, str, bool]]:
    """The clauses with where they start and whether they open a sentence; lists stay whole."""
    start = 0
    for end in [*(found.start() for found in re.finditer(r" [.?](?= |$)", text)), len(text)]:
        sentence = text[start:end]
        kept = [found.span() for found in _LIST.finditer(sentence)]
        at = 0
        for cut in [*_PARTS.finditer(sentence), None]:
            stop = cut.start() if cut else len(sentence)
            part = sentence[at:stop]
            if cut and (any(a < cut.start() < b for a, b in kept) or _hangs_on(sentence, part, cut)):
                continue
            lead = len(part) - len(part.lstrip(" ,"))
            if part.strip(" ,"):
                yield start + at + lead, part.strip(" ,"), at == 0
            at = cut.end() if cut else stop
        start = end + 2


def _hangs_on(sentence: str, part: str, cut: re.Match[str]) -> bool:
    """ "The robots, alas, cannot", "of the cannibals, only one does": the comma parts what belongs together."""
    if cut.group() != " ,":
        return False
    aside = re.match(
        r" (?:(?!<|and\b|but\b)\w+|(?:a|an|the|namely|called) (?:\w+ )?\w+) ,", sentence[cut.end() :]
    ) or re.search(r", (?:(?:a|an|the|namely|called) (?:\w+ )?)?\w+$", part)
    return bool(aside) or ("<" in part and _BARE.match(part.strip(" ,")) is not None)


def _read_clause(helm: Helm, part: str, last: list[str]) -> bool:
    if each := re.search(r"\b(?:only|just) (?P<n>\d+|one) of each\b", part):
        helm.each = int(each["n"]) if each["n"].isdigit() else 1
        return True
    if _ELSE.search(part):
        helm.else_ = True
        marks = MARK.findall(part)
        if marks:
            helm.only += marks[:1]
        elif _HE.search(part):
            helm.he = True
        return True
    groups = list(_LIST.finditer(part))
    if not groups and _OTHERS.search(part):
        return False
    if not groups and not _EVERYBODY.search(part):  # "as they can't drive"
        (helm.unable if _NOT.search(part) else helm.able).extend(last)
        return bool(last)
    for k, found in enumerate(groups):
        after = part[found.end() : groups[k + 1].start()] if k + 1 < len(groups) else part[found.end() :]
        near = k + 1 == len(groups) or bool(_STEER.search(after) or _BARE.match(after.strip(" ,") or "and"))
        _read_group(helm, part[: found.start()], MARK.findall(found.group()), after, part[found.end() :], near)
    return bool(groups)


def _read_group(helm: Helm, before: str, marks: list[str], after: str, rest: str, near: bool) -> None:
    steers = _STEER.search(before)
    if len(marks) == 2 and re.search(r"\b1 of (?:the |these )?$", before):  # "one of the bandits, the chief"
        helm.only += marks[1:]
    elif _WITHOUT.search(before) and _NOT.search(after):  # "without the queen the boat does not move"
        helm.only += marks
    elif _NONE.search(before):
        helm.unable += marks
    elif gone := _EXCEPT.search(before):
        if _ONLY.search(before):
            helm.only += marks
        elif gone["n"]:
            helm.without.append((marks[0], int(gone["n"])))
        else:
            helm.unable += marks
    elif _BESIDES.search(before) or _SO_DO.search(before):
        helm.able += marks
    elif _OF_THEM.search(before):
        helm.only += marks[1:]
        if re.match(r" ?,? ?none\b", rest):
            helm.unable += marks[:1]
        if so_many := _SO_MANY.match(rest):
            helm.some.append((marks[0], int(so_many["n"]) if so_many["n"].isdigit() else 1))
    elif (
        near
        and steers is None
        and (number := _NUMBER.search(before))
        and not _THE_SO_MANY.search(before)
        and len(marks) == 1
        and not (_BY.search(before) or _BEHIND_ONLY.match(rest))
    ):
        (helm.without if _NOT.search(after) else helm.some).append((marks[0], int(number["n"])))
    elif (
        re.search(r"\b(?:only|just) (?:1|one) , (?:the|their|a) $", before)
        or _THERE.search(before)
        or _ONLY.search(before)
        or _ALONE.match(rest)
        or _BEHIND_ONLY.match(rest)
        or _CLEFT.search(before)
    ) or (_BY.search(before) and steers):
        helm.only += marks
    elif re.search(r"\binstead of (?:the )?$", before):
        helm.unable += marks
    elif steers is None and near:
        (helm.unable if _NOT.search(after) else helm.able).extend(marks)
