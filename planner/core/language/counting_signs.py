"""Signs by which people count: "3x wolf", "goat x2", "two (2) jugs"."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol, TypeVar


class Word(Protocol):
    """What a word of the text must offer."""

    @property
    def norm(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def value(self) -> Fraction | None: ...


W = TypeVar("W", bound=Word)

TIMES = "x"
_ENDS = frozenset({",", ".", ";", "and", "?"})


def without_second_writing(tokens: Sequence[W], text: str) -> list[W]:
    """ "Two (2) jugs" and "2 (two) jugs" say one number twice."""
    kept: list[W] = []
    i = 0
    while i < len(tokens):
        kept.append(tokens[i])
        i += 4 if _is_written_again(tokens[i : i + 4], text) else 1
    return kept


def numbers_first(tokens: Sequence[W]) -> list[W]:
    """ "3x wolf", "x3 goats" and "goat x2" with the number alone, in front of what it counts."""
    if not any(token.norm == TIMES for token in tokens):
        return list(tokens)
    kept: list[W] = []
    for i, token in enumerate(tokens):
        before, after = tokens[max(0, i - 1) : i], tokens[i + 1 : i + 3]
        if token.norm != TIMES or not _is_times(before, after):
            kept.append(token)
        elif _counts_what_is_before(before, after):
            kept.insert(len(kept) - 1, after[0])
    return _once(kept)


def _is_written_again(some: Sequence[W], text: str) -> bool:
    return (
        len(some) == 4
        and some[0].value is not None
        and some[0].value == some[2].value
        and (text[some[1].start], text[some[3].start]) == ("(", ")")
        and text[some[0].start].isdigit() != text[some[2].start].isdigit()  # "A=8 (8)" is full
    )


def _is_times(before: Sequence[W], after: Sequence[W]) -> bool:
    """Whether an x stands between one number and one noun; "3 x 4" and "x = 8" are something else."""
    counted = bool(before) and before[0].value is not None
    if counted:
        return bool(after) and _is_noun(after[0])
    return len(after) > 0 and after[0].value is not None and (len(after) == 1 or not _is_unit(after[1]))


def _is_noun(word: W) -> bool:
    return word.value is None and len(word.norm) > 1 and word.norm.isalpha()


def _is_unit(word: W) -> bool:
    return word.norm in {"=", TIMES, "l", "L", "litre", "/"}


def _counts_what_is_before(before: Sequence[W], after: Sequence[W]) -> bool:
    """ "Goat x2," counts what stands before it, "x2 goats" what follows."""
    return bool(before) and _is_noun(before[0]) and (len(after) < 2 or after[1].norm in _ENDS)


def _once(tokens: Sequence[W]) -> list[W]:
    """A number that was put in front stands behind no more."""
    kept: list[W] = []
    for token in tokens:
        if not any(token is other for other in kept[-2:]):
            kept.append(token)
    return kept
