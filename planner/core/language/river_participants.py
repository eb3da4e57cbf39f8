"""Who takes part in a crossing puzzle, by how a text speaks of every word that may be somebody: a linear model over the
words around its mentions, what it is, and how often and where it is named.

The weights are in `river_participants.json`, a line a feature; `python -m
planner.benchmark_language.river_participants` fits them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from planner.core.language import linear
from planner.core.language.river_lists import runs
from planner.core.language.river_participant_words import CANDIDATE_NEVER, EVERYBODY, SPEAKERS, kind, raw_kind
from planner.core.language.river_proper_names import proper_names
from planner.core.language.river_words import ADJECTIVES
from planner.core.language.text import Document
from planner.core.language.wordlists import words as words_of

IN, OUT = LABELS = ("in", "out")
FILE = Path(__file__).with_suffix(".json")
# Of a text of any length so many words are looked at: a puzzle has hardly forty.
MOST_CANDIDATES, MOST_PLACES = 150, 12
_ENDS = words_of(". ?")
_NEAR = 4
_LEAST = 1e-9


@dataclass(frozen=True)
class Text:
    """A document as the features see it: its words, what kind each is, and where sentences begin and end."""

    doc: Document
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    sentence: tuple[int, ...]
    tags: tuple[tuple[str, ...], ...]
    proper: frozenset[str]
    lists: dict[int, tuple[str, ...]]


def look(doc: Document) -> Text:
    """The words of a document with what is known of each."""
    words = tuple(token.norm for token in doc.tokens)
    number, sentence = 0, []
    for word in words:
        sentence.append(number)
        number += word in _ENDS
    kinds = tuple(map(kind, words))
    tags: list[set[str]] = [set() for _ in range(number + 1)]
    for word, what, k in zip(words, kinds, sentence, strict=True):
        if what in _TAGS or word in _TAGS:
            tags[k].add(what if what in _TAGS else word)
    return Text(
        doc,
        words,
        kinds,
        tuple(sentence),
        tuple(map(tuple, tags)),
        frozenset(proper_names(doc)),
        _in_lists(words, kinds),
    )


def _in_lists(words: tuple[str, ...], kinds: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """What is said of every head of a list: how long it is, how many of the others are known, and how it begins."""
    found: dict[int, tuple[str, ...]] = {}
    for run in runs(list(words)):
        if len(run) < 2:
            continue
        known = [item.head for item in run if kinds[item.head] in EVERYBODY]
        introduced = sum(item.introduced for item in run)
        for item in run:
            others = len(known) - (item.head in known)
            share = "none" if not others else "all" if others == len(run) - 1 else "some"
            each = "all" if introduced == len(run) else "some" if introduced else "none"
            place = "first" if item is run[0] else "last" if item is run[-1] else "mid"
            found[item.head] = (
                f"list {min(4, len(run))}",
                f"list known {share}",
                f"list introduced {each} {'this' if item.introduced else 'not'}",
                f"list {place}",
                f"list {kinds[item.head]} {share} {each}",
            )
    return found


_TAGS = words_of("HARM HOLD ROW VESSEL WATER if unless without alone with can ? how every each must")


def places(text: Text) -> dict[str, list[int]]:
    """Every word that may be somebody, with where it stands."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(text.words):
        name = SPEAKERS.get(word, word)
        name = "person" if name == "people" else name
        if (name in found or len(found) < MOST_CANDIDATES) and is_candidate(name):
            found.setdefault(name, []).append(i)
    return found


def is_candidate(word: str) -> bool:
    """Whether a word may be somebody at all."""
    return word.isalpha() and len(word) > 1 and word not in CANDIDATE_NEVER


def odds(doc: Document) -> dict[str, float]:
    """What speaks for each word of a text being somebody in the puzzle: the logarithm of its odds."""
    text = look(doc)
    chances = {name: linear.chances(weights(), features(text, name, at)) for name, at in places(text).items()}
    return {name: log(max(each[IN], _LEAST) / max(each[OUT], _LEAST)) for name, each in chances.items()}


def weights() -> linear.Weights:
    """The fitted weights."""
    return linear.load(FILE)


