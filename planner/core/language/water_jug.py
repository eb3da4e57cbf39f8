"""Reads a jug puzzle: vessels of known size, water from somewhere or nowhere, and an amount to be measured."""

import re
from dataclasses import replace
from fractions import Fraction

from planner.core.language.jug_compared import with_compared_sizes
from planner.core.language.jug_contents import all_in_the_largest, read_contents
from planner.core.language.jug_first import read_first_action
from planner.core.language.jug_goals import Goal, read_goal, with_wanted_states
from planner.core.language.jug_likeliest import likeliest_reading
from planner.core.language.jug_nouns import with_known_nouns
from planner.core.language.jug_quantities import CURRENCIES, read_quantities
from planner.core.language.jug_second_look import with_something_wanted
from planner.core.language.jug_states import State, read_states, wanted_place, with_roles_of_states
from planner.core.language.jug_vessels import Vessel, read_vessels
from planner.core.language.jug_water import read_water
from planner.core.language.jug_words import CONTAINER, Quantity
from planner.core.language.notes import Notes
from planner.core.language.numbers import is_negative
from planner.core.language.reading import Model, Reading
from planner.core.language.text import Document
from planner.core.language.units import UNIT, amount_json, how_counted, whole_numbers
from planner.core.language.unread_rules import note_unread_rules

FAMILY = "water_jug"
COST_UNUSED = 0.15
_IN_SOME_JUG = re.compile(
    r"(?: of [a-z]+)?(?: [a-z]+)? (?:in|into|inside) (?:mine|hers|yours|theirs"
    rf"|(?:the|my|his|her|your|[a-z]+ 's) (?:(?!2|3|jugs)[a-z]+ ){{0,2}}?{CONTAINER})\b"
)
_INTO_ONE = re.compile(rf" (?:of [a-z]+ )?(?:in|into|inside) (?:just |only )?(?:1|one|a|any|either)\b(?! {UNIT})")
_OF_VOLUME = re.compile(rf"\b(?:{CONTAINER}|{UNIT})")
_NO_VOLUME = re.compile(
    r"^ (?:%|euro|dollar|pound|cent|minute|hour|day|week|month|year|o'clock|oclock|am|pm|a clock|degree|gram|g|kg|km"
    r"|m|cm"
    r"|metre|meter|mile|step|pour\w*|move|people|person|child|girl|boy|time|percent)\b"
)
MAX_JUGS = 12

_JUG_COUNT = re.compile(
    rf"\b(?P<n>[2-9]) (?:(?:empty|full|unmarked|different|larger|smaller|big|plain|unequal|old|identical"
    rf"|other) ){{0,2}}"
    rf"(?:{CONTAINER})\b"
)
_BARE = re.compile(r"\b(?:die hard|running water|water (?:puzzle|riddle)|tap|faucet|hose|well|pour\w*|sink)\b")
# "My two watering cans", "two monks": counts that say nothing new.
_COUNTED_THINGS = re.compile(rf"(?<![\w/])(?P<n>[2-9]) (?:(?P<jug>(?:[a-z]+ ){{0,2}}?(?:{CONTAINER}))|[a-z]+)\b")
_LETTERED = re.compile(rf"\b{CONTAINER} ([A-EPQRSTX-Z])\b")
# Said behind the amount and in its sentence: all other jugs are empty at the end.
_REST_EMPTY = re.compile(
    r"\b(?:other|rest|remaining)\w* (?:[a-z]+ ){0,3}(?:empty|dry)\b|\bempty other"
    r"|\b(?:nothing|none|0|no \w+) (?:\w+ ){0,2}in (?:any of )?(?:the|any) (?:other|rest)"
)
# How often one jug must be carried is arithmetic.
_TRIPS = re.compile(r"\bhow (?:many time|often|many trip|many go)\b")
_SIGNALS = (
    ("vessel words", 0.1, re.compile(rf"\b{CONTAINER}\b")),
    ("asks to measure", 0.12, re.compile(
        r"\b(?:measure\w*|exactly|precisely|get|need|obtain|end up|leave|divide|want|split|share|target|goal|fetch"
        r"|halv\w*|arrange|(?:smallest|least|fewest|minimum) (?:number of )?(?:pour|step|move|action|operation"
        r"|transfer|command|fill|go)\w*|needed|contain|feasible|doable|possible|reachable|attain\w*|achiev\w*"
        r"|produce)\b")),
    ("water", 0.08, re.compile(
        r"\b(?:water|wine|milk|oil|beer|cider|juice|liquid|acid|tap|hose|well|pour\w*|fill\w*)\b")),
    ("no marks", 0.1, re.compile(
        r"\b(?:no|without|neither|unmarked|not|nor)\b[^.?]{0,40}\b(?:mark\w*|scale|graduat\w*|measuring|other measure"
        r"|unmarked|line)\b|\bunmarked\b")),
    ("asks how", 0.08, re.compile(
        r"\b(?:how|can|fewest|least|minimum|possible|step|puzzle|riddle|shortest|solve|what|find)\b|\?")),
)  # fmt: skip


