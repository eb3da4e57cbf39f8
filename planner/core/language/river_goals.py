"""What must be where in the end, where that is not everything on the other side: "only the goat has to get over", "the
wolf may stay", "the boys have their boat back".
"""

import re

from planner.core.language.reading import Model
from planner.core.language.river_aims import read_aims
from planner.core.language.river_leading import first_person
from planner.core.language.river_wanted import some_over
from planner.core.language.river_words import MARK, VESSEL

Goal = tuple[Model, tuple[int, int]]

_ONLY_GOAL = re.compile(
    r"\b(?:only|just|all) (?:need|want|care about|have|has|must|need to have|that matter is|has got"
    r"|have got)(?: to)?(?: (?:get|deliver|take"
    r"|bring|have|ferry|ship|transport|move|carry|see))? (?:the |a )?(?:\d+ )?(?P<who><\d+>(?:(?: ,| and)+(?: the"
    r"| a)* <\d+>){0,6})(?: to (?:the|a) \w+)? (?:(?:on|to|at"
    r"|over) the (?:other|far|opposite|right)|across|over)"
    r"|\ball (?:<\d+>|he|she|we|they) (?:need|want|have to get|care about)(?: to (?:get|be|have|see))? (?:on|over"
    r"|across|to)[^.?<]{0,25}"
    r" (?:is|are) (?:the |his |her |my )?(?P<who4><\d+>(?:(?: ,| and)+(?: the| a)* <\d+>){0,6})"
    r"|\bonly (?:the |a )?(?P<who3><\d+>) that (?:have|has|need|must)(?: to)?\b"
    r"|\bonly (?:the |a )?(?P<who2><\d+>(?:(?: ,| and)+(?: the| a)* <\d+>){0,6}) (?:need|have|want|must"
    r"|has|(?:are|is)(?= to))(?: to)?(?: (?:be"
    r"|delivered|taken|brought|get|go|reach|cross|end up|actually|really)){0,3} (?:on the|to the|across|over"
    r"|the (?:other|far|right|opposite|east|west|north|south))"
)
_SOME = r"<\d+>(?:(?: ,| and| or)+(?: the| a| \d+)* <\d+>){0,6}"
_ALL_THAT_COUNTS = re.compile(
    rf"\buntil (?:all |both |every |each of |only |just )*(?:of )?(?:the |\d+ )*(?P<until>{_SOME}) (?:are"
    rf"|is|be|have|get|stand"
    r"|land|reach|arrive)\w*\b[^.?]{0,20}\b(?:on|over|across|at|to|far|other)\b"
    rf"|\b(?:only|just) (?:care|interested|worried|want to know) (?:about|in)(?: the| my)? (?P<care>{_SOME})"
    rf"|\ball that (?:count|matter)\w* (?:is|be)(?: that)?(?: the| my)? (?P<count>{_SOME}) (?:get|be|come|reach|is|are)"
)
_NO_MATTER = re.compile(
    rf"\b(?:where|wherever|whether|what(?:ever)? happen to|what become of|the fate of)(?: the| my)? (?P<x>{_SOME})"
    rf"[^.?]{{0,40}}\b(?:not matter|no matter|irrelevant|no importance|unimportant|no interest"
    rf"|not important|do not care|all the same|is up to)|\bnot (?:care|mind|matter"
    rf"|important)[^.?]{{0,20}}\b(?:where|about|if|whether)"
    rf"(?: the| my)? (?P<y>{_SOME})|(?P<z>{_SOME}) (?:can|may|could|is allowed to|are allowed to|will|is"
    rf" welcome to)(?: \w+)? "
    r"(?:stay|be|remain|end up|stop|wait|finish)(?: \w+){0,2}? (?:anywhere|behind|where|wherever|here|on"
    r" (?:this|the near|either"
    rf"|any|the same))|(?P<v>{_SOME}) (?:may|can) (?:just |simply )?stay(?= [.,;]|$)"
    rf"|(?P<w>{_SOME}) (?:do not (?:need|have)|need not|does not (?:need|have)|is not"
    rf" needed|has no need)(?: to)?"
    r" (?:cross|come|go|get|be|travel)\b"
)
_BOAT_BACK = re.compile(
    rf"\b(?:have|get|got) (?:their|the|his|its) {VESSEL} back\b|\b{VESSEL} (?:(?:have|has|must|should|need|to|be|end"
    rf"|up|is|are) ){{1,5}}(?:\w+ )?back\b"
    rf"|\b(?:bring|return)\w* (?:the|their|his) {VESSEL} (?:back|to)\b"
    rf"|\b(?:back|home)\b[^.;?]{{0,40}} (?:and|with) (?:the|his|her|their|my|our) {VESSEL}\b"
)
_HOME_WITH = re.compile(
    r"\b(?:be|is|end up|return|come|get|stay) (?:back )?(?:home|back)\b(?: (?:together )?with(?: the| his| her| my)?"
    r" (?P<who><\d+>(?:(?: ,| and)+(?: the)? <\d+>)*))?"
)
# "The hen has to be at the mill when the job is done".
_KEPT = re.compile(
    r"(<\d+>) (?:has to|have to|must|is to|are to|shall|should) (?:be|stay|remain) (?:back )?(?:here|at the \w+|at home"
    r"|on this|on the (?:near|same|home)|where)\b"
)


