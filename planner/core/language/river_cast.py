"""Who and what is in a crossing puzzle: names, how many of each, and which words mean several of them."""

import re
from dataclasses import dataclass, replace

from planner.core.language.names import singular
from planner.core.language.river_groups import (
    ANY_OF_CLASS,
    class_words,
    group_words,
    names_of_class,
    without_class_words,
)
from planner.core.language.river_likely import likely
from planner.core.language.river_lists import announced
from planner.core.language.river_members import members_of_kinds, parents_told
from planner.core.language.river_mentions import Mention
from planner.core.language.river_spoken import Company
from planner.core.language.river_totals import counted_apart, people_together, without_surplus
from planner.core.language.river_words import ADJECTIVES, PEOPLE, THINGS
from planner.core.language.text import Document

_OF_THEM = re.compile(r"\bthere (?:are|is|be) (?P<n>[2-9]|1\d) of (?:them|these|those)\b")
_ONE_MORE = re.compile(r"\b(?:a|an|1|one) (?:second|extra|additional|further) (?P<name>[a-z]+)\b")
_OF_A_TRADE = re.compile(r"[a-z]{2}(?:keeper|herd|master|mistress|maid|wright|warden|woman|driver|tender|handler)$")
_CLASS_WORDS = frozenset(
    {"child", "kid", "person", "pupil", "traveller", "boy", "girl", "friend", "toddler", "student"}
)
_EACH_WITH = re.compile(
    r"\b(?P<n>[2-9]|1\d) (?:[a-z]+ )?[a-z]+ (?:, |who |and )?(?:each|every 1|all)(?: of (?:them|whom))? (?:with"
    r"|have|bring"
    r"|own|lead)(?: along)? (?:a|an|1|his|her|its|their)(?: own)? (?P<name>[a-z]+)\b"
)
_ANY = re.compile(r"\b(?:at least|least|either|any|no|every|each|without)(?: of)?(?: the)? $")
_WEIGHS = re.compile(r"\b(?:weigh\w*|kg|kilo|pound|lb|stone)\b")
_EACH = re.compile(r"\b(?P<n>\d+) (?:of )?each\b|\beach (?P<m>\d+)\b|\b(?P<k>\d+) apiece\b")


@dataclass(frozen=True)
class Cast:
    """The entities with their numbers, every mention, and who speaks ("me", "you") where that is one of them."""

    counts: dict[str, int]
    mentions: tuple[Mention, ...]
    speaker: str | None
    groups: dict[str, tuple[str, ...]]
    persons: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        return list(self.counts)


def read_cast(company: Company, skip: list[tuple[int, int]]) -> Cast:
    """The entities of a company; numbers inside `skip` (what the boat holds) count nobody."""
    doc, words, proper, accepted = company.doc, company.words, company.proper, company.accepted
    mentions = _told_apart(company.mentions, words, doc, skip)
    kept = tuple(mention for mention in mentions if mention.name.split()[-1] in accepted or mention.name in accepted)
    classes = class_words(kept)
    kept = without_class_words(kept, classes)
    counts = _counts(kept, skip, doc.clean)
    counted = {
        m.name
        for m in mentions
        if m.count
        and not (m.count == 1 and m.name in ANY_OF_CLASS)
        and not any(a <= m.start < b for a, b in skip)
        and not _ANY.search(doc.clean[: m.counted_from])
    }
    groups = group_words({mention.name for mention in mentions}, counted, list(counts))
    groups |= _called_by_name(counts, proper, doc.clean) | classes
    groups |= _spoken_of_aboard(kept, counts, proper & set(counts), skip, groups)
    groups |= _announced(words, counts)
    groups |= {word: (name,) for word, name in parents_told(counts, doc.clean).items()}
    groups |= names_of_class(kept, counts, proper, groups, doc.clean) | people_together(counts, doc.clean)
    counts = {name: count for name, count in counts.items() if name not in groups}
    counts = likely(counts, company.odds)
    counts, kinds = _with_members(counts, doc.clean)
    groups |= kinds
    counts = without_surplus(counts, kept, doc.clean, company.odds)
    told = without_class_words(mentions, classes)
    told = tuple(m for m in told if m.name in counts or m.name in groups)
    persons = frozenset(
        name for name in counts if name in proper or name.split()[-1] in PEOPLE or _OF_A_TRADE.search(name)
    )
    return Cast(counts, told, company.speaker, groups, persons or frozenset(m.name for m in told if m.leads))


def _called_by_name(counts: dict[str, int], proper: set[str], clean: str) -> dict[str, tuple[str, ...]]:
    """ "Her three pupils", Tom, Jim and Sue: the word for all of them is no fourth."""
    names = tuple(name for name in counts if name in proper)
    words = {name: count for name, count in counts.items() if name not in proper | THINGS and count > 1}
    groups = {name: names for name, count in words.items() if count == len(names)}
    one = "(?:" + "|".join(names) + ")"
    for word, count in words.items():
        listed = re.search(
            rf"\b{count} (?:\w+ )?{word} (?:, |: |called |named )?({one}(?:(?: ,"
            rf"| and)+ {one})+)\b",
            clean,
        )
        if listed and len(said := tuple(name for name in names if name in listed[1].split())) == count:
            groups[word] = said
    return groups