def read(doc: Document) -> Reading | None:
    """The jug puzzle that a document states, or None where nothing in it speaks of one."""
    doc = with_known_nouns(doc)
    if not re.search(rf"\b{CONTAINER}\b", doc.clean) and not _BARE.search(doc.clean):
        return None
    return likeliest_reading(doc, read_quantities(doc), _read_with)


def _read_with(doc: Document, quantities: list[Quantity]) -> Reading | None:
    """What the text says where its quantities have these roles."""
    clean = doc.clean
    vessels = read_vessels(clean, quantities)[:MAX_JUGS]
    if not vessels:
        return None
    notes = Notes(doc)
    compared = with_compared_sizes(clean, quantities, vessels)
    if compared is None:
        notes.ask("How large is each jug?")
    vessels = compared or vessels
    for name, weight, pattern in _SIGNALS:
        if pattern.search(clean):
            notes.signal(name, weight)
    notes.signal("sizes", 0.15 if len(vessels) == 1 else 0.35)
    model = _model(notes, quantities, vessels)
    return notes.reading(FAMILY, model) if model or notes.clarify else None


def _model(notes: Notes, quantities: list[Quantity], vessels: list[Vessel]) -> Model | None:
    clean = notes.doc.clean
    for quantity in quantities:
        at, _ = notes.doc.span(quantity.start, quantity.end)
        if quantity.role not in {"mention", "other"} and is_negative(notes.doc.original, at):
            notes.ask("How much is that? I can only measure amounts that are not below zero.")
            return None
    quantities, vessels, states, goal = _wanted(notes, quantities, vessels)
    for vessel in vessels:
        notes.saw("capacities", amount_json(vessel.value, vessel.unit), vessel.start, vessel.end)
    contents = read_contents(notes, quantities, vessels, states)
    if not any(value for value, _ in contents.values()):
        contents = {**all_in_the_largest(notes, vessels), **contents}
    if goal is None and "asks to measure" not in notes.signals:
        return None
    if goal is None:
        notes.ask("How much should be measured?")
        return None
    notes.signal("amount wanted", 0.2)
    if len(vessels) == 1:
        notes.signal("only one jug", -0.2)
        if goal.value > vessels[0].value or _TRIPS.search(clean):
            return None
    notes.saw("goal", amount_json(goal.value, goal.unit) if goal.value else goal.kind, *goal.span)
    _weigh(notes, quantities, vessels, goal)
    return _assembled(notes, vessels, contents, goal)


def _wanted(
    notes: Notes, quantities: list[Quantity], vessels: list[Vessel]
) -> tuple[list[Quantity], list[Vessel], list[State], Goal | None]:
    """The goal, and what it makes of the quantities: where nothing is wanted, what is left over may be."""
    clean = notes.doc.clean
    told, states, goal = _told(clean, quantities, vessels)
    if goal or "asks to measure" not in notes.signals:
        return told, vessels, states, goal
    counted = max((int(found["n"]) for found in _JUG_COUNT.finditer(clean)), default=0)
    again = with_something_wanted(clean, told, counted)
    if again is None:
        return told, vessels, states, None
    notes.signal("wanted because nothing else is", -0.1)
    wanted = {quantity.start for quantity in again if quantity.role != "size"}
    vessels = [vessel for vessel in vessels if vessel.start not in wanted]
    told, states, goal = _told(clean, again, vessels)
    return told, vessels, states, goal


