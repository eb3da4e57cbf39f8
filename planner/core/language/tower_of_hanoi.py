"""Reads a tower puzzle: discs of different sizes moved from peg to peg, told by its name or without it."""

import re

from planner.core.language.hanoi_discs import DISC, DiscCount, Placement, read_count, read_placements
from planner.core.language.hanoi_pegs import MENTION, NOUN, PEG, Pegs, read_pegs
from planner.core.language.hanoi_rules import SIZE_RULE, MoveRules, read_rules
from planner.core.language.notes import Notes
from planner.core.language.reading import Model, Reading
from planner.core.language.text import Document

FAMILY = "tower_of_hanoi"

_SIGNALS = (
    ("named", 0.55, re.compile(
        r"\bhanoi\b|\breve (?:'s )?puzzle|\b(?:tower of brahma|lucas (?:'s )?(?:\w+ )?tower|brahma tower)")),
    ("size rule", 0.3, SIZE_RULE),
    ("one at a time", 0.12, re.compile(
        rf"\b(?:1|one|single) (?:\w+ )?(?:{DISC} )?(?:at (?:a time|once)|by 1|per move|after (?:the other|another)"
        rf"|each time|may be moved|can be moved)"
        r"|\b1 (?:may|can) be moved|\b1 by 1")),
    ("pegs", 0.12, re.compile(
        rf"\b(?:{NOUN} (?:[A-Z]|\d)\b|(?:peg|rod|pole|post|spike|needle|pillar|stand|stool|tray|stick|column"
        rf"|spindle)\b)")),
    ("stacked by size", 0.12, re.compile(
        r"\b(?:biggest|largest|smallest|large|big|small) (?:\w+ ){0,2}(?:at the bottom|at the top|on top|below|lowest"
        r"|underneath|at bottom|down)"
        r"|\b(?:sorted|ordered|stacked|arranged|piled) (?:by|in|with|from)\b|\bdecreasing|\bbig to small"
        r"|\bdifferent size")),
    ("asks for moves", 0.08, re.compile(
        r"\bmove\w*|\btransfer\w*|\bshift\w*|\bshortest\b|\bfewest\b|\bsolve\b|\bsolution\b|\bhow (?:do|many|can)\b|\brebuil\w+")),
)  # fmt: skip
_ANY_OTHER = re.compile(
    rf"\b(?:to|onto|on) (?:an)?(?:other|either of the (?:other|outer|remaining|2)|1 of the other|any other"
    rf"|a different|any of the other|any 1 of the other|either outer|1 of the outer)(?: (?:2|3|other"
    rf"|outer))? ?{NOUN}?"
)
_START_CUE = re.compile(
    r"\b(?:from|start\w*|begin\w*|initial\w*|stacked|piled|is|are|lie|sit|stand|stacked|placed|currently|now|already"
    r"|have|had|of|position|rest|located|threaded|slid|sat|r)\b"
)
_GOAL_CUE = re.compile(
    r"\b(?:to|onto|into|goal|target|end|finish|objective|aim|rebuild|destination|gather|bring|move|want|need|transfer"
    r"|shift|get|put|take|should|must|until|collect|reach|final\w*|arrive|finally|destined|unto|for)\b"
)
_SPARE = re.compile(r"\b(?:using|use|via|through|with the help of|help of|by way of|with) (?:the |only the )?$")
_ON = re.compile(r"\b(?:on|at|onto|in|around) (?:the |its )?$")
_SPEAKS_OF_A_POSITION = re.compile(
    r"\b(?:solve|solution (?:to|of|for)|steps? (?:to|for)|how (?:do|can|should|would) (?:i|we|you) (?:solve|do|finish|play|get)"
    r"|disc|disk|ring|peg|rod|pole)\b|\b[A-Z] (?:=|:)"
)
_TWIST = re.compile(
    r"\b(?:except|variant|variation|twist|instead|extra rule|additional rule|allowed|forbidden|however|unlike)\b"
)
_EMPTY_AFTER = re.compile(
    r"^(?: (?:and|,|or) (?:the )?(?:\w+ ){1,3})? ?(?:is|are|being|stand|stay) (?:both |initially |all "
    r"|still )?(?:empty|free|unused)|^ (?:as (?:a |the |an )?(?:spare|auxiliary|helper|help|intermediate|buffer"
    r"|temporary)|too\b)"
)


