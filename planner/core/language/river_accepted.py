"""Which of the nouns that a text speaks of are in the puzzle."""

import re
from collections import Counter

from planner.core.language.river_mentions import Mention
from planner.core.language.river_unknown import KNOWN
from planner.core.language.river_words import GENERIC, PEOPLE
from planner.core.language.spelling import distance

_PEOPLE_TOO = re.compile(
    r"\b[2-9] people (?:and|,|with|plus) (?:a|an|\d+) [a-z]+|\b\d+ [a-z]+ (?:and|,|with"
    r"|plus) [2-9] people\b"
)
_ARE_FRIENDS = re.compile(r"\b(?:are|is|be) (?:\w+ )?friend\b|\bthe (?:best|closest) of friend\b")
_NO_SUCH = re.compile(r"\b(?:no|any|or|nor|other|animal and|every|such)(?: (?:other|single))? $")


def accepted_names(
    mentions: list[Mention], proper: set[str], speaker: str | None, vessels: set[str], clean: str
) -> set[str]:
    """The nouns that are entities; generic words only where nothing better is there."""
    seen = Counter(mention.name for mention in mentions)
    known = {name for name in seen if name in KNOWN and name not in GENERIC}
    unknown = {name for name, times in seen.items() if name not in KNOWN | GENERIC and times >= 2}
    chosen = known | unknown | {name for name in proper if seen[name] >= 2}
    chosen |= {mention.name for mention in mentions if mention.name in proper and mention.listed}
    chosen |= {mention.name for mention in mentions if mention.weighed}
    chosen |= {m.name for m in mentions if m.in_list and m.name not in KNOWN | GENERIC and not _is_like(m.name, known)}
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
    chosen -= {name for name in chosen if all(_NO_SUCH.search(clean[: m.start]) for m in mentions if m.name == name)}
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


def _is_like(name: str, known: set[str]) -> bool:
    """Whether an unknown word is a known one misspelt or longer: a parot, the haystack of the hay."""
    return any(
        (len(word) > 2 and name != word and (name.startswith(word) or name.endswith(word)))
        or (len(word) > 3 and abs(len(word) - len(name)) < 2 and distance(name, word) == 1)
        for word in known
    )
