"""Words that only this question uses for a vessel or a unit, put into words that every rule knows.

"An 8 litre demijohn" is a vessel whatever a demijohn is, and "a 5 scoop bucket" counts in scoops. "A 7 litre can" is a
noun, "you can fill it" is none; the rules could not tell, so the noun gets another word.
"""

import re
from collections import Counter

from planner.core.language.jug_owners import with_owners
from planner.core.language.jug_wording import in_usual_words, renamed
from planner.core.language.jug_words import ADJECTIVES, CONTAINER
from planner.core.language.roman_labels import roman_labels
from planner.core.language.text import Document
from planner.core.language.units import UNIT
from planner.core.language.wordlists import listed, words

# What can be said after a quantity without naming a vessel.
SAID_AFTER = words(
    """water wine milk oil beer cider juice liquid acid ale lemonade petrol rum honey vinegar whisky fuel syrup soup
    stock tea coffee sap mead broth paint saline brine gin vodka cream diesel kerosene gasoline and or but of in
    into inside from for to with by at on out a an the is are be it that which who when while if so as i you we
    he she they my your his her their our its each every any some no not all both other total altogether
    together exactly precisely left remain over more less than then now already per times time can may must
    should will do using have hold holding contain containing take full empty one 1 size sized capacity least
    most only just standing sitting also plus unmarked different respectively volume where without against how
    what why please shall would could might does did was were being having stay staying go going end ended
    finally stand there here worth mark right tall big small large middle measure pour fill get want need goal
    target tap instead until before after because step move unit portion part share serving wide high deep long
    heavy old new amount capacity volume maximum minimum quantity arrange ask aim hope plan settle brimful brimming
    filled pinch drop supply stock delivery order dose share"""
)
_NOT_A_UNIT = words(
    """full empty unmarked larger smaller big small large other identical different equal more additional extra plain
    old new second first third last wooden glass plastic metal measuring milk water wine oil beer watering
    petrol clean dry clay tin steel red blue green yellow white black of in and or the a to single unequal leaky
    rusty such little tiny huge spare tall short round square cylindrical magic nice fine cheap ordinary sealed
    open closed copper brass stone kitchen garden cooking lead iron silver golden special normal regular odd
    next for with"""
)
# Where "b = 6" names a jug, "a brim-full" does too.
_A_IS_A_JUG = re.compile(r"a (?:brim )?(?:full|empty|is|hold|contain)\b(?! \w+ \w)")
_VESSELS = frozenset(re.findall(r"[a-z]{3,}", CONTAINER)) | {"can"}
_SPARE_NOUNS = listed("chalice hogshead phial gourd amphora tankard goblet ewer waterskin cauldron dipper ladle")
_CAN_IS_NOUN = re.compile(
    rf"(?:\b(?:{UNIT}|full|empty|larger|smaller|bigger|biggest|smallest|largest|milk|water|watering|oil|petrol|big"
    rf"|small"
    rf"|tin|the|a|an|this|that|which|each|my|his|our|their|your|second|first|third|other|either|in 1|1|2|3"
    rf"|middle|large|any|red|blue"
    rf"|green|metal|steel|same|litre) )can\b"
    rf"(?! (?:i|you|we|he|she|they|one|be|not|only (?:be|go|move|come)|never|get|measure|fill|do|1 (?:get|measure"
    rf"|do|obtain))\b)"
    rf"|\bcan (?=[A-EPQRSTX-Z] \b)|\b(?:[2-9]|[1-9]\d) can\b(?! (?:be|not|i|you|we)\b)"
)
_SIZED_NOUN = re.compile(
    rf"\b(?:a|an|the|my|his|her|your|our|another|1|2|full|empty|this|that) (?:(?:full|empty|old|large|big|small) )?"
    rf"\d+(?:/\d+)? (?:{UNIT}) (?:{ADJECTIVES}|unmarked )?(?P<noun>[a-z]{{3,}})\b"
    rf"|\b(?:a|an|my|the|one|another|1|your|his|her|our|their) (?:(?:full|empty|old|large|big|small) )?(?:[a-z]+ )?"
    rf"(?P<noun2>[a-z]{{3,}}) (?:of|that hold|holding|which"
    rf" hold|hold|with a capacity"
    rf" of"
    rf"|of capacity|that take|taking|for) \d+(?:/\d+)? {UNIT}\b(?! of\b)"
)
_COUNTED_UNIT = re.compile(
    rf"(?<![\w/])\d+(?:/\d+)? (?P<unit>(?!(?:{UNIT}))[a-z]{{3,}}) (?:(?:{ADJECTIVES}){{0,2}})(?:{CONTAINER})\b"
)
_HELD_UNIT = re.compile(
    rf"\b(?:hold|take|fit|contain|carry|room for|capacity of|capacity|has|(?:{CONTAINER}|1|one|other) (?:of"
    rf"|for)) (?:(?:up to"
    rf"|exactly|just) )?\d+"
    rf"(?: ,| and| or| \d+)* (?P<unit>(?!(?:{UNIT}))[a-z]{{3,}})\b"
)

