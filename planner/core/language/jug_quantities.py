"""The quantities of a jug puzzle, and what each one is: a size, what is in a jug already, what is wanted, or no
volume.
"""

import re
from dataclasses import replace
from fractions import Fraction

from planner.core.language.jug_again import corrected, without_repeats, without_unwanted
from planner.core.language.jug_ages import is_age
from planner.core.language.jug_bare import with_bare_sizes
from planner.core.language.jug_nouns import SAID_AFTER
from planner.core.language.jug_pairs import paired
from planner.core.language.jug_roles import role_of_run
from planner.core.language.jug_said_contents import IN_A_SIZED, is_there
from planner.core.language.jug_second_look import with_sizes
from planner.core.language.jug_words import ADJECTIVES, CONTAINER, SIZED, Quantity
from planner.core.language.text import Document
from planner.core.language.units import UNIT, canonical

_QUANTITY = re.compile(rf"(?<![\w/])(?P<n>\d+(?:/\d+)?)(?: (?P<unit>{UNIT}))?")
_NOT_VOLUME = re.compile(
    r"^ (?:%|(?:am|pm|euro|cent|gram|week|month|clock|o'clock|a head|past|in the (?:morning|evening|afternoon"
    r"|night)|at night)\b|minute|hour|day|second|km|kilometre"
    r"|mile|metre|meter|foot|inch|step|time|pour\w*|buck"
    r"|other\b(?! (?:of|one))"
    rf"|(?:(?!(?:{UNIT}))[a-z]+ ){{0,2}}(?:people|person|man|woman|friend|child|boy|girl|brother|sister"
    rf"|sailor|robber|thief"
    r"|guest|monk|neighbour|neighbor|customer|kid|daughter|son|farmer|heir)\b"
    r"|move|mark|dollar|euro|pound|kg|degree|year|way|hole|tap|question|goat|animal|equal|part|half|share|portion"
    r"|of (?:the|them|these|my|each))\b"
)
# "Two empties", "two thirsty hikers": of whom or what the next words say.
_OF_THEM = re.compile(r"^ (?:empty|full|spare)(?: one)? (?:,|:|\.|and|of|for)")
_PRONOUN_ONE = re.compile(
    r"^ (?:in each|in the other|hold|of|for|is|with|can|full|empty|contain|take|have|fit|that|which|big|small|large|,"
    r"|\.)"
)
# "The other two are empty", "nothing in the other two".
_ANY_OF = re.compile(
    r"\b(?:any|either|each|all|some|none|both|whichever|1|one) of (?:the|these|those|them|my|his|her) $"
)
_OTHERS = re.compile(
    r"\bthe # (?:together|combined|taken together|jointly|both|hold|contain|have|must|should|will)\b|\bother #(?: "
    r"(?:is|are|have|being|stand\w*|empty"
    r"|contain|hold|has|do|start\w*|begin|stay|remain|come|dry|,? (?:both )?empty)\b)"
    r"|\b(?:in|into|of|from|with) the other # ?(?:[.,?;]|and |$)"
)
# "Get exactly 5 glasses in a jug": glasses are what is counted in.
_MEASURED = re.compile(r"\b(?:get|measure|obtain|have|with|want|need) (?:exactly|precisely|just) $")
_GOES_IN = re.compile(rf" {CONTAINER} (?:of [a-z]+ )?(?:in|into) (?:a|an|1|any|either|the|some) ")
_NUMBERED = re.compile(r"(?:^|\. )(?:Q|q|question|problem|exercise|task|puzzle|riddle|no|nr|number) ?$")
_HOLD_EACH = re.compile(rf"^ (?:more |other |of them )?(?:hold|take|contain) \d+(?: (?:{UNIT}))? each\b")
COUNTED = re.compile(rf"^ (?:{ADJECTIVES}|unequal |different |of ){{0,3}}(?:{CONTAINER}|one)\b")
_ONE_UNIT = re.compile(
    rf"(?:\b(?:a|an|the|my|and|plus)|(?<!\d )[:,;]) (?P<unit>litre|liter|gallon|gal|quart|pint) (?={CONTAINER}\b)"
    rf"|\b(?:exactly|precisely|measure|measure out|need|get) (?:a|an) (?P<wanted>litre|liter|gallon|quart"
    rf"|pint|cup)\b(?! {CONTAINER})"
)
# "Jugs of 8 and 5 litres, the 8 …": a list that comes back to one of its jugs has ended.
_NEW_SPEECH = re.compile(r"[,;] the $")
_JOINED = re.compile(
    r"^ ?(?:(?:,|and|or|a|an|another|another a|plus|&|/|1 of|of|for|one|the|by|x|also a|1|full|empty|then|vs|second"
    r"|other|unmarked|plain|small|large|big|larger|smaller|bigger) ){0,4}$"
)
_OTHER_UNIT = re.compile(rf"\d (?!cup){UNIT}")
_HOLDING = re.compile(r"\b(?:holding|hold|containing|contain) $")
# "9 l (9 l in it)".
_IN_IT = re.compile(r" (?:of [a-z]+ )?(?:in it|inside|in there|already|now)\b")
_IN_ONE = re.compile(r" (?:of [a-z]+ )?(?:in|into) (?:the|my|his|her|[A-EPQRSTX-Z]\b)")
_BEHIND_A_JUG = re.compile(rf"\d (?:{UNIT}) (?:{CONTAINER}|one|1) $")
_PAID = re.compile(
    rf"\b(?:cost|costing|pay|paid|bought|buy|price|priced|sold|sell|spent)\b[^.?;]{{0,40}}?"
    rf"\b(?:for|at|cost|costing|pay|paid|spent|of|is|was) (?:only |just |about )?(?P<n>\d+(?:/\d+)?)\b(?! (?:{UNIT}"
    rf"|(?:[a-z]+ )?{CONTAINER}|,? ?and|or|,)\b)"
)
CURRENCIES = frozenset("£$€¥₹")
_NOW = re.compile(r"\b(?:now|currently|already) (?::|holding|containing)? ?$")
_IN_THE = re.compile(r"\b(?:in|into|inside|from|of|to|fill|filling|empty|emptying|pour|pouring) (?:the|my) $")
_LABEL = re.compile(rf"\b{CONTAINER} (?:number |no )?$")
_LABELLED = re.compile(rf"\b({CONTAINER}) (?:number |no )?([1-9])\b(?! (?:{UNIT}))")
_SIZE_AND_CONTENT = re.compile(
    rf"\b[A-EPQRSTX-Z] (?:[=:] )?\d+(?:/\d+)?(?: {UNIT})? , (?P<content>\d+(?:/\d+)?)(?: {UNIT})? ,"
)
_THE = re.compile(r"\bthe (?:full |empty )?$")
_STATE_AFTER = re.compile(
    r"^(?: ,)?(?: 1)? (?:is|are|be|being|start\w*|begin\w*|hold\w*|contain\w*|full|empty|half|already|now|currently|at"
    r"|has|have"
    r"|with|both|each|all|to|into|brim\w*|filled|first|must|should|until|and|,|\.|\?|$)"
)
_STATE_OF_SEVERAL = re.compile(
    r"^ (?:is|are|be|being|start|begin|stay|stand)? ?(?:both |all |initially )?(?:full|empty|half|dry)\b"
)