def _told(
    clean: str, quantities: list[Quantity], vessels: list[Vessel]
) -> tuple[list[Quantity], list[State], Goal | None]:
    states = read_states(clean, quantities, vessels)
    told = with_roles_of_states(quantities, states)
    goal = read_goal(clean, told, vessels)
    return told, states, with_wanted_states(goal, told, states, wanted_place(clean, vessels))


def _assembled(
    notes: Notes, vessels: list[Vessel], contents: dict[int, tuple[Fraction, str | None]], goal: Goal
) -> Model | None:
    said = [vessel.unit for vessel in vessels] + [goal.unit] + [of for _, _, of in goal.amounts]
    unit = next((unit for unit in said if unit), "unit")
    amounts = [(vessel.value, vessel.unit or unit) for vessel in vessels]
    held = [
        (contents[i][0], contents[i][1] or unit) if i in contents else (Fraction(0), unit) for i in range(len(vessels))
    ]
    shares = _shares(goal, vessels, held)
    wanted = [(value, of or unit) for _, value, of in shares] or [(goal.value, goal.unit or unit)]
    numbers = whole_numbers([*amounts, *held, *wanted])
    if goal.kind == "share" and not any(value for value, _ in held):
        notes.ask("Which of the jugs is full at the start?")
        return None
    if numbers is None:
        notes.ask("Which unit should I count in? The question mixes units that do not convert evenly.")
        return None
    whole, _ = numbers
    if counted := how_counted([*amounts, *held, *wanted]):
        notes.assume(counted, 0.3 if goal.kind == "share" else 0.0)
    n = len(vessels)
    capacities, initial, targets = whole[:n], whole[n : 2 * n], whole[2 * n :]
    if any(size <= 0 for size in capacities) or any(a > b for a, b in zip(initial, capacities, strict=True)):
        notes.ask("How large is each jug, and what is in it at the start?")
        return None
    tap, drain = read_water(notes, any(initial))
    if not tap and not any(initial):
        notes.assume("There is no water at all: no jug holds any, and there is no tap.", 0.3)
    model: Model = {"capacities": capacities, "initial": initial, "tap": tap, "drain": drain}
    model["goal"] = _goal_json(notes, goal, [i for i, _, _ in shares], targets, capacities, initial, tap)
    if first := read_first_action(notes, vessels, initial):
        model["first_action"] = first
    return model


def _weigh(notes: Notes, quantities: list[Quantity], vessels: list[Vessel], goal: Goal) -> None:
    """Numbers that went unused, or another number of jugs than the text counts, lower the confidence."""
    sizes = {vessel.value for vessel in vessels}
    for found in _JUG_COUNT.finditer(notes.doc.clean):
        number = int(found["n"])
        if (
            any(
                (quantity.unit or quantity.role == "size" or quantity.value in sizes)
                and quantity.start == found.start()
                for quantity in quantities
            )
            or number in sizes
        ):
            continue
        notes.saw("capacities", f"{number} jugs", *found.span("n"))
        if number > len(vessels) and number > 1:
            notes.signal("a jug is missing", -0.3)
    spans = [evidence.span for evidence in notes.evidence]
    for token, at in zip(notes.doc.tokens, notes.doc.offsets, strict=True):
        if token.value in sizes and not any(a <= token.start < b for a, b in spans):
            notes.saw("jug", token.norm, at, at + len(token.norm))  # "the ten": called by its size
    for found in _COUNTED_THINGS.finditer(notes.doc.clean):
        if int(found["n"]) <= len(vessels) and (found["jug"] or goal.kind in {"share", "jugs"} or goal.each):
            notes.saw("jug" if found["jug"] else "goal", int(found["n"]), *found.span("n"))
    if len(vessels) > 1 and not notes.leftover_numbers():
        notes.signal("every number is accounted for", 0.12)
    _doubt_unused(notes)
    note_unread_rules(notes, FAMILY)
    if goal.kind == "any" and _IN_SOME_JUG.match(notes.doc.clean[goal.span[1] :]):
        notes.signal("a jug that nothing tells from the others", -0.3)
    if goal.unplaced:
        notes.signal("an amount without a jug", -0.3)
    letters = set(_LETTERED.findall(notes.doc.clean))
    if len(letters) > len(vessels):
        notes.signal("a jug is missing", -0.3)
    if re.search(r"\d / \d", notes.doc.clean):
        notes.signal("a fraction or a pair that was not read", -0.3)
    if goal.kind == "any" and goal.value in {vessel.value for vessel in vessels}:
        notes.signal("asks for what a full jug holds", -0.2)


