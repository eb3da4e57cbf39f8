"""The quantities of a jug puzzle, and what each one is: a size, what is in a jug already, what is wanted, or no
volume.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.core.language.units import UNIT, canonical

CONTAINER = (
    r"(?:jug|bucket|can|bottle|pitcher|jar|container|vessel|pail|cask|barrel|flask|cup|glass|bowl|tank|beaker"
    r"|canister"
    r"|jerrycan|jerry|keg|carafe|decanter|pot|mug|urn|churn|drum|tin|tub|vase|cylinder|amphora|cauldron|thermos|vat"
    r"|basin|kettle|canteen|gourd|tumbler|saucepan|chalice|phial|waterskin|hogshead|receptacle|bladder|dipper|growler"
    r"|tankard|goblet|jugg|crock|ewer|bin|box|measure|bowl|carton|pan|ladle|skin|vial|tube)"
)
_ADJ = (
    r"(?:(?:empty|full|big|large|small|unmarked|plain|glass|water|milk|wine|plastic|metal|measuring|other|identical"
    r"|more|wooden|tin|old|oil|clay|petrol|watering|second|single|stone|sized|size) )"
)
_QUANTITY = re.compile(rf"(?<![\w/])(?P<n>\d+(?:/\d+)?)(?: (?P<unit>{UNIT}))?")
_NOT_VOLUME = re.compile(
    r"^ (?:%|minute|hour|day|second|km|kilometre|mile|metre|meter|foot|inch|people|person|man|friend|child|step|time"
    r"|pour\w*"
    r"|move|mark|dollar|euro|pound|kg|degree|year|way|hole|tap|question|goat|animal|equal|part|half|share|portion"
    r"|of (?:the|them|these|my|each))\b"
)
_PRONOUN_ONE = re.compile(
    r"^ (?:in each|in the other|hold|of|for|is|with|can|full|empty|contain|take|have|fit|that|which|big|small|large|,"
    r"|\.)"
)
COUNTED = re.compile(rf"^ (?:{_ADJ}|unequal |different |of ){{0,3}}(?:{CONTAINER}|one)\b")
_SIZED = re.compile(rf"^ {_ADJ}{{0,3}}(?:and {_ADJ})?(?:{CONTAINER}|one)\b")
_ONE_UNIT = re.compile(rf"\b(?P<n>a|an|the|my) (?P<unit>litre|liter|gallon|gal|quart|pint) (?={CONTAINER}\b)")
_JOINED = re.compile(
    r"^ ?(?:(?:,|and|or|a|an|another|another a|plus|&|/|1 of|of|one|the|by|x|also a|1|full|empty|then|vs|second"
    r"|other|unmarked|plain|small|large|big|larger|smaller|bigger) ){0,4}$"
)
_OTHER_UNIT = re.compile(rf"\d (?!cup){UNIT}")
_AIM = re.compile(r"\b(?:so that|such that|until|in order that|goal|target|finally|at the end|should|must)\b")
_HOLDS_NOW = re.compile(rf" (?:{CONTAINER} )?(?:that |which )?(?:now )?(?:hold|contain|have) ")
_HAVE = re.compile(r"\b(?:have|has|got|with|is|are|there)(?: got)? $")
_LABEL = re.compile(rf"\b{CONTAINER} (?:number |no )?$")
_TARGET_AFTER = re.compile(
    r"^ (?:of [a-z]+ )?(?:be |can be |to be )+(?:measured|obtained|got|had|produced|made|reached)\b"
)
_TARGET_BEFORE = re.compile(
    r"\b(?:need|want|get|getting|end state|final state|goal state|measure\w*|exactly|precisely|obtain\w*|target|goal"
    r"|end up (?:with|having)|left with"
    r"|produce|call for|calls for|ask for|fetch\w*|leave|leaving"
    r"|make|give me|have exactly|reach|achieve|remain\w*|wanted|require\w*|desired?|bring|put|bring back|separate"
    r"|isolate|collect|portion out|come up with|draw|pour out|desire|total of|find|gotta have|arrive at|aim|obtained"
    r"|wish|should (?:be|have|contain|hold)|must (?:be|have|contain|hold)|until|so that|with just|possess"
    r"|like)\b[^.?]{0,45}$"
)
_CONTENT_BEFORE = re.compile(
    r"\b(?:contain|containing|already (?:have|hold|contain)|filled with|start\w* (?:with|out with|off with)"
    r"|currently (?:have|hold)s?|initial\w*|begin with|now (?:have|hold|contain)|have (?:got )?already"
    r"|in it)\b(?: (?!hold|capacity|get|want|need)\w+){0,4} $"
)
_CONTENT_WITH = re.compile(rf"\b(?:{CONTAINER}|one) (?:currently |already )?(?:with|holding) $")
_CONTENT_AFTER = re.compile(
    r"^(?: of [a-z]+(?: [a-z]+)?)? (?:that (?:just )?fill|that (?:is|are) in|in it|inside|already|at the (?:start"
    r"|beginning|moment)|to (?:start|begin) with"
    r"|initially)\b"
)
_SIZE_BEFORE = re.compile(
    rf"(?:\b(?:{CONTAINER}|1|other|second|third|first|one|it|larger|smaller|bigger|big|small|medium|middle|large"
    rf"|largest|smallest|biggest|[A-E]) (?:[A-Ea-e1-9] )?(?:(?:can |that |which |of mine |just |only |exactly |each "
    rf"|with |, |a |the |has |have |may |is |are |: |= |, and |my |marked |being |one |of capacity )){{0,4}}"
    r"(?:hold\w*|take|fit|have room for|capacity of|of|for|:|=|are|is|measure|store|carry|sized|contain|, "
    r"|a capacity of|with (?:a )?capacity (?:of)?|have (?:a )?capacity (?:of)?)? ?"
    rf"|\b(?:capacity|capacities|size|volume|hold\w*|holding|sized|room for) (?:(?:of|are|is|:|=|about|up to|exactly"
    rf"|just|only|respectively|, ) ){{0,3}}|\b{CONTAINER} (?:a |the )?)$"
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit in the cleaned text and its role: size, content, target, mention or other."""

    value: Fraction
    unit: str | None
    start: int
    end: int
    role: str = "other"


