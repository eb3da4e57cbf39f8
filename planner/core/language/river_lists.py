"""What stands in a list beside things everybody knows is one of them: "a fox, a hen and an umbrella"."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.core.language.river_unknown import DETERMINERS, KNOWN, unknown
from planner.core.language.river_words import ADJECTIVES
from planner.core.language.wordlists import words as words_of

_ENDS = words_of(". ? ; :")
_BETWEEN = words_of(", and plus &")
# What may come behind the last noun of a list.
_FOLLOWING = words_of(
    """over across to from in into onto on at by with without who which that is are be have has can must may will would
    could should want need as when if while but for past through along back safely together"""
)
# "Cargo: oxygen, spark unit, rubber seals": what stands before the colon says that all of these are in the puzzle.
_HEADINGS = words_of(
    """agent cargo item passenger container exhibit load animal thing agent who cast character crew freight good luggage
    traveller being creature entity object parcel people person member participant pet sample piece baggage
    participants company luggage belonging possession ware charge"""
)
_OWNERS = words_of("his her their my our your")
_BEFORE_NOUN = DETERMINERS | ADJECTIVES
LEAST_KNOWN, LEAST_ITEMS = 1, 3
_LONGEST = 7


@dataclass(frozen=True)
class Item:
    """A phrase of a list: its last noun, and whether an article or a number introduces it."""

    head: int
    introduced: bool
    start: int = 0


def announced(words: list[str]) -> dict[int, tuple[int, ...]]:
    """ "Four parcels: acid, base, iron and sugar": where the word for all of them stands, and where each stands."""
    found = _behind_colons(words)
    for run in runs(words):
        for k in (0, 1):  # the word itself may be the first of the run: "three pupils, Jonas, Ayla and Kim"
            items = run[k:]
            at = items[0].start if items else 0
            if at < 3 or words[at - 1] not in {":", ","} or (k == 1 and words[at - 1] == ":"):
                continue
            number = next((words[i] for i in (at - 3, at - 4) if i >= 0 and words[i].isdigit()), "")
            counted = any(words[item.start].isdigit() for item in items)
            plain = words[at - 1] == ":" or not any(words[i] in KNOWN for i in (at - 2, *(item.head for item in items)))
            if number == str(len(items)) and len(items) > 1 and words[at - 2].isalpha() and plain and not counted:
                found[at - 2] = tuple(item.head for item in items)
    return found


def _behind_colons(words: list[str]) -> dict[int, tuple[int, ...]]:
    """ "Three samples are to be taken over: a spore culture, a cricket and a gecko": as many as were told."""
    found: dict[int, tuple[int, ...]] = {}
    for colon in [i for i, word in enumerate(words) if word == ":"]:
        start = max((i + 1 for i in range(colon) if words[i] in _ENDS), default=0)
        end = next((i for i in range(colon + 1, len(words)) if words[i] in _ENDS), len(words))
        heads: list[int] = []
        at = colon + 1
        for i in range(colon + 1, end + 1):
            if i == end or words[i] in _BETWEEN:
                if i > at and i - at <= _LONGEST and words[i - 1].isalpha():
                    heads.append(i - 1)
                at = i + 1
        for k in range(start, colon - 1):
            if words[k] == str(len(heads)) and len(heads) > 1 and words[k + 1].isalpha() and len(words[k + 1]) > 2:
                found[k + 1] = tuple(heads)
    return found


def heading(words: list[str], start: int) -> str:
    """The word before the colon in front of a list: "cargo :", "exhibits are :"; or before a dash: "luggage ,"."""
    if start > 2 and words[start - 1] == "," and words[start - 2] in _HEADINGS and words[start - 3] in _OWNERS:
        return words[start - 2]
    if start < 2 or words[start - 1] != ":":
        return ""
    at = start - 2 - (words[start - 2] in {"are", "is", "be"} and start > 2)
    return words[at]


def headings(words: list[str]) -> set[str]:
    """The words that stand before the colon of a list."""
    return {heading(words, item.start) for run in runs(words) if len(run) > 1 for item in run} - {""}


def is_heading(word: str) -> bool:
    """Whether a word is one for everything in a puzzle, such as cargo."""
    return word in _HEADINGS


def list_heads(words: list[str]) -> frozenset[int]:
    """Where the unknown nouns of lists stand that hold known nouns too, or whose number is told."""
    found = {head for heads in announced(words).values() for head in heads}
    for run in runs(words):
        known = [item for item in run if words[item.head] in KNOWN]
        if len(run) >= LEAST_ITEMS - 1 and heading(words, run[0].start) in _HEADINGS:
            found |= {item.head for item in run}
        if len(run) >= LEAST_ITEMS and len(known) >= LEAST_KNOWN and 2 * len(known) >= len(run) - 1:
            introduced = sum(item.introduced for item in run)
            found |= {
                item.head for item in run if words[item.head] not in KNOWN and (item.introduced or introduced == 0)
            }
    return frozenset(found)


def runs(words: list[str]) -> Iterator[list[Item]]:
    """The longest stretches of phrases with nothing but commas and "and" between them."""
    run: list[Item] = []
    for start, end in _chunks(words):
        if start and words[start - 1] in _ENDS:
            yield run
            run = []
        whole = _noun(words, start, end)
        if whole and whole[1] == end:
            run.append(Item(whole[0], whole[2], start))
            continue
        follows = words[whole[1]] if whole else ""
        if (
            whole and whole[2] and (words[whole[0]] in KNOWN or follows in _FOLLOWING)
        ):  # "and an umbrella across the river"
            run.append(Item(whole[0], True, start))
        yield run
        tail = _tail(words, start, end)
        run = [tail] if tail else []
    yield run


def _chunks(words: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, word in enumerate([*words, "."]):
        joined = word in _BETWEEN | _ENDS or words[i : i + 3] == ["as", "well", "as"]
        if joined:
            if i > start:
                yield start, i
            start = i + (3 if word == "as" else 1)


def _tail(words: list[str], start: int, end: int) -> Item | None:
    """The phrase that ends a chunk: "wants to cross with a fox", "must take wolf"."""
    for k in range(max(start + 1, end - _LONGEST), end):
        if words[k] in DETERMINERS or words[k].isdigit():
            at = _noun(words, k, end)
            if at and at[1] == end:
                return Item(at[0], at[2], k)
    known = end - start > 1 and words[end - 1] in KNOWN
    return Item(end - 1, False, end - 1) if known else None


def _noun(words: list[str], start: int, end: int) -> tuple[int, int, bool] | None:
    """The noun of a phrase that begins here, the end of the phrase, and whether something introduces it."""
    k, introduced = start, False
    while k < end and (words[k] in _BEFORE_NOUN or words[k].isdigit()):
        introduced = introduced or words[k] in DETERMINERS or words[k].isdigit()
        k += 1
    if k + 1 < end and words[k].isalpha() and words[k + 1] == "of":  # "a wedge of cheese"
        k += 2
        while k < end and words[k] in _BEFORE_NOUN:
            k += 1
    head = None
    while k < end and (unknown(words[k]) or words[k] in KNOWN):
        head, k = k, k + 1
        if words[head] in KNOWN and k < end and words[k] not in KNOWN:
            k += k + 1 == end and unknown(words[k])  # the sugar of "a sugar cube"
            break
    return (head, k, introduced) if head is not None else None
