"""Who and what is in a crossing puzzle: names, how many of each, and the text with every mention marked.

Known nouns are taken wherever they stand. Others are taken when the text treats them as things: it introduces them
with an article, a number or a list, and speaks of them again.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from planner.core.language.river_aliases import without_aliases
from planner.core.language.river_groups import class_words, group_words, without_class_words
from planner.core.language.river_light import one_light
from planner.core.language.river_mentions import Mention, merge_speaker, proper_names, read_mentions
from planner.core.language.river_unknown import KNOWN
from planner.core.language.river_words import (
    ADJECTIVES,
    GENERIC,
    PEOPLE,
    THINGS,
    VESSEL,
)
from planner.core.language.text import Document

_SPEAKER = {
    "me": re.compile(
    r"\b(?:with me|without me|me (?:and|,|plus)|, me\b|and me\b|myself|i (?:am|is|be) (?:not|away|gone)"
    r"|i can (?:only )?(?:take|carry|bring|row|fit|have)|i (?:leave|look away|turn)|me not|i only have room"
    r"|(?:and|,) i (?:and|,|plus|want|need|have|must|are)\b|\bi and (?:my|our)\b|besides me|i need to be"
    r"|(?:room|space|seat|place|boat|canoe|raft|kayak|dinghy|enough|only|just|lift|fit) for me|hold me|carry me"
    r"|take me|fit me"
    r"|(?:unless|if|when|whenever|until|while|once) i (?:am|be|have|go|leave|turn|look)|me on (?:this|the))\b"),
    "you": re.compile(
    r"\b(?:with you|without you|you and (?:1|one)|yourself|you are not|you can (?:only )?(?:take|carry|bring) "
    r"|besides you|hold you|carry you|for you and)\b"),
}  # fmt: skip
_AS_VESSEL = re.compile(
    r"\b(?P<vessel>basket|cage|box|barrel|bucket|crate|car|log|bike|horse|donkey|dragon|swan|turtle|whale|dolphin"
    r"|eagle)"
    r"(?: (?:that|which|who|can|will|only|never|may))* (?:only |never )?(?:carry|hold|take|fit|seat|bear|move|go)\b"
)
_OF_THEM = re.compile(r"\bthere (?:are|is|be) (?P<n>[2-9]|1\d) of (?:them|these|those)\b")
_ONE_MORE = re.compile(r"\b(?:a|an|1|one) (?:second|extra|additional|further) (?P<name>[a-z]+)\b")
_BEARS = re.compile(r"\b(?P<thing>[a-z]+) (?:(?:that|which|can|will|only|just) ){0,3}(?:hold|carry|bear|seat)\b")
_OTHER_VESSEL = re.compile(rf"\b(?!basket\b|cage\b|log\b){VESSEL}\b")
_PEOPLE_TOO = re.compile(
    r"\b[2-9] people (?:and|,|with|plus) (?:a|an|\d+) [a-z]+|\b\d+ [a-z]+ (?:and|,|with"
    r"|plus) [2-9] people\b"
)
_ARE_FRIENDS = re.compile(r"\b(?:are|is|be) (?:\w+ )?friend\b")
_CLASS_WORDS = frozenset(
    {"child", "kid", "person", "pupil", "traveller", "boy", "girl", "friend", "toddler", "student"}
)
_EACH_WITH = re.compile(
    r"\b(?P<n>[2-9]|1\d) (?:[a-z]+ )?[a-z]+ (?:, |who |and )?(?:each|every 1|all)(?: of (?:them|whom))? (?:with"
    r"|have|bring"
    r"|own|lead)(?: along)? (?:a|an|1|his|her|its|their)(?: own)? (?P<name>[a-z]+)\b"
)
_EACH = re.compile(r"\b(?P<n>\d+) (?:of )?each\b|\beach (?P<m>\d+)\b|\b(?P<k>\d+) apiece\b")


@dataclass(frozen=True)
class Cast:
    """The entities with their numbers, every mention, and who speaks ("me", "you") where that is one of them."""

    counts: dict[str, int]
    mentions: tuple[Mention, ...]
    speaker: str | None
    groups: dict[str, tuple[str, ...]]

    @property
    def names(self) -> list[str]:
        return list(self.counts)


def read_cast(doc: Document, skip: list[tuple[int, int]]) -> Cast:
    """Finds the entities of a document; numbers inside `skip` (what the boat holds) count nobody."""
    words = [token.norm for token in doc.tokens]
    proper = proper_names(doc)
    speaker = next((name for name, pattern in _SPEAKER.items() if pattern.search(doc.clean)), None)
    mentions, gone = without_aliases(read_mentions(doc, words, proper, speaker), doc.clean, proper)
    proper -= gone
    if speaker:
        mentions = merge_speaker(doc.clean, mentions, speaker)
    vessels = {found["vessel"] for found in _AS_VESSEL.finditer(doc.clean)}
    vessels |= {found["thing"] for found in _BEARS.finditer(doc.clean) if found["thing"] in THINGS}
    if light := one_light(doc.clean):
        vessels |= set(doc.clean[slice(*light)].split())
    if not _OTHER_VESSEL.search(doc.clean):
        vessels |= {"basket", "cage", "bucket", "log", "crate", "barrel"}
    accepted = _accepted(mentions, proper, speaker, vessels, doc.clean)
    mentions = _told_apart(mentions, words, doc, skip)
    kept = tuple(mention for mention in mentions if mention.name.split()[-1] in accepted or mention.name in accepted)
    classes = class_words(kept)
    kept = without_class_words(kept, classes)
    counts = _counts(kept, skip, doc.clean)
    counted = {m.name for m in mentions if m.count and not any(a <= m.start < b for a, b in skip)}
    groups = group_words({mention.name for mention in mentions}, counted, list(counts))
    groups |= _called_by_name(counts, proper, doc.clean) | classes
    groups |= _spoken_of_aboard(kept, counts, proper & set(counts), skip, groups)
    counts = {name: count for name, count in counts.items() if name not in groups}
    told = without_class_words(mentions, classes)
    return Cast(counts, tuple(m for m in told if m.name in counts or m.name in groups), speaker, groups)


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


def _accepted(
    mentions: list[Mention], proper: set[str], speaker: str | None, vessels: set[str], clean: str
) -> set[str]:
    """The nouns that are entities; generic words only where nothing better is there."""
    seen = Counter(mention.name for mention in mentions)
    known = {name for name in seen if name in KNOWN and name not in GENERIC}
    unknown = {name for name, times in seen.items() if name not in KNOWN | GENERIC and times >= 2}
    chosen = known | unknown | {name for name in proper if seen[name] >= 2}
    chosen |= {mention.name for mention in mentions if mention.name in proper and mention.listed}
    chosen |= {mention.name for mention in mentions if mention.weighed}
    chosen |= {m.name for m in mentions if m.in_list and m.name not in KNOWN | GENERIC}
    chosen |= {mention.name for mention in mentions if mention.leads and mention.name in proper}
    if not chosen & PEOPLE and not speaker:
        chosen |= {mention.name for mention in mentions if mention.leads and mention.name not in KNOWN | GENERIC}
    if speaker:
        chosen.add(speaker)
    containers = {
        "boat",
        "basket",
        "bag",
        "sack",
        "box",
        "barrel",
        "bottle",
        "bucket",
        "crate",
        "chest",
        "book",
        "map",
        "ring",
        "match",
    }
    chosen -= vessels | {m.name for m in mentions if m.at_place and seen[m.name] == 1}
    weighed = {mention.name for mention in mentions if mention.weighed}
    chosen -= {name for name in containers & chosen - weighed if seen[name] < 2}
    chosen |= {m.name for m in mentions if (m.count or 1) > 1 and m.listed and m.name not in KNOWN | GENERIC}
    if not chosen - {"me", "you"}:
        chosen |= {
            name
            for name in seen
            if name
            in {"people", "person", "animal", "friend", "item", "passenger", "creature", "traveller", "traveler"}
        }
    if not chosen & PEOPLE and "person" in seen and _PEOPLE_TOO.search(clean):
        chosen.add("person")
    if "friend" in seen and _ARE_FRIENDS.search(clean):
        return chosen - {"friend"}
    if "friend" in seen and not chosen & PEOPLE - {"friend"}:
        chosen.add("friend")
    return chosen


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
    for found in _ONE_MORE.finditer(clean):
        if counts.get(found["name"]) == 1:
            counts[found["name"]] = 2
            stated.add(found["name"])
    for found in _EACH_WITH.finditer(clean):
        if counts.get(found["name"]) == 1 and found["name"] not in stated:
            counts[found["name"]] = int(found["n"])
            stated.add(found["name"])
    if each := _EACH.search(clean):
        number = int(each["n"] or each["m"] or each["k"])
        for name in counts:
            if name not in stated:
                counts[name] = number
    return counts
