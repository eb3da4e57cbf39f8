"""Who is on which side, read along a sentence.

A sentence is taken as a row of words for somebody and words for a side. Those who stand before a side are on it ("one
monk and one robber are in the east"), those who hang on behind it are there too ("with the raft", "and so is the
boat"), and whoever took somebody over is spoken of again by "and is back". Whether it is so now or shall be so in the
end is for others to say.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from planner.core.language.river_along_words import (
    ADJACENT,
    BREAKS,
    CLAUSE_BEGINS,
    COMPASS,
    GOES,
    IS_THERE,
    JOINED,
    LISTED,
    NEAR_WORDS,
    SIDES,
    TOKEN,
    towards,
)

__all__ = ["ALL", "BOAT", "EACH", "LEADER", "REST", "Memory", "Place", "along", "towards"]

LEADER, BOAT, REST, ALL, EACH = "leader", "boat", "rest", "all", "each"
_ANCHORS = frozenset({"side", "far", "near", "not_back", "there", "is_not"})


class Place(NamedTuple):
    """Somebody on a side: a mark, or one of the words above; `number` where only so many are meant."""

    side: str
    who: str
    number: int | None = None


@dataclass
class Memory:
    """What the sentences before leave to be spoken of again: the last side, who acted, and who was placed last."""

    side: str | None = None
    agent: list[tuple[str, int | None]] = field(default_factory=list)
    group: list[tuple[str, int | None]] = field(default_factory=list)
    last: list[tuple[str, int | None]] = field(default_factory=list)


@dataclass
class _Row:
    """How far a sentence has been read."""

    sentence: str
    memory: Memory
    found: list[Place] = field(default_factory=list)
    run: list[re.Match[str]] = field(default_factory=list)
    left: re.Match[str] | None = None
    left_side: str = ""
    placed: int = 0  # how many of `found` the last side has
    freed: bool = False  # whether the side to come is one where somebody may be
    carried: bool = False  # whether those named last were taken by somebody

    def end_of_left(self) -> int:
        return self.left.end() if self.left else 0


def along(sentence: str, over: str | None, memory: Memory | None = None) -> list[Place]:
    """Sides and who is there, in the order of a sentence; `over` is the direction of the far side."""
    row = _Row(sentence, memory or Memory())
    for token in TOKEN.finditer(sentence):
        kind = token.lastgroup or ""
        if kind == "mark":
            row.memory.last = _who(token, row.memory)
        if kind in {"carry", "gives"}:
            if row.run and not row.left:
                row.memory.agent = [who for some in row.run for who in _who(some, row.memory)]
            elif row.run:
                row.memory.agent = _who(row.run[-1], row.memory)
            row.run, row.carried = [], True
            if kind == "gives":  # whoever is sold is over there then
                row.left, row.left_side, row.placed = token, "far", 0
        elif kind == "besides":
            if row.left:
                row.found.append(Place("near" if row.left_side == "far" else "far", token["besides"]))
        elif kind == "free":  # "the wolf may stay where it is": that says nothing of him
            row.run, row.left, row.placed, row.freed = [], None, 0, True
        elif kind == "it":
            if row.memory.last:
                row.run.append(token)
        elif kind in _ANCHORS:
            if row.run or not row.freed:
                _at_a_side(row, token, _side(token, over, row.memory))
            row.freed = False
        else:
            row.run.append(token)
    _put(row, _hanging(row, row.run), row.left_side)
    return row.found


def _at_a_side(row: _Row, token: re.Match[str], side: str) -> None:
    if row.run:
        behind, before = _settled(row, token)
        tail = row.sentence[row.run[-1].end() : token.start()]
        _put(row, behind, row.left_side)
        row.placed = 0
        row.left, row.left_side, row.run = token, side, []
        _put(row, before, side)
        if not row.carried:
            row.memory.agent = []
        row.carried = False
        if behind and not before and GOES.search(tail):  # "he sells the wolf and rows home"
            _spoken_of_again(row, token, side)
    else:
        between = row.sentence[row.end_of_left() : token.start()]
        if row.left and row.placed and ADJACENT.fullmatch(between):  # "waiting on the far bank", "back on the near one"
            row.found[-row.placed :] = [Place(side, who, n) for _, who, n in row.found[-row.placed :]]
        elif GOES.search(between) or token.lastgroup == "not_back" or token.group().startswith(("back", "return")):
            _spoken_of_again(row, token, side)
        else:
            row.placed = 0
        row.left, row.left_side = token, side
    row.memory.side = "far" if token.group().endswith("here") else side  # "he is here, the goat is there"


def _spoken_of_again(row: _Row, token: re.Match[str], side: str) -> None:
    """ "… and is back": whoever acted, else whoever was spoken of last."""
    again = row.memory.agent or row.memory.group
    row.found += [Place(side, who, n) for who, n in again]
    row.placed = len(again)
    if token.lastgroup == "not_back" or token.group().startswith("back"):
        row.found.append(Place(side, BOAT))
        row.placed += 1


def _settled(row: _Row, right: re.Match[str]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Which of those between two sides belong to the one before them and which to the one behind."""
    run = row.run
    if row.left is None:
        return [], _last_clause(row, run)
    tail = row.sentence[run[-1].end() : right.start()]
    first = row.sentence[row.end_of_left() : run[0].start()]
    if CLAUSE_BEGINS.search(tail) and JOINED.fullmatch(first):  # "on the near bank the others, on the far bank …"
        return _hanging(row, run), []
    if not JOINED.fullmatch(first) or (len(run) == 1 and "with" in first.split() and not tail.strip()):
        return [], run
    gaps = [first]
    gaps += [row.sentence[a.end() : b.start()] for a, b in pairwise(run)]
    for broken in BREAKS:
        at = next((k for k in range(len(gaps) - 1, -1, -1) if broken.search(gaps[k])), None)
        if at is not None:
            return _hanging(row, run[:at]), run[at:]
    return ([], run) if IS_THERE.search(tail) else (run, [])


