"""Who shall be on which side in the end, where not everybody crosses: read along the sentences about the end.

"In the end the cabbage should lie on the far bank and everything else, farmer included, on the near one"; "he sells the
wolf over there and comes home with the goat"; "the goat stays here, the rest goes over".
"""

import re
from dataclasses import dataclass, field

from planner.core.language.reading import Model
from planner.core.language.river_along import ALL, BOAT, EACH, LEADER, REST, Memory, along, towards
from planner.core.language.river_harm import VERB
from planner.core.language.river_leading import first_person
from planner.core.language.river_words import MARK, sentences

Span = tuple[int, int]
Goal = tuple[Model, Span]

_AIM = re.compile(
    r"\b(?:goal|target|aim|so that|until|after which|in the end|at the end|finally|eventually|afterwards?"
    r"|when (?:all|everything|it) is"
    r"(?: all)? (?:done|over)"
    r"|by (?:nightfall|evening|night|tonight|noon|the end)|tonight|from now on|for good|wanted|want|wish|order\w*|sold"
    r"|promise\w*|live on|stays?|remains?|keep\w*|(?:is|be) (?:done|finished)"
    r"|(?:should|must|shall|has to|have to|need to|needs to|is to|are to|to|needs?) (?:be|end|stand|lie|stay|get|go"
    r"|bring|deliver|come|take|leave|finish|row|return)"
    r"|(?:come|go|row|return)s? (?:back )?(?:home|alone|back)|not to cross|never leave\w*|get rid|ends? up|(?:is"
    r"|are) (?:moving|staying)|moves? to)\b"
)
# What "near" is only said of in the end.
_AT_THE_END = re.compile(
    r"\b(?:in the end|at the end|finally|eventually|end up|stays?|remains?|home|alone|when (?:all|everything|it) is"
    r"|by (?:nightfall|evening|tonight|the end)|tonight|not to cross|never leave\w*|goal|wanted|finish\w*)\b"
)
_NOT_AN_AIM = re.compile(
    r"\b(?:(?<!enough )if|whenever|unless|may not|must not|can not|cannot|without(?! (?:any|either|one) of)|always"
    r"|on (?:his|her|the|my) way|outnumber\w*|at a time|hold\w*"
    r"|(?<!back )(?<!home )(?<!up )(?<!leave )(?<!return )(?<!returns )alone|room|carr(?:y|ies)|seat\w*"
    r"|(?:in )?which (?:can|hold|take|carry)|how"
    r"|left with|same|either|neither|nor|both sides|more|fewer|number|time|times|each"
    r"|per trip|at first|in between|not matter|unattended|from (?:market|town|work|school|the fair))\b"
)
_NOT_OF_THE_END = re.compile(
    r"\b(?:already|still|(?<!from )now|so far|halfway|(?:have|has) (?:rowed|taken|brought|ferried|gone|crossed"
    r"|come|landed))\b"
)
# "A grandfather goes home with a lamb": the way home may be the way over.
_TO_HIS_HOME = re.compile(r"\bhome\b")
_AGAIN = re.compile(
    r"\b(?:back|again|then|afterwards?|end|other|far|opposite|there|finally|return|own|same|this|stays?|finish\w*|tonight"
    r"|by \w+|at home|alone|over|across|sell|sold|deliver\w*|order\w*)\b"
)
_FINISH = re.compile(r"\bfinish\w*\b(?! off)")  # no harm is meant
_SWAP = re.compile(
    r"(?P<who><\d+>(?:(?: ,| and)+(?: the)? <\d+>)+) (?:(?:are to|should|must|shall|have to|need to|want to|to) )?"
    r"(?:change|swap|switch|trade|exchange) (?:side|place|bank|hut)s?\b"
)
_PART = re.compile(
    r" ;| but\b| (?:so|such) that\b| (?:until|after which)\b| , and (?=(?:the )?(?:<\d+>|he|she) (?:wants?"
    r"|wish(?:es)?) )"
)


@dataclass
class _Aims:
    """Where each shall be in the end, and those of whom it is said together."""

    sides: dict[str, str] = field(default_factory=dict)
    rest: str | None = None
    all: tuple[str, int | None] | None = None
    boat: str | None = None
    span: Span | None = None
    final: bool = False


def read_aims(text: str, names: tuple[str, ...], counts: dict[str, int], begun: Model | None) -> Goal | None:
    """The goal of a marked text that puts some on each side; None where it puts nobody on the near one. Where not all
    begin on the near side `begun` says who is where.
    """
    leader, over, memory, aims = first_person(names), towards(text), Memory(), _Aims()
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _AIM.search(sentence) or _NOT_OF_THE_END.search(sentence):
            continue
        if _TO_HIS_HOME.search(sentence) and not _AGAIN.search(sentence):
            continue
        for part in _PART.split(sentence):
            if _NOT_AN_AIM.search(part) or VERB.search(_FINISH.sub("", part)):
                continue
            _swap(aims, part, names, begun)
            aims.final = aims.final or _AT_THE_END.search(part) is not None
            for side, who, number in along(part, over, memory):
                aims.span = aims.span or (start, end)
                if who == ALL:
                    aims.all = (side, number)
                elif who in {REST, EACH}:
                    aims.rest = side
                elif who == BOAT:
                    aims.boat = side
                else:
                    aims.sides[leader if who == LEADER else names[int(who[1:-1])]] = side
    goal = _goal(aims, leader, counts, begun)
    return (goal, aims.span) if goal and aims.span else None


def _swap(aims: _Aims, part: str, names: tuple[str, ...], begun: Model | None) -> None:
    """ "Fox and goose are to change sides": each is to be where he does not stand."""
    found = _SWAP.search(part)
    if found and begun:
        for mark in MARK.findall(found["who"]):
            name = names[int(mark[1:-1])]
            aims.sides[name] = "near" if name in begun["far"] else "far"


def _goal(aims: _Aims, leader: str, counts: dict[str, int], begun: Model | None) -> Model | None:
    sides = {name: side for name, side in aims.sides.items() if name in counts}
    if aims.all:
        side, number = aims.all
        others = [name for name in counts if name != leader or sum(counts.values()) == number]
        told = others if leader in sides or number else list(counts)
        sides = dict.fromkeys(told, side) | sides
    if aims.rest:
        sides = {name: sides.get(name, aims.rest) for name in counts}
    if aims.boat == "near" and not sides and leader in counts:  # whoever rows is where the boat is
        sides = {leader: "near"}
    near, far = ([name for name in counts if sides.get(name) == side] for side in ("near", "far"))
    if near and not far and aims.final and len(near) < len(counts):
        far = [name for name in counts if name not in near]
    if begun and len(near) == len(counts):
        return {"near": dict(counts)}
    if not near or not far:
        return None
    return {"near": {name: counts[name] for name in near}, "far": {name: counts[name] for name in far}}
