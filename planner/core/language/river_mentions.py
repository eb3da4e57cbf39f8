"""Where a cleaned text speaks of somebody or something: known nouns, counted or listed ones, names, the speaker."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.core.language.names import singular
from planner.core.language.river_lists import list_heads
from planner.core.language.river_proper_names import TITLES
from planner.core.language.river_unknown import DETERMINERS, KNOWN, described, new_nouns, unknown
from planner.core.language.river_words import (
    ADJECTIVES,
    ANIMALS,
    GENERIC,
    HARM_FORMS,
    MEASURES,
    PEOPLE,
    THINGS,
    VESSEL,
)
from planner.core.language.text import Document
from planner.core.language.wordlists import words as words_of

_MODIFIERS = ADJECTIVES | words_of(
    "human guinea mother father baby zombie vampire robot monster vegan guide guard police"
)
_BEFORE_LEAF = THINGS | words_of("man person people passenger")
_HANDLERS = words_of("herder keeper owner trainer tamer breeder handler catcher hunter seller dealer lover charmer")
_YOUNG = words_of("cub pup puppy chick calf foal")


# These are animals only where something introduces one: "it cannot fly empty".
_HARM = re.compile(HARM_FORMS)
_VESSEL = re.compile(VESSEL)
_ALSO_VERBS = words_of(
    "count fly seal hound badger ram pilot general private cheat mate bully gossip punk mint chip perch"
)
_INTRODUCING = DETERMINERS | ADJECTIVES | {",", "and", "or", "with", "of"}
# "The cat has lunch", "we are toast": nothing of the kind is taken over.
_FIGURES_OF_SPEECH = words_of("lunch food toast meat history prey fodder feed table")
_ONTO = words_of("up on onto in into under behind")
_SAID_OF_ROLES = words_of("include included excluded needed required")
_ROLES = words_of("pilot driver captain skipper rower steersman operator oarsman helmsman")
_TURNED = words_of("go gone went become became turn turned be is are now")
_HE = words_of("he she who i it")
_COLLECTIVES = words_of("troop team group family party crew squad gang band tribe class")
_UNITS = words_of("kg lb pound kilo kilogram stone")
_WEIGHED = _UNITS | {"weigh", "weight"}
_SETS = {"twin": 2, "triplet": 3, "quadruplet": 4}


_SPEAKER_WORDS = {"me": {"i", "me", "myself"}, "you": {"you", "yourself"}}


# "A shepherdess has two dogs": whoever stands before these words is somebody, known or not.
_OWNS = words_of("have want need must with wish own try take go bring travel escort accompany")


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
    at_place: bool = False
    in_list: bool = False


def merge_speaker(clean: str, mentions: list[Mention], speaker: str) -> list[Mention]:
    """ "You are a farmer": the farmer and you are one."""
    found = re.search(r"\b(?:you are|i am|as) (?:(?:a|an|the) (?:\w+ )?)?(?P<role>\w+) (?:with|and|who|,|\.|on)", clean)
    found = found or re.search(r"\bi , (?:a|an|the) (?:\w+ )?(?P<role>\w+) ,", clean)
    role = found["role"] if found else None
    return [Mention(speaker, None, m.start, m.end, False) if m.name == role else m for m in mentions]


def read_mentions(
    doc: Document, words: list[str], proper: set[str], speaker: str | None, sure: frozenset[str] = frozenset()
) -> list[Mention]:
    """Every place that speaks of somebody or something; `sure` are nouns whatever the rules say."""
    mentions: list[Mention] = []
    listed = list_heads(words)
    nouns = new_nouns(words) | {words[i] for i in listed} | sure
    pairs = _always_together(words, nouns)
    nouns |= {second for _, second in pairs if unknown(second)}
    compounds = {(words[i], words[i + 1]) for i in range(len(words) - 1) if words[i] in KNOWN and _modifies(words, i)}
    for i, word in enumerate(words):
        elided = speaker == "me" and word == "am" and words[i - 1 : i] == ["and"]  # "I have crossed and am standing …"
        if speaker and (elided or word in _SPEAKER_WORDS[speaker]):
            mentions.append(Mention(speaker, None, doc.offsets[i], doc.offsets[i] + len(word), False))
        elif word == "us" and i > 1 and words[i - 1] == "of" and words[i - 2].isdigit():
            at = doc.offsets[i - 2]
            mentions.append(Mention("person", int(words[i - 2]), at, doc.offsets[i] + 2, False, counted_from=at))
        elif (
            _is_head(words, i, proper, nouns)
            and not (_is_owned(doc, words, i) or _is_hyphened(doc, i))
            and (word, next(iter(words[i + 1 :]), "")) not in compounds | pairs
        ):
            mention = _mention(doc, words, i, proper)
            joined = i > 0 and ((words[i - 1], word) in pairs or words[i - 1] in {"guinea", "hard"})
            first = i - 1 if joined else i  # the mark covers "spore culture"
            mentions.append(replace(mention, in_list=mention.in_list or i in listed, start=doc.offsets[first]))
    return mentions


def _always_together(words: list[str], nouns: frozenset[str]) -> set[tuple[str, str]]:
    """ "A spore culture … the spore culture": two nouns that never part are one thing, named by the second."""
    seen, pairs = Counter(words), Counter(pairwise(words))
    return {
        (a, b)
        for (a, b), times in pairs.items()
        if times > 1
        and times == seen[a]
        and a in nouns | THINGS
        and a not in ANIMALS | PEOPLE
        and (b in nouns | THINGS or unknown(b))
    }


def _is_head(words: list[str], i: int, proper: set[str], nouns: frozenset[str]) -> bool:
    """Whether the word is the last of a phrase that names somebody or something."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if not word.isalpha() or len(word) < 2:
        return False
    if word in MEASURES and after == "of":
        return words[i + 3 : i + 4] != [] and words[i + 3] in _UNITS
    if _is_role(words, i):
        return False
    if (
        word == "bear"
        and i
        and words[i - 1]
        in {
            "that",
            "which",
            "can",
            "could",
            "will",
            "would",
            "may",
            "might",
            "boat",
            "raft",
            "bridge",
            "to",
            "only",
            "lift",
            "canoe",
        }
    ):
        return False
    if word == "drive" and words[max(0, i - 1)] != "hard":
        return False
    if (word == "vegan" and words[max(0, i - 1)] in _TURNED) or (word in THINGS and after == "time"):
        return False
    if word == "wolf" and after == "down":
        return False
    if word == "bear" and i and (words[i - 1] == "it" or _VESSEL.fullmatch(words[i - 1])):
        return False
    introduced = i == 0 or words[i - 1] in _INTRODUCING or words[i - 1].isdigit()
    if word in _ALSO_VERBS and not introduced:
        return False
    if word in proper or word in KNOWN or word in GENERIC:
        if after == "'s" and word not in proper:
            return word in PEOPLE and any(_VESSEL.fullmatch(thing) for thing in words[i + 2 : i + 4])
        if word in _ALSO_VERBS and after in {"it", "as", "toward", "into"}:
            return False
        compound = (after in KNOWN and word in _MODIFIERS) or (after in _YOUNG and word in ANIMALS)
        compound = compound or (_is_person_twice(words, i) and not {word, after} & proper)
        modifier = _modifies(words, i)
        said_so = words[i - 1 : i] in (["have"], ["for"], ["be"], ["as"], ["into"]) and word in _FIGURES_OF_SPEECH
        return not compound and not modifier and not said_so and not (after in _HANDLERS and word in ANIMALS)
    return word in nouns and not described(words, i)


