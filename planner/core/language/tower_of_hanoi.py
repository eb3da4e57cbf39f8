"""Reads a tower puzzle: discs of different sizes moved from peg to peg, told by its name or without it."""

import re
from dataclasses import dataclass

from planner.core.language.hanoi_corrections import with_corrections
from planner.core.language.hanoi_disc_names import with_named_discs
from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_discs import (
    DiscCount,
    Placement,
    no_whole_number,
    number_with_rest,
    read_count,
    read_several,
)
from planner.core.language.hanoi_ends import ends_of_pile
from planner.core.language.hanoi_glosses import with_no_glosses, with_parity, with_the_others
from planner.core.language.hanoi_names import lettered, renamed, with_capital_letters, with_known_pegs, with_lines
from planner.core.language.hanoi_partition import counted_by_position
from planner.core.language.hanoi_pegs import NOUN, PEG, Pegs, read_pegs
from planner.core.language.hanoi_positions import read_positions
from planner.core.language.hanoi_roles import Case
from planner.core.language.hanoi_rules import MoveRules, read_rules
from planner.core.language.hanoi_signals import gather_signals
from planner.core.language.hanoi_sizes import lifted
from planner.core.language.hanoi_states import goal_json, start_json
from planner.core.language.hanoi_things import with_discs
from planner.core.language.hanoi_words import with_plain_words
from planner.core.language.notes import Notes
from planner.core.language.reading import Model, Reading
from planner.core.language.text import Document
from planner.core.language.unread_rules import note_unread_rules

FAMILY = "tower_of_hanoi"

_SPEAKS_OF_A_POSITION = re.compile(
    r"\b(?:solve|solution (?:to|of|for)|steps? (?:to|for)|how (?:do|can|should|would) (?:i|we|you) (?:solve|do|finish"
    r"|play|get)"
    r"|disc|disk|ring|peg|rod|pole)\b|\b(?:[A-Z]|left|right|middle) (?:=|:)|\d on [A-Z]\b"
)
# Where any disc may lie on any other, the order at the end is worth saying.
_ORDER_AT_END = re.compile(
    r"\b(?:end\w*|final\w*|finish\w*|target|goal|last|again|rebuil\w*|there(?! is| are))\b"
    r"[^.?]{0,60}\b(?:same|right|proper|correct"
    r"|usual|original"
    r"|normal|sorted|size|ordered) ?(?:order|by size|tower|again|pile)?"
    r"|\b(?:must|should|shall|end\w*|final\w*|finish\w*|want|rebuil\w*|need|goal|move|bring"
    r"|get)\b[^.?]{0,80}\b(?:(?:larg|big|wid)"
    r"\w* (?:\w+ ){0,2}(?:at the bottom|at bottom|below|lowest|underneath|down)|small\w* (?:\w+ ){0,2}(?:on top|at"
    r" the top))|\b(?:same|right|proper|original"
    r"|correct) order\b(?! do not| not)"
)
# What only one of the discs may or may not do is no part of a model.
_ONE_DISC = re.compile(
    rf"\b(?:largest|biggest|smallest|disc \d+|disk \d+)(?: (?:{DISC}|of|the|all|\d+)){{0,4}} (?:must|may"
    rf"|can|is|be|are) (?:\w+ )?(?:not|never|only)\b"
)
_PEGS_BY_NUMBER = re.compile(rf"\b{NOUN} (?P<some>\d(?: (?:(?:,|and|or) ){{1,2}}\d)+)\b(?! (?:{DISC}|{NOUN})\b)")
_SIZES_OF_DISCS = re.compile(
    r"\b\d+(?:/\d+)? (?:cm|mm|inch|centimetre|millimetre|euro|cent|penny|pence|kg|gram|pound)\b"
)
_MOVES = re.compile(r"\b(?:mov\w+|transfer\w*|shift\w*|stack\w*|tower|from|get|bring|rebuil\w+|pile\w*|hop|all to)\b")
_WANTS_A_PLAN = re.compile(
    r"\b(?:solv\w+|solution|step|how (?:do|can|should|would) (?:i|we|you)|fewest|minimum|minimal|shortest"
    r"|least|move|optimal|want|what (?:now|next))\b"
)
_TWIST = re.compile(
    r"\b(?:except|variant|variation|twist|instead|extra rule|additional rule|allowed|forbidden|however|unlike)\b"
)


