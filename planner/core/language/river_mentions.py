"""Where a cleaned text speaks of somebody or something: known nouns, counted or listed ones, names, the speaker."""

import re
from dataclasses import dataclass
from itertools import pairwise

from planner.core.language.names import singular
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
from planner.core.language.wordlists import words as words_of

KNOWN = PEOPLE | ANIMALS | THINGS


_DETERMINERS = words_of("a an the his her their my our your its some each another one any no both these those every")


_HANDLERS = words_of("herder keeper owner trainer tamer breeder handler catcher hunter seller dealer lover")


# These are animals only where something introduces one: "it cannot fly empty".
_ALSO_VERBS = words_of("fly seal hound badger ram pilot")
_INTRODUCING = _DETERMINERS | ADJECTIVES | {",", "and", "or", "with", "of"}
_SETS = {"twin": 2, "triplet": 3, "quadruplet": 4}


_SPEAKER_WORDS = {"me": {"i", "me", "myself"}, "you": {"you", "yourself"}}


# "A shepherdess has two dogs": whoever stands before these words is somebody, known or not.
_OWNS = words_of("have want need must with wish own try take go bring travel escort accompany")
_NAMES = re.compile(r"\b(?P<a>[A-Z][a-z]{2,})(?: and| or| &|,) (?P<b>[A-Z][a-z]{2,})\b")


_NAME_FIRST = re.compile(r"(?P<name>[a-z]{3,}) (?:'s \w+ (?:can|hold|carry|have)|weigh \d|, \d+ (?:kg|kilo|lb|pound))")


_NAME_NEXT = re.compile(r"(?:[.?,;] |\band )(?P<name>[a-z]{3,}) (?:weigh \d|\d+ kg|, \d+ kg)")


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
    weighed: bool = False
    leads: bool = False


def merge_speaker(clean: str, mentions: list[Mention], speaker: str) -> list[Mention]:
    """ "You are a farmer": the farmer and you are one."""
    found = re.search(r"\b(?:you are|i am|as) (?:a|an|the) (?:\w+ )?(?P<role>\w+) (?:with|and|who|,|\.|on)", clean)
    role = found["role"] if found else None
    return [Mention(speaker, None, m.start, m.end, False) if m.name == role else m for m in mentions]


def proper_names(doc: Document) -> set[str]:
    """Capitalised words inside sentences: Bob, Anna."""
    names = set()
    for before, token in pairwise(doc.tokens):
        raw = doc.original[token.start : token.end]
        capital = raw[:1].isupper() and raw[1:].islower() and len(raw) > 2
        if capital and before.norm not in {".", "?", ":"} and token.norm not in STOPPED | KNOWN:
            names.add(token.norm)
    pairs = (name.lower() for found in _NAMES.finditer(doc.original) for name in (found["a"], found["b"]))
    names |= {name for name in pairs if name not in STOPPED | KNOWN}
    first = _NAME_FIRST.match(doc.clean)
    starts = [first, *_NAME_NEXT.finditer(doc.clean)]
    return names | {found["name"] for found in starts if found and found["name"] not in STOPPED | KNOWN}


def read_mentions(doc: Document, words: list[str], proper: set[str], speaker: str | None) -> list[Mention]:
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
    introduced = i == 0 or words[i - 1] in _INTRODUCING or words[i - 1].isdigit()
    if word in _ALSO_VERBS and not introduced:
        return False
    if word in proper or word in KNOWN or word in GENERIC:
        if after == "'s" and word not in proper:
            return False
        compound = (
            after in KNOWN
            and word
            in ADJECTIVES | {"human", "guinea", "mother", "father", "baby", "zombie", "vampire", "robot", "monster"}
            and after not in {"can"}
        )
        return not compound and not (after in _HANDLERS and word in ANIMALS)
    if word in STOPPED or word in ADJECTIVES or word.endswith(("ing", "ly")):
        return False
    return i > 0 and (
        words[i - 1] in _DETERMINERS
        or words[i - 1].isdigit()
        or (words[i - 1] == "of" and i > 1 and words[i - 2] in MEASURES)
        or (words[i - 1] in ADJECTIVES and i > 1 and words[i - 2] in _DETERMINERS)
    )


def _mention(doc: Document, words: list[str], i: int) -> Mention:
    k = i - 1
    if k >= 1 and words[k] == "of" and words[k - 1] in MEASURES:
        k -= 2
    if k >= 2 and words[k] == "them" and words[k - 1] == "of":
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
    weighed = count is not None and around[1] in {"weigh", "weighing"}
    leads = before in {"a", "an", "the", "my"} and around[1] in _OWNS
    from_ = doc.offsets[k] if count is not None and k >= 0 else doc.offsets[i]
    return Mention(
        name, count, doc.offsets[i], doc.offsets[i] + len(words[i]), not definite, listed, from_, weighed, leads
    )
