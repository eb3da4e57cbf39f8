"""Sentences that a person takes back and says again: "Two humans and one robot... no wait: three humans, …"."""

from collections.abc import Sequence

from planner.core.language.second_thoughts import W
from planner.core.language.wordlists import words

_FILLERS = words(". , hmm hm oh well ok okay err sorry ah")
_RESTARTS = {("no", "wait"), ("wait", "no"), ("scratch", "that"), ("forget", "it"), ("forget", "that"), ("i", "mean")}
_ENDS = frozenset({".", "?"})
# "No wait, there is also a dog" takes nothing back.
_ADDING = words("also too forgot another add extra as")
# What any two sentences may share.
_SMALL = words("the and with for are can but not has have his her they them that this each one want must cross")
LEAST_AFTER = 8
MORE_NUMBERS = 1


def without_false_starts(tokens: list[W]) -> list[W]:
    """The words without the last sentence that was begun anew."""
    norms = [token.norm for token in tokens]
    for i in range(len(norms) - LEAST_AFTER, 0, -1):
        start = _taken_back_from(norms, i)
        if start is not None:
            return tokens[:start] + tokens[i + 2 + (norms[i + 2] == ",") :]
    return tokens


def _taken_back_from(norms: Sequence[str], i: int) -> int | None:
    """Where the sentence starts that the word at i takes back."""
    denied = norms[i] == "no" and norms[i - 1] == "?" and norms[i + 1] in {",", "."}
    anew = norms[i] == "no" and norms[i - 1] == "." and norms[i + 1] in {",", ":"}
    restarted = (norms[i], norms[i + 1]) in _RESTARTS
    careful = norms[i + 2] == ","
    if not (denied or anew or restarted) or (careful and norms[i - 1] != "."):
        return None
    end = i - denied
    while end and norms[end - 1] in _FILLERS:
        end -= 1
    start = next((k + 1 for k in range(end - 1, -1, -1) if norms[k] in _ENDS), 0)
    stop = next((k for k in range(i + 3, len(norms)) if norms[k] in _ENDS), len(norms))
    taken_back, said = norms[start:end], norms[i + 2 + careful : stop]
    if _numbers(taken_back) > _numbers(said) + MORE_NUMBERS or (careful and not _same_matter(taken_back, said)):
        return None  # only some of it was taken back
    return start


def _numbers(norms: Sequence[str]) -> int:
    return sum(norm.isdigit() for norm in norms)


def _same_matter(taken_back: Sequence[str], said: Sequence[str]) -> bool:
    """Whether both count something or speak of the same things, and the second adds nothing to the first."""
    if not taken_back or not said or _ADDING & {*said}:
        return False
    shared = {norm for norm in taken_back if len(norm) > 2 and norm.isalpha()} & {*said} - _SMALL
    return bool(shared) or (taken_back[0].isdigit() and said[0].isdigit())