def _announced(words: list[str], counts: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """ "Four parcels: acid, base, iron and sugar": the parcels are these."""
    groups: dict[str, tuple[str, ...]] = {}
    for word, heads in announced(words).items():
        noun, names = singular(words[word]), tuple(singular(words[head]) for head in heads)
        if noun in counts and noun not in names and all(name in counts for name in names):
            groups[noun] = names
    return groups


def _with_members(counts: dict[str, int], clean: str) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Three cannibals and the chief of them: two others and he, and "the cannibals" are all three."""
    kinds: dict[str, tuple[str, ...]] = {}
    for one, kind in members_of_kinds(counts, clean).items():
        number = counts.get(kind, 0)
        if number > 1 and one in counts:
            rest = f"other {kind}"
            counts = {rest if name == kind else name: count for name, count in counts.items()} | {rest: number - 1}
            kinds[kind] = (rest, one)
    return counts, kinds


def _before(clean: str, skip: list[tuple[int, int]], mention: Mention) -> str:
    """What the phrase about the boat says before it comes to somebody: "a boatman can carry three"."""
    start = next((a for a, b in skip if a <= mention.start < b), mention.counted_from)
    return clean[max(0, start) : mention.end] or "1"


def _spoken_of_aboard(
    mentions: tuple[Mention, ...],
    counts: dict[str, int],
    proper: set[str],
    skip: list[tuple[int, int]],
    groups: dict[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    """ "Ada, Bob and their mum … room for mum and one child": a child is one of those with a name."""
    ashore = {m.name for m in mentions if not any(a <= max(m.start, m.counted_from) <= b + 1 for a, b in skip)}
    others = tuple(name for name in counts if name in proper)
    words = {m.name for m in mentions if m.name in _CLASS_WORDS} - ashore - set(groups)
    return {word: others for word in words if len(others) > 1}


def _told_apart(mentions: list[Mention], words: list[str], doc: Document, skip: list[tuple[int, int]]) -> list[Mention]:
    """ "One big monkey and two small monkeys" are two kinds, told apart by name."""
    sizes = {
        "big",
        "small",
        "large",
        "little",
        "old",
        "young",
        "white",
        "black",
        "red",
        "blue",
        "green",
        "male",
        "female",
        "strong",
        "weak",
        "brown",
        "grey",
        "fat",
        "thin",
    }
    index = {offset: i for i, offset in enumerate(doc.offsets)}
    kinds: dict[str, set[str]] = {}
    for mention in mentions:
        before = words[index[mention.start] - 1] if index.get(mention.start, 0) else ""
        introduced = words[index[mention.start] - 2 : index[mention.start] - 1]
        apart = before in sizes or (
            before in ADJECTIVES and (introduced in (["a"], ["an"]) or "".join(introduced).isdigit())
        )
        if apart and not any(a <= mention.start < b for a, b in skip):
            kinds.setdefault(mention.name, set()).add(before)
    told = _ones(doc, words, kinds)
    for mention in mentions:
        i = index[mention.start]
        adjective = words[i - 1] if i else ""
        if len(kinds.get(mention.name, ())) >= 2 and adjective in kinds[mention.name]:
            told.append(replace(mention, name=f"{adjective} {mention.name}", start=doc.offsets[i - 1]))
        else:
            told.append(mention)
    return sorted(told, key=lambda mention: mention.start)


def _ones(doc: Document, words: list[str], kinds: dict[str, set[str]]) -> list[Mention]:
    """ "Two small ones" after "large people" and "small people"."""
    found = []
    for i in range(1, len(words)):
        noun = next((noun for noun, some in kinds.items() if len(some) >= 2 and words[i - 1] in some), None)
        if noun and words[i] in {"one", "1"}:
            found.append(
                Mention(f"{words[i - 1]} {noun}", None, doc.offsets[i - 1], doc.offsets[i] + len(words[i]), False)
            )
    return found


def _counts(mentions: tuple[Mention, ...], skip: list[tuple[int, int]], clean: str) -> dict[str, int]:
    """How many there are of each: the largest number that stands with the name outside what the boat holds."""
    counts: dict[str, int] = {}
    stated: set[str] = set()
    for mention in mentions:
        at = mention.counted_from if mention.counted_from >= 0 else mention.start
        if any(start <= mention.start < end or start <= at < end for start, end in skip):
            if mention.count is None or not any(c.isdigit() for c in _before(clean, skip, mention)):
                counts.setdefault(mention.name, 1)
            continue
        counts[mention.name] = max(counts.get(mention.name, 1), mention.count or 1)
        if (mention.count or 1) > 1:
            stated.add(mention.name)
    for found in _OF_THEM.finditer(clean):  # "their kids …, there are two of them"
        before = [mention.name for mention in mentions if mention.end <= found.start()]
        if before and counts.get(before[-1]) == 1:
            counts[before[-1]] = int(found["n"])
            stated.add(before[-1])
    for name, number in counted_apart(clean).items():
        if counts.get(name) == 1:
            counts[name] = number
            stated.add(name)
    for found in _ONE_MORE.finditer(clean):
        if counts.get(found["name"]) == 1:
            counts[found["name"]] = 2
            stated.add(found["name"])
    for found in _EACH_WITH.finditer(clean):
        if counts.get(found["name"]) == 1 and found["name"] not in stated:
            counts[found["name"]] = int(found["n"])
            stated.add(found["name"])
    if (each := _EACH.search(clean)) and not _WEIGHS.search(clean[max(0, each.start() - 60) : each.end() + 20]):
        number = int(each["n"] or each["m"] or each["k"])
        together = re.search(rf"\b{2 * number} (?P<a>[a-z]+) and (?P<b>[a-z]+)\b", clean)
        if together:  # "six cats and dogs, three of each"
            stated -= {together["a"], together["b"]}
        for name in counts:
            if name not in stated:
                counts[name] = number
    return counts
