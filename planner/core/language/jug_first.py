"""A first step that the puzzle prescribes: "start by filling the stock pot", "the small jug has to be filled first".

In one sentence there must be a word for beginning, a word for an action, and a jug that the action is done to.
Questions about the first step, tries of the past and descriptions of the start prescribe nothing.
"""

import re

from planner.core.language.jug_named import Named, jugs_named
from planner.core.language.jug_vessels import Vessel
from planner.core.language.notes import Notes

_BEGINNING = re.compile(
    r"\b(?:first|firstly|1st|begin\w*|start\w*|starter|opening|open|initial (?:move|step|action)|before anything|step 1"
    r"|move 1|action 1|number 1|to kick off|kick off|right away|at once)\b"
)
_ACTION = re.compile(
    r"\b(?P<verb>fill(?:ing|ed)?(?: up)?|topp?ing up|top up|emptying(?: out)?|emptied(?: out)?"
    r"|(?<!an )(?<!the )(?<!a )(?<!my )"
    r"(?<!with )(?<!from )(?<!both )(?<!two )(?<!2 )(?<!is )(?<!are )(?<!, )empty(?: out)?|pour(?:ing|ed)?"
    r"|tip(?:ping|ped)?)\b"
)
_DONE_TO = re.compile(
    r"^(?: (?:of|from|out|out of|the|water|all|goes|go|going|what is in|:|milk|wine|oil|up|whole|must|has to"
    r"|have to|should|shall|be)){0,5}$"
)
_IS_DONE = re.compile(
    r"^(?: (?:,|which|that|be|is|are|must|should|shall|has|have|had|to|get|gets|being|will|needs?|was|then|first|always"
    r"|of all|definitely|and)){0,8}$"
)
_INTO = re.compile(r"^(?: (?:full|over|completely|it|the)){0,2} (?:in|into|to)(?: the)?$")
_PRESCRIBES_NOTHING = re.compile(
    r"\b(?:(?<!, )which|whether|should (?:i|we|one)|do (?:i|we)"
    r"(?! need\b(?! to (?:fill|empty|pour|start|begin)))|shall (?:i|we)|does it|tried|try|idea|nobody|(?:not"
    r"|never) (?:\w+ )?(?:have to |need to |necessary )?(?:fill|empty|pour|start|begin)\w*|what if|can"
    r" i start|may (?:i|we)|either|thought|if (?:i|we|you|one) (?:start|begin|fill)(?![^.?]*"
    r" how (?:many|few)))\b"
)
REACH = 90


def read_first_action(notes: Notes, vessels: list[Vessel], initial: list[int]) -> list[object] | None:
    """The step that must come first, or None where the text leaves it open."""
    clean = notes.doc.clean
    named = [name for name in jugs_named(clean, vessels) if len(name.jugs) == 1]
    start = 0
    for end in [*(found.start() for found in re.finditer(r" [.?;](?: |$)", clean)), len(clean)]:
        sentence = clean[start:end]
        here = [name for name in named if start <= name.start < end]
        if _BEGINNING.search(sentence) and not _PRESCRIBES_NOTHING.search(sentence):
            for action in _ACTION.finditer(clean, start, end):
                step = _step(clean, action, here)
                if (
                    step
                    and _is_near(clean, start, action, step[1], here)
                    and not (step[0][0] == "empty" and not initial[step[2]])
                ):
                    notes.saw("first_action", step[0][0], action.start(), action.end())
                    return step[0]
        start = end
    return None


def _step(clean: str, action: re.Match[str], named: list[Named]) -> tuple[list[object], int, int] | None:
    """The step in our form, where its words end, and its jug."""
    verb = "pour" if action["verb"].startswith(("pour", "tip")) else "fill" if action["verb"][0] == "f" else "empty"
    verb = "fill" if action["verb"].startswith("top") else verb
    after = [name for name in named if name.start >= action.end()]
    before = [name for name in named if name.end <= action.start()]
    if after and _DONE_TO.match(clean[action.end() : after[0].start].rstrip()):
        name = after[0]
    elif before and _IS_DONE.match(clean[before[-1].end : action.start()].rstrip()) and action["verb"] != "filling":
        name = before[-1]
    else:
        return None
    if re.match(r" or\b", clean[name.end :]):
        return None
    if verb != "pour":
        return [verb, name.jugs[0]], max(name.end, action.end()), name.jugs[0]
    into = [other for other in named if other.start >= max(name.end, action.end())]
    if not into or not _INTO.match(clean[max(name.end, action.end()) : into[0].start].rstrip()):
        return None
    return [verb, name.jugs[0], into[0].jugs[0]], into[0].end, name.jugs[0]


def _is_near(clean: str, start: int, action: re.Match[str], end: int, named: list[Named]) -> bool:
    """Whether a word for beginning stands near, and is not itself a jug, "the first"."""
    until = end + len(clean[end : end + REACH // 2].split(" . ")[0])
    begins = [found.start() for found in _BEGINNING.finditer(clean, max(start, action.start() - REACH), until)]
    return any(not action.end() <= at < end and not any(name.start <= at < name.end for name in named) for at in begins)
