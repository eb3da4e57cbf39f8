"""Reads a jug puzzle: vessels of known size, water from somewhere or nowhere, and an amount to be measured."""

import re
from fractions import Fraction

from planner.core.language.jug_goals import Goal, read_goal
from planner.core.language.jug_quantities import CONTAINER, Quantity, read_quantities
from planner.core.language.jug_vessels import Vessel, read_vessels, which
from planner.core.language.notes import Notes
from planner.core.language.reading import Model, Reading
from planner.core.language.text import Document
from planner.core.language.units import whole_numbers

FAMILY = "water_jug"
MAX_JUGS = 12

_TAP = re.compile(
    r"\b(?:tap|faucet|hose|well|lake|river|fountain|spring|stream|unlimited|endless|infinite|inexhaustible|sink|pump"
    r"|sea|ocean|pond|running water"
    r"|water source|source of water|water supply|hydrant|cistern|as much \w+ as|as many \w+ as|all the water"
    r"|plenty of|lot of water|brook|creek|canal|refill\w*|any amount of water|enough water|supply|can be filled"
    r"|fill them|limitless|fill (?:and|or|either|any|each)|no (?:limit|shortage)|abundant|puddle|pool|aquifer"
    r"|trough)\b"
)
_NO_TAP = re.compile(
    r"\b(?:no|without (?:a|any)|neither|not any|nor|no more|nothing else|no further|no other) (?:a |any |more "
    r"|further |other |extra |additional |outside |running |running )*(?:tap|water supply|water|faucet|source|supply"
    r"|hose|well|refill\w*|milk|wine|oil|liquid)\b"
    r"|\bpouring only|\bonly (?:by )?pour\w*|\bby pouring only|\bonly pour\w*|\bjust pour\b"
    r"|\bpour(?:ing)? (?:\w+ ){0,4}(?:only|from 1 (?:\w+ )?(?:to|into) (?:another|the other))|\bno (?:more|extra"
    r"|additional|further) \w+"
)
_NO_DRAIN = re.compile(
    r"\b(?:without|no|not|nothing|none|never|nor|avoid)\b[^.?]{0,24}\b(?:spill\w*|wast\w*|lose|losing|thrown?"
    r"|throw\w*|pour(?:ed|ing)? (?:away|out)|empt(?:y|ied|ying) (?:out|away|on)|discard\w*|drop|dump\w*|drain\w*"
    r"|tip\w*|lost)\b|\bspilling (?:none|nothing)|\bno drain"
)
_DRAIN = re.compile(
    r"\b(?:(?:can|may|allowed to|could|ok to|okay to|free to) (?:also |always |even |\w+ and )?(?:be )?(?:pour\w*"
    r"|empt\w*|throw\w*|tip\w*|dump\w*|drain\w*|discard\w*|spill\w*)(?: (?:\w+ ){0,3}(?:away|out|onto|on|down"
    r"|into the))?|drain (?:is )?(?:available|there)|sink|poured? (?:away|out)|tip them out)\b"
)
_FULL = re.compile(r"\b(?:full|filled|brim|topped up|fill to the brim)\b(?! (?:with|of) \d)")
_JUG_COUNT = re.compile(
    rf"\b(?P<n>[2-9]) (?:(?:empty|full|unmarked|different|larger|smaller|big|plain|unequal|old|identical|other) ){{0,2}}"
    rf"(?:{CONTAINER})\b"
)
_FIRST = re.compile(
    rf"\b(?:begin|start|first)\w* (?:\w+ ){{0,3}}?(?P<verb>fill|empty"
    rf"|pour)\w*(?: up)? (?P<jug>[^.?,]{{1,40}}?(?:{CONTAINER}|one|[A-E])(?: [A-E])?)\b(?: (?:into"
    rf"|to) (?P<into>[^.?,]{{1,40}}))?"
    rf"|\b(?:first|opening|initial) (?:move|step|action|pour) (?:must|has to|have to|should|is|be|has|will"
    rf"|need)[^.?,]{{0,20}}?(?P<verb2>fill|empty|pour)\w* (?P<jug2>[^.?,]{{1,40}}?(?:{CONTAINER}|one|[A-E]))\b"
)
_SIGNALS = (
    ("vessel words", 0.1, re.compile(rf"\b{CONTAINER}\b")),
    ("asks to measure", 0.12, re.compile(
        r"\b(?:measure\w*|exactly|precisely|get|need|obtain|end up|leave|divide|want|split|share|target|goal|fetch"
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
    clean = doc.clean
    if not re.search(rf"\b{CONTAINER}\b", clean):
        return None
    quantities = read_quantities(clean)
    vessels = read_vessels(clean, quantities)[:MAX_JUGS]
    if not vessels:
        return None
    notes = Notes(doc)
    for name, weight, pattern in _SIGNALS:
        if pattern.search(clean):
            notes.signal(name, weight)
    notes.signal("sizes", 0.15 if len(vessels) == 1 else 0.35)
    model = _model(notes, quantities, vessels)
    return notes.reading(FAMILY, model)


def _model(notes: Notes, quantities: list[Quantity], vessels: list[Vessel]) -> Model | None:
    clean = notes.doc.clean
    goal = read_goal(clean, quantities, vessels)
    for vessel in vessels:
        notes.saw("capacities", str(vessel.value), vessel.start, vessel.end)
    contents = _contents(notes, quantities, vessels)
    if goal is None:
        notes.ask("How much should be measured?")
        return None
    notes.signal("amount wanted", 0.2)
    if len(vessels) == 1:
        notes.signal("only one jug", -0.2)
    notes.saw("goal", goal.kind, *goal.span)
    _weigh(notes, quantities, vessels, goal)
    return _assembled(notes, vessels, contents, goal)


def _assembled(
    notes: Notes, vessels: list[Vessel], contents: dict[int, tuple[Fraction, str | None]], goal: Goal
) -> Model | None:
    unit = next((vessel.unit for vessel in vessels if vessel.unit), None) or goal.unit or "unit"
    amounts = [(vessel.value, vessel.unit or unit) for vessel in vessels]
    held = [
        (contents[i][0], contents[i][1] or unit) if i in contents else (Fraction(0), unit) for i in range(len(vessels))
    ]
    shares = _shares(goal, vessels, held)
    wanted = [(value, of or unit) for _, value, of in shares] or [(goal.value, goal.unit or unit)]
    numbers = whole_numbers([*amounts, *held, *wanted])
    if numbers is None:
        notes.ask("Which unit should I count in? The question mixes units that do not convert evenly.")
        return None
    whole, _ = numbers
    n = len(vessels)
    capacities, initial, targets = whole[:n], whole[n : 2 * n], whole[2 * n :]
    if any(size <= 0 for size in capacities) or any(a > b for a, b in zip(initial, capacities)):
        notes.ask("How large is each jug, and what is in it at the start?")
        return None
    tap, drain = _taps(notes, any(initial))
    model: Model = {"capacities": capacities, "initial": initial, "tap": tap, "drain": drain}
    model["goal"] = _goal_json(notes, goal, [i for i, _, _ in shares], targets, capacities, initial, tap)
    if first := _first_action(notes, vessels):
        model["first_action"] = first
    return model


def _weigh(notes: Notes, quantities: list[Quantity], vessels: list[Vessel], goal: Goal) -> None:
    """Numbers that went unused, or another number of jugs than the text counts, lower the confidence."""
    for found in _JUG_COUNT.finditer(notes.doc.clean):
        number = int(found["n"])
        if any(quantity.unit and quantity.start == found.start() for quantity in quantities):
            continue
        notes.saw("capacities", f"{number} jugs", *found.span("n"))
        if number > len(vessels) and number > 1:
            notes.signal("a jug is missing", -0.3)
    notes.doubt_leftovers(0.15)
    if goal.kind == "any" and goal.value in {vessel.value for vessel in vessels}:
        notes.signal("asks for what a full jug holds", -0.1)


def _shares(
    goal: Goal, vessels: list[Vessel], held: list[tuple[Fraction, str]]
) -> list[tuple[int, Fraction, str | None]]:
    """The wanted amounts jug by jug; equal shares stand in the largest jugs and leave the rest empty."""
    if goal.kind == "jugs":
        return list(goal.amounts)
    if goal.kind != "share" or not goal.parts:
        return []
    total, unit = sum((value for value, _ in held), Fraction(0)), held[0][1]
    largest = sorted(range(len(vessels)), key=lambda i: (-vessels[i].value, i))[: goal.parts]
    return [(i, total / goal.parts if i in largest else Fraction(0), unit) for i in range(len(vessels))]


def _goal_json(
    notes: Notes, goal: Goal, where: list[int], targets: list[int], capacities: list[int], initial: list[int], tap: bool
) -> Model:
    if not where:
        amount = targets[0]
        if goal.kind == "any" and max(capacities) < amount <= sum(capacities):
            notes.assume(f"The {amount} are counted in all jugs together, because no single jug is that large.", 0.05)
            return {"total": amount}
        return {goal.kind if goal.kind == "total" else "any": amount}
    amounts = dict(zip(where, targets))
    if re.search(r"\b(?:other|rest)\w* (?:\w+ ){0,3}empty", notes.doc.clean[goal.span[1] :]):
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


def _contents(
    notes: Notes, quantities: list[Quantity], vessels: list[Vessel]
) -> dict[int, tuple[Fraction, str | None]]:
    """What the text says is in the jugs at the start."""
    clean = notes.doc.clean
    sizes: dict[Fraction, list[int]] = {}
    for i, vessel in enumerate(vessels):
        sizes.setdefault(vessel.value, []).append(i)
    listed = [quantity for quantity in quantities if quantity.role == "content"]
    if len(listed) == len(vessels) > 1:
        return {i: (quantity.value, quantity.unit) for i, quantity in enumerate(listed)}
    found: dict[int, tuple[Fraction, str | None]] = {}
    for quantity in listed:
        index = _nearest(clean, quantity.start, quantity.end, vessels, sizes)
        if index is not None:
            found[index] = (quantity.value, quantity.unit)
            notes.saw("initial", str(quantity.value), quantity.start, quantity.end)
    for match in _FULL.finditer(clean):
        for index in _full_jugs(clean, match, vessels, sizes):
            found.setdefault(index, (vessels[index].value, vessels[index].unit))
            notes.saw("initial", "full", *match.span())
    return found


def _full_jugs(clean: str, match: re.Match[str], vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> list[int]:
    before, after = clean[max(0, match.start() - 60) : match.start()], clean[match.end() : match.end() + 40]
    if re.search(
        r"\b(?:not|be|get|how|until|once|when|if|neither|no|can|either|completely or|to)(?: \w+)? $", before
    ) or re.match(r" (?:up|from|at the|them|it|the|jug of|glass of|and empt)\b", after):
        return []
    if re.search(r"\b(?:both|all)(?: of (?:them|the \w+))?(?: jug| bucket)?(?: are| start)? $", before):
        return list(range(len(vessels)))
    index = _nearest(clean, match.start(), match.end(), vessels, sizes)
    return [] if index is None else [index]


def _nearest(clean: str, start: int, end: int, vessels: list[Vessel], sizes: dict[Fraction, list[int]]) -> int | None:
    """The jug spoken of right after (a full 10-litre can) or else last before (the 12-litre jug is full)."""
    after = re.match(
        rf" (?:of \w+ )?(?:in (?:a |the |my )?)?(?P<jug>\d+ (?:\w+ )?{CONTAINER}|(?:jug |bucket )?[A-E]\b|(?:larg|big"
        rf"|small)\w* {CONTAINER})",
        clean[end : end + 50],
    )
    if after:
        return which(after["jug"], vessels, sizes)
    clauses = re.split(r" [.?,;] ", clean[max(0, start - 90) : start])
    for clause in reversed(clauses):
        index = which(_last_mention(clause), vessels, sizes)
        if index is not None:
            return index
    return None


def _last_mention(clause: str) -> str:
    """From the last jug that a clause speaks of to its end."""
    heads = [
        found.start()
        for found in re.finditer(
            rf"\b(?:\d+(?:/\d+)?|[A-E]|larg\w+|big\w*|small\w*|middle|first|second|third|last|{CONTAINER})\b", clause
        )
    ]
    if not heads:
        return ""
    sized = [found.start() for found in re.finditer(r"\b\d+(?:/\d+)?\b", clause)]
    return clause[max(sized[-1:] or heads[-1:]) :] if sized and heads[-1] - sized[-1] < 24 else clause[heads[-1] :]


def _taps(notes: Notes, filled: bool) -> tuple[bool, bool]:
    """Whether there is water to take and whether it may be poured away."""
    clean = notes.doc.clean
    no_tap, tap, no_drain = _NO_TAP.search(clean), _TAP.search(clean), _NO_DRAIN.search(clean)
    drain = _DRAIN.search(clean)
    if tap and not (no_tap and filled):
        notes.saw("tap", True, *tap.span())
        notes.signal("water source", 0.1)
        if no_drain:
            notes.saw("drain", False, *no_drain.span())
        return True, no_drain is None
    if no_tap or filled:
        if no_tap:
            notes.saw("tap", False, *no_tap.span())
            notes.signal("no water source", 0.1)
        else:
            notes.assume("There is no tap: nothing is said of more water than what is in the jugs.")
        if no_drain:
            notes.saw("drain", False, *no_drain.span())
        elif drain:
            notes.saw("drain", True, *drain.span())
        return False, drain is not None and no_drain is None
    notes.assume("There is a tap, and water may be poured away; the question does not say.")
    return True, no_drain is None


def _first_action(notes: Notes, vessels: list[Vessel]) -> list[object] | None:
    found = _FIRST.search(notes.doc.clean)
    if not found:
        return None
    sizes = {vessel.value: [i] for i, vessel in reversed(list(enumerate(vessels)))}
    verb, jug = found["verb"] or found["verb2"], which(found["jug"] or found["jug2"], vessels, sizes)
    into = which(found["into"], vessels, sizes) if found["into"] else None
    if jug is None or (verb == "pour" and into is None):
        return None
    notes.saw("first_action", verb, *found.span())
    return [verb, jug, into] if verb == "pour" else [verb, jug]
