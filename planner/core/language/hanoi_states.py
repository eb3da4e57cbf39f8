"""The start and the goal of a tower puzzle as the model writes them, with what had to be assumed."""

import re
from collections.abc import Sequence

from planner.core.language.hanoi_discs import Placement
from planner.core.language.hanoi_pegs import NOUN, Pegs
from planner.core.language.notes import Notes
from planner.core.language.reading import Model

_ANY_OTHER = re.compile(
    rf"\b(?:to|onto|on|which of the) (?:an)?(?:other|either of the (?:other|outer|remaining|2)|1 of the other|any other"
    rf"|a different|any of the other|any 1 of the other|either outer|1 of the outer)(?: (?:2|3|other"
    rf"|outer))? ?{NOUN}?"
)

# What is said to move is all that moves.
_OTHERS_STAY = re.compile(
    r"\b(?:only|just) (?:\w+ ){0,4}(?:move|shift|transfer|bring|get|put)\b|\bleave the (?:other|rest)"
    r"|\b(?:other|rest) (?:\w+ )?(?:stay|remain)"
)
_SAID_TO_STAY = re.compile(r"\b(?:stay|remain|leave the|keep)\b")
_ANY_PEG = re.compile(
    rf"\b(?:on|to|onto|at) (?:any|whichever|some|1|a single|no matter which)(?: 1)?(?: of the)? ?(?:\d"
    rf" )?{NOUN}\b(?! [A-Z\d])"
)
# "I do not care on which of the three it ends".
_ANY_WILL_DO = re.compile(
    r"\b(?:not (?:[a-z]+ ){0,2}(?:care|mind|matter|important|fussed|bothered|fussy|specified)|no matter|irrelevant"
    r"|all the same|unimportant|indifferent|makes? no difference)"
    rf"(?: [a-z]+){{0,3}} which (?:(?:one|1|of|the|\d|those|these) )*(?:{NOUN}\b|one|[.,;?])"
    rf"|\b(?:which|what) (?:(?:one|1|of|the|\d) )*(?:{NOUN} )?(?:[a-z]+ ){{0,3}}(?:does not matter|do not matter"
    r"|not matter|is not important|be not important|is irrelevant|be irrelevant|is all the same|be all the same)"
    rf"|\b(?:any|either|whichever) (?:one |1 )?(?:of (?:the |them )?(?:\d )?)?(?:{NOUN} )?(?:will|would) do\b"
)


def start_json(
    notes: Notes,
    starts: list[Placement],
    peg: str | None,
    goal: str | None,
    pegs: Pegs,
    number: int,
    several: Sequence[tuple[str, int]] = (),
) -> Model:
    if starts:
        placed = _place(starts)
        rest = [disc for disc in range(number, 0, -1) if disc not in {d for some in placed.values() for d in some}]
        if rest:
            unnamed = next((of for of, n in several if n == len(rest) + len(placed.get(of, []))), peg)
            home = next((p.peg for p in starts if p.discs is None), unnamed)
            if home is None:
                notes.ask(f"On which peg does disc {rest[0]} start?")
            else:
                placed[home] = sorted([*placed.get(home, []), *rest], reverse=True)
        for placement in starts:
            notes.saw("start", {placement.peg: placed.get(placement.peg, [])}, placement.start, placement.end)
        notes.signal("discs placed", 0.05)
        return placed
    if peg is None:
        peg = pegs.names[0] if goal != pegs.names[0] else pegs.names[-1]
        notes.assume(f"All discs start on {_peg(peg)}, as usual; the question does not say where.")
    return {peg: list(range(number, 0, -1))}


def _place(placements: list[Placement]) -> dict[str, list[int]]:
    placed: dict[str, list[int]] = {}
    for placement in placements:
        placed.setdefault(placement.peg, []).extend(placement.discs or ())
    return {peg: sorted(set(discs), reverse=True) for peg, discs in placed.items() if discs}


def goal_json(
    notes: Notes,
    goals: list[Placement],
    peg: str | None,
    clean: str,
    pegs: Pegs,
    number: int,
    start: Model,
    *,
    anywhere: bool,
) -> Model:
    if goals:
        placed = _place(goals)
        rest = set(range(1, number + 1)) - {disc for discs in placed.values() for disc in discs}
        home = next((p.peg for p in goals if p.discs is None), peg)
        if rest and home is None and _OTHERS_STAY.search(clean):
            if not _SAID_TO_STAY.search(notes.doc.clean):
                notes.assume("All other discs should end where they started; the question does not say.", 0.2)
            for of, discs in start.items():
                placed[of] = sorted([*placed.get(of, []), *rest.intersection(discs)], reverse=True)
        elif rest and home is None:
            notes.ask("Where should the other discs be at the end?")
        elif rest and home:
            placed[home] = sorted([*placed.get(home, []), *rest], reverse=True)
        for placement in goals:
            notes.saw("goal", {placement.peg: placed.get(placement.peg, [])}, placement.start, placement.end)
        return (
            {"all_on": next(iter(placed))}
            if sum(map(len, placed.values())) == number == len(next(iter(placed.values()), []))
            else {"state": placed}
        )
    if peg is not None:
        return {"all_on": peg}
    return _open_goal(notes, clean, pegs, start) if anywhere else _usual_goal(notes, pegs, start)


def is_all_the_same(clean: str) -> bool:
    """Whether a text says that any peg will do as the goal."""
    return _ANY_WILL_DO.search(clean) is not None


def leaves_open(clean: str, placed: bool) -> bool:
    """Whether a text has words for a goal on any peg, or on any other than that of the start."""
    return is_all_the_same(clean) or (_ANY_PEG if placed else _ANY_OTHER).search(clean) is not None


def _open_goal(notes: Notes, clean: str, pegs: Pegs, start: Model) -> Model:
    """A goal on any peg but that of the start."""
    home = next(iter(start)) if len(start) == 1 else None
    if found := (_ANY_PEG if home is None else _ANY_OTHER).search(clean) or _ANY_WILL_DO.search(clean):
        notes.saw("goal", "any other peg" if home else "any peg", *found.span())
    return {"all_on_any": [name for name in pegs.names if name != home]}


def _usual_goal(notes: Notes, pegs: Pegs, start: Model) -> Model:
    """The goal where nothing is said of it."""
    home = next(iter(start)) if len(start) == 1 else None
    last = pegs.names[-1] if home != pegs.names[-1] else pegs.names[0]
    notes.assume(f"All discs should end on {_peg(last)}, as usual; the question does not say where.")
    return {"all_on": last}


def _peg(name: str) -> str:
    return f"peg {name}" if len(name) <= 2 else f"the {name} peg"
