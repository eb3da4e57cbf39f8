"""Where a text speaks of its jugs, one or several at a time: "the larger one", "jar of 13", "both", "the rest"."""

import re
from dataclasses import dataclass
from fractions import Fraction

from planner.core.language.jug_vessels import Vessel, which
from planner.core.language.jug_words import CONTAINER
from planner.core.language.units import SIZES, UNIT

_SIZE = r"(?:larg\w+|big\w*|great\w*|small\w*|littl\w+|tiny|tall\w*|short\w*|middle|medium|mid)"
_LOOK = r"(?:red|blue|green|yellow|white|black|brown|grey|pink|purple|orange|silver|golden|copper)"
_ORDINAL = r"(?:first|second|third|fourth|last)"
_OWN = r"(?:the|my|his|her|our|your|their|its|that|this|own|a|an|1|in|into)"
_HOW = r"(?:empty|full|other|old|new|unmarked|half|good|same|said|very)"
# Groups first, then single jugs; the name of a single jug is left to `which`.
_NAMED = re.compile(
    r"(?P<rest>\b(?:(?:all|both|any of) )*(?:(?:the|its|those) (?:(?:2|3|4) )?(?:other|remaining)|(?:the )?(?:rest"
    r"|remainder|others))"
    rf"(?: (?:2|3|4))?(?: (?:of (?:them|the {CONTAINER})|{CONTAINER}|one|vessel))?\b(?! than)"
    rf"|\b(?:everywhere|anywhere) else\b|\belsewhere\b|\ball but the {_SIZE}\b)"
    rf"|(?P<some>\b(?:the |my |both |each of |of )*(?P<n>2|3) (?P<size>{_SIZE})(?: (?:1|one|{CONTAINER}))?\b)"
    rf"|(?P<all>\b(?:both|all|each|neither|every|none(?= of (?:them|the)))(?: (?:2|3|4|1|one))?(?: of)?(?: (?:the|my"
    rf"|these|those|them|which"
    rf"))?(?: (?:2|3|4)(?! {UNIT}))?(?: (?:{CONTAINER}|one))?\b(?! (?:the |my )?(?:\d|{_SIZE})))"
    rf"|(?P<one>\b(?:(?:{_OWN} )?(?:{_HOW} )*(?:{CONTAINER}|1|one|those) (?:of|for|number"
    rf"|no) (?:the )?\d+(?:/\d+)?(?: {UNIT})?"
    rf"(?P<more>(?: (?:,|and|, and) \d+(?:/\d+)?(?: {UNIT})?(?! (?:of \w+ )?(?:in|into|for|of|hold)\b))*)\b"
    rf"|(?:{_OWN} )?(?:{_HOW} )*(?:\d+(?:/\d+)?(?: {UNIT})? |{_SIZE} |{_ORDINAL} |{_LOOK} |stock |milk |water |tea )+"
    rf"(?:{_HOW} |(?!the |of |in |and |or |is )[a-z]+ )??(?:{CONTAINER}|1|one)\b"
    rf"|(?:the|my|his|her|our|your|that) (?:{_HOW} )?(?:{_SIZE}|{_ORDINAL}|{_LOOK}|\d+(?:/\d+)?(?: {UNIT})?(?= (?:is"
    rf"|are|be|"
    rf"must|should|have|hold|contain|and|to|into|or|,|\.|\?|empty|full|$)|$))(?: of the (?:2|3))?"
    r"(?! (?:thing|step|move|action|pour\w*|time|of all|place|go|day|question|operation|idea|part|number)\b)"
    rf"|(?:the|my|his|her|our|your|that|this|own|its) (?:{_HOW} )?{CONTAINER}(?: (?:[A-EPQRSTX-Z]|[1-9])\b(?! {UNIT}))?"
    rf"|(?:jug |{CONTAINER} )?[A-EPQRSTX-Z]\b(?! 's| \d)|{CONTAINER} [1-9]\b(?! {UNIT}| (?!(?:and|or|into|in|to"
    rf"|from|then)\b)\w+ {CONTAINER})))"
)

# "One of the three jugs" is none in particular.
_ONE_OF = re.compile(r"\b(?:1|any|either|some) of $")


@dataclass(frozen=True)
class Named:
    """The jugs that some words mean; `rest` where they mean all that were not spoken of."""

    jugs: tuple[int, ...]
    start: int
    end: int
    rest: bool = False