def _is_person_twice(words: list[str], i: int) -> bool:
    """ "A peasant woman" is one; of "two Rangers fans and two Celtic fans" the first word tells the kinds apart."""
    counted = i > 0 and words[i - 1].isdigit() and words[i - 1] != "1"
    return not counted and words[i] in PEOPLE and words[i + 1] in PEOPLE if i + 1 < len(words) else False


def _is_owned(doc: Document, words: list[str], i: int) -> bool:
    """ "They take the monkeys' bamboo": what is spoken of once, as somebody's, is no part of the puzzle."""
    end = doc.tokens[i - 1].end if i else 0
    return words[i] in THINGS and doc.original[end : end + 1] in {"'", "\u2019"} and words.count(words[i]) == 1


def _is_role(words: list[str], i: int) -> bool:
    """ "She goes as pilot", "two seats, driver included", "a pilot is needed": nobody who is not there."""
    if words[i - 1 : i] == ["as"] and words[i - 2 : i - 1] != ["soon"] and words[i - 2 : i - 1] != ["long"]:
        return "as" not in words[max(0, i - 5) : i - 1]
    if words[i - 2 : i] == ["for", "a"] and words[max(0, i - 3)] in PEOPLE:  # "each with a robber for a servant"
        return True
    needed = "need" in words[max(0, i - 3) : i] or words[i - 2 : i] == ["the", "only"]
    if words[i] in _ROLES and (words[i + 1 : i + 2] == [":"] or {*words[max(0, i - 2) : i]} & {"are", "good"}):
        return True  # "driver: robots only", "all six are good drivers"
    if words[i] in _ROLES and i > 2 and words[i - 3] in _HE and words[i - 2] in {"is", "be"}:  # "as he is the oarsman"
        return True
    return words[i] in _ROLES and (needed or bool(_SAID_OF_ROLES & {*words[i : i + 5]}))


