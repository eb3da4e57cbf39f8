"""Who belongs to whom: two kinds of which each has one of the other for its own, and a rule about those of others.

The nouns may be any. What counts is how a text speaks of them: as many of one as of the other, "her own", "his" ward,
and another's, a strange one, one who is not hers.
"""

import re
from dataclasses import dataclass

from planner.core.language.river_words import GENERIC, STOPPED, sentences

_NUMBERED = re.compile(r"\b(?P<n>[2-9]|1\d|[23]\d)(?P<words>(?: (?!and\b|or\b|of\b|on\b|in\b|at\b)[a-z]+){1,3})")
_EACH = (
    re.compile(
        r"\b(?:each|every 1|every one|all|each of (?:them|whom|these))(?: of (?:them|whom|these))?(?: \w+)? (?:with"
        r"|have"
        r"|had|brought|took|led|bring|own|lead|accompanied by|escorted by|guarded by|followed by|look after|guard"
        r"|protect|travel with|take)"
        r"(?: along| exactly| only)? (?:a|an|1|his|her|its|their)(?: own)?(?: [a-z]+)?? (?P<y>[a-z]{3,})\b"
    ),
    re.compile(r"\bwith (?:a|an|1|his|her|its|their)(?: own)? (?P<y>[a-z]{3,}) each\b"),
    re.compile(r"\b(?:every|each) [a-z]+ (?:have|own) (?:a|an|exactly 1|1|exactly one) (?P<y>[a-z]{3,})\b"),
    re.compile(r"\b1 (?P<y>[a-z]{3,}) (?:for|belong\w* to|to|of|per) each\b"),
    re.compile(r"\b(?:and|with|,) (?:their|his|her)(?: own| \w+)? (?P<y>[a-z]{3,})\b"),
)
MOST = 24  # counted nouns of one text that are looked at
_NO_KIND = STOPPED | GENERIC
_ALSO_CALLED = {
    "mother": ("mum", "mom", "mummy", "mama", "parent"),
    "father": ("dad", "daddy", "papa", "parent"),
    "baby": ("child", "infant", "kid"),
    "child": ("kid", "baby"),
    "woman": ("wife", "lady"),
    "man": ("husband",),
    "girl": ("girlfriend",),
    "boy": ("boyfriend",),
}
_PARTNER = r"(?:partner|husband|wife|spouse|consort|other half|better half|counterpart|owner|own 1|own one|fellow)"
_REFUSES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|unless|without|only|if|forbidden|refuse\w*|jealous\w*|must|always|let|trust"
    r"|alone|when|except)\b"
)
_ELSE = (
    r"(?:another|other|any other|different|foreign|strange|wrong|unfamiliar|alien|(?:some|any)(?:body|one) else 's?"
    r"|someone else's?|another (?:\w+ )?'s|else 's)"
)
_NOT_HIS = re.compile(
    r"\b(?:(?:is|are|be) not (?:her|his|their|its|hers|theirs)\b|other than (?:her|his|their|its) own"
    r"|but (?:her|his|their|its) own|except (?:her|his|their|its) own|besides (?:her|his|their|its) own"
    r"|not (?:her|his|their|its) own|somebody else|someone else|stranger|of (?:the )?others?\b)"
)
_LETS = (
    r"(?:let|leave|allow|permit|trust|tolerate|stand|bear|like|want|accept|see|entrust|bring|watch over|protect"
    r"|guard|suffer)"
)


@dataclass(frozen=True)
class Belonging:
    """So many pairs of a guard and a ward, and where they are counted."""

    number: int
    guard: str
    ward: str
    span: tuple[int, int]


def read_belonging(clean: str) -> Belonging | None:
    """The two kinds of a cleaned text of which each has its own of the other, where a rule speaks of it."""
    for number, x, y, span in _pairs_of_kinds(clean):
        if (guard := guarding(clean, x, y)) is not None:
            return Belonging(number, guard, y if guard == x else x, span)
    return None


def _pairs_of_kinds(clean: str) -> list[tuple[int, str, str, tuple[int, int]]]:
    """Two nouns with one number, then nouns of which one is counted and each of them has one of the other."""
    numbered = _NUMBERED.finditer(clean)
    seen = {(int(found["n"]), word): found.span() for found in numbered for word in found["words"].split()}
    counted = [(n, kind, span) for (n, word), span in [*seen.items()][:MOST] if (kind := _called(clean, word))]
    said = dict.fromkeys(found["y"] for pattern in _EACH for found in pattern.finditer(clean))
    eaches = [kind for word in [*said][:MOST] if (kind := _called(clean, word))]
    both = [
        (n, x, y, span)
        for k, (n, x, span) in enumerate(counted)
        for m, y, at in counted[k + 1 :]
        if n == m and at != span
    ]
    each = [(n, x, y, span) for n, x, span in counted for y in eaches]
    kinds = {(n, x, y): (n, x, y, span) for n, x, y, span in reversed(both + each) if x != y}
    return [*kinds.values()][::-1]


def _called(clean: str, word: str) -> str:
    """How the rule calls a kind: "bridegroom" may be "groom" there; nothing for a word that comes only once."""
    if word in _NO_KIND or len(word) < 3:
        return ""
    if len(re.findall(rf"\b{word}\b", clean)) > 1:
        return word
    if said := [other for other in _ALSO_CALLED.get(word, ()) if re.search(rf"\b{other}\b", clean)]:
        return said[0]
    tails = {
        tail
        for tail in re.findall(r"\b[a-z]{4,}\b", clean)
        if word.endswith(tail) and tail != word and tail not in _NO_KIND
    }
    return max(tails, key=len, default="")


def guarding(clean: str, x: str, y: str) -> str | None:
    """Which of two kinds keeps the other safe from its like; None where no sentence says so."""
    kinds = rf"(?P<kind>{x}|{y})"
    others = re.compile(rf"\b{_ELSE}(?: (?:{x}|{y}) 's| (?!side|bank|shore)\w+)? {kinds}\b")
    only_with = re.compile(
        rf"\b(?P<ward>{x}|{y})\b[^.;]*\b(?:with|near|among|beside|meet|see"
        rf"|face)(?: \w+){{0,3}}? (?!(?P=ward)\b)(?P<kind>{x}|{y})\b"
        rf"[^.;]*\b(?:only if|only when|unless|without|except if)(?: \w+)? (?:her|his|their"
        rf"|its) (?:own )?(?:{_PARTNER}|{x}|{y})\b"
    )
    excepted = re.compile(rf"\b{kinds}(?: [a-z]+){{0,3}} {_NOT_HIS.pattern}")
    owns = re.compile(rf"\b(?:her|his|their|its)(?: own)? {kinds}\b|\bown {kinds.replace('kind', 'kind2')}\b")
    lets = re.compile(rf"\b{_LETS}\b(?: \w+)?? (?:her|his|their|its)(?: own)? {kinds}\b")
    for start, end in sentences(clean):
        sentence = clean[start:end]
        if not _REFUSES.search(sentence) or not re.search(
            r"\b(?:her|his|their|its|own|hers|theirs|him|them)\b", sentence
        ):
            continue
        if only := only_with.search(sentence):
            return only["kind"]
        strange = others.search(sentence) or excepted.search(sentence)
        if strange is None and not _NOT_HIS.search(sentence):
            continue
        if strange:
            return strange["kind"]
        if given := lets.search(sentence):
            return y if given["kind"] == x else x
        if own := owns.search(sentence):
            return own["kind"] or own["kind2"]
    return None
