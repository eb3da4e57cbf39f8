"""Two words for one: "a ferrywoman called Olga", "Tom the butler", "my dog Rex", "the cabbage is a plant"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from planner.core.language.names import singular
from planner.core.language.river_mentions import Mention
from planner.core.language.river_unknown import KNOWN
from planner.core.language.river_words import ANIMALS, GENERIC, MEASURES, PEOPLE
from planner.core.language.text import Document

_CALLED = re.compile(r"\b(?P<noun>[a-z]+) (?:, )?(?:call|called|named|known as|by the name of) (?P<name>[a-z]+)\b")
_THE = re.compile(r"\b(?P<name>[a-z]+) the (?:(?!and\b)[a-z]+ )?(?P<noun>[a-z]+)\b")
_THE_VERY = re.compile(
    r"\b(?P<name>[a-z]+) (?:, )?(?:the|a|an|our) (?P<noun>[a-z]+)(?= (?:,|have|want|need|must|is|stand|own|can|row"
    r"|has|wish)\b| ?,)"
)
# "Our tamer, Mr Valli, once had to …"; with "and" behind the second comma it would be a list.
_BY_NAME = re.compile(
    r"\b(?:my|our|his|her|the|a|an|this|that|1|one) (?:(?!and\b)[a-z]+ )?(?P<noun>[a-z]+) , (?:(?:mr|mrs|ms|dr) )?"
    r"(?P<name>[a-z]+) ,(?! ?(?:and|or|,))"
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
_KINDS = "|".join(sorted(ANIMALS | PEOPLE))
_APPOSED = re.compile(rf"\b(?P<name>[a-z]+) , (?:a|an) (?:[a-z]+ (?:(?:and|,) )?){{0,3}}?(?P<noun>{_KINDS})\b")
_ASIDE = re.compile(r" (?:he|she|they|we|i|with (?:a|an|no)|who|whom|that)\b")
_FULL_OF = re.compile(r"\b(?P<measure>[a-z]+) (?:full )?of (?:[a-z]+ )?(?P<noun>[a-z]+)\b")


def without_aliases(
    mentions: list[Mention], doc: Document, proper: set[str], nobody: frozenset[str] = frozenset()
) -> tuple[list[Mention], set[str]]:
    """The mentions with every second word for somebody replaced by the first, and the names that went.

    A word in `nobody` is the name of none: "the raft would bear Marisol".
    """
    clean, names = doc.clean, {mention.name for mention in mentions}
    other = {name: noun for name, noun in _named(clean, doc.original, proper).items() if noun not in nobody}
    other |= _said_to_be(clean, names) | _contained(clean, names)
    other |= _besides_called(clean, names) | _shortened(mentions, clean)
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
        for pattern in (_CALLED, _THE, _THE_VERY, _BESIDE, _TITLED, _BY_NAME)
        for found in pattern.finditer(clean)
        if found["name"] in proper and found["noun"] in KNOWN - proper
        if pattern is not _CALLED or not _begins_list(clean, found)
        if pattern is not _BY_NAME or not re.match(r" (?:an?|the|\d+) ", clean[found.end() :])
        if pattern is not _THE_VERY or " , " not in found.group() or found["noun"] in PEOPLE
    }
    pairs |= {
        (noun, name)
        for found in _BRACKETED.finditer(original)
        if (name := singular(found["name"].lower())) in proper and (noun := singular(found["noun"])) in KNOWN
    }
    pairs |= _described(clean, proper)
    return {
        name: noun for noun, name in pairs if _count(noun, (n for n, _ in pairs)) == 1 and not _several(clean, noun)
    }


def _described(clean: str, proper: set[str]) -> set[tuple[str, str]]:
    """ "Bruno, a greedy badger he had raised": a kind told once, right behind the name, is what the name is."""
    found = [
        match
        for match in _APPOSED.finditer(clean)
        if match["name"] in proper
        and match["noun"] not in proper
        and len(re.findall(rf"\b{match['noun']}\b", clean)) == 1
        and len(re.findall(rf"\b{match['name']}\b", clean)) > 1
    ]
    return {(match["noun"], match["name"]) for match in found if len(found) > 1 or _ASIDE.match(clean[match.end() :])}


def _begins_list(clean: str, found: re.Match[str]) -> bool:
    """ "Children called Ann, Bob and Cid": the noun has more names than one; "a fox called Rufus, a hen" has one."""
    listed = re.match(r" (?:, |and |or )", clean[found.end() :]) is not None
    return listed and re.search(r"\b(?:a|an)(?: [a-z]+)? $", clean[: found.start()]) is None


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
        and found["name"] in names - {noun} - GENERIC
        and not re.search(rf"\b(?:[2-9]|\d\d) (?:\w+ )?{noun}\b|, (?:a|an|1) {noun}\b", clean)
    }


def _besides_called(clean: str, names: set[str]) -> dict[str, str]:
    """ "The choirboy, odd lad, would …": who is called something more between two commas."""
    return {
        found["noun"]: found["name"]
        for found in _CALLED_TOO.finditer(clean)
        if found["name"] in names and len(re.findall(rf"\b{found['noun']}\b", clean)) == 1
    }


def _shortened(mentions: list[Mention], clean: str) -> dict[str, str]:
    """ "A tin of earthworms … the worms": the end of a long word stands for it once it has been said."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.name, mention)
    return {
        short: long
        for short, later in first.items()
        for long, earlier in first.items()
        if len(short) > 3
        and long.endswith(short)
        and len(long) > len(short) + 2
        and earlier.start < later.start
        and re.search(rf"\b(?:the|these|those|his|her|their) {short}\b", clean)
        and not _introduces(clean, short)
    }


def _introduces(clean: str, noun: str) -> bool:
    return re.search(rf"\b(?:a|an|\d+) (?:[a-z]+ )?{noun}\b", clean) is not None


def _contained(clean: str, names: set[str]) -> dict[str, str]:
    """ "A chest of silver … the chest": what is in it goes where it goes."""
    return {
        found["measure"]: found["noun"]
        for found in _FULL_OF.finditer(clean)
        if found["noun"] in names and found["measure"] in names & MEASURES
    }