def read_quantities(doc: Document) -> list[Quantity]:
    """All quantities of a document with their roles, left to right."""
    clean = doc.clean
    pronouns = _pronouns(doc)
    found = [
        Quantity(Fraction(match["n"]), canonical(match["unit"]) if match["unit"] else None, *match.span())
        for match in _QUANTITY.finditer(clean)
    ]
    found += [
        Quantity(Fraction(1), canonical(match[match.lastgroup or "unit"]), *match.span(match.lastgroup or "unit"))
        for match in _ONE_UNIT.finditer(clean)
    ]
    found.sort(key=lambda quantity: quantity.start)
    prices = _prices(doc)
    found = [quantity for quantity in found if quantity.start not in prices]
    labels = _labels(clean)
    found = [quantity for quantity in found if quantity.start not in labels]
    in_pairs = paired(clean, pronouns)
    roles = [replace(quantity, role=in_pairs[quantity.start]) for quantity in found if quantity.start in in_pairs]
    known = [quantity.value for quantity in roles if quantity.role == "size"]
    for run in _runs(clean, [quantity for quantity in found if quantity.start not in in_pairs]):
        if len(run) == 1 and run[0].unit is None and run[0].start in pronouns:
            continue
        measured = len(run) == 1 and _is_measured(clean, run[0])
        role = (
            "target"
            if measured
            else role_of_run(clean, run, [quantity for quantity in roles if quantity.start < run[0].start], known)
        )
        if role == "size":
            known += [quantity.value for quantity in run]
        roles += [replace(quantity, role=role) for quantity in run]
    roles = with_bare_sizes(clean, sorted(roles, key=lambda quantity: quantity.start))
    return _with_the_one_left(
        without_repeats(clean, corrected(clean, with_sizes(clean, without_unwanted(clean, roles))))
    )


