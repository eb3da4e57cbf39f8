"""Which discs a phrase means: "discs 1 to 3", "the larger three", "the second smallest"."""

import re

from planner.core.language.wordlists import words

SIZES = {
    "smallest": 1,
    "tiniest": 1,
    "littlest": 1,
    "narrowest": 1,
    "lightest": 1,
    "small": 1,
    "little": 1,
    "tiny": 1,
    "largest": -1,
    "biggest": -1,
    "widest": -1,
    "heaviest": -1,
    "large": -1,
    "big": -1,
    "middle": 0,
    "medium": 0,
    "middle sized": 0,
    "medium sized": 0,
    "smaller": 1,
    "larger": -1,
    "bigger": -1,
    "bottom": -1,
    "lower": -1,
    "lowest": -1,
    "top": 1,
    "upper": 1,
    "tinier": 1,
}
# "The larger one" names no disc, "the larger three" and "the 3 larger discs" do.
_ONLY_COUNTED = words("smaller larger bigger tinier bottom lower lowest top upper")  # fmt: skip
_ORDER = {"second": 1, "2nd": 1, "next": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}


def discs_meant(found: re.Match[str], count: int) -> tuple[int, ...] | None:
    """The discs of one phrase among so many, or None where it names none."""
    if found["size"]:
        return _by_size(found, count)
    if found["between"]:
        inner = range(count - 1, 1, -1)
        return tuple(inner) if len(inner) == int(found["between"]) else None
    text = found["labels"] or found["bare"]
    if (ends := re.fullmatch(r"(\d+) to (\d+)", text)) and int(ends[1]) < int(ends[2]) <= count:
        return tuple(range(int(ends[1]), int(ends[2]) + 1))
    return tuple(dict.fromkeys(int(digits) for digits in re.findall(r"\d+", text)[: count + 1]))


def _by_size(found: re.Match[str], count: int) -> tuple[int, ...] | None:
    counted = found["more"] or found["pre"]
    size, several = SIZES[found["size"]], int(counted or 1)
    if found["size"] in _ONLY_COUNTED and not (counted and several < count):
        return None
    if size == 0:
        left = count - several
        if found["orders"] or left <= 0 or left % 2:
            return None
        return tuple(range(left // 2 + 1, left // 2 + several + 1))
    if found["orders"]:
        steps = [_ORDER[word] for word in found["orders"].split() if word in _ORDER]
    else:
        steps = [*range(min(several, count))]
    return tuple(1 + step if size == 1 else count - step for step in steps)
