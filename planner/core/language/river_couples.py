"""Jealous couples: pairs of named individuals, where one of a pair may not be with others unless her own partner
is there.
"""

import re
from dataclasses import dataclass

from planner.core.language.names import singular
from planner.core.language.reading import Model
from planner.core.language.river_couple_names import NamedCouples, Pair, named_couples
from planner.core.language.river_couple_words import MAN, WOMAN, in_plain_words, owners, speaks_of_couples
from planner.core.language.river_own import couple_guard, number_of_couples, read_belonging
from planner.core.language.river_words import ANIMALS, GENERIC, PEOPLE
from planner.core.language.wordlists import listed

MAX_COUPLES = 40
_COUPLES = re.compile(
    r"\b(?P<n>\d+) (?:(?!and\b|or\b|per\b|the\b|an?\b|of\b|for\b|in\b|to\b|people\b|person\b)[a-z]+ ){0,3}?"
    r"(?:couple|(?:, )?husband (?:,|and) wife (?:, )?pair|pair of (?:spouse|husband and wife)|(?<=married )pair)\b"
)
_BY_NAMES = re.compile(
    r"\b(?P<n>\d)?[a-z]{2,} and [a-z]{2,}(?: (?:,|and|;|, and) [a-z]{2,} and [a-z]{2,})+ (?:,? ?(?:who )?)?(?:are|be)"
    r"(?: all| each| both)? (?:married|couple|husband and wife|engaged|in love|pair)\b"
)
_WE_TWO = re.compile(r"\b(?:my|our) (?:wife|husband|girlfriend|boyfriend|bride|groom|fianc[eé]e?|partner)\b")
_SPOUSES = {"husband": "groom", "wife": "bride"}
_NAMED_PAIR = re.compile(r"[a-z]+ and [a-z]+")
# "Mr and Mrs Smith": both words are one in the singular.
_MR_AND_MRS = re.compile(r"\b(?P<n>\d)?mr (?:\. )?and mr\b")
_GUARDS = listed(
    "husband man groom agent manager knight master lord king owner mother father prince dragon bodyguard boss parent "
    "officer teacher captain lawyer coach queen king sultan trainer hen ceo brother"
)
_WARDS = listed(
    "wife woman bride actor actress singer musician celebrity squire servant slave butler page princess child client "
    "star vip heiress apprentice assistant pupil page baby daughter son dog cub chick kid robot lady sister student"
)
_KIND = "|".join(dict.fromkeys(_GUARDS + _WARDS))
_PAIRED = (
    re.compile(
        rf"\b(?P<n>\d+) (?P<x>{_KIND}) (?:\w+ ){{0,5}}?(?:with|by|and) (?:a|an|1|one|his|her"
        rf"|their)(?: own)? (?P<y>{_KIND}) each\b"
    ),
    re.compile(
        rf"\b(?P<n>\d+) (?:\w+ ){{0,2}}?(?P<x>{_KIND}),? (?:(?:and|with|,) )?(?:their|his|her|each with (?:a|an|his"
        rf"|her|1|one)(?: own)?|each (?:have|accompanied by|followed by|bring)\w* (?:a|an|his|her|one|1)(?: own)?"
        rf"|each of whom have (?:a|an)"
        rf"|each of (?:them|whom) (?:with|have|bring|accompanied by|escort)\w* (?:a|an|his|her|one|1)(?: own)?"
        rf"|and each (?:has|have) (?:a|an)|all with their) (?:(?:\w+"
        rf"|\d+) ){{0,2}}?(?P<y>{_KIND})\b"
    ),
    re.compile(rf"\b(?P<n>\d+) (?P<x>{_KIND}) (?:,|and|, and|with)(?: the| their)? (?P<m>\d+) (?P<y>{_KIND})\b"),
    re.compile(rf"\b(?P<n>\d+) (?:pair of )(?P<x>{_KIND}) and (?P<y>{_KIND})\b"),
)
_OWN = re.compile(
    r"\b(?:without|unless|except|if|when|only)\b[^.?]{0,40}\b(?:(?:her|his|their|its) (?:own )?"
    r"|own |(?=hers\b)|(?=his (?:is|be)\b))(?:\w+ )?(?P<guard>[a-z]+)\b|\bin the absence of (?:her|his|their"
    r"|its) (?:own )?(?P<guard2>[a-z]+)"
    r"|\b(?:without|unless) (?:him|her|them)\b()"
    r"|\b(?:let|allow|want|trust|leave|permit|tolerate|stand|bear)\w* (?:his|her|their) (?:own )?(?:wife|husband"
    r"|actor|squire|servant)\b()"
)
_COUNTED = re.compile(r"\b(?P<n>[2-9]|1\d) (?:(?!and\b|or\b)[a-z]+ ){0,2}?(?P<kind>[a-z]{3,})\b")
_EACH_HAS = re.compile(
    r"\b(?P<n>[2-9]|1\d) (?:(?!and\b|or\b)[a-z]+ ){0,2}?(?P<x>[a-z]{3,}) (?:, )?(?:who |all |which )?(?:each |with "
    r"|and |every one )?(?:have|with|bring"
    r"|own|lead|carry|escort|accompanied by|guard|look after|protect|travel with|take)(?: along)? (?:each )?(?:a|an"
    r"|1|one|his|her|its|their)"
    r" (?:own )?(?P<y>[a-z]{4,})\b(?! (?:,|with) (?:a|an) )"
)
_HER_OWN = re.compile(
    r"\b(?:unless|without|except|if|when)\b[^.?]{0,30}\b(?:her|his|its|their) own (?P<guard>[a-z]{3,})\b"
)
_NOT_A_WARD = frozenset({"one", "other", "time", "bank", "side", "boat", "person", "people", "crossing", "trip"})
_OTHERS = re.compile(
    r"\b(?:another|other|any other|a different|foreign|someone else|somebody else|strange|strange\w*|different|no"
    r"|else|elses?"
    r"|(?:is|are) not (?:her|his|hers|theirs|its)|but (?:her|his|their) own)\b"
)
_JEALOUS = re.compile(r"\bjealous\w*|\bpossessive|\bmistrust\w*|\bdistrust\w*")
_AT_EASE = re.compile(r"\b(?:no|not|nobody|no person|none|never|without|free of)\b[^.?,;]{0,15}\bjealous")
_NO_JEALOUSY = re.compile(
    r"\b(?:no|without|free of) (?:\w+ )?(?:jealousy\b"
    r"|jealous(?= (?:whatsoever|at all|between|among|here|involved|[.,;])|$))"
)
_SWAPPED = re.compile(
    r"\bno (?:man|husband)\b[^.?]{0,60}\b(?:another|other|different) (?:\w+ )?(?:woman|wife)\b|\bjealous wife"
    r"|\bwife (?:is|are) (?:very |so )?jealous"
)