def _last_clause(row: _Row, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "A farmer, a wolf and a goat: the wolf is over", "he came by boat, the wolf is over": only the last are."""
    gaps = [row.sentence[a.end() : b.start()] for a, b in pairwise(run)]
    said = next((k for k, gap in enumerate(gaps) if GOES.search(gap)), len(gaps))
    cuts = [k for k, gap in enumerate(gaps) if re.search(r" [:;]", gap) or (k > said and " ," in gap)]
    return run[cuts[-1] + 1 :] if cuts else run


def _hanging(row: _Row, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those of a run that hang on the side before it."""
    if row.left is None or not run:
        return []
    first = row.sentence[row.end_of_left() : run[0].start()]
    if not (JOINED.fullmatch(first) or (row.placed and LISTED.fullmatch(first))):
        return []
    kept = run[:1]
    for token in run[1:]:
        if not LISTED.fullmatch(row.sentence[kept[-1].end() : token.start()]):
            break
        kept.append(token)
    return kept


def _put(row: _Row, run: list[re.Match[str]], side: str) -> None:
    some = [who for token in run for who in _who(token, row.memory)]
    for token in run:
        if token["except"]:
            other = "near" if side == "far" else "far"
            row.found.append(Place(other, token["except"]))
    row.found += [Place(side, who, n) for who, n in some]
    row.placed += len(some)
    if some and some != [(BOAT, None)]:
        row.memory.group = [each for each in some if each[0] != BOAT]


def _who(token: re.Match[str], memory: Memory) -> list[tuple[str, int | None]]:
    kind = token.lastgroup or ""
    if kind == "mark":
        mark = re.search(r"<\d+>", token.group())
        assert mark is not None
        return [(mark.group(), int(token["n"]) if token["n"] else None)]
    if kind == "it":
        return memory.last
    if kind == "except":
        return [(REST, None)]
    if kind == "all":
        return [(ALL, int(token["so_many"]) if token["so_many"] else None)]
    return [(kind, 1 if kind == EACH else None)]


def _side(token: re.Match[str], over: str | None, memory: Memory) -> str:
    kind = token.lastgroup
    if kind == "there":
        return memory.side or "far"
    if kind == "is_not":  # "the goat is over, the wolf is not"
        return "far" if memory.side == "near" else "near"
    if kind in {"not_back", "far"}:
        return "far"
    if kind == "near":
        return "near"
    word = next(word for word in re.findall(SIDES, token.group()) if word)
    if over == word:
        return "far"
    if over is not None and re.fullmatch(COMPASS, word):
        return "far" if word[:4] == over[:4] else "near"
    return "near" if word in NEAR_WORDS else "far"