def _in_brackets(doc: Document, i: int) -> bool:
    """ "Humans (3) and apes (4)": the bracket is a comma in the cleaned text."""
    if i + 2 >= len(doc.tokens) or not doc.tokens[i + 1].norm.isdigit():
        return False
    return doc.original[doc.tokens[i].start] == "(" and doc.original[doc.tokens[i + 2].start] == ")"


def _counted_behind(words: list[str], k: int) -> bool:
    """ "Missionaries: 4." is a count, "boat: 4 seats" is none."""
    return words[k : k + 1] != [] and words[k].isdigit() and words[k + 1 : k + 2] in ([], ["."], [","], [";"])


def _is_hyphened(doc: Document, i: int) -> bool:
    """ "His wolf-dog" is one animal."""
    if i + 1 >= len(doc.tokens):
        return False
    a, b = doc.tokens[i].end, doc.tokens[i + 1].start
    return doc.original[a:b] == "-"


def _modifies(words: list[str], i: int) -> bool:
    """Whether a known noun only describes the next: "a lettuce leaf", "star moss", "a piano stool", "a trunk lift"."""
    after, then, *_ = (*words[i + 1 : i + 3], "", "")
    if after in _COLLECTIVES:
        return True
    before = words[i - 1] if i else ""
    if words[i] in _BEFORE_LEAF and _VESSEL.fullmatch(after):
        return True
    introduced = before in DETERMINERS or before.isdigit() or before == "of"
    return introduced and after in THINGS and then not in KNOWN and words[i] not in ANIMALS


def _mention(doc: Document, words: list[str], i: int, proper: set[str]) -> Mention:
    k = i - 1
    if k >= 1 and words[k] == "of" and words[k - 1] in MEASURES:
        k -= 2
    if k >= 2 and words[k] == "them" and words[k - 1] == "of":
        k -= 2
    while k > 0 and i - k <= 4 and (words[k] in ADJECTIVES or words[k].endswith("ing") or described(words, k)):
        k -= 1
    if k > 1 and words[k] in _UNITS and words[k - 1].isdigit():
        k -= 2  # two 40 kg children
    before = words[k] if k >= 0 else ""
    count = None
    if before.isdigit():
        count = int(before)
    elif before in {"a", "an", "one", "another"}:
        count = 1
    elif words[i] in _SETS:
        count = _SETS[words[i]]
    definite = before in {"the", "his", "her", "their", "my", "our", "any", "no", "these", "each", "other"}
    if count is None and words[i + 1 : i + 2] in ([":"], ["="]) and _counted_behind(words, i + 2):
        count = int(words[i + 2])
    if count is None and words[i] not in proper and _in_brackets(doc, i + 1):
        count = int(words[i + 2])
    bare = before in {":", ",", ".", ";", "and", ""} and words[i] not in proper and not _WEIGHED & {*words}
    if count is None and bare and _counted_behind(words, i + 1):  # "explorers 3, crocodiles 3"
        count = int(words[i + 1])
    name = "person" if words[i] == "people" else singular(words[i])
    around = (words[k - 1] if k > 0 else "", words[i + 1] if i + 1 < len(words) else "")
    listed = bool({"and", ",", "weigh", "do"} & {*around, before})
    weighed = count is not None and around[1] in {"weigh", "weighing"}
    weighed = weighed or bool(
        _UNITS & {*words[i + 2 : i + 4]} and (around[1] in {"of", "at", ",", "with"} or around[1].isdigit())
    )
    leads = (before in {"a", "an", "the", "my"} or words[i] in proper) and around[1] in _OWNS | {"'s"}
    leads = leads or (words[i] in proper and bool(_HARM.fullmatch(around[1]) or _HARM.fullmatch(before)))
    leads = leads or (words[i] in proper and before in TITLES)
    from_ = doc.offsets[k] if count is not None and k >= 0 else doc.offsets[i]
    at_place = words[i] in THINGS and before in {"a", "the"} and around[0] in _ONTO
    in_list = before in {"a", "an"} and {around[0], around[1]} <= {",", "and"} and around[1] != around[0] == ","
    return Mention(
        name,
        count,
        doc.offsets[i],
        doc.offsets[i] + len(words[i]),
        not definite,
        listed,
        from_,
        weighed,
        leads,
        at_place,
        in_list,
    )
