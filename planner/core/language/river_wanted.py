"""Goals for some only that are said with any verb: "until the goat is across", "it is enough if the wolf gets over",
"he sells the wolf over there and comes back home with the goat".
"""

import re

from planner.core.language.reading import Model
from planner.core.language.river_harm import VERB
from planner.core.language.river_stands import first_person
from planner.core.language.river_words import MARK, VESSEL, sentences

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
_HOME = re.compile(
    r"(?:<\d+>|\b(?:he|she|i|we|they|it))(?: (?!<|not\b|never\b)[^.?;<]+?)?(?: |\band )(?:return|go|come|be|is|are"
    r"|am|get|drive|row"
    r"|travel|walk|sail|end up|stand)(?: to be| again| then)? (?:back )?home\b(?! (?:on|at) the (?:other|far|opposite))"
    r"(?: again| alone| to \w+| safely| on (?:the|his|her|my) (?:near|left|home|own|same|first) (?:bank|side|shore))*"
    r"(?: (?:together )?with(?P<who>(?:(?: and| ,)*(?: the| his| her| my)* <\d+>)+))?"
    rf"|\b{VESSEL} (?:is|be|are|end up|shall be) (?:\w+ )?back (?:with|beside)(?: the| its| his)* <\d+>"
)
_AGAIN = re.compile(r"\b(?:back|again|return\w*|then|alone|sell|sold|deliver\w*|afterwards|in the end|finally)\b")
_STAYS = re.compile(
    r"(?P<who><\d+>(?:(?: ,| and)+(?: the)? <\d+>)*) (?:can |will |shall |is to |are to |may )?(?:simply "
    r"|just )?(?:stay|remain"
    r"|be left|is left|are left|wait)s? (?:behind|here|at home|on this|on the near|where)"
)
_ALL_OTHERS = re.compile(
    r"\b(?:the rest|the other(?! (?:side|bank|shore|end|riverbank))|everybody else|everyone else|everything else)\b"
)
_DELIVERS = re.compile(
    r"\b(?:sell|sold|deliver\w*|hand\w* over|give|gave|drop\w*|leave|left|bring|brought|take|took)\b"
)


def wanted(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Goal | None:
    """The goal for some only that a marked text states in its own words, if any."""
    leader = f"<{names.index(first_person(names))}>"
    for reads in (_comes_home, _stays, _some_over):
        if goal := reads(text, names, counts, leader):
            return goal
    return None


def _names_of(marks: list[str], names: tuple[str, ...], counts: dict[str, int]) -> list[str]:
    return [name for mark in dict.fromkeys(marks) if (name := names[int(mark[1:-1])]) in counts]


def _comes_home(text: str, names: tuple[str, ...], counts: dict[str, int], leader: str) -> Goal | None:
    """ "… and comes back home with the goat": he and the goat are where they were, what he took is over there."""
    for start, end in sentences(text):
        sentence = text[start:end]
        found = _HOME.search(sentence)
        if not found or re.search(r"\b(?:if|when|whenever|unless|before|after(?! which))\b", sentence[: found.start()]):
            continue
        if not _AGAIN.search(sentence):
            continue
        near = _names_of([leader, *MARK.findall(found["who"] or "")], names, counts)
        said = _names_of(MARK.findall(sentence[: found.end()]), names, counts)
        over = [name for name in said if name not in near] if _DELIVERS.search(sentence) else []
        over = over or [name for name in counts if name not in near]
        if near and over:
            goal = {"near": {name: counts[name] for name in near}, "far": {name: counts[name] for name in over}}
            return goal, (start + found.start(), start + found.end())
    return None


def _stays(text: str, names: tuple[str, ...], counts: dict[str, int], leader: str) -> Goal | None:
    """ "The wolf stays behind; all the others have to cross"."""
    for start, end in sentences(text):
        found = _STAYS.search(text[start:end])
        if found and _ALL_OTHERS.search(text[start:end]):
            staying = _names_of(MARK.findall(found["who"]), names, counts)
            if staying and leader not in MARK.findall(found["who"]):
                far = {name: 0 if name in staying else count for name, count in counts.items()}
                return {"far": far}, (start + found.start(), start + found.end())
    return None


def _some_over(text: str, names: tuple[str, ...], counts: dict[str, int], leader: str) -> Goal | None:
    """ "Until the wolf is on the other side", "the goat has to get over; the rest may stay where it likes"."""
    others = [name for name in counts if name != names[int(leader[1:-1])] or counts[name] > 1]
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