@dataclass(frozen=True)
class Couples:
    """How many pairs, what guard and ward are called, and where that stands."""

    number: int
    guard: str
    ward: str
    ruled: bool
    span: tuple[int, int]
    pairs: tuple[Pair, ...] = ()

    @property
    def named(self) -> list[tuple[str, str]]:
        """Each guard and his ward as the model calls them."""
        numbered = [(f"{self.guard} {i}", f"{self.ward} {i}") for i in range(1, self.number + 1)]
        return [*self.pairs] or numbered


def read_couples(clean: str) -> Couples | None:
    """The couples of a cleaned text, or None where nobody belongs to anybody."""
    if (named := named_couples(clean)) and (couples := _by_name(clean, named)):
        return couples
    found, guard, ward = _who(clean)
    if found is None or guard != "husband":
        return (
            _belonging(clean)
            or (_read(clean, found, guard, ward) if found else None)
            or _belonging_in_plain_words(clean)
        )
    return _read(clean, found, guard, ward)


def _by_name(clean: str, named: NamedCouples) -> Couples | None:
    """Couples with names; a rule may speak of them by name or of husbands and wives."""
    husbands, wives = zip(*named.pairs, strict=True)
    plain = in_plain_words(clean, husbands, wives) if named.told_apart else in_plain_words(clean)
    guard = couple_guard(plain) or ("husband" if _are_jealous(clean) else None)
    if guard is None:
        return None
    wives_guard = guard == "wife"
    pairs = tuple((wife, husband) if wives_guard else (husband, wife) for husband, wife in named.pairs)
    names = ("wife", "husband") if wives_guard else ("husband", "wife")
    return Couples(len(pairs), *names, True, named.span, pairs if named.told_apart else ())


