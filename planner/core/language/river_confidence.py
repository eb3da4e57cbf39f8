"""How sure a reading of a crossing puzzle can be: what the text says and the model does not show counts against
it.
"""

import re

from planner.core.language.notes import Notes
from planner.core.language.reading import Model
from planner.core.language.river_boat import Boat
from planner.core.language.river_light import ONE_LIGHT
from planner.core.language.river_unknown import unknown
from planner.core.language.river_words import ANIMALS, HARM, PEOPLE, THINGS, sentences

_RULE_LIKE = re.compile(r"\b(?:never|unless|without|not|only|except|alone|unattended|outnumber\w*|neither|nor)\b")
_HARMLESS = re.compile(
    r"\b(?:no other|no further|not matter|never (?:\w+ )?empty|can not (?:\w+ ){0,3}(?:by itself|on its own)"
    r"|no wait)\b"
)
_DANGER = re.compile(
    rf"\b(?:{HARM}|eaten|eating|killed|alone|unattended|outnumber\w*|majority|minority|jealous\w*|unless"
    rf"|without)\b(?! (?:any )?danger)"
)
_NO_DANGER = re.compile(
    r"\b(?:no (?:one|body|person|\w+) (?:\w+ ){0,3}(?:danger\w*|harm\w*|eats?)|harmless|vegetarian|get along|no rule)\b"
)
_SPEAKS_OF = (
    ("goal", 0.12, re.compile(
        r"\b(?:(?:in|at) the end\b[^.?]{0,120}\b(?:left|near|home|back|here|same|stay\w*)\b|end up on|may stay"
        r"|can stay|stay behind (?!the)|swap(?:ped)?|come home|goes? home"
        r"|back on the (?:near|left|starting|first"
        r"|same|original)|where they started|where he started|only needs? the|just needs? the)\b")),
    ("start", 0.12, re.compile(
        r"\b(?:where (?:they|it|he|she) (?:began|started|begin)|and so (?:is|are) the"
        r"|already (?!know)(?:\w+ )?(?:over|across|there|on|at|been|taken|brought)|left behind|so far|(?:left"
        r"|right|near|far|east|west|north|south) (?:bank|side|shore) (?:has|have|hold|:)|(?:is"
        r"|are) still (?:here|on|at))\b")),
    ("max_weight", 0.3, re.compile(r"\b\d+ (?:kg|kilogram|lb|pound|kilo)\b")),
    ("places", 0.08, re.compile(r"\b(?:three places|3 place|island|islet|sandbank|midstream|mid river)\b")),
)  # fmt: skip
_HARMED = re.compile(
    r"\b(?:eat|attack|kill|bite|destroy|steal|chase)s?(?: [a-z]+ and)? (?:the|a|an|his|her) (?P<noun>[a-z]+)\b"
)
_TIMED = re.compile(r"\b\d+ (?:, \d+ ){0,6}(?:, )?(?:and )?(?:\d+ )?minute\b")
_FAMILIAR = PEOPLE | ANIMALS | THINGS | {"me", "you"}
_EXPLAINING = {"rules", "capacity", "rowers", "start", "goal", "places"}


def weigh(notes: Notes, model: Model, boat: Boat | None) -> None:
    """Notes everything that makes this model doubtful."""
    _weigh_sentences(notes)
    _weigh_roles(notes, model)
    doubt_layout(notes, model)
    if any(unknown(found["noun"]) for found in _HARMED.finditer(notes.doc.clean)):
        notes.signal("harm to somebody who is not there", -0.15)
    if boat and boat.self_named and len(model["rowers"]) > 1 and model["rules"]:
        notes.signal("a rower with a name of his own is missing", -0.15)
    notes.doubt_leftovers(0.08)
    if _TIMED.search(notes.doc.clean):
        notes.signal("times", -0.5)
    if ONE_LIGHT in notes.signals:
        return
    if not model["rules"] and _DANGER.search(notes.doc.clean) and not _NO_DANGER.search(notes.doc.clean):
        notes.signal("danger without a rule", -0.35)
    if not model["rules"] and "rowers named" not in notes.signals and not (boat and boat.weights):
        notes.signal("no rule at all", 0.05 if boat and "crossing" in notes.signals else -0.2)


def doubt_layout(notes: Notes, model: Model) -> None:
    """Lowers the confidence for words that speak of a part of the model which is not there."""
    for key, weight, pattern in _SPEAKS_OF:
        if not model.get(key) and pattern.search(notes.doc.clean):
            notes.signal(f"speaks of {key}", -weight)


def _weigh_sentences(notes: Notes) -> None:
    """A sentence that sounds like a rule and gave none."""
    used = [evidence.span for evidence in notes.evidence if evidence.field in _EXPLAINING]
    for start, end in sentences(notes.doc.clean):
        sentence = notes.doc.clean[start:end]
        a, b = notes.doc.span(start, max(start, end))
        if _RULE_LIKE.search(sentence) and not _HARMLESS.search(sentence) and not any(c < b and a < d for c, d in used):
            notes.signal(f"unexplained: {sentence[:30]}", -0.1)


def _weigh_roles(notes: Notes, model: Model) -> None:
    """Somebody who neither rows nor is in any rule, or a name nobody knows, may be no part of the puzzle at all."""
    ruled = {name for rule in model["rules"] for name in _names(rule)}
    for name in model["entities"]:
        if model["rules"] and name not in ruled and name not in model["rowers"]:
            notes.signal(f"{name} has no part", -0.12)
        if name.split()[-1] not in _FAMILIAR:
            notes.signal(f"{name} is no known word", -0.04)
    totals = [sum(model["entities"].get(n, 0) for n in r["strong"]) for r in model["rules"] if r["kind"] == "outnumber"]
    if totals and min(totals) < 2:
        notes.signal("one alone outnumbers nobody", -0.2)
    if any(rule["kind"] == "pair" and not rule["unless"] for rule in model["rules"]):
        notes.signal("nobody minds a pair", -0.12)
    for rule in model["rules"]:
        if rule["kind"] == "pair" and {rule["a"], rule["b"]} & set(model["rowers"]) and len(model["rowers"]) == 1:
            notes.signal("the rower is in danger", -0.3)


def _names(rule: Model) -> list[str]:
    """Every entity that a rule speaks of."""
    return [
        name
        for value in (rule.get(key) for key in ("a", "b", "who", "strong", "weak", "any_of", "unless"))
        if value
        for name in (value if isinstance(value, list) else [value])
    ]