def _with_the_one_left(roles: list[Quantity]) -> list[Quantity]:
    """The one amount that nothing explains is what is wanted, where nothing else is."""
    sizes = [quantity for quantity in roles if quantity.role == "size"]
    left = [quantity for quantity in roles if quantity.role == "other" and quantity.unit]
    if len(sizes) < 2 or len(left) != 1 or any(quantity.role == "target" for quantity in roles):
        return roles
    if left[0].value in {quantity.value for quantity in sizes}:
        return roles
    return [replace(quantity, role="target") if quantity is left[0] else quantity for quantity in roles]


def _pronouns(doc: Document) -> set[int]:
    """Where "one" is written in letters: by itself and without a unit it is "one of them" and no amount."""
    return {
        at
        for token, at in zip(doc.tokens, doc.offsets, strict=True)
        if token.value == 1 and doc.original[token.start : token.end] != "1"
    }


def _prices(doc: Document) -> set[int]:
    """Where a number has the sign of a currency before or behind it, or is what something was bought for."""
    text = doc.original
    paid = {found.start("n") for found in _PAID.finditer(doc.clean)}
    return paid | {
        at
        for token, at in zip(doc.tokens, doc.offsets, strict=True)
        if token.value is not None
        and (text[: token.start].rstrip()[-1:] in CURRENCIES or text[token.end :].lstrip()[:1] in CURRENCIES)
    }


def _labels(clean: str) -> set[int]:
    """Where "jug 1" and "jug 2" are names: a noun that is counted from one on."""
    numbers: dict[str, set[int]] = {}
    for found in _LABELLED.finditer(clean):
        numbers.setdefault(found[1], set()).add(int(found[2]))
    named = {noun for noun, some in numbers.items() if len(some) >= 2 and some == set(range(1, len(some) + 1))}
    return {
        found.start(2)
        for found in _LABELLED.finditer(clean)
        if found[1] in named and not re.match(r" (?:,|and) \d", clean[found.end() : found.end() + 6])
    }


