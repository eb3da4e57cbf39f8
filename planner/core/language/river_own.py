"""Who belongs to whom: two kinds of which each has one of the other for its own, and a rule about those of others.

The nouns may be any. What counts is how a text speaks of them: as many of one as of the other, "her own", "his" ward,
and another's, a strange one, one who is not hers.
"""

import re
from dataclasses import dataclass

from planner.core.language.river_words import GENERIC, STOPPED, sentences
from planner.core.language.wordlists import words

_NUMBERED = re.compile(r"\b(?P<n>[2-9]|1\d|[23]\d)(?P<words>(?: (?!and\b|or\b|of\b|on\b|in\b|at\b)[a-z]+){1,3})")
_EACH = (
    re.compile(
        r"\b(?:each|every 1|every one|all|each of (?:them|whom|these))(?: of (?:them|whom|these))?(?: \w+)? (?:with"
        r"|have"
        r"|had|brought|took|led|bring|own|lead|accompanied by|escorted by|guarded by|followed by|look after|guard"
        r"|protect|travel with|take)"
        r"(?: along| exactly| only)? (?:a|an|1|his|her|its|their)(?: own)? (?P<y>[a-z]{3,}(?: [a-z]{3,})?)\b"
    ),
    re.compile(r"\bwith (?:a|an|1|his|her|its|their)(?: own)? (?P<y>[a-z]{3,}) each\b"),
    re.compile(r"\b(?:every|each) [a-z]+ (?:have|own) (?:a|an|exactly 1|1|exactly one) (?P<y>[a-z]{3,})\b"),
    re.compile(r"\b1 (?P<y>[a-z]{3,}) (?:for|belong\w* to|to|of|per) each\b"),
    re.compile(r"\b(?:and|with|,) (?:their|his|her)(?: own)? (?P<y>[a-z]{3,}(?: [a-z]{3,})?)\b"),
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
_YOUNG = words("cub calf chick foal pup puppy kitten lamb kid duckling gosling fawn joey baby child")
_ROLE = re.compile(r"\b(?:mother|father|parent|mum|mom|dad|dam)\b")
_PARTNER = r"(?:partner|husband|wife|spouse|consort|other half|better half|counterpart|owner|own 1|own one|fellow)"
_REFUSES = re.compile(
    r"\b(?:any|whenever|nowhere|as soon as|no|not|never|none|neither|nor|unless|without|only|if"
    r"|forbidden|refuse\w*|jealous\w*|must|always|let|trust"
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
_WITH_THE_OTHERS = re.compile(r"\b(?:with|to|trust) the others?\b(?! (?:side|bank|shore|end)\b)")
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
        text = _without_roles(clean, x, y)
        if (guard := guarding(text, x, y) or _kept_by_his_own(text, x, y, "own")) is not None:
            return Belonging(number, guard, y if guard == x else x, span)
    return None


def number_of_couples(plain: str) -> int | None:
    """How many husbands with a wife each there are, in a text that calls all men and women so."""
    return next(
        (n for n, x, y, _ in _pairs_of_kinds(plain, frozenset({"husband", "wife"})) if {x, y} == {"husband", "wife"}),
        None,
    )


def _without_roles(clean: str, x: str, y: str) -> str:
    """ "A cub … its own mother": of a tiger and her cub, the tiger; nothing changes where it may be either."""
    if _ROLE.search(x) or _ROLE.search(y) or (x in _YOUNG) == (y in _YOUNG):
        return clean
    return re.sub(
        rf"(?:(?<=its )|(?<=her )|(?<=his ))(?:own )?{_ROLE.pattern}", f"own {y if x in _YOUNG else x}", clean
    )


def _pairs_of_kinds(clean: str, sure: frozenset[str] = frozenset()) -> list[tuple[int, str, str, tuple[int, int]]]:
    """Two nouns with one number, then nouns of which one is counted and each of them has one of the other."""
    numbered = _NUMBERED.finditer(clean)
    seen = {(int(found["n"]), word): found.span() for found in numbered for word in found["words"].split()}
    counted = [(n, kind, span) for (n, word), span in [*seen.items()][:MOST] if (kind := _kind(clean, word, sure))]
    each_of = (found["y"] for pattern in _EACH for found in pattern.finditer(clean))
    said = dict.fromkeys(word for some in each_of for word in some.split())
    eaches = [kind for word in [*said][:MOST] if (kind := _kind(clean, word, sure))]
    both = [
        (n, x, y, span)
        for k, (n, x, span) in enumerate(counted)
        for m, y, at in counted[k + 1 :]
        if n == m and at != span
    ]
    each = [(n, x, y, span) for n, x, span in counted for y in eaches]
    kinds = {(n, x, y): (n, x, y, span) for n, x, y, span in reversed(both + each) if x != y}
    return [*kinds.values()][::-1]


def _kind(clean: str, word: str, sure: frozenset[str]) -> str:
    return word if word in sure else _called(clean, word)


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
    others = re.compile(
        rf"\b{kinds} of {_ELSE} (?:{x}|{y})\b|\b{_ELSE}(?: (?:{x}|{y}|1|one) (?:'s|is)| (?!side|bank|shore)\w+)?"
        rf" {kinds.replace('kind', 'one')}\b"
    )
    only_with = re.compile(
        rf"\b(?P<ward>{x}|{y})\b[^.;]*\b(?:with|near|among|beside|meet|see"
        rf"|face)(?: \w+){{0,3}}? (?!(?P=ward)\b)(?P<kind>{x}|{y})\b"
        rf"[^.;]*\b(?:only if|only when|unless|without|except if)(?: \w+)? (?:her|his|their"
        rf"|its) (?:own )?(?:{_PARTNER}|{x}|{y})\b"
    )
    excepted = re.compile(rf"\b{kinds}(?: [a-z]+){{0,3}} {_NOT_HIS.pattern}")
    owns = re.compile(rf"\b(?:her|his|their|its)(?: own)? {kinds}\b|\bown {kinds.replace('kind', 'kind2')}\b")
    lets = re.compile(rf"\b{_LETS}\b(?: (?!\.)[^.;<]\S*){{0,4}}? (?:her|his|their|its)(?: own)? {kinds}\b")
    for start, end in sentences(clean):
        sentence = clean[start:end]
        if not _REFUSES.search(sentence) or not re.search(
            r"\b(?:her|his|their|its|own|hers|theirs|him|them)\b", sentence
        ):
            continue
        if only := only_with.search(sentence):
            return only["kind"]
        strange = others.search(sentence) or excepted.search(sentence)
        of_others = _NOT_HIS.search(sentence) or _WITH_THE_OTHERS.search(sentence)
        if strange is None and not of_others:
            continue
        if strange:
            return strange["kind"] or strange.groupdict().get("one")
        if given := lets.search(sentence):
            return y if given["kind"] == x else x
        if own := owns.search(sentence):
            return own["kind"] or own["kind2"]
    return None


def couple_guard(plain: str) -> str | None:
    """Which of husband and wife keeps the other, where all men and women are called so; None without such a rule."""
    if (said := guarding(plain, "husband", "wife")) is not None:
        return said
    if lettered := _LETTERED.search(plain):
        return lettered["guard"]
    if strange := _STRANGE_WITHOUT.search(plain):
        return next(word for word in strange.groups() if word)
    return _kept_by_his_own(plain, "husband", "wife")


def _kept_by_his_own(clean: str, x: str, y: str, own: str = "(?:her|his|their)(?: own)?") -> str | None:
    """ "If a wife is with some husbands, one of them must be her husband": hers is told from any."""
    for start, end in sentences(clean):
        if _REFUSES.search(sentence := clean[start:end]):
            for guard, ward in ((x, y), (y, x)):
                his = rf"\b{own} {guard}\b|\b{guard} of (?:her|his|their) own\b"
                any_other = rf"(?<!her )(?<!his )(?<!their )(?<!own )\b{guard}\b"
                if all(re.search(said, sentence) for said in (his, any_other, rf"\b{ward}\b")):
                    return guard
    return None


_CONDITION = r"(?:unless|without|only|if|when|while|in|need|as soon as)"
# "No wife with another husband unless husband there", "with another husband's wife only in that husband's presence".
_STRANGE_WITHOUT = re.compile(
    rf"\b{_CONDITION}\b[^.]{{0,20}} that (?P<that>husband|wife)\b"
    rf"|\bwife\b[^.]{{0,40}} {_ELSE} (?P<he>husband)\b(?! ')[^.]{{0,40}} {_CONDITION} "
    rf"|\bhusband\b[^.]{{0,40}} {_ELSE} (?P<she>wife)\b[^.]{{0,40}} {_CONDITION} "
    rf"|\b(?:if|when) (?P<if>husband|wife)\b[^.]{{0,30}} (?:absent|away|gone|not)\b[^.]{{0,60}} {_ELSE} (?P=if)\b"
)
# "Wife i may be with husband j only if husband i is present".
_LETTERED = re.compile(
    r"\b(?P<ward>husband|wife) (?P<i>[a-z]|\d) [^?]{0,60}?\b(?P<guard>(?!(?P=ward))(?:husband|wife)) (?!(?P=i)\b)"
    r"(?P<j>[a-z]|\d)\b[^?]{0,60}\b(?P=guard) (?P=i)\b",
    re.IGNORECASE,
)
