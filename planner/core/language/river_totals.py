"""What a text says of how many there are in all: "all five", "the four of them", "eight travellers: four elves and four
trolls". A cast that does not come to it holds somebody too many.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from planner.core.language.river_mentions import Mention
from planner.core.language.river_words import ANIMALS, GENERIC, PEOPLE, THINGS
from planner.core.language.wordlists import words

_ALL = re.compile(
    r"\b(?:all|the) (?P<n>[2-9]|1\d)(?: of (?:them|us|you))?(?= (?:across|over|to (?:the|be)|on the|are|can|cross"
    r"|get|safely|safe|want|have"
    r"|must|stand|arrive|end|from|past|reach|wish|need|will|come|row|know|may|together|[.,?]))(?! (?:over"
    r"|across) (?:to )?\d)"
    r"|\b(?:the|all) (?P<m>[2-9]|1\d) of (?:them|us)\b|\bfor (?:the|all) (?P<k>[2-9]|1\d)\b(?= ?[.?]| ?$)"
)
_ALL_PEOPLE = re.compile(
    r"\b(?:all|the|both|these|those|my(?= \d+ man)|his(?= \d+ man)|our(?= \d+ man))"
    r"(?: (?P<n>\d+))? (?P<noun>man|woman|person|people|traveller|lady|child|kid"
    r"|brother|sister|friend|human|adult)\b"
)


_ONE_OF = re.compile(
    r"\b(?:only|just) (?:1|one) of (?:the|his|her|my|these|those|its) (?P<n>[2-9])\b(?! (?!could|can)[a-z])"
)
_WHOLE = frozenset(
    {"person", "friend", "traveller", "player", "guy", "animal", "creature", "being", "passenger", "tourist", "student"}
)
_OF_THEM_ARE = re.compile(
    r"\b(?P<n>\d+) of (?:them|these|those|whom) (?:are|be|is) (?P<a>[a-z]+)(?: (?:,|;|and|while|but))+"
    r" (?:the other )?(?P<m>\d+)(?: of (?:them|whom))?(?: (?:are|be|is))? (?P<b>[a-z]+)\b"
)
_MINORS = frozenset({"child", "kid", "baby", "toddler", "infant", "boy", "girl", "son", "daughter"}) | words(
    "pupil grandchild grandson granddaughter grandkid nephew niece schoolboy schoolgirl youngster"
)
_WOMEN = words("mother mum mom mama grandmother grandma granny aunt auntie aunty nanny wife sister queen nun lady")
_NO_PEOPLE = ANIMALS | THINGS | GENERIC
_ADULTS = frozenset({"man", "woman", "lady", "adult"})


def misses_total(counts: dict[str, int], clean: str) -> bool:
    """Whether the text says how many there are in all, and the cast is neither so many nor so many and a leader."""
    totals = {int(found["n"] or found["m"] or found["k"]) for found in _ALL.finditer(clean)}
    whole, kinds = sum(counts.values()), set(counts.values())
    return bool(totals) and not totals & {whole, whole - 1, whole - 2, *kinds}


def without_surplus(
    counts: dict[str, int], mentions: Sequence[Mention], clean: str, odds: Mapping[str, float]
) -> dict[str, int]:
    """The cast without those spoken of once who make it more than the text says there are, the unlikeliest first."""
    totals = {int(found["n"] or found["m"] or found["k"]) for found in _ALL.finditer(clean)}
    whole = sum(counts.values())
    if len(beside := {int(found["n"]) for found in _ONE_OF.finditer(clean)}) == 1:  # he himself is none of the three
        totals |= {n + 1 for n in beside}
    if not totals or any(total in (whole, whole - 1) for total in totals):
        return counts
    said = Counter(mention.name for mention in mentions)
    people = [name for name in counts if name in PEOPLE]
    doubtful = [n for n, count in counts.items() if count == 1 and said[n] == 1 and people != [n]]
    doubtful = sorted((name for name in doubtful if odds.get(name, 0.0) <= 0), key=lambda name: odds.get(name, 0.0))
    for size in (1, 2):
        for some in combinations(doubtful, size):
            if whole - size in totals:
                return {name: count for name, count in counts.items() if name not in some}
    return counts


def _wholes(counts: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """ "Seven kids, four girls, three boys": a word for as many as all the kinds have together adds nobody."""
    groups: dict[str, tuple[str, ...]] = {}
    for noun in counts.keys() & (_WHOLE | PEOPLE):
        kinds = {name: count for name, count in counts.items() if name != noun and count > 1}
        fit = (
            noun in _WHOLE
            or (noun in _MINORS and kinds.keys() <= _MINORS)
            or {k.split()[-1] for k in kinds}.isdisjoint(PEOPLE | ANIMALS | THINGS)
        )
        if len(kinds) > 1 and fit and sum(kinds.values()) == counts[noun]:
            groups[noun] = tuple(kinds)
    return groups


def counted_apart(clean: str) -> dict[str, int]:
    """ "Three of them are elves, three are trolls": the number stands before "are"."""
    found = _OF_THEM_ARE.search(clean)
    return {found[name]: int(found[n]) for n, name in (("n", "a"), ("m", "b"))} if found else {}


def people_together(counts: dict[str, int], clean: str) -> dict[str, tuple[str, ...]]:
    """ "The captain and his two sailors … all three men": the men are the captain and the sailors."""
    groups = _wholes(counts)
    for found in _ALL_PEOPLE.finditer(clean):
        noun = "person" if found["noun"] == "people" else found["noun"]
        others = {name: count for name, count in counts.items() if name not in _NO_PEOPLE and name != noun}
        people = {name: count for name, count in others.items() if name in PEOPLE}
        women = {name: count for name, count in others.items() if name in _WOMEN}
        if noun in {"woman", "lady"} and sum(women.values()) == int(found["n"] or 0):
            others = women
        elif sum(people.values()) == int(found["n"] or 0):
            others = people
        of_age = {name: count for name, count in others.items() if (name in _MINORS) == (noun in _MINORS)}
        children = others.keys() & _MINORS - {"son", "daughter"}
        if (
            noun in _ADULTS and sum(of_age.values()) != int(found["n"] or 0) and children
        ):  # a man's daughter has children
            of_age = {name: count for name, count in others.items() if name not in children}
        if noun in _MINORS or (noun in _ADULTS and sum(of_age.values()) == int(found["n"] or 0)):
            others = of_age
        if found["n"] and noun in counts and sum(others.values()) == int(found["n"]) == counts[noun]:
            groups[noun] = tuple(others)
    return groups
