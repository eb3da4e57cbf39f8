"""Who shall be on which side in the end, where not everybody crosses.

"In the end the cabbage should lie on the far bank and everything else, farmer included, on the near one".
"""

import re

from planner.core.language.reading import Model
from planner.core.language.river_along import along, towards
from planner.core.language.river_harm import VERB
from planner.core.language.river_stands import first_person
from planner.core.language.river_words import sentences

_AIM = re.compile(
    r"\b(?:goal|target|aim|in the end|at the end|finally|eventually|when (?:all|everything|it) is (?:done|over)|by \w+"
    r"|(?:should|must|shall|has to|have to|need to|needs to|is to|are to|want to|wants to|to) (?:be|end|stand|lie"
    r"|stay|get|go|bring|deliver|come|take|leave)|for good|wanted|ordered)\b"
)
_NOT_AN_AIM = re.compile(
    r"\b(?:if|whenever|unless|never|may not|must not|can not|cannot|without|outnumber\w*|alone|at a time|hold\w*|room"
    r"|carr\w+|seat\w*|which|already|still|now|how|left with|together with(?! (?:him|her))|same|either|neither|nor"
    r"|both sides|more|fewer|number|time|times|each)\b"
)


def read_aims(text: str, names: tuple[str, ...], counts: dict[str, int]) -> tuple[Model, tuple[int, int]] | None:
    """The goal of one sentence of a marked text that puts some on each side; None where none does."""
    leader, over = first_person(names), towards(text)
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _AIM.search(sentence) or _NOT_AN_AIM.search(sentence) or VERB.search(sentence):
            continue
        sides: dict[str, str] = {}
        rest = None
        for side, who in along(sentence, over):
            if who == "rest":
                rest = side
            elif who != "boat":
                sides[leader if who == "leader" else names[int(who.rpartition(" ")[2][1:-1])]] = side
        if rest:
            sides = {name: sides.get(name, rest) for name in counts}
        goal = {
            side: {name: counts[name] for name, at in sides.items() if at == side and name in counts}
            for side in ("near", "far")
        }
        if goal["near"] and goal["far"]:
            return goal, (start, end)
    return None