def _doubt_unused(notes: Notes) -> None:
    """A number that went unused counts where a sentence speaks of vessels or volumes, and hardly elsewhere."""
    spans = [evidence.span for evidence in notes.evidence]
    clean = notes.doc.clean
    for token, at in zip(notes.doc.tokens, notes.doc.offsets, strict=True):
        if token.value in {None, 0, 1} or any(a <= token.start < b for a, b in spans):
            continue
        start = max(clean.rfind(" . ", 0, at), clean.rfind(" ? ", 0, at)) + 1
        sentence = re.split(r" [.?](?: |$)", clean[max(start, 0) :])[0]
        priced = notes.doc.original[max(0, token.start - 2) : token.start].strip()[-1:] in CURRENCIES
        told = not priced and _OF_VOLUME.search(sentence) and not _NO_VOLUME.match(clean[at + len(token.norm) :])
        notes.signal(f"unused number {token.norm}", -COST_UNUSED if told else -COST_UNUSED / 10)


def _shares(
    goal: Goal, vessels: list[Vessel], held: list[tuple[Fraction, str]]
) -> list[tuple[int, Fraction, str | None]]:
    """The wanted amounts jug by jug; equal shares stand in the largest jugs and leave the rest empty."""
    if goal.kind == "jugs":
        return list(goal.amounts)
    total, unit = sum((value for value, _ in held), Fraction(0)), held[0][1]
    if goal.kind == "any" and goal.each and goal.value and total / goal.value in range(2, len(vessels) + 1):
        goal = replace(goal, kind="share", parts=int(total / goal.value))
    if goal.kind != "share" or goal.parts < 2:
        return []
    largest = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))[: goal.parts]
    return [(i, total / goal.parts if i in largest else Fraction(0), unit) for i in range(len(vessels))]


def _in_one(notes: Notes, goal: Goal) -> bool:
    """Whether the amount is said to be wanted in a single jug, though none is that large."""
    return _INTO_ONE.match(notes.doc.clean[goal.span[1] :]) is not None


def _goal_json(
    notes: Notes, goal: Goal, where: list[int], targets: list[int], capacities: list[int], initial: list[int], tap: bool
) -> Model:
    if not where:
        amount = targets[0]
        if goal.kind == "any" and _REST_EMPTY.search(notes.doc.clean[goal.span[1] :].split(" . ")[0]):
            able = [i for i, size in enumerate(capacities) if size >= amount]
            if len(able) == 1:
                return {"exact": [amount if i in able else 0 for i in range(len(capacities))]}
            notes.ask(f"In which of the jugs should the {amount} be?")
        if goal.kind == "any" and max(capacities) < amount <= sum(capacities) and not _in_one(notes, goal):
            notes.assume(f"The {amount} are counted in all jugs together, because no single jug is that large.", 0.05)
            return {"total": amount}
        return {goal.kind if goal.kind == "total" else "any": amount}
    amounts = dict(zip(where, targets, strict=False))
    if _REST_EMPTY.search(notes.doc.clean[goal.span[1] :].split(" . ")[0]):
        return {"exact": [amounts.get(i, 0) for i in range(len(capacities))]}
    left = sum(initial) - sum(targets)
    others = [i for i in range(len(capacities)) if i not in amounts]
    if len(amounts) == len(capacities) or (len(amounts) > 1 and not tap and left == 0):
        return {"exact": [amounts.get(i, 0) for i in range(len(capacities))]}
    if len(amounts) > 1 and not tap and len(others) == 1:
        return {"exact": [amounts.get(i, left) for i in range(len(capacities))]}
    if len(amounts) == 1:
        return {"jug": where[0], "amount": targets[0]}
    return {"partial": {str(i): amount for i, amount in amounts.items()}}