def read(doc: Document) -> Reading | None:
    """The tower puzzle that a document states, or None where nothing in it speaks of one."""
    notes = Notes(doc)
    _gather_signals(notes)
    named = "named" in notes.signals
    count = read_count(doc.clean)
    told = "size rule" in notes.signals and len(notes.signals) >= 3
    counted = (
        count is not None
        and count.noun in {"disc", "disk", "ring"}
        and "pegs" in notes.signals
        and len(notes.signals) >= 2
    )
    if not named and not told and not counted:
        return None
    if count is None and not _SPEAKS_OF_A_POSITION.search(doc.clean):
        return None
    pegs = read_pegs(doc.clean, count.noun if count else "disc")
    rules = read_rules(doc.clean, pegs)
    if not rules.size_rule:
        notes.signal("size rule", 0.3)
    model = _model(notes, count, pegs, rules)
    return notes.reading(FAMILY, model)


def _gather_signals(notes: Notes) -> None:
    for name, weight, pattern in _SIGNALS:
        if found := pattern.search(notes.doc.clean):
            notes.signal(name, weight)
            if name in {"named", "size rule"}:
                notes.saw("family", FAMILY, *found.span())


def _model(notes: Notes, count: DiscCount | None, pegs: Pegs, rules: MoveRules) -> Model | None:
    clean = _without(notes.doc.clean, [span for field, _, span in rules.said if field != "size_rule"])
    clean = _without(clean, list(pegs.list_spans))
    number = count.number if count else _highest_label(clean)
    placements = read_placements(clean, pegs, number)
    if number < 1:
        notes.ask("How many discs are there?")
        return None
    _note_facts(notes, count, pegs, rules)
    starts, goals = _roles(clean, placements)
    clean = _without(clean, [(p.start, p.end) for p in placements])
    start_peg, goal_peg = _whole_pile(notes, clean, pegs)
    start = _start(notes, starts, start_peg, goal_peg, pegs, number)
    goal = _goal(notes, goals, goal_peg, clean, pegs, number, start)
    _weigh(notes, clean, start, goal, rules)
    model: Model = {
        "pegs": list(pegs.names),
        "start": start,
        "goal": goal,
        "move_rule": rules.move_rule,
        "size_rule": rules.size_rule,
    }
    if rules.forbidden:
        model["forbidden"] = [list(move) for move in rules.forbidden]
    return model


def _weigh(notes: Notes, clean: str, start: Model, goal: Model, rules: MoveRules) -> None:
    """A puzzle that is solved before it starts, an unused number or an unread twist lowers the confidence."""
    if len(start) == 1 and goal.get("all_on") in start:
        notes.ask("On which peg should the discs end?")
    if _TWIST.search(clean) and not rules.said:
        notes.signal("unread twist", -0.15)
    notes.doubt_leftovers(0.1)


def _note_facts(notes: Notes, count: DiscCount | None, pegs: Pegs, rules: MoveRules) -> None:
    if count:
        notes.saw("start", f"{count.number} discs", *count.span)
        notes.signal("discs counted", 0.15)
    if pegs.counted and count:
        notes.signal("discs and pegs counted", 0.2)
    if pegs.counted:
        notes.saw("pegs", len(pegs.names), *pegs.counted)
    elif pegs.list_spans:
        notes.saw("pegs", list(pegs.names), *pegs.list_spans[0])
    elif len(pegs.names) == 3:
        notes.assume("There are three pegs, as the puzzle usually has; the question does not count them.", 0.0)
    for field, value, span in rules.said:
        notes.saw(field, value, *span)


def _highest_label(clean: str) -> int:
    lists_of_discs = re.findall(r"\b(?:disc|disk|ring) (\d{1,2}(?: (?:(?:,|and) ){0,2}\d{1,2}\b)*)", clean)
    labels = [int(label) for some in lists_of_discs for label in re.findall(r"\d+", some)]
    lists = re.findall(rf"{PEG} (?:: |= |have |hold )(\d(?: (?:, )?\d)*)", clean)
    return max([0, *labels, *(int(digit) for digits in lists for digit in re.findall(r"\d", digits))])


def _without(clean: str, spans: list[tuple[int, int]]) -> str:
    """The text with some stretches blanked, every other character where it was."""
    for start, end in spans:
        clean = clean[:start] + " " * (end - start) + clean[end:]
    return clean


def _roles(clean: str, placements: list[Placement]) -> tuple[list[Placement], list[Placement]]:
    """Which placements tell the start and which the goal: the last word before each that says so decides."""
    starts: list[Placement] = []
    goals: list[Placement] = []
    last_is_goal, before = False, 0
    for placement in placements:
        between = clean[before : placement.start]
        sentence = re.split(r" [.?] ", between)[-1]
        last_is_goal = _leans_to_goal(sentence, last_is_goal and len(sentence) == len(between))
        (goals if last_is_goal else starts).append(placement)
        before = placement.end
    return starts, goals