def _belonging(clean: str) -> Couples | None:
    own = read_belonging(clean)
    if own is None:
        return None
    return Couples(min(own.number, MAX_COUPLES), own.guard, own.ward, True, own.span)


def _belonging_in_plain_words(clean: str) -> Couples | None:
    """ "Three boys and their girlfriends … no girl with another boy unless her boyfriend is there"."""
    called = "|".join([MAN, WOMAN, *(name for some in owners(clean) for name in some)])
    counted = re.search(rf"\b(?P<n>[2-9]|1\d) (?:\w+ ){{0,2}}?(?:{called})\b", clean)
    if counted is None or not speaks_of_couples(clean):
        return None
    plain = in_plain_words(clean, *owners(clean))
    number, guard = number_of_couples(plain), couple_guard(plain)
    if number is None or guard is None:
        return None
    return Couples(number, guard, "wife" if guard == "husband" else "husband", True, counted.span())


def _read(clean: str, found: re.Match[str], guard: str, ward: str) -> Couples | None:
    keeper = couple_guard(in_plain_words(clean)) if guard == "husband" else None
    ruled = (keeper is not None or _own_rule(clean) or _are_jealous(clean)) and not _NO_JEALOUSY.search(clean)
    if not ruled and guard != "husband":
        return None
    if guard == "husband" and (keeper == "wife" or _SWAPPED.search(clean)):
        guard, ward = ward, guard
    if {"bride", "groom"} <= {*clean.split()} and guard in _SPOUSES:
        guard, ward = _SPOUSES[guard], _SPOUSES[ward]
    number = int(found["n"] or len(_MR_AND_MRS.findall(clean)) or len(_NAMED_PAIR.findall(found.group())))
    number += " other " in found.group() and _WE_TWO.search(clean) is not None
    return Couples(min(number, MAX_COUPLES), guard, ward, ruled, found.span())


def _are_jealous(clean: str) -> bool:
    return _JEALOUS.search(clean) is not None and not _AT_EASE.search(clean)


def _own_rule(clean: str) -> bool:
    return any(_OTHERS.search(clean[max(0, found.start() - 160) : found.end() + 40]) for found in _OWN.finditer(clean))


def _who(clean: str) -> tuple[re.Match[str] | None, str, str]:
    if found := _COUPLES.search(clean):
        return found, "husband", "wife"
    if found := _BY_NAMES.search(clean):
        return found, "husband", "wife"
    if len(_MR_AND_MRS.findall(clean)) > 1:
        return _MR_AND_MRS.search(clean), "husband", "wife"
    for pattern in _PAIRED:
        for found in pattern.finditer(clean):
            x, y = singular(found["x"]), singular(found["y"])
            if x == y or ("m" in found.groupdict() and found["m"] and found["m"] != found["n"]):
                continue
            if _own_rule(clean) or _JEALOUS.search(clean):
                guard, ward = _ordered(clean, x, y)
                return found, guard, ward
    return _as_many(clean) or _by_rule(clean)


