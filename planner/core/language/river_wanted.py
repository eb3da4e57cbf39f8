"""Goals for some only that are said with any verb: "until the goat is across", "it is enough if the wolf gets over"."""

import re

from planner.core.language.reading import Model
from planner.core.language.river_harm import VERB
from planner.core.language.river_leading import first_person
from planner.core.language.river_words import MARK, sentences

Goal = tuple[Model, tuple[int, int]]

_THERE = (
    r"\b(?:across|over(?! and over)|(?:other|far|opposite|right|east|west|north|south|target) (?:side|bank|shore|end"
    r"|riverbank)|on the other|over there)\b"
)
_ONLY_THESE = re.compile(
    r"\b(?:until|before|after which|enough|sufficient|suffice\w*|only|just|all (?:he|she|i|we|they|you) (?:want|need"
    r"|care about|have to)|as soon as)\b"
)
_REST = re.compile(
    r"\b(?:(?:the )?(?:rest|other(?! (?:side|bank|shore|end|riverbank))|remaining|remainder)|everything else"
    r"|everybody else|anything else|whatever else)\b"
    r"[^.?]{0,50}\b(?:not (?:matter|care|important|count|interest\w*|needed)|no matter|no importance|irrelevant"
    r"|unimportant"
    r"|like|wherever|anywhere|all the same|stay|remain)"
)
_NO_GOAL = re.compile(
    r"\b(?:(?<!enough )(?<!sufficient )(?<!suffice )if|when|whenever|unless|without|never|may not|must not|can not"
    r"|take only|hold\w*|carry|room|at a time|seat\w*"
    r"|fit\w*|already|row|paddle|steer|everything|everybody|everyone|all of them|all (?:\d+|the)|both|alone|rule\w*)\b"
)


def some_over(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Goal | None:
    """ "Until the wolf is on the other side", "the goat has to get over; the rest may stay where it likes"."""
    leader = first_person(names)
    others = [name for name in counts if name != leader or counts[name] > 1]
    before: tuple[int, int] | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        rest = _REST.search(sentence)
        if rest and before and not MARK.search(sentence):
            sentence, (start, end) = text[slice(*before)], before
        before = (start, end)
        head = sentence[: rest.start()] if rest and sentence == text[start:end] else sentence
        there = re.search(_THERE, head)
        only = _ONLY_THESE.search(head)
        if not there or not (only or rest) or _NO_GOAL.search(head) or VERB.search(head):
            continue
        marks = MARK.findall(head[only.start() if only and not rest else 0 : there.start()])
        some = [name for name in _names_of(marks, names, counts) if name in others]
        if some and len(some) < len(others):
            return {"far": {name: counts[name] for name in some}}, (start, end)
    return None


def _names_of(marks: list[str], names: tuple[str, ...], counts: dict[str, int]) -> list[str]:
    return [name for mark in dict.fromkeys(marks) if (name := names[int(mark[1:-1])]) in counts]
