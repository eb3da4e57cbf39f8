"""Which peg the pile starts on and which it goes to: the words before each mention of a peg decide."""

import re

from planner.core.language.hanoi_discs import Placement
from planner.core.language.hanoi_pegs import MENTION, NOUN, Pegs
from planner.core.language.notes import Notes

_START_CUE = re.compile(
    r"\b(?:from|start\w*|begin\w*|initial\w*|stacked|piled|is|are|lie|sit|stand|stacked|placed|currently|now|already"
    r"|have|had|of|position|rest|located|threaded|slid|sat|r)\b"
)


_GOAL_CUE = re.compile(
    r"\b(?:to|onto|into|goal|target|end|finish|objective|aim|rebuild|destination|gather|bring|move|want|need|transfer"
    r"|shift|get|put|take|should|must|until|collect|reach|final\w*|arrive|finally|destined|unto|for|like|wish|towards"
    r"|toward)\b"
)


# "Source B, target A": the word for the role stands before the peg.
_SOURCE = re.compile(r"\b(?:source|src|origin|start|from)(?: peg| rod| pole)? ?(?:=|:|is)? ?(?P<peg>[A-Z]|\d)\b")
_TARGET = re.compile(
    r"\b(?:target|destination|dest|goal|end|to)(?: peg| rod| pole)? ?(?:=|:|is)? ?(?P<peg>[A-Z]|\d)\b(?!"
    r" ?(?:[:=]|disc|disk|ring))"
)
_SPARE = re.compile(r"\b(?:using|use|via|through|with the help of|help of|by way of|with) (?:the |only the )?$")


# "To have all three on A" speaks of the end, whatever "have" may mean elsewhere.
_WHOLE_PILE = re.compile(
    r"\b(?:to|until|must|should|want|need|goal|aim|so that|like to|would like|wish)\b[^.?]{0,40}"
    r"\b(?:all|everything|whole|entire|complete|tower|pile|stack)\b[^.?]{0,24}\b(?:on|at|onto|in) (?:the |its )?$"
)
_ON = re.compile(r"\b(?:on|at|onto|in|around) (?:the |its )?$")


_EMPTY_AFTER = re.compile(
    r"^(?: (?:and|,|or) (?:the )?(?:\w+ ){1,3})? ?(?:is|are|being|stand|stay) (?:both |initially |all "
    r"|still )?(?:empty|free|unused)|^ (?:as (?:a |the |an )?(?:spare|auxiliary|helper|help|intermediate|buffer"
    r"|temporary)|too\b)"
)


_AS_IT_IS = re.compile(r"\b(?:now|currently|already|still|initially|at present|start|begin)\b")


def split_by_role(clean: str, placements: list[Placement]) -> tuple[list[Placement], list[Placement]]:
    """Which placements tell the start and which the goal: the last word before each that says so decides."""
    starts: list[Placement] = []
    goals: list[Placement] = []
    last_is_goal, before = False, 0
    for placement in placements:
        between = clean[before : placement.start]
        sentence = re.split(r" [.?] ", between)[-1]
        own = _AS_IT_IS.search(clean[placement.start : placement.end])
        last_is_goal = not own and _leans_to_goal(sentence, last_is_goal and len(sentence) == len(between))
        (goals if last_is_goal else starts).append(placement)
        before = placement.end
    return starts, goals


def _leans_to_goal(text: str, otherwise: bool) -> bool:
    cues = [
        (found.start(), True)
        for found in re.finditer(
            r"\b(?:goal|target|end|finish|final|want|should|must|to|until|reach|get|move|bring|so that|swap|like|wish"
            r"|desired|objective"
            r"|aim)\b",
            text,
        )
    ]
    cues += [
        (found.start(), False)
        for found in re.finditer(r"\b(?:start|begin|initial\w*|from|currently|now|already|first)\b", text)
    ]
    return max(cues)[1] if cues else otherwise


def ends_of_pile(notes: Notes, clean: str, pegs: Pegs, placed: bool = False) -> tuple[str | None, str | None]:
    """The pegs where the whole pile starts and ends, from what stands before each mention of a peg."""
    named = {"start": _SOURCE.search(clean), "goal": _TARGET.search(clean)}
    told = {role: found and pegs.resolve(f"peg {found['peg']}") for role, found in named.items()}
    if told["start"] and told["goal"]:
        for role, found in named.items():
            if found:
                notes.saw(role, told[role], *found.span())
        return told["start"], told["goal"]
    start: str | None = None
    goal: str | None = None
    before, gap_floor = 0, 0
    for found in MENTION.finditer(clean):
        peg = pegs.resolve(found.group())
        if peg is None or not _names_a_peg(clean, found):
            continue
        gap_floor = max(before, clean.rfind(" . ", 0, found.start()) + 1, clean.rfind(" ? ", 0, found.start()) + 1)
        gap = clean[gap_floor : found.start()] + (re.match(r"(?:the |its )?", found.group()) or [""])[0]
        before = found.end()
        role = _role(gap, clean[found.end() : found.end() + 60], placed or start is not None)
        if role == "start" and start is None:
            start = peg
            notes.saw("start", peg, *found.span())
        elif role == "goal" and goal is None:
            goal = peg
            notes.saw("goal", peg, *found.span())
    return start, goal


def _names_a_peg(clean: str, found: re.Match[str]) -> bool:
    """Leaves out "the first move", "the left hand" and the like."""
    words = found.group().split()
    last = words[-1]
    if not re.fullmatch(NOUN, last) and re.match(
        r" of (?:a|an|my|our|this|1|some|the (?:game|puzzle|process|solution))\b", clean[found.end() :]
    ):
        return False
    if len(last) == 1 or re.fullmatch(NOUN, last) or last.isdigit():
        return True
    return (
        re.match(
            r" (?:move|step|time|disc|disk|ring|question|of all|then|rule|solution|size|order|plate|cake|to bottom"
            r"|now"
            r"|away)\b",
            clean[found.end() :],
        )
        is None
    )


def _role(gap: str, after: str, has_start: bool) -> str:
    if _SPARE.search(gap) or _EMPTY_AFTER.match(after):
        return "other"
    if re.search(r"\bfrom (?:the |its )?$", gap):
        return "start"
    if has_start and _WHOLE_PILE.search(gap):
        return "goal"
    starts = [found.start() for found in _START_CUE.finditer(gap)]
    goals = [found.start() for found in _GOAL_CUE.finditer(gap)]
    if max(goals, default=-1) > max(starts, default=-1):
        return "goal"
    if not has_start and re.match(rf" (?:to|>|onto) (?:the )?(?:{NOUN} )?(?:[A-Z]|\d)\b", after):
        return "start"
    if starts and not has_start:
        return "start"
    if _ON.search(gap):
        return "goal" if has_start else "start"
    return "other"
