"""Discs that have names of their own: an atlas, a novel and a notebook, "S, M and L", brie on cheddar.

"White is the smallest, grey the middle one, black the largest" are the discs 1, 2 and 3, and so are the things of which
the text says that they lie on top, in the middle and at the bottom.
"""

import re

from planner.core.language.hanoi_names import replaced
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_SIZES = {
    "smallest": 1, "tiniest": 1, "small": 1, "little": 1, "tiny": 1, "middle": 2, "medium": 2, "middling": 2,
    "largest": 3, "biggest": 3, "widest": 3, "large": 3, "big": 3,
}  # fmt: skip
_NAME = r"(?:the |a |an )?(?P<name>[a-z]{3,})(?: 1| one)?"
# A name is said to have a size, or to lie at a height of the pile.
_IS_A_SIZE = re.compile(
    rf"(?:^|[.,;:?] |and |with |on ){_NAME} (?:(?:is|be|being|=|:|,) )?(?:the )?"
    rf"(?P<size>{'|'.join(_SIZES)})\b(?: one| 1)?(?! (?:[a-z]+ )?(?:peg|rod|pole|post|place|than|pile|stack)\b)"
    r"(?! (?:at|below|underneath|on|of)\b)"
)
_HEIGHTS = (
    (
        3,
        r"(?: \w+){0,1} (?:at the (?:very )?bottom|lowest|underneath|below|down below|at bottom|as the base|undermost)",
    ),
    (1, r"(?: \w+){0,1} (?:(?:right )?on top(?! of\b)|uppermost|at the top|highest|top(?= ?[.,;]))"),
    (2, r"(?: \w+){0,1} (?:on (?:it|that|top of (?:it|that))|in the middle|in between|between (?:them|the))"),
)
_AT_A_HEIGHT = tuple((rank, re.compile(rf"(?:^|[.,;:?] |and |with ){_NAME}{words_}")) for rank, words_ in _HEIGHTS)
_ON_ANOTHER = re.compile(
    r"\b(?P<name>[a-z]{3,}) (?:(?:is|lies|lie|sat|sit|sits|rest|stand|lying) )?on top of (?:the |a "
    r"|an )?(?:big |large )?"
    r"(?P<under>[a-z]{3,})\b"
)
_NO_NAME = words("""the and with disc disk ring plate one this that which only peg rod pole move start take put from
    has have are not but then all moving there being where left right centre center middle hanoi tower 1 each every
    it biggest largest smallest widest number size top bottom lie stand pile stack always any they them other on is
    small large big medium little of than what whose tier box 2 3 4 5 those goal for can must should thing item
    larger bigger smaller wider narrower broader heavier lighter nothing anything something everything""")
_LETTERS = {"S": 1, "M": 2, "L": 3}
FULL, PAIR = {1, 2, 3}, {1, 3}


def with_named_discs(doc: Document) -> Document:
    """The document with every disc that is called by a name of its own called by its number."""
    if names := _lettered(doc) or _by_size(doc.clean) or _by_height(doc.clean):
        order = sorted(names, key=lambda name: names[name])
        return replaced(doc, {name: f"disc {k}" for k, name in enumerate(order, 1)})
    return doc


def _lettered(doc: Document) -> dict[str, int]:
    """Sizes as on shirts."""
    norms = {token.norm for token in doc.tokens}
    if not {"S", "L"} <= norms or norms & {"R", "K", "N", "O", "P", "Q", "T"}:
        return {}
    return {letter: rank for letter, rank in _LETTERS.items() if letter in norms}


def _by_size(clean: str) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for found in _IS_A_SIZE.finditer(clean):
        name = found["name"]
        if name not in _NO_NAME:
            sizes.setdefault(name, _SIZES[found["size"]])
    again = {name: rank for name, rank in sizes.items() if len(re.findall(rf"\b{name}\b", clean)) > 1}
    return _distinct(again) or (sizes if sorted(sizes.values()) == sorted(FULL) else {})


def _by_height(clean: str) -> dict[str, int]:
    """Names by where they lie in the pile: each must be one, and named again or told with an article before."""
    heights: dict[str, int] = {}
    for rank, pattern in _AT_A_HEIGHT:
        for found in pattern.finditer(clean):
            if found["name"] not in _NO_NAME:
                heights.setdefault(found["name"], rank)
    if len(heights) < len(PAIR):
        heights = {}
        for found in _ON_ANOTHER.finditer(clean):
            if not {found["name"], found["under"]} & _NO_NAME:
                heights |= {found["name"]: 1, found["under"]: 3}
    if {*heights.values()} == PAIR and (between := _third(clean, heights)):
        heights[between] = 2
    return _distinct(heights)


def _third(clean: str, heights: dict[str, int]) -> str | None:
    """ "An atlas, a novel and a notebook": the one of three whose height is not told."""
    article = r"(?:a |an |the )"
    row = re.compile(rf"{article}([a-z]{{3,}}) , {article}?([a-z]{{3,}}) (?:, )?and {article}?([a-z]{{3,}})\b")
    for found in row.finditer(clean):
        others = [name for name in found.groups() if name not in heights]
        if len(others) == 1 and others[0] not in _NO_NAME:
            return others[0]
    return None


def _distinct(ranks: dict[str, int]) -> dict[str, int]:
    complete = sorted(ranks.values()) in (sorted(FULL), sorted(PAIR))
    return ranks if complete else {}
