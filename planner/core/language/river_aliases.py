"""Two words for one: "a ferrywoman called Olga", "Tom the butler", "my dog Rex", "the cabbage is a plant"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from planner.core.language.names import singular
from planner.core.language.river_mentions import Mention
from planner.core.language.river_unknown import KNOWN
from planner.core.language.river_words import GENERIC, MEASURES, PEOPLE
from planner.core.language.text import Document

_CALLED = re.compile(r"\b(?P<noun>[a-z]+) (?:, )?(?:call|called|named|known as|by the name of) (?P<name>[a-z]+)\b")
_THE = re.compile(r"\b(?P<name>[a-z]+) the (?:(?!and\b)[a-z]+ )?(?P<noun>[a-z]+)\b")
_THE_VERY = re.compile(
    r"\b(?P<name>[a-z]+) (?:, )?(?:the|a|an|our) (?P<noun>[a-z]+)(?= (?:,|have|want|need|must|is|stand|own|can|row"
    r"|has|wish)\b| ?,)"
)
# "Rex (a dog), Mimi (my cat)", "Rex (dog)": what stands in brackets behind a name says what it is.
_BRACKETED = re.compile(r"\b(?P<name>[A-Z][a-z]+) \((?:the |an? |his |her |my |our )?(?:[a-z]+ )?(?P<noun>[a-z]+)\)")
_BESIDE = re.compile(
    r"\b(?:my|his|her|our|their|the|a|old|mr|mrs|farmer|captain|uncle"
    r"|aunt) (?P<noun>[a-z]+) (?P<name>[a-z]+)\b"
)
_TITLED = re.compile(r"(?:^|(?<=[ ]))(?P<noun>[a-z]+) (?=(?P<name>[a-z]+)\b)")
_IS_A = re.compile(
    r"\b(?P<name>[a-z]+) (?:is|are|be) (?:actually |really |secretly )?(?:a|an|the)"
    r"(?P<what>(?: (?!of\b|and\b|or\b|to\b|who\b|which\b|that\b|with\b|on\b|in\b|at\b|as\b)[a-z]+){1,4})(?! (?:or"
    r"|of)\b)"
)


_CALLED_TOO = re.compile(
    r"\b(?P<name>[a-z]+) , (?:(?!and\b|a\b|an\b)[a-z]+ )?(?P<noun>lad|lass|boy|girl|man|woman|beast|creature"
    r"|friend|rogue|thing) ,"
)
_FULL_OF = re.compile(r"\b(?P<measure>[a-z]+) (?:full )?of (?:[a-z]+ )?(?P<noun>[a-z]+)\b")


def without_aliases(mentions: list[Mention], doc: Document, proper: set[str]) -> tuple[list[Mention], set[str]]:
    """The mentions with every second word for somebody replaced by the first, and the names that went."""
    clean, names = doc.clean, {mention.name for mention in mentions}
    other = _named(clean, doc.original, proper) | _said_to_be(clean, names) | _contained(clean, names)
    other |= _besides_called(clean, names)
    gone = {name for name in other if name in proper}
    return [_renamed(mention, other) for mention in mentions], gone


def _renamed(mention: Mention, other: dict[str, str]) -> Mention:
    if mention.name not in other:
        return mention
    return replace(mention, name=other[mention.name], count=None if mention.count == 1 else mention.count)


def _named(clean: str, original: str, proper: set[str]) -> dict[str, str]:
    """Names that stand beside the noun they belong to; a noun with two names stands for neither."""
    pairs = {
        (found["noun"], found["name"])
        for pattern in (_CALLED, _THE, _THE_VERY, _BESIDE, _TITLED)
        for found in pattern.finditer(clean)
        if found["name"] in proper and found["noun"] in KNOWN - proper
        if not re.match(r" (?:, |and |or )", clean[found.end() :]) or pattern is not _CALLED
        if pattern is not _THE_VERY or " , " not in found.group() or found["noun"] in PEOPLE
    }
    pairs |= {
        (noun, name)
        for found in _BRACKETED.finditer(original)
        if (name := singular(found["name"].lower())) in proper and (noun := singular(found["noun"])) in KNOWN
    }
    return {
        name: noun for noun, name in pairs if _count(noun, (n for n, _ in pairs)) == 1 and not _several(clean, noun)
    }


def _count(noun: str, nouns: Iterable[str]) -> int:
    return sum(other == noun for other in nouns)


def _several(clean: str, noun: str) -> bool:
    return re.search(rf"\b(?:[2-9]|\d\d) (?:\w+ )?{noun}\b", clean) is not None


def _said_to_be(clean: str, names: set[str]) -> dict[str, str]:
    """ "The cabbage is a carnivorous plant": whatever the plant does, the cabbage does."""
    return {
        noun: found["name"]
        for found in _IS_A.finditer(clean)
        if (noun := found["what"].split()[-1]) in (names & KNOWN) - GENERIC
        and found["name"] in names - {noun}
        and not re.search(rf"\b(?:[2-9]|\d\d) (?:\w+ )?{noun}\b|, (?:a|an|1) {noun}\b", clean)
    }


def _besides_called(clean: str, names: set[str]) -> dict[str, str]:
    """ "The choirboy, odd lad, would …": who is called something more between two commas."""
    return {
        found["noun"]: found["name"]
        for found in _CALLED_TOO.finditer(clean)
        if found["name"] in names and len(re.findall(rf"\b{found['noun']}\b", clean)) == 1
    }


def _contained(clean: str, names: set[str]) -> dict[str, str]:
    """ "A chest of silver … the chest": what is in it goes where it goes."""
    return {
        found["measure"]: found["noun"]
        for found in _FULL_OF.finditer(clean)
        if found["noun"] in names and found["measure"] in names & MEASURES
    }