@dataclass(frozen=True)
class _Told:
    """What a text says of a tower before anybody looks where its discs lie; `names` are those of lettered pegs."""

    notes: Notes
    names: dict[str, str]
    count: DiscCount | None
    pegs: Pegs
    rules: MoveRules


@dataclass(frozen=True)
class _Places:
    """Where single discs lie, in a text of so many discs with all that is read blanked."""

    number: int
    clean: str
    unnamed: str
    starts: list[Placement]
    goals: list[Placement]


def read(doc: Document) -> Reading | None:
    """The tower puzzle that a document states, or None where nothing in it speaks of one."""
    told = _told(doc)
    return renamed(told.notes.reading(FAMILY, _model(told)), told.names) if told else None


def case_of(doc: Document) -> tuple[Case, dict[str, str]] | None:
    """What the start and the goal of a document's pile are chosen from, with the names of lettered pegs."""
    told = _told(doc)
    places = _places(told) if told else None
    return (_case(told, places), told.names) if told and places else None


def _told(doc: Document) -> _Told | None:
    doc = with_corrections(with_plain_words(with_capital_letters(with_lines(doc))))
    doc = with_the_others(doc)
    doc, names = lettered(with_known_pegs(with_no_glosses(with_named_discs(with_discs(with_no_glosses(doc))))))
    if first := read_count(doc.clean):
        doc = with_parity(doc, first.number)
    notes = Notes(doc)
    gather_signals(notes, FAMILY)
    if names and "size rule" in notes.signals:
        notes.signal("pegs", 0.12)
    count = read_count(doc.clean)
    if not _is_tower(notes, count):
        return None
    pegs = read_pegs(doc.clean, count.noun if count else "disc")
    rules = read_rules(doc.clean, pegs)
    if not rules.size_rule:
        notes.signal("size rule", 0.3)
    return _Told(notes, names, count, pegs, rules)


def _is_tower(notes: Notes, count: DiscCount | None) -> bool:
    clean = notes.doc.clean
    free = lifted(clean) is not None
    told = ("size rule" in notes.signals or free) and len(notes.signals) >= (
        2 if count and read_pegs(clean, count.noun).counted else 3
    )
    counted = (
        count is not None
        and count.noun in {"disc", "disk", "ring"}
        and ("pegs" in notes.signals or free)
        and len(notes.signals) >= 2
        and _MOVES.search(clean) is not None
    )
    if "named" not in notes.signals and not told and not counted:
        return False
    if count is not None or no_whole_number(notes.doc) is not None:
        return True
    return _SPEAKS_OF_A_POSITION.search(clean) is not None and bool(
        _highest_label(clean) or _WANTS_A_PLAN.search(clean)
    )


def _model(told: _Told) -> Model | None:
    notes, count, pegs, rules = told.notes, told.count, told.pegs, told.rules
    if odd := no_whole_number(notes.doc):
        notes.ask(odd)
        return None
    places = _places(told)
    if places is None:
        notes.ask("How many discs are there?")
        return None
    _note_facts(notes, count, pegs, rules)
    number, clean, starts, goals = places.number, places.clean, places.starts, places.goals
    ends = ends_of_pile(notes, _case(told, places))
    if starts and not goals and ends.sure_start and _is_whole(starts, number):
        starts, goals = [], starts  # where the pile stands is said elsewhere
    start_peg, goal_peg = ends.start, None if ends.open else ends.goal
    start = start_json(notes, starts, start_peg, goal_peg, pegs, number, read_several(places.unnamed, pegs))
    if start_peg and goal_peg:
        notes.signal("from a peg to a peg", 0.1)
    goal = goal_json(notes, goals, goal_peg, clean, pegs, number, start, anywhere=ends.open)
    if ends.or_else and "all_on" in goal:
        goal = {"all_on_any": sorted({goal["all_on"], *ends.or_else}, key=pegs.names.index)}
    if not rules.size_rule and "all_on" in goal and (found := _ORDER_AT_END.search(notes.doc.clean)):
        notes.saw("goal", "in order of size", *found.span())
        goal = {"state": {goal["all_on"]: list(range(number, 0, -1))}}
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