def features(text: Text, name: str, at: list[int]) -> list[str]:
    """What a text says of one word, each once."""
    some: dict[str, None] = {}
    every: dict[str, int] = {}
    for i in at[:MOST_PLACES]:
        here = list(dict.fromkeys(_around(text, i)))
        some.update(dict.fromkeys(here))
        for each in here:
            every[each] = every.get(each, 0) + 1
    number = len(at[:MOST_PLACES])
    if number > 1:
        some.update((f"all {each}", None) for each, times in every.items() if times == number)
    some.update(dict.fromkeys(_whole(text, name, at)))
    return [*some]


def _around(text: Text, i: int) -> Iterator[str]:
    words, kinds = text.words, text.kinds
    b = [_at(words, i - k) for k in (1, 2, 3)]
    a = [_at(words, i + k) for k in (1, 2, 3)]
    bk = [_at(kinds, i - k) for k in (1, 2, 3)]
    ak = [_at(kinds, i + k) for k in (1, 2, 3)]
    yield f"-1 {b[0]}"
    yield f"+1 {a[0]}"
    yield f"-1k {bk[0]}"
    yield f"+1k {ak[0]}"
    yield f"-2k {bk[1]}"
    yield f"+2k {ak[1]}"
    yield f"-21 {bk[1]} {b[0]}"
    yield f"+12 {a[0]} {ak[1]}"
    yield f"-1+1 {bk[0]} {ak[0]}"
    yield f"-321 {bk[2]} {bk[1]} {bk[0]}"
    yield f"+123 {ak[0]} {ak[1]} {ak[2]}"
    k = i - 1
    while k >= 0 and i - k <= _NEAR and words[k] in ADJECTIVES:
        k -= 1
    yield f"by {_at(words, k)}"
    yield f"by {_at(kinds, k - 1)} {_at(kinds, k)}"
    begin = i
    while begin > 0 and text.sentence[begin - 1] == text.sentence[i]:
        begin -= 1
    before = kinds[max(begin, i - _NEAR) : i]
    behind = kinds[i + 1 : i + 1 + _NEAR]
    for what in ("HARM", "HOLD", "ROW", "P", "A", "T", "VESSEL", "WATER", "TELL", "#"):
        if what in before:
            yield f"< {what}"
        if what in behind:
            yield f"> {what}"
    yield from (f"in {tag}" for tag in text.tags[text.sentence[i]])
    yield from text.lists.get(i, ())
    if i == begin:
        yield "first"
    token = text.doc.tokens[i]
    raw = text.doc.original[token.start : token.end]
    yield f"case {'up' if raw[:1].isupper() else 'low'}{' first' if i == begin else ''}"
    here = text.sentence[i]
    yield f"sentence {min(here, 3)}"
    if here >= text.sentence[-1] - 1 and here > 1:
        yield "late"
    if raw != raw.lower().rstrip() and raw.isupper() and len(raw) > 2:
        yield "shout"
    if raw.lower() != words[i]:
        yield "changed"


def _whole(text: Text, name: str, at: list[int]) -> Iterator[str]:
    yield f"word {name}"
    what = raw_kind(name)
    yield f"kind {what}"
    times = min(len(at), 5)
    yield f"times {times}"
    yield f"kind {what} times {times}"
    spread = min(4, len({text.sentence[i] for i in at}))
    yield f"spread {spread}"
    if name in text.proper:
        yield "proper"
        yield f"proper times {times}"
    for k in (2, 3, 4):
        if len(name) > k + 1:
            yield f"ends {name[-k:]}"
    others = {word for word, each in zip(text.words, text.kinds, strict=True) if each in EVERYBODY and word != name}
    people = {word for word in others if kind(word) == "P"}
    yield f"others {min(6, len(others))}"
    yield f"people {min(3, len(people))} {what}"
    lowest = min(at) / len(text.words)
    yield f"at {'early' if lowest < 0.25 else 'middle' if lowest < 0.6 else 'late'}"


def _at(words: tuple[str, ...], i: int) -> str:
    return words[i] if 0 <= i < len(words) else "."