# "6 thimble acorn cup … 2 thimbles": what is counted time and again, and neither steps nor people nor vessels.
_COUNTED_NOUN = re.compile(
    rf"(?<![\w/])\d+ (?!(?:{UNIT}))(?!(?:jug|bucket|bottle|pitcher|jar|container|vessel|pail|cask|barrel|canister"
    rf"|tank)\b)"
    r"(?!(?:step|move|pour\w*|time|minute|hour|people|person|man|woman|friend|child|disc|disk|ring|peg|cannibal|er)\b)"
    r"([a-z]{4,})\b"
)


def with_known_nouns(doc: Document) -> Document:
    """The document with unknown units called "unit", unknown vessels by spare names, and cans told from being able."""
    doc, _ = roman_labels(doc, _VESSELS, "PQRST")
    doc = in_usual_words(_with_cans(doc))
    doc = with_owners(doc)
    units = _own_units(doc.clean)
    if units:
        doc = _renamed(doc, dict.fromkeys(units, "unit"))
    if re.search(r"\bB [=:]", doc.clean):
        doc = renamed(doc, lambda at, norm: "A" if norm == "a" and _A_IS_A_JUG.match(doc.clean, at) else norm)
    doc = _with_cans(doc)
    nouns = [noun for found in _SIZED_NOUN.finditer(doc.clean) if (noun := found["noun"] or found["noun2"])]
    unknown = [
        noun
        for noun in dict.fromkeys(nouns)
        if noun not in SAID_AFTER
        and not re.fullmatch(rf"{CONTAINER}|{UNIT}", noun)
        and not noun.endswith(("ing", "ly", "ed", "ble"))
    ]
    spare = [noun for noun in _SPARE_NOUNS if not re.search(rf"\b{noun}\b", doc.clean)]
    return _renamed(doc, dict(zip(unknown, spare, strict=False))) if unknown else doc


def _with_cans(doc: Document) -> Document:
    cans = {found.start() + found.group().index("can") for found in _CAN_IS_NOUN.finditer(doc.clean)}
    return renamed(doc, lambda at, norm: "canister" if norm == "can" and at in cans else norm) if cans else doc


def _own_units(clean: str) -> set[str]:
    """Words that stand twice or more between a number and a vessel or behind what a vessel holds."""
    often = Counter(_COUNTED_NOUN.findall(clean))
    units = {noun for noun, times in often.items() if times >= 3 and noun not in SAID_AFTER | _NOT_A_UNIT}
    found = [m["unit"] for m in _COUNTED_UNIT.finditer(clean)] + [m["unit"] for m in _HELD_UNIT.finditer(clean)]
    units |= {
        unit
        for unit in found
        if unit not in _NOT_A_UNIT and len(re.findall(rf"(?<![\w/])\d+(?:/\d+)? {unit}\b", clean)) >= 2
    }
    return units if not re.search(rf"\d {UNIT}", clean) else set()


def _renamed(doc: Document, names: dict[str, str]) -> Document:
    return renamed(doc, lambda _, norm: names.get(norm, norm))