def _runs(clean: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Quantities that stand in one list, "12, 7 and 5 litres" or "a 5 and a 3 litre jug"."""
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        if (
            _is_count(clean, quantity)
            or counts_things(clean, quantity, quantities)
            or _names_jug(clean, quantity, quantities)
        ):
            continue
        gap = clean[runs[-1][-1].end : quantity.start] if runs else None
        if (
            gap is not None
            and _JOINED.match(gap)
            and not _NOW.search(clean[: runs[-1][-1].start][-12:])
            and not SIZED.match(clean[runs[-1][-1].end :])
            and not _NEW_SPEECH.search(gap)
            and not IN_A_SIZED.match(clean[quantity.end :])
            and not (len(runs[-1]) == 1 and _IN_ONE.match(clean[quantity.end :]))
            and not (runs[-1][-1].unit is None and _BEHIND_A_JUG.search(clean[: runs[-1][-1].start][-40:]))
            and not (" the " in gap and runs[-1][-1].unit and quantity.unit and SIZED.match(clean[quantity.end :]))
            and not _IN_IT.match(clean[quantity.end :])
            and not (len(runs[-1]) == 1 and is_there(clean[: runs[-1][0].start]))
            and not (
                _HOLDING.search(clean[: runs[-1][0].start][-14:])
                and (
                    re.search(r"\b(?:a|an|another|the)\b", gap)
                    or (runs[-1][-1].unit and SIZED.match(clean[quantity.end :]))
                )
            )
        ):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _is_count(clean: str, quantity: Quantity) -> bool:
    """ "Two empty jugs" and "one of them" count jugs; "in 5 minutes" is no volume at all."""
    after = clean[quantity.end : quantity.end + 60]
    if quantity.unit == "cup" and re.match(r" : \d+ (?:full|empty)\b", after):
        return True
    if quantity.unit is not None:
        return (
            quantity.unit == "cup"
            and re.match(r" ?(?:[:,]|that|which|of (?!water))", after) is not None
            and _OTHER_UNIT.search(clean) is not None
        )
    if _NOT_VOLUME.match(after) or _OF_THEM.match(after):
        return True
    before = clean[max(0, quantity.start - 12) : quantity.start]
    if _NUMBERED.search(clean[max(0, quantity.start - 20) : quantity.start]) and re.match(r" [.:,]", after):
        return True
    of_those = re.search(r"\b(?:first|last|these|those) $", before) or re.match(r" (?!and\b|or\b|but\b)[a-z]", after)
    if (
        quantity.value <= 4
        and of_those
        and re.search(r"\b(?:first|last|largest|biggest|smallest|these|those) $", before)
    ):
        return True
    labelled = _LABEL.search(clean[max(0, quantity.start - 20) : quantity.start]) and quantity.value <= 2
    if labelled and re.match(
        r" (?:[:=.?]|,(?! \d)|hold|have|is|contain|can|take|and|of|to|into|full|empty|should|must)|$", after
    ):
        return True
    if re.match(rf" {ADJECTIVES}{{0,3}}\d+(?:/\d+)? {UNIT}", after) or (labelled and re.match(r" \d", after)):
        return True
    if quantity.value <= 4 and _OTHERS.search(clean[max(0, quantity.start - 20) : quantity.start] + "#" + after):
        return True
    if 2 <= quantity.value <= 4 and _HOLD_EACH.match(after):
        return True
    if is_age(clean, quantity.start, quantity.end, float(quantity.value)):
        return True
    if 2 <= quantity.value <= 4 and _ANY_OF.search(clean[max(0, quantity.start - 20) : quantity.start]):
        return True
    if quantity.value == 1 and _PRONOUN_ONE.match(after):
        return True
    return (
        bool(COUNTED.match(after))
        and not _is_measured(clean, quantity)
        and not re.match(rf" {CONTAINER} [1-9] [=:]", after)
        and not re.search(r"\b(?:[Aa]|an) $", before)
    )


def _is_measured(clean: str, quantity: Quantity) -> bool:
    """ "Exactly 5 glasses in a jug": so much is to be in it, though glasses are vessels."""
    before, after = clean[max(0, quantity.start - 24) : quantity.start], clean[quantity.end : quantity.end + 60]
    return quantity.unit is None and bool(_MEASURED.search(before) and _GOES_IN.match(after))


def counts_things(clean: str, quantity: Quantity, quantities: list[Quantity]) -> bool:
    """Where amounts have units, "2 thirsty hikers" are no amount."""
    if quantity.unit or not any(other.unit for other in quantities):
        return False
    found = re.match(rf" (?!{UNIT})(?P<noun>[a-z]{{3,}})\b", clean[quantity.end : quantity.end + 24])
    return found is not None and found["noun"] not in SAID_AFTER and not re.fullmatch(CONTAINER, found["noun"])


def _names_jug(clean: str, quantity: Quantity, quantities: list[Quantity]) -> bool:
    """ "1 litre in the 3 and 4 litres in the 5", "the 8 is full": a bare number that repeats a size is that jug."""
    if quantity.unit or SIZED.match(clean[quantity.end :]):
        return False
    before, after = clean[max(0, quantity.start - 16) : quantity.start], clean[quantity.end : quantity.end + 30]
    repeated = any(other.value == quantity.value and other.start < quantity.start for other in quantities)
    if _IN_THE.search(before) or (_THE.search(before) and _STATE_AFTER.match(after)):
        return repeated
    listed = re.match(r"^(?: (?:,|and|or|& ?) ?(?:the )?\d+)*", after)
    tail = clean[quantity.end + (listed.end() if listed else 0) :][:30]
    return repeated and _STATE_OF_SEVERAL.match(tail) is not None
