"""Numbers that come in pairs, what is in a jug and how much goes in: "A 8/8, B 0 of 5", "A = 8 (8), B = 5 (0)"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from planner.core.language.jug_words import CONTAINER
from planner.core.language.units import UNIT

_SIZE_FIRST = re.compile(
    rf"\b[A-EPQRSTX-Z] (?:[=:] )?(?P<size>\d+(?:/\d+)?)(?: {UNIT})? , (?P<content>\d+(?:/\d+)?)(?: {UNIT})? ,"
)
_CAPACITY_FIRST = re.compile(
    rf"\b(?:capacity|cap|size|volume|max|maximum|hold) (?:of |: |= )?(?P<size>\d+)(?: {UNIT})? , (?:[:=]|now|has"
    rf"|contain|content) (?P<content>\d+)\b"
)
_CONTENT_FIRST = re.compile(
    rf"(?<![\w/])(?P<content>\d+)(?: {UNIT})?(?: full)? (?:of|/|out of) (?:its |a possible |possible |at most "
    rf"|a maximum of )?"
    rf"(?P<size>\d+)\b(?! /|(?: {UNIT})? (?!cup){CONTAINER})"
)
# "Capacity/current: 8/8, 5/0, 3/0".
_SIZE_HEAD = re.compile(
    r"\b(?:capacity|size|volume|max|maximum|holds?) (?:/|, |and|: )+ ?(?:current\w*|content\w*|now|initial\w*|level"
    r"|start\w*|filled)"
)
_SIZE_SLASH = re.compile(r"(?<![\w/] )\b(?P<size>\d+) / (?P<content>\d+)\b(?! /)")
_WANTED = re.compile(
    r"\b(?:goal|target|want\w*|end|final\w*|aim|desired|need\w*|should|must|until|so that|result|finish\w*|reach|after"
    r"|get|to)\b"
)

_VALUE = re.compile(r"\b(?P<letter>[A-EPQRSTX-Z]) [=:] (?P<n>\d+)\b")
_VALUES = re.compile(
    rf"{_VALUE.pattern}(?: {UNIT})?(?: (?:,|and) [A-EPQRSTX-Z] [=:] \d+(?: {UNIT})?)+".replace(
        "?P<letter>", ""
    ).replace("?P<n>", "")
)

_ROW = re.compile(
    r"(?<![\w/] )(?<!\d [,/] )\b\d+(?: [,/] \d+)+\b(?! [,/] \d)(?! (?:, )?(?:and|or) \d| (?:litre|pint|gallon|ml"
    r"|unit)\b)"
)
_BEGUN = re.compile(r"\b(?:start\w*|initial\w*|begin\w*|from|now|content\w*|current\w*|level|at first|contain)\b")
_START = re.compile(r"\b(?:start\w*|initial\w*|begin\w*|from|now|current\w*|at first)\b")
_SIZES = re.compile(rf"\b(?:{CONTAINER}|capacity|size|volume|hold)\b")
# "8 full, 5 empty, 3 empty" tells sizes, "one full, two empty" counts jugs.
_STATES = re.compile(r"\b\d+ (?:full|empty)(?:(?: (?:,|and|;))+ \d+ (?:full|empty))+")
_DIGITS = re.compile(r"\d+")
_FEW = 4


def paired(clean: str, pronouns: set[int]) -> dict[int, str]:
    """The roles of the numbers that stand in pairs, by their place."""
    sizes_first = list(_SIZE_FIRST.finditer(clean)) or list(_CAPACITY_FIRST.finditer(clean))
    if len(sizes_first) >= 2:
        return {at: role for found in sizes_first for at, role in _first_look(found)}
    if listed := [found for found in _STATES.finditer(clean) if max(map(int, _DIGITS.findall(found.group()))) > _FEW]:
        return {found.start() + at.start(): "size" for found in listed for at in _DIGITS.finditer(found.group())}
    if series := _series(clean) or _rows(clean):
        return series
    headed = list(_SIZE_SLASH.finditer(clean)) if _SIZE_HEAD.search(clean) else []
    if len(headed) >= 2 and all(int(found["content"]) <= int(found["size"]) for found in headed):
        return {at: role for found in headed for at, role in _first_look(found)}
    pairs = [
        found
        for found in _CONTENT_FIRST.finditer(clean)
        if int(found["content"]) <= int(found["size"]) and found.start("content") not in pronouns
    ]
    if len(pairs) < 2 or len({found["size"] for found in pairs}) < 2:
        return {}
    roles = dict(_first_look(pairs[0]))
    wanted = False
    for last, found in pairwise(pairs):
        wanted = wanted or _WANTED.search(clean[last.end() : found.start()]) is not None
        roles |= dict([(found.start("content"), "target"), (found.start("size"), "mention")] if wanted
                      else _first_look(found))  # fmt: skip
    return roles


def _series(clean: str) -> dict[int, str]:
    """ "a = 9, b = 0; capacities a = 9, b = 6": letters that are given values twice, the sizes being the larger."""
    runs = list(_VALUES.finditer(clean))
    values = [[(at["letter"], int(at["n"]), run.start() + at.start("n")) for at in _VALUE.finditer(run.group())]
              for run in runs]  # fmt: skip
    letters = {tuple(letter for letter, _, _ in some) for some in values}
    if len(values) < 2 or len(letters) != 1:
        return {}
    size = max(range(len(values)), key=lambda k: [n for _, n, _ in values[k]])
    if any(n > m for some in values for (_, n, _), (_, m, _) in zip(some, values[size], strict=True)):
        return {}
    roles: dict[int, str] = {}
    for k, some in enumerate(values):
        before = clean[runs[k - 1].end() if k else 0 : runs[k].start()]
        role = "size" if k == size else "target" if _WANTED.search(before) else "content"
        roles |= {at: role for _, _, at in some}
    return roles


def _rows(clean: str) -> dict[int, str]:
    """ "Start (8, 0, 0), goal (4, 4, 0), jugs (8, 5, 3)": rows of one length, the largest being the sizes."""
    rows = list(_ROW.finditer(clean))
    values = [[int(n) for n in _DIGITS.findall(row.group())] for row in rows]
    length = len(max(values, key=len, default=[]))
    alike = [k for k, row in enumerate(values) if len(row) == length]
    heads = {k: clean[rows[k - 1].end() if k else 0 : rows[k].start()] for k in alike}
    size = next(
        (k for k in alike if _SIZES.search(heads[k]) and _holds_all(values[k], [values[i] for i in alike])), None
    )
    if len(alike) < 2:
        return {}
    roles: dict[int, str] = {}
    for k in alike:
        role = "size" if k == size else _role_by(heads[k])
        if role is None:
            return {}
        roles |= {rows[k].start() + at.start(): role for at in _DIGITS.finditer(rows[k].group())}
    return roles if size is not None or {*roles.values()} == {"content", "target"} else {}


def _holds_all(sizes: list[int], rows: list[list[int]]) -> bool:
    return all(n <= m for row in rows for n, m in zip(row, sizes, strict=True))


def _role_by(head: str) -> str | None:
    """What the words before a row say that it is: the word that stands nearest counts."""
    begun, wanted = ([found.end() for found in cue.finditer(head)] for cue in (_BEGUN, _WANTED))
    if not begun and not wanted:
        return None
    if wanted and not _START.search(head):
        return "target"  # "wanted contents"
    return "content" if max(begun, default=-1) > max(wanted, default=-1) else "target"


def _first_look(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    yield found.start("content"), "content"
    yield found.start("size"), "size"
