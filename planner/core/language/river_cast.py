"""Who and what is in a crossing puzzle: names, how many of each, and the text with every mention marked.

Known nouns are taken wherever they stand. Others are taken when the text treats them as things: it introduces them
with an article, a number or a list, and speaks of them again.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from planner.core.language.names import singular
from planner.core.language.river_groups import group_words
from planner.core.language.river_words import (
    ADJECTIVES,
    ANIMALS,
    GENERIC,
    MEASURES,
    PEOPLE,
    STOPPED,
    THINGS,
)
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_KNOWN = PEOPLE | ANIMALS | THINGS
_DETERMINERS = words("a an the his her their my our your its some each another one any no both these those every")
_HANDLERS = words("herder keeper owner trainer tamer breeder handler catcher hunter seller dealer lover")
_SETS = {"twin": 2, "triplet": 3, "quadruplet": 4}
_SPEAKER = {
    "me": re.compile(
    r"\b(?:with me|without me|me (?:and|,|plus)|, me\b|and me\b|myself|i (?:am|is|be) (?:not|away|gone)"
    r"|i can (?:only )?(?:take|carry|bring|row|fit|have)|i (?:leave|look away|turn)|me not|i only have room"
    r"|besides me|i need to be|for me|hold me|carry me|take me)\b"),
    "you": re.compile(
    r"\b(?:with you|without you|you and (?:1|one)|yourself|you are not|you can (?:only )?(?:take|carry|bring) "
    r"|besides you|hold you|carry you|for you and)\b"),
}  # fmt: skip
_SPEAKER_WORDS = {"me": {"i", "me", "myself"}, "you": {"you", "yourself"}}
_AS_VESSEL = re.compile(
    r"\b(?P<vessel>basket|cage|box|barrel|bucket|crate|car|log|bike|horse|donkey|dragon|swan|turtle|whale|dolphin"
    r"|eagle)"
    r"(?: (?:that|which|who|can|will|only|never|may))+ (?:only |never )?(?:carry|hold|take|fit|seat|bear|move|go)\b"
)
_NAMES = re.compile(r"\b(?P<a>[A-Z][a-z]{2,}) (?:and|or|&) (?P<b>[A-Z][a-z]{2,})\b")
_NAME_FIRST = re.compile(r"(?P<name>[a-z]{3,}) (?:'s \w+ (?:can|hold|carry|have)|weigh \d)")
_NAME_NEXT = re.compile(r"(?:[.?,;] |\band )(?P<name>[a-z]{3,}) (?:weigh \d|\d+ kg|, \d+ kg)")
_EACH = re.compile(r"\b(?P<n>\d+) (?:of )?each\b|\beach (?P<m>\d+)\b|\b(?P<k>\d+) apiece\b")


@dataclass(frozen=True)
class Mention:
    """One place in the cleaned text that speaks of an entity; `count` is None where no number stands there."""

    name: str
    count: int | None
    start: int
    end: int
    indefinite: bool
    listed: bool = False
    counted_from: int = -1


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
    proper = _proper_names(doc)
    speaker = next((name for name, pattern in _SPEAKER.items() if pattern.search(doc.clean)), None)
    mentions = _mentions(doc, words, proper, speaker)
    if speaker:
        mentions = _speaker_is(doc.clean, mentions, speaker)
    vessels = {found["vessel"] for found in _AS_VESSEL.finditer(doc.clean)}
    accepted = _accepted(mentions, proper, speaker, vessels)
    mentions = _told_apart(mentions, words, doc, skip)
    kept = tuple(mention for mention in mentions if mention.name.split()[-1] in accepted or mention.name in accepted)
    counts = _counts(kept, skip, doc.clean)
    counted = {mention.name for mention in mentions if mention.count}
    groups = group_words({mention.name for mention in mentions}, counted, list(counts))
    groups |= _called_by_name(counts, proper)
    counts = {name: count for name, count in counts.items() if name not in groups}
    return Cast(counts, tuple(m for m in mentions if m.name in counts or m.name in groups), speaker, groups)


def _speaker_is(clean: str, mentions: list[Mention], speaker: str) -> list[Mention]:
    """ "You are a farmer": the farmer and you are one."""
    found = re.search(r"\b(?:you are|i am|as) (?:a|an|the) (?:\w+ )?(?P<role>\w+) (?:with|and|who|,|\.|on)", clean)
    role = found["role"] if found else None
    return [Mention(speaker, None, m.start, m.end, False) if m.name == role else m for m in mentions]


def _called_by_name(counts: dict[str, int], proper: set[str]) -> dict[str, tuple[str, ...]]:
    """ "Her three pupils", Tom, Jim and Sue: the word for all of them is no fourth."""
    names = tuple(name for name in counts if name in proper)
    return {name: names for name, count in counts.items() if name not in proper and count == len(names) > 1}


def _proper_names(doc: Document) -> set[str]:
    """Capitalised words inside sentences: Bob, Anna."""
    names = set()
    for before, token in zip(doc.tokens, doc.tokens[1:]):
        raw = doc.original[token.start : token.end]
        capital = raw[:1].isupper() and raw[1:].islower() and len(raw) > 2
        if capital and before.norm not in {".", "?", ":"} and token.norm not in STOPPED | _KNOWN:
            names.add(token.norm)
    pairs = (name.lower() for found in _NAMES.finditer(doc.original) for name in (found["a"], found["b"]))
    names |= {name for name in pairs if name not in STOPPED | _KNOWN}
    first = _NAME_FIRST.match(doc.clean)
    starts = [first, *_NAME_NEXT.finditer(doc.clean)]
    return names | {found["name"] for found in starts if found and found["name"] not in STOPPED | _KNOWN}


def _mentions(doc: Document, words: list[str], proper: set[str], speaker: str | None) -> list[Mention]:
    mentions: list[Mention] = []
    for i, word in enumerate(words):
        if speaker and word in _SPEAKER_WORDS[speaker]:
            mentions.append(Mention(speaker, None, doc.offsets[i], doc.offsets[i] + len(word), False))
        elif _is_head(words, i, proper):
            mentions.append(_mention(doc, words, i))
    return mentions


def _is_head(words: list[str], i: int, proper: set[str]) -> bool:
    """Whether the word is the last of a phrase that names somebody or something."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if not word.isalpha() or len(word) < 2:
        return False
    if word in MEASURES and after == "of":
        return False
    if (
        word == "bear"
        and i
        and words[i - 1] in {"that", "which", "can", "boat", "raft", "bridge", "to", "only", "lift", "canoe"}
    ):
        return False
    if word in proper or word in _KNOWN or word in GENERIC:
        if after == "'s" and word not in proper:
            return False
        compound = (
            after in _KNOWN
            and word in ADJECTIVES | {"human", "guinea", "mother", "father", "baby", "zombie"}
            and after not in {"can"}
        )
        return not compound and not (after in _HANDLERS and word in ANIMALS)
    if word in STOPPED or word in ADJECTIVES or word.endswith(("ing", "ly")):
        return False
    return i > 0 and (
        words[i - 1] in _DETERMINERS
        or words[i - 1].isdigit()
        or (words[i - 1] in ADJECTIVES and i > 1 and words[i - 2] in _DETERMINERS)
    )