def read_quantities(clean: str) -> list[Quantity]:
    """All quantities of a cleaned text with their roles, left to right."""
    found = [
        Quantity(Fraction(match["n"]), canonical(match["unit"]) if match["unit"] else None, *match.span())
        for match in _QUANTITY.finditer(clean)
    ]
    found += [
        Quantity(Fraction(1), canonical(match["unit"]), *match.span("unit")) for match in _ONE_UNIT.finditer(clean)
    ]
    found.sort(key=lambda quantity: quantity.start)
    known: list[Fraction] = []
    roles: list[Quantity] = []
    for run in _runs(clean, found):
        role = _role_of_run(clean, run, roles, known)
        if role == "size":
            known += [quantity.value for quantity in run]
        roles += [replace(quantity, role=role) for quantity in run]
    return roles


def _runs(clean: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """Quantities that stand in one list, "12, 7 and 5 litres" or "a 5 and a 3 litre jug"."""
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        if _is_count(clean, quantity):
            continue
        gap = clean[runs[-1][-1].end : quantity.start] if runs else None
        if gap is not None and _JOINED.match(gap) and not _SIZED.match(clean[runs[-1][-1].end :]):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _is_count(clean: str, quantity: Quantity) -> bool:
    """ "Two empty jugs" and "one of them" count jugs; "in 5 minutes" is no volume at all."""
    after = clean[quantity.end : quantity.end + 60]
    if quantity.unit is not None:
        return (
            quantity.unit == "cup"
            and re.match(r" ?(?:[:,]|that|which|of (?!water))", after) is not None
            and _OTHER_UNIT.search(clean) is not None
        )
    if _NOT_VOLUME.match(after):
        return True
    labelled = _LABEL.search(clean[max(0, quantity.start - 20) : quantity.start])
    if labelled and re.match(
        r" (?:[:=,.?]|hold|have|is|contain|can|take|and|of|to|into|full|empty|should|must)|$", after
    ):
        return True
    if re.match(rf" \d+(?:/\d+)? {UNIT}", after):
        return True
    if quantity.value == 1 and _PRONOUN_ONE.match(after):
        return True
    before = clean[max(0, quantity.start - 12) : quantity.start]
    return bool(COUNTED.match(after)) and not re.search(r"\b(?:a|an) $", before)


def _role_of_run(clean: str, run: list[Quantity], before: list[Quantity], known: list[Fraction]) -> str:
    sentence = max(clean.rfind(" . ", 0, run[0].start), clean.rfind(" ? ", 0, run[0].start)) + 1
    left = clean[max(sentence, before[-1].end if before else 0) : run[0].start]
    right = clean[run[-1].end : run[-1].end + 60]
    sized = _SIZED.match(right) is not None
    if sized and all(quantity.value in known for quantity in run) and not re.search(r"\b(?:a|an|another|and) $", left):
        return "mention"
    if sized:
        return (
            "mention"
            if run[0].value in known and re.search(r"\b(?:in|into|inside|from|to) (?:a|an) $", left)
            else "size"
        )
    if _HAVE.search(left) and re.match(rf" of [a-z]+ in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})", right):
        return "content"
    if before and before[-1].role == "size" and _HOLDS_NOW.fullmatch(left) and re.match(r" of [a-z]+", right):
        return "content"
    filled = _CONTENT_WITH.search(clean[max(0, run[0].start - 40) : run[0].start]) and re.match(r" of [a-z]+", right)
    if filled or _CONTENT_AFTER.match(right) or _CONTENT_BEFORE.search(left):
        return "content"
    if _AIM.search(left) and _TARGET_BEFORE.search(left):
        return "target"
    if len(run) == len(known) >= 2 and before[-1].role == "size" and re.search(r"\b(?:hold|contain|with|have)\b", left):
        return "content"
    if _TARGET_AFTER.match(right):
        return "target"
    if _TARGET_BEFORE.search(left) and (
        _AIM.search(left) or not re.search(r"\bcapacit\w+ (?:of )?$|\bhold\w* $", left)
    ):
        return "target"
    if _SIZE_BEFORE.search(left):
        return "size"
    return _by_neighbour(clean, left, right, run, before, known)


def _by_neighbour(
    clean: str, left: str, right: str, run: list[Quantity], before: list[Quantity], known: list[Fraction]
) -> str:
    """A quantity that nothing introduces: after two sizes it is what is wanted, before them one more size."""
    if re.match(r" (?:of \w+ )?(?:in|into|inside) ", right) and len(known) >= 2:
        return "target"
    if (
        before
        and before[-1].role == "size"
        and re.search(r"\b(?:other|second|third|smaller|one|last|[A-E]) (?:\w+ ){0,2}$", left)
    ):
        return "size"
    if before and before[-1].role == "target" and re.search(r"\b(?:and|or) $", left):
        return "target"
    if len(known) >= 2 and run[0].unit:
        return "target"
    return "size" if len(run) >= 2 and (run[-1].unit or re.search(CONTAINER, clean[: run[0].start])) else "other"