def _as_many(clean: str) -> tuple[re.Match[str], str, str] | None:
    """As many of one kind as of another, in a text in which somebody has "her own"."""
    if not _own_rule(clean):
        return None
    if found := _EACH_HAS.search(clean):
        return found, *_ordered(clean, singular(found["x"]), singular(found["y"]))
    counted = [found for found in _COUNTED.finditer(clean) if found["kind"] in PEOPLE | ANIMALS]
    for first in counted:
        for second in counted:
            x, y = first["kind"], second["kind"]
            if x < y and first["n"] == second["n"] and {x, y}.isdisjoint(GENERIC):
                guard, ward = _ordered(clean, x, y)
                return first, guard, ward
    return None


def _by_rule(clean: str) -> tuple[re.Match[str] | None, str, str]:
    """Any two kinds of which a rule says that one must have "her own" other by her side."""
    for rule in _HER_OWN.finditer(clean):
        guard = rule["guard"]
        head = re.split(r" [.?] ", clean[: rule.start()])[-1]
        wards = [
            word for word in re.findall(r"\b(?:a|an|no|any|each|every|neither) ([a-z]{3,})\b", head) if word != guard
        ]
        counts = [found for kind in (*wards[:1], guard) for found in re.finditer(_counted(kind), clean)]
        if wards and counts and wards[0] not in _NOT_A_WARD and _own_rule(clean):
            return counts[0], guard, wards[0]
    return None, "", ""


def _counted(kind: str) -> str:
    return rf"\b(?P<n>[2-9]|1\d) (?:(?!and\b)[a-z]+ ){{0,2}}?{kind}\b"


def _ordered(clean: str, x: str, y: str) -> tuple[str, str]:
    """Which of the two guards: the one that the rule names as "her own"; by the kind of word where it names none."""
    for own in sorted(
        _OWN.finditer(clean), key=lambda found: not found.group().startswith(("unless", "without", "except"))
    ):
        named = re.findall(r"\b(?:her|his|their|its|own|of) (?:own )?([a-z]+)", own.group())
        word = next((word for word in [own["guard"] or own["guard2"], *named] if word in {x, y}), None)
        if word:
            return (x, y) if word == x else (y, x)
    if strange := re.search(
        rf"\b(?:strange|another|other|different|foreign|wrong|else's) (?:\w+ )?(?P<who>{x}"
        rf"|{y})\b",
        clean,
    ):
        return (x, y) if strange["who"] == x else (y, x)
    if (x in _GUARDS and y not in _GUARDS) or y in _WARDS:
        return x, y
    if (y in _GUARDS and x not in _GUARDS) or x in _WARDS:
        return y, x
    kept = re.search(
        rf"\b(?:no|neither|any|each|every|a|an) (?P<ward>{x}|{y})\b[^.?]*\b(?:unless|without|if"
        rf"|when)\b",
        clean,
    )
    return (y, x) if kept is None or kept["ward"] == x else (x, y)


def couples_model(couples: Couples, capacity: int, rowers: list[str], check_boat: bool) -> Model:
    """The model with everybody as an individual: "wife 1" is safe with others only beside "husband 1"."""
    entities = {name: 1 for pair in couples.named for name in pair}
    rules = [
        {"kind": "pair", "a": ward, "b": other, "unless": [guard]}
        for guard, ward in couples.named
        for other, _ in couples.named
        if other != guard and couples.ruled
    ]
    return {
        "entities": entities,
        "rowers": rowers or [*entities],
        "capacity": capacity,
        "rules": rules,
        "check_boat": check_boat and couples.ruled,
    }


def places_of_numbers(clean: str, couples: Couples) -> list[tuple[int, int]]:
    """Where a text says again how many couples or people there are: "all six", "the three husbands"."""
    both = rf"\b(?:all|the|every 1 of the|each of the) (?:{couples.number}|{2 * couples.number})\b"
    counted = rf"\b{couples.number}(?= (?:\w+ ){{0,3}}(?:couple|pair|{couples.guard}|{couples.ward}|{MAN}|{WOMAN})\b)"
    return [found.span() for found in re.finditer(rf"{both}|{counted}", clean)]