def _mention(doc: Document, words: list[str], i: int) -> Mention:
    k = i - 1
    if k >= 1 and words[k] == "of" and words[k - 1] in MEASURES:
        k -= 2
    while k > 0 and words[k] in ADJECTIVES and i - k <= 4:
        k -= 1
    before = words[k] if k >= 0 else ""
    count = None
    if before.isdigit():
        count = int(before)
    elif before in {"a", "an", "one", "another"}:
        count = 1
    elif words[i] in _SETS:
        count = _SETS[words[i]]
    definite = before in {"the", "his", "her", "their", "my", "our", "any", "no", "these", "each", "other"}
    name = "person" if words[i] == "people" else singular(words[i])
    around = (words[k - 1] if k > 0 else "", words[i + 1] if i + 1 < len(words) else "")
    listed = bool({"and", ",", "weigh"} & {*around, before})
    from_ = doc.offsets[k] if count is not None and k >= 0 else doc.offsets[i]
    return Mention(name, count, doc.offsets[i], doc.offsets[i] + len(words[i]), not definite, listed, from_)


def _accepted(mentions: list[Mention], proper: set[str], speaker: str | None, vessels: set[str]) -> set[str]:
    """The nouns that are entities; generic words only where nothing better is there."""
    seen = Counter(mention.name for mention in mentions)
    known = {name for name in seen if name in _KNOWN and name not in GENERIC}
    unknown = {name for name, times in seen.items() if name not in _KNOWN | GENERIC and times >= 2}
    chosen = known | unknown | {name for name in proper if seen[name] >= 2}
    chosen |= {mention.name for mention in mentions if mention.name in proper and mention.listed}
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
    chosen -= vessels
    chosen -= {name for name in containers & chosen if seen[name] < 2}
    chosen |= {m.name for m in mentions if (m.count or 1) > 1 and m.listed and m.name not in _KNOWN | GENERIC}
    if not chosen - {"me", "you"}:
        chosen |= {
            name
            for name in seen
            if name
            in {"people", "person", "animal", "friend", "item", "passenger", "creature", "traveller", "traveler"}
        }
    elif "friend" in seen and not chosen & PEOPLE - {"friend"}:
        chosen.add("friend")
    return chosen


def _told_apart(mentions: list[Mention], words: list[str], doc: Document, skip: list[tuple[int, int]]) -> list[Mention]:
    """ "One big monkey and two small monkeys" are two kinds; where a noun has two such words, they are part of its name."""
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
        if before in sizes and not any(a <= mention.start < b for a, b in skip):
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
        if any(start <= mention.start < end for start, end in skip):
            continue
        counts[mention.name] = max(counts.get(mention.name, 1), mention.count or 1)
        if (mention.count or 1) > 1:
            stated.add(mention.name)
    if found := _EACH.search(clean):
        number = int(found["n"] or found["m"] or found["k"])
        for name in counts:
            if name not in stated:
                counts[name] = number
    return counts