def _leans_to_goal(text: str, otherwise: bool) -> bool:
    cues = [
        (found.start(), True)
        for found in re.finditer(
            r"\b(?:goal|target|end|finish|final|want|should|must|to|until|reach|get|move|bring|so that|swap|objective"
            r"|aim)\b",
            text,
        )
    ]
    cues += [
        (found.start(), False)
        for found in re.finditer(r"\b(?:start|begin|initial\w*|from|currently|now|already|first)\b", text)
    ]
    return max(cues)[1] if cues else otherwise


def _whole_pile(notes: Notes, clean: str, pegs: Pegs) -> tuple[str | None, str | None]:
    """The pegs where the whole pile starts and ends, from what stands before each mention of a peg."""
    start: str | None = None
    goal: str | None = None
    before, gap_floor = 0, 0
    for found in MENTION.finditer(clean):
        peg = pegs.resolve(found.group())
        if peg is None or not _names_a_peg(clean, found, pegs):
            continue
        gap_floor = max(before, clean.rfind(" . ", 0, found.start()) + 1, clean.rfind(" ? ", 0, found.start()) + 1)
        gap = clean[gap_floor : found.start()] + (re.match(r"(?:the |its )?", found.group()) or [""])[0]
        before = found.end()
        role = _role(gap, clean[found.end() : found.end() + 60], start is not None)
        if role == "start" and start is None:
            start = peg
            notes.saw("start", peg, *found.span())
        elif role == "goal" and goal is None:
            goal = peg
            notes.saw("goal", peg, *found.span())
    return start, goal


def _names_a_peg(clean: str, found: re.Match[str], pegs: Pegs) -> bool:
    """Leaves out "the first move", "the left hand" and the like."""
    words = found.group().split()
    last = words[-1]
    if len(last) == 1 or re.fullmatch(NOUN, last) or last.isdigit():
        return True
    return (
        re.match(
            r" (?:move|step|time|disc|disk|ring|question|of all|then|rule|solution|size|order|plate|cake|to bottom|now"
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
    starts = [found.start() for found in _START_CUE.finditer(gap)]
    goals = [found.start() for found in _GOAL_CUE.finditer(gap)]
    if max(goals, default=-1) > max(starts, default=-1):
        return "goal"
    if starts and not has_start:
        return "start"
    if _ON.search(gap):
        return "goal" if has_start else "start"
    return "other"


def _start(notes: Notes, starts: list[Placement], peg: str | None, goal: str | None, pegs: Pegs, number: int) -> Model:
    if starts:
        placed = _place(starts, number)
        rest = [disc for disc in range(number, 0, -1) if disc not in {d for some in placed.values() for d in some}]
        if rest:
            home = next((p.peg for p in starts if p.discs is None), peg)
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


def _place(placements: list[Placement], number: int) -> dict[str, list[int]]:
    placed: dict[str, list[int]] = {}
    for placement in placements:
        placed.setdefault(placement.peg, []).extend(placement.discs or ())
    return {peg: sorted(set(discs), reverse=True) for peg, discs in placed.items() if discs}


def _goal(
    notes: Notes, goals: list[Placement], peg: str | None, clean: str, pegs: Pegs, number: int, start: Model
) -> Model:
    if goals:
        placed = _place(goals, number)
        rest = set(range(1, number + 1)) - {disc for discs in placed.values() for disc in discs}
        home = next((p.peg for p in goals if p.discs is None), peg)
        if rest and home is None:
            notes.ask("Where should the other discs be at the end?")
        elif rest and home:
            placed[home] = sorted([*placed.get(home, []), *rest], reverse=True)
        for placement in goals:
            notes.saw("goal", {placement.peg: placed.get(placement.peg, [])}, placement.start, placement.end)
        return {"state": placed}
    if peg is not None:
        return {"all_on": peg}
    return _open_goal(notes, clean, pegs, start)


def _open_goal(notes: Notes, clean: str, pegs: Pegs, start: Model) -> Model:
    """A goal that names no peg: "another peg", or nothing at all."""
    home = next(iter(start)) if len(start) == 1 else None
    if found := _ANY_OTHER.search(clean):
        notes.saw("goal", "any other peg", *found.span())
        others = [name for name in pegs.names if name != home]
        return {"all_on_any": others}
    last = pegs.names[-1] if home != pegs.names[-1] else pegs.names[0]
    notes.assume(f"All discs should end on {_peg(last)}, as usual; the question does not say where.")
    return {"all_on": last}


def _peg(name: str) -> str:
    return f"peg {name}" if len(name) <= 2 else f"the {name} peg"