def jugs_named(clean: str, vessels: list[Vessel]) -> list[Named]:
    """All places where the text speaks of jugs of known size, from left to right."""
    sizes: dict[Fraction, list[int]] = {}
    for i, vessel in enumerate(vessels):
        sizes.setdefault(vessel.value, []).append(i)
    found: list[Named] = []
    sized = _where_sized(vessels)
    ends = {vessel.start: vessel.end for vessel in vessels}
    for match in _NAMED.finditer(clean):
        if _ONE_OF.search(clean[: match.start()][-10:]):
            continue
        if match["all"] in {"each", "every"} or (
            match["all"] and found and not clean[found[-1].end : match.start()].strip()
        ):
            continue  # "the 5 and the 3 both hold 2"
        jugs = _meant(match, vessels, sizes)
        own = [at for at in sized if match.start() <= at < match.end()]
        jugs = () if own else _meant(match, vessels, sizes)
        while sized and (at := next(iter(sized))) < match.end():
            if at in own:
                jugs += sized.pop(at)
            else:
                found.append(Named(sized.pop(at), at, ends[at]))
        if match["all"] and match["all"].startswith("both") and len(vessels) > 2:
            jugs = _last_two(found)
        if jugs or match["rest"]:
            found.append(Named(jugs, *match.span(), bool(match["rest"])))
    return found + [Named(jugs, at, ends[at]) for at, jugs in sized.items()]


def _where_sized(vessels: list[Vessel]) -> dict[int, tuple[int, ...]]:
    """The jugs by the place where their size is said."""
    places: dict[int, tuple[int, ...]] = {}
    for i, vessel in enumerate(vessels):
        places[vessel.start] = (*places.get(vessel.start, ()), i)
    return dict(sorted(places.items()))


def _last_two(found: list[Named]) -> tuple[int, ...]:
    """Both of three jugs are the two that were named last."""
    last = list(dict.fromkeys(jug for name in reversed(found) for jug in reversed(name.jugs)))
    return tuple(sorted(last[:2]))


def _meant(match: re.Match[str], vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> tuple[int, ...]:
    if match["rest"]:
        other = re.search(_SIZE, match["rest"]) or (len(vessels) == 2 and None)
        index = which(other.group(), vessels, sizes) if other else None
        return tuple(i for i in range(len(vessels)) if i != index) if index is not None else ()
    if match["all"]:
        nouns = re.findall(CONTAINER, match["all"])
        if (told := re.search(r"\b[2-9]\b", match["all"])) and int(told.group()) == len(vessels):
            return tuple(range(len(vessels)))
        if told and not nouns:
            return ()  # "each of the three" who share four jugs
        alike = tuple(i for i, vessel in enumerate(vessels) if vessel.noun in nouns)
        return alike or tuple(range(len(vessels)))
    if match["some"]:
        order = by_size(vessels)
        called = [i for i in order if vessels[i].noun in re.findall(CONTAINER, match["some"])]
        order = called if len(called) > int(match["n"]) else order
        count = int(match["n"])
        small = re.match(r"small|littl|tiny|short", match["size"])
        return tuple(sorted(order[-count:] if small else order[:count]))
    if re.fullmatch(rf"(?:in |into )?1 (?:{CONTAINER}|one|1)", match["one"]):
        return ()
    if counted := re.fullmatch(rf"(the |my )?(\d) {CONTAINER}", match["one"]):
        if match["one"].endswith(" cup") and any(vessel.unit == "cup" for vessel in vessels):
            return ()
        if int(counted[2]) == len(vessels):
            return tuple(range(len(vessels)))
        if not counted[1] or any(vessel.unit for vessel in vessels):
            return ()
    index = which(match["one"], vessels, sizes)
    numbers = re.findall(r"\b\d+(?:/\d+)?\b", re.sub(r"^1 |(?<= )1$", "", match["one"]))
    listed = tuple(sorted({sizes[Fraction(number)][0] for number in numbers if Fraction(number) in sizes}))
    if match["more"]:
        return listed if len(listed) == len(numbers) else listed[:1]
    unknown = any(Fraction(number) not in sizes for number in numbers)
    labelled = re.search(rf"{CONTAINER} (?:number |no )?[1-9]$", match["one"])
    return () if index is None or (unknown and not labelled) else (index,)


def by_size(vessels: list[Vessel]) -> list[int]:
    """The jugs from the largest to the smallest."""
    unit = next((vessel.unit for vessel in vessels if vessel.unit), None) or "unit"
    return sorted(range(len(vessels)), key=lambda i: (-vessels[i].value * SIZES[vessels[i].unit or unit], i))
