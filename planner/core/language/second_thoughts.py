"""Numbers that a person takes back: "the boat takes two. Wait, make that 4", "three wolves, sorry, four wolves".

Works on anything that has the word as `norm` and is read after numbers have become digits.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from planner.core.language.wordlists import words


class Word(Protocol):
    """What a word of the text must offer."""

    @property
    def norm(self) -> str: ...


W = TypeVar("W", bound=Word)

_OOPS = words("no wait sorry actually oops correction rather hmm hm nope err er")
_HOLDING = words("hold take carry fit seat for bear boat raft canoe holding seater")
LONGEST_CUE = 4
NEAR = 3


def without_second_thoughts(tokens: Sequence[W]) -> list[W]:
    """The words with every number that was taken back replaced by the one that was meant."""
    kept = list(tokens)
    norms = [token.norm for token in kept]
    for i in range(len(kept) - 3, 0, -1):
        if i + 2 >= len(norms):  # a later correction has shortened the text
            continue
        if norms[i] == "make" and norms[i + 2].isdigit() and _takes_back(norms, i):
            kept = _replaced(kept, norms, i)
            norms = [token.norm for token in kept]
        elif (norms[i] in _OOPS or norms[i : i + 2] == ["i", "mean"]) and (
            norms[i - 1] in {",", "."} or norms[i - 1 : i + 1] == ["or", "rather"]
        ):
            kept = _restarted(kept, norms, i)
            norms = [token.norm for token in kept]
    return kept


def _takes_back(norms: list[str], i: int) -> bool:
    """Whether "make that 4" or "no, make it 4" corrects; "with a tap, make it 4 litres" asks for something."""
    sorry = bool(_OOPS & {*norms[max(0, i - NEAR) : i]})
    return norms[i + 1] == "that" or (norms[i + 1] == "it" and sorry)


def _replaced(kept: list[W], norms: list[str], i: int) -> list[W]:
    """ "… make that 4 in the boat": the last number of its kind before."""
    begin = i
    while begin and i - begin < LONGEST_CUE and norms[begin - 1] in _OOPS | {",", "but", "well", "oh", "no"}:
        begin -= 1
    noun = next(iter(norms[i + 3 : i + 4]), "")
    about_boat = bool({"boat", "raft", "canoe", "seat"} & {*norms[i + 3 : i + 6]})
    numbers = [k for k in range(begin) if norms[k].isdigit()]
    of_noun = [k for k in numbers if noun in norms[k + 1 : k + 1 + NEAR] and noun.isalpha()]
    of_boat = [k for k in numbers if about_boat and _HOLDING & {*norms[max(0, k - NEAR) : k]}]
    target = (of_boat or of_noun or numbers)[-1:]
    if not target:
        return kept
    k = target[0]
    return [*kept[:k], kept[i + 2], *kept[k + 1 : begin], *kept[i + 3 :]]


def _restarted(kept: list[W], norms: list[str], i: int) -> list[W]:
    """ "Three wolves, sorry, four wolves": the first of the two numbers and all behind it goes."""
    after = i + 1
    while after < len(norms) and norms[after] in _OOPS | {",", "i", "mean", "meant", "it", "is", "the", "a", "an"}:
        after += 1
    if norms[after + 1 : after + 3] == ["of", "each"] and norms[after].isdigit():
        return _each_anew(kept, norms, i, after)
    before = next((k for k in range(i - 1, max(-1, i - 1 - LONGEST_CUE), -1) if norms[k].isdigit()), None)
    if before is None or after >= len(norms) or not norms[after].isdigit():
        return kept
    first, second = norms[before + 1 : i], norms[after + 1 : after + 2]
    same = not [word for word in first if word.isalpha()] or second[0:1] == first[0:1] or second in ([","], ["."])
    return kept[:before] + kept[after:] if same else kept


def _each_anew(kept: list[W], norms: list[str], i: int, after: int) -> list[W]:
    """ "Three wolves and three goats … sorry, four of each": both numbers before."""
    first = max(0, i - NEAR * LONGEST_CUE)
    said = [k for k in range(first, i) if norms[k].isdigit() and norms[k + 1].isalpha()][-2:]
    end = i
    while end and norms[end - 1] in {".", ","}:
        end -= 1
    return [kept[after] if k in said else word for k, word in enumerate(kept[:end])] + kept[after + 3 :]
