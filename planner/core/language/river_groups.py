"""Words for several entities at once: "the monkeys" where there are big and small ones, "the animals", "the
children".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from planner.core.language.river_mentions import Mention
from planner.core.language.river_words import ANIMALS
from planner.core.language.wordlists import words as words_of

_PARENTS = words_of("mother father mom mum dad mommy daddy mama papa stepmother stepfather")
_ELDERS = words_of(
    "grandma grandpa grandmother grandfather granny gran nan grandad granddad auntie aunty aunt uncle nanny babysitter"
)
_YOUNG = words_of(
    "son daughter boy girl baby toddler brother sister twin grandson granddaughter grandchild nephew niece"
)
_CLASSES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"animal", "pet", "beast"}), ANIMALS),
    (
        frozenset({"child", "kid"}),
        frozenset({"son", "daughter", "boy", "girl", "baby", "toddler", "brother", "sister", "twin"}),
    ),
    (frozenset({"adult"}), _PARENTS | _ELDERS | {"man", "woman", "wife", "husband", "me"}),
    (frozenset({"parent"}), _PARENTS | {"man", "woman", "wife", "husband", "me"}),
    (frozenset({"grandparent"}), _ELDERS - {"aunt", "auntie", "aunty", "uncle", "nanny"}),
    (frozenset({"grandkid", "grandchild"}), frozenset({"grandson", "granddaughter"})),
    (frozenset({"woman"}), frozenset({"wife", "mother", "girl", "grandmother", "aunt", "auntie"})),
    (frozenset({"man"}), frozenset({"husband", "father", "grandfather", "uncle"})),
    (frozenset({"family"}), _PARENTS | _ELDERS | _YOUNG | {"wife", "husband", "parent", "child", "kid"}),
    (frozenset({"royal"}), frozenset({"king", "queen", "prince", "princess", "emperor", "empress"})),
)

# Short words that end longer ones of their own kind: "the dog" is the sheepdog, but no rat is a muskrat.
_SHORT = frozenset({"dog"})

# Two words for one person: "our grandmother … grandma can't row".
_SAME = tuple(
    frozenset(words.split())
    for words in (
        "grandma grandmother granny gran nan",
        "grandpa grandfather",
        "mum mom mother mommy",
        "dad father daddy",
        "kid child",
        "girl daughter",
        "boy son",
    )
)


# "Have a grown-up with them" adds nobody where the grown-ups are named.
ANY_OF_CLASS = frozenset({"adult", "parent", "grandparent"})
_CLASS_PHRASES = re.compile(
    r"\b(?:(?:member|one) of (?:the|this|that) (?P<a>family|royal family)|(?:the |royal )?(?P<b>family) member"
    r"|(?:any|all|rest|none|either) of the (?P<c>family|royal)|with (?:any of )?the (?P<d>family|royal)(?! of\b))\b"
)


def class_mentions(clean: str) -> list[Mention]:
    """ "The thief must not be with any member of the family": words that mean several only in such phrases."""
    found = []
    for phrase in _CLASS_PHRASES.finditer(clean):
        group = next(name for name, word in phrase.groupdict().items() if word)
        said = "royal" if "royal" in phrase[group] else phrase[group]
        start = phrase.start(group) if group in {"c", "d"} else phrase.start()
        found.append(Mention(said, None, start, phrase.end(group if group in {"c", "d"} else 0), False))
    return found


def class_words(mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """ "Two soldier ants and three worker ants": the word behind the kinds means all of them."""
    kinds: dict[str, list[str]] = {}
    for kind, word in pairwise(sorted(mentions, key=lambda mention: mention.start)):
        if word.start == kind.end + 1 and kind.name != word.name and kind.count and kind.count > 1:
            kinds.setdefault(word.name, []).append(kind.name)
    return {word: tuple(dict.fromkeys(names)) for word, names in kinds.items() if len(set(names)) > 1}


def without_class_words(mentions: Sequence[Mention], words: dict[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """The mentions without "ants" where it only ends "soldier ants"."""
    ends = {mention.end: mention.name for mention in mentions}
    return tuple(m for m in mentions if m.name not in words or ends.get(m.start - 1) not in words[m.name])


_OF_NAMES = words_of(
    """kid child boy girl son daughter brother sister twin mum mom mother dad father parent lady gentleman man woman lad
    lass friend adult sibling owner pupil teenager person mate"""
)


_OF_THEM = re.compile(r"(?:\b(?:the|both|all|these|those|no|any|either|each|every|neither|\d+)|'s)(?: of)?(?: the)? $")


def names_of_class(
    mentions: Sequence[Mention],
    counts: dict[str, int],
    proper: set[str],
    groups: dict[str, tuple[str, ...]],
    clean: str,
) -> dict[str, tuple[str, ...]]:
    """ "Ann is Bob's mum … the kids": among people with names, a word for some of them adds nobody."""
    names = tuple(name for name in counts if name in proper)
    found: dict[str, tuple[str, ...]] = {}
    for word in {mention.name for mention in mentions} & _OF_NAMES - set(groups) - proper:
        spoken = [mention for mention in mentions if mention.name == word]
        new = any(
            m.count and (m.count > len(names) or re.search(r"\b(?:a|an|another) $", clean[: m.start])) for m in spoken
        )
        of_them = all(_OF_THEM.search(clean[: m.start]) or _followed_by(names, clean[m.end :]) for m in spoken)
        if len(names) > 1 and not new and of_them:
            found[word] = names
    return found


def _followed_by(names: tuple[str, ...], after: str) -> bool:
    return after.split(maxsplit=1)[:1] != [] and after.split(maxsplit=1)[0] in names


def group_words(spoken: set[str], counted: set[str], names: list[str]) -> dict[str, tuple[str, ...]]:
    """Which words of a text stand for which of its entities; a word that is counted itself stands for itself."""
    groups: dict[str, tuple[str, ...]] = {}
    for word in sorted(spoken - counted):
        for same in _SAME:
            others = [name for name in names if name in same and name != word and name not in groups]
            if word in same and len(others) == 1:
                groups[word] = (others[0],)
    for word in sorted(spoken - counted - set(groups)):
        members = [name for name in names if name != word and name.endswith(f" {word}")]
        for words, kinds in _CLASSES:
            if word in words:
                members = members or [name for name in names if name in kinds]
        whole = [name for name in names if name != word and (len(word) > 4 or word in _SHORT) and name.endswith(word)]
        whole = [name for name in whole if name not in {f"grand{word}", f"step{word}"}]
        if len(whole) == 1 and not members:  # the keeper is the zookeeper
            groups[word] = (whole[0],)
        elif len(members) >= 2 or (members and word not in names):
            groups[word] = tuple(members)
    return {word: tuple(name for name in members if name not in groups) or members for word, members in groups.items()}