def _places(told: _Told) -> _Places | None:
    notes, count, pegs = told.notes, told.count, told.pegs
    clean = _without(notes.doc.clean, [span for field, _, span in told.rules.said if field != "size_rule"])
    clean = _without(clean, list(pegs.list_spans))
    number = (
        max(count.number, counted_by_position(clean, pegs) if _is_bare(notes.doc.clean, count) else 0)
        if count and count.number > 1
        else counted_by_position(clean, pegs) or _highest_label(clean) or (count.number if count else 0)
    )
    unnamed = _without_pronouns(notes.doc, clean)
    number = number_with_rest(unnamed, pegs, number)
    if number < 1:
        return None
    starts, goals = read_positions(clean, unnamed, pegs, number)
    if not starts and len({placed.peg for placed in goals}) == 1 and _is_whole(goals, number):
        goals = []  # one pile: what is said around its peg tells whether it starts or ends there
    clean = _without(clean, [(p.start, p.end) for p in (*starts, *goals)])
    return _Places(number, clean, unnamed, starts, goals)


def _is_bare(clean: str, count: DiscCount) -> bool:
    """Whether a count is only a number that something has: "B has 3" may tell one of its discs."""
    return clean[slice(*count.span)].isdecimal()


def _case(told: _Told, places: _Places) -> Case:
    return Case(told.notes.doc.clean, places.clean, told.pegs, bool(places.starts), bool(places.goals))


def _is_whole(placements: list[Placement], number: int) -> bool:
    return {disc for placement in placements for disc in placement.discs or ()} == set(range(1, number + 1))


def _weigh(notes: Notes, clean: str, start: Model, goal: Model, rules: MoveRules) -> None:
    """A puzzle that is solved before it starts, an unused number or an unread twist lowers the confidence."""
    if len(start) == 1 and goal.get("all_on") in start:
        notes.ask("On which peg should the discs end?")
    if _ONE_DISC.search(clean):
        notes.signal("a rule for one disc", -0.4)
    if _TWIST.search(clean) and not rules.said:
        notes.signal("unread twist", -0.15)
    if (
        not notes.leftover_numbers()
        and not rules.said
        and "named" in notes.signals
        and "discs counted" in notes.signals
    ):
        notes.signal("nothing left over", 0.2)
    note_unread_rules(notes, FAMILY)
    number = sum(map(len, start.values()))
    for found in re.finditer(rf"\b(?:all|both|of the|the|of) (?:other )?{number}\b", notes.doc.clean):
        notes.saw("start", "all discs", *found.span())
    for found in _PEGS_BY_NUMBER.finditer(notes.doc.clean):
        notes.saw("pegs", found["some"], *found.span("some"))
    for found in _SIZES_OF_DISCS.finditer(notes.doc.clean):
        notes.saw("start", "sizes", *found.span())
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
    lists = re.findall(rf"{PEG} (?:: |= |have |hold )(\d(?: (?:, |and )*\d)*)", clean)
    lists += re.findall(rf"\b(\d(?: (?:, |and )*\d)*) (?:is |are )?on {PEG}", clean)
    lists += re.findall(
        rf"\b\d+ (?:small|larg|bigg|medium)\w*(?: one| {DISC})? ,? ?(\d(?: (?:, |and )*\d)*)(?= ,)", clean
    )
    return max([0, *labels, *(int(digit) for digits in lists for digit in re.findall(r"\d", digits))])


def _without_pronouns(doc: Document, clean: str) -> str:
    """The text with "one" blanked where it names no disc: "one in the middle and one on the right"."""
    for k, (token, at) in enumerate(zip(doc.tokens, doc.offsets, strict=True)):
        written = doc.original[token.start : token.end]
        if token.norm != "1" or written == "1" or clean[at : at + 1] != "1" or k + 1 >= len(doc.tokens):
            continue
        if doc.tokens[k + 1].norm in {"on", "in", "at"} and doc.tokens[k - 1].norm in {"and", ",", "."}:
            clean = clean[:at] + "_" + clean[at + 1 :]
    return clean


def _without(clean: str, spans: list[tuple[int, int]]) -> str:
    """The text with some stretches blanked, every other character where it was."""
    for start, end in spans:
        clean = clean[:start] + " " * (end - start) + clean[end:]
    return clean
