"""Somebody the story only mentions: the friend who is visited, the buyer on the other bank, "Hilda the witch".

Whoever is named once, has no part in any rule, does not row and stands where a destination or a second name stands is
not taken over.
"""

import re
from collections.abc import Mapping

from planner.core.language.reading import Model
from planner.core.language.river_marks import Marked
from planner.core.language.river_words import PEOPLE

# So little need speak against somebody who has no part in anything; things are often only carried along.
UNLIKELY = -0.5
_DESTINATION = re.compile(
    r"\b(?:to|visit|visiting|see|meet|towards?|for|from|at|of)(?: (?:my|his|her|their|our|your|the|a|an|old|dear"
    r"|own))* $"
)
_SECOND_NAME = re.compile(r"<\d+> the $")
_FIRST_WORD = re.compile(r" <\d+>")
_CONTENTS = re.compile(r"\b(?P<measure>[a-z]+) of $")
_WHERE = re.compile(r" (?:across|over|on|at|in|who|living|behind|beyond|there|to)\b| [.,;?]|$")


def without_only_mentioned(model: Model, marked: Marked, odds: Mapping[str, float]) -> list[str]:
    """Takes those who are only mentioned out of a model, and says who went."""
    if not model["rules"]:
        return []
    ones = [name for name, count in model["entities"].items() if count == 1 and name in marked.names]
    gone = [name for name in ones if _is_only_mentioned(name, model, marked, odds.get(name, 0.0))]
    for name in gone:
        for some in (model["entities"], model.get("weights") or {}, *_sides(model)):
            some.pop(name, None)
    return gone


def _sides(model: Model) -> list[dict[str, int]]:
    return [some for key in ("start", "goal") for some in (model.get(key) or {}).values()]


def _is_only_mentioned(name: str, model: Model, marked: Marked, odds: float) -> bool:
    ruled = {part for rule in model["rules"] for value in rule.values() for part in _parts(value)}
    if name in ruled or name in model["rowers"]:
        return False
    if odds < UNLIKELY and name in PEOPLE:
        return True
    label = f"<{marked.names.index(name)}>"
    if marked.text.count(label) != 1:
        return False
    at = marked.text.index(label)
    before, behind = marked.text[:at], marked.text[at + len(label) :]
    contents = _CONTENTS.search(before)
    return bool(
        (contents and contents["measure"] in model["entities"])
        or (_DESTINATION.search(before) and _WHERE.match(behind) and not contents)
        or _SECOND_NAME.search(before)
        or _FIRST_WORD.match(behind)
    )


def _parts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(part) for part in value] if isinstance(value, list) else []
