"""Rules that a question states and no model of ours can hold: they are named, and the reading becomes unsure."""

import re

from planner.core.language.notes import Notes

COST = 0.45
_QUOTED = 80  # characters of a sentence are enough to know which one is meant
_JUGS = re.compile(
    r"\b(?:leak\w*|evaporat\w*|(?:only|at most|no more than|just) (?:once|twice|1 time|\d+ time)|used (?:only )?(?:once"
    r"|twice)|(?:tap|hose|source|well)"
    r" (?:can|may|must|will) (?:only )?(?:be )?(?:used|opened|turned on) (?:only )?(?:once|twice|\d+)|in a row"
    r"|consecutive\w*"
    r"|alternat\w*|can not be (?:filled|emptied|lifted|moved)|may not be (?:filled|emptied|lifted)|must not be"
    r" (?:filled"
    r"|emptied)|(?:only|just) the (?:\w+ ){1,3}(?:can|may) be (?:filled|emptied)|(?:lose|lost|spill)s? (?:a|an|\d|half)"
    r"|each (?:fill|pour|emptying) cost\w*|cost \d+|minimi[sz]e the (?:water|amount)|least water|as little water"
    r"|wast\w* as little|between \d+ and \d+|at least \d+|more than \d+|half a jug|by half)\b"
)
_TOWERS = re.compile(
    r"\b(?:2|3|two|three|several) (?:disc|disk|ring|plate)s? (?:at (?:a time|once)|per move|in 1 move|simultaneously)"
    r"|\b(?:same|equal|identical) (?:size|diameter)|\bin pair|\bpair of each|\b2 of each size|\bblack and white"
    r"|\bbicolo\w+"
    r"|\b(?:at most|no more than|only|hold) \d+ (?:disc|disk|ring)s? (?:per|on (?:a|any|each|1|the|peg)|may (?:lie|be)"
    r" on)"
    r"|\bcost (?!at )\w+|\bweigh\w* \d+|\bnever (?:the same|twice)|\btwice in a row|\bin a row (?:may|must|can)"
    r"|\balternat\w+"
    r"|\bmay (?:only )?be moved (?:once|twice|at most)|\bonly (?:once|twice)\b|\bexactly \d+ move|\bin at most \d+ move"
    r"|\bon(?:to)? (?:\w+ ){1,2}(?:twice|more than once)\b|\b(?:disc|disk|ring|one|1) (?:\d )?(?:is"
    r"|are) (?:stuck|glued|fixed|jammed)"
    r"|\bonly the (?:\d )?(?:smallest|largest|biggest|small|large|big)(?: \w+)? (?:may|can|must|is allowed"
    r"|are allowed)\b"
    r"|\bby the (?:smallest|largest|biggest)(?: \w+)? only\b|\b(?:enter|leave|reach) [A-Z\w ]{1,16} (?:except|unless)\b"
    r"|\b(?:odd|even) (?:numbered )?(?:disc|disk|ring)|\blargest possible|\blongest\b|\bmaximum number\b|\bmost move"
)


def note_unread_rules(notes: Notes, family: str) -> None:
    """Says which sentence was not taken into account, and lowers the confidence for it."""
    clean = notes.doc.clean
    found = (_JUGS if family == "water_jug" else _TOWERS).search(clean)
    if not found:
        return
    start, end = _sentence(clean, found.start())
    a, b = notes.doc.span(start, end)
    said = " ".join(notes.doc.original[a:b].split())[:_QUOTED]
    notes.assume(f"I do not take this into account: “{said}”.", COST)


def _sentence(clean: str, at: int) -> tuple[int, int]:
    ends = [end for mark in (" . ", " ? ", " ; ") if (end := clean.find(mark, at)) >= 0]
    starts = [start + 3 for mark in (" . ", " ? ", " ; ") if (start := clean.rfind(mark, 0, at)) >= 0]
    return max([0, *starts]), min([len(clean), *ends])