def read_goal(text: str, names: tuple[str, ...], counts: dict[str, int], begun: Model | None = None) -> Goal | None:
    """The goal that a marked text names, and where; None where all shall get over."""
    if aims := read_aims(text, names, counts, begun):
        return _without_free(aims[0], text, names), aims[1]
    found = next(
        (goal for said in (_needed_there, some_over, _does_not_matter) if (goal := said(text, names, counts))), None
    )
    return (_without_free(found[0], text, names), found[1]) if found else None


def _without_free(goal: Model, text: str, names: tuple[str, ...]) -> Model:
    """A goal without those of whom the text says that it does not matter where they are."""
    free = {
        name
        for found in _NO_MATTER.finditer(text)
        if not _is_a_rule(text, found)
        for name in _named(MARK.findall(next(group for group in found.groups() if group)), names)
    }
    left = {side: {name: n for name, n in some.items() if name not in free} for side, some in goal.items()}
    return {side: some for side, some in left.items() if some} or goal


def boat_comes_back(text: str) -> bool:
    """Whether the boat must be back where it was."""
    return _BOAT_BACK.search(text) is not None


def _named(marks: list[str], names: tuple[str, ...]) -> list[str]:
    return [names[int(mark[1:-1])] for mark in marks]


def _needed_there(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Goal | None:
    """ "Only the goat has to get over", "until all the soldiers are across"."""
    found = _ONLY_GOAL.search(text) or _ALL_THAT_COUNTS.search(text)
    if found is None:
        return None
    some = [
        name for name in _named(MARK.findall(next(group for group in found.groups() if group)), names) if name in counts
    ]
    if not 0 < len(set(some)) < len(counts):
        return None
    goal = {"far": {name: counts[name] for name in some}}
    home = _HOME_WITH.search(text)
    if kept := [name for name in _named(_KEPT.findall(text), names) if name in counts and name not in some]:
        goal["near"] = {name: counts[name] for name in kept}
    elif home:
        back = [first_person(names), *_named(MARK.findall(home["who"] or ""), names)]
        goal["near"] = {name: counts[name] for name in back if name in counts and name not in some}
    return goal, found.span()


def _does_not_matter(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Goal | None:
    """ "Where the boys are then does not matter"."""
    found = next((found for found in _NO_MATTER.finditer(text) if not _is_a_rule(text, found)), None)
    if found is None:
        return None
    left_out = _named(MARK.findall(next(group for group in found.groups() if group)), names)
    some = [name for name in counts if name not in left_out]
    return ({"far": {name: counts[name] for name in some}}, found.span()) if some else None


def _is_a_rule(text: str, found: re.Match[str]) -> bool:
    """ "The wolf does not care about the cabbage", "no fox may be on the same bank as …": rules and no goals."""
    if re.search(r"\b(?:no|neither|nor|never)(?: \w+)? $", text[: found.start()]):
        return True
    return found["y"] is not None and re.search(r"<\d+> (?:\w+ )?$", text[: found.start()]) is not None
