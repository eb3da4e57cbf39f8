"""Who of the couples rows: all, one of the two kinds, only so many of one kind, or some by name."""

import re

from planner.core.language.river_couple_words import in_plain_words
from planner.core.language.river_couples import Couples
from planner.core.language.river_words import ROW, sentences

_ROWS = re.compile(rf"\b(?:{ROW}|rowing|rower|oar|paddling|steering|helm|wheel)\b")
_DET = r"(?:(?:the|these|those|of|all|\d+) )*"
_CAN_ROW = (
    rf"(?:can|know how to|knows how to|have learn\w* (?:how )?to|be able to|is able to|are able to) (?:\w+ )?{ROW}\b"
)
_ONLY_THEY = (
    rf"\b(?:only|just|nobody but|no person but|none but) {_DET}(?:[a-z]+ )?(?P<who>{{kind}})\b"
    r"(?! (?:with|near|if|when|beside|is there)\b)|\b(?P<who2>{kind}) (?:alone|only) (?:can|know|may|row|have|be)\b"
)
_NOT_THEY = (
    rf"\b(?P<who>{{kind}}) (?:, [^.?;,]{{{{1,40}}}} , )?(?:can|could|do|may|are|is|be|must)(?: \w+)? not"
    rf" (?:know how to |able to |allowed to )?{ROW}\b"
    rf"|\b(?P<who5>{{kind}})(?: (?!{{kind}})[a-z]+){{{{1,5}}}} (?:can|could|do) not {ROW}\b"
    r"|\bof the (?P<who6>{kind}) (?:, )?none\b"
    r"|\b(?P<who4>{kind}) (?:, [^.?;,]{{1,40}} , )?(?:can|could|do) not(?= ?[.,;]| ?$)"
    rf"|\b(?:none of the|no) (?P<who2>{{kind}}) (?:can|know how to|may) {ROW}\b"
    rf"|\b(?P<who3>{{kind}}) (?:is|are|be) (?:only |just |mere )?passenger\b"
)
_SOME = (
    r"\b(?P<only>only |just )?(?P<n>\d+) (?:single )?of (?:the |these )?(?:\d+ )?(?P<who>{kind}) (?P<rows>"
    rf"{_CAN_ROW}|can(?:\w+ )? not {ROW}\b|do not know how to {ROW}\b)"
    r"|\bof the (?P<who3>{kind}) (?:, )?(?:only|just) (?P<n3>\d+)\b"
    rf"|\bonly (?P<n2>\d+) (?P<who2>{{kind}}) (?:and \d+ {{kind}} )?{_CAN_ROW}"
)


def rowing_partners(clean: str, couples: Couples) -> list[str]:
    """The names of those who row, as the model calls them."""
    guards, wards = ([pair[k] for pair in couples.named] for k in (0, 1))
    if by_name := _by_name(clean, [*guards, *wards]):
        return by_name
    text = _with_kinds(clean, couples)
    number = len(guards)
    for found in re.finditer(_SOME.format(kind=f"{couples.guard}|{couples.ward}"), text):
        n = int(found["n"] or found["n2"] or found["n3"])
        n = number - n if " not " in (found["rows"] or "") else n
        mine, others = (
            (guards, wards) if (found["who"] or found["who2"] or found["who3"]) == couples.guard else (wards, guards)
        )
        if 0 < n < number:
            return [*mine[:n], *others]
    kind = rowing_kind(text, couples)
    kinds = (couples.guard, couples.ward)
    return [name for pair in couples.named for name, its in zip(pair, kinds, strict=True) if kind in {None, its}]


def _by_name(clean: str, names: list[str]) -> list[str]:
    """ "Only Ben and Dirk can row"."""
    one = rf"(?:{'|'.join(map(re.escape, names))})"
    found = re.search(rf"\b(?:only|nobody but|no person but) ({one}(?:(?: ,| and)+ {one})*) {_CAN_ROW}", clean)
    return [name for name in names if name in re.split(r" (?:, )?(?:and )?", found[1])] if found else []


def _with_kinds(clean: str, couples: Couples) -> str:
    """The text with everybody called by his kind, be the kinds men and women or any others."""
    if {couples.guard, couples.ward} not in ({"husband", "wife"}, {"groom", "bride"}):
        return clean
    men = 0 if couples.guard in {"husband", "groom"} else 1
    plain = in_plain_words(clean, *([pair[k] for pair in couples.pairs] for k in (men, 1 - men)))
    if couples.guard in {"groom", "bride"}:
        return re.sub(r"\bwife\b", "bride", re.sub(r"\bhusband\b", "groom", plain))
    return plain


def rowing_kind(text: str, couples: Couples) -> str | None:
    """The one of the two kinds that rows, where only one does."""
    kind = f"{couples.guard}|{couples.ward}"
    about = False
    for start, end in sentences(text):
        sentence = text[start:end]
        about = about or _ROWS.search(sentence) is not None
        if _ROWS.search(sentence) and (found := re.search(_ONLY_THEY.format(kind=kind), sentence)):
            return found["who"] or found["who2"]
        if about and (idle := re.search(_NOT_THEY.format(kind=kind), sentence)):
            who = next(word for word in idle.groups() if word)
            return couples.ward if who == couples.guard else couples.guard
    return None
