"""Whether a proposed model can have come from a question: its numbers and names must stand there.

Numbers may stand in digits or words, and volumes in other units than the model counts in; what follows from others (a
full jug, an equal share, what is left over) need not stand there itself.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from planner.core.language.names import singular
from planner.core.language.reading import Model
from planner.core.language.text import Document
from planner.core.language.units import CANONICAL, SIZES, canonical, system
from planner.core.language.wordlists import words

_PEG_NAMES = words("left middle right center centre first second third fourth fifth last source target spare other")
_USUAL_PEGS, MAX_USUAL = 3, 12
_ENOUGH = 2  # a puzzle of which the question has fewer numbers than this was made up
_MARRIED = words("couple husband wife married spouse")
_COUPLED = words("husband wife")
_FULL = words("full brimful filled brim")
_HALF = words("half halfway")
_SHARES = words("share equal equally evenly split half halve divide fair fairly each")
Amounts = list[tuple[Fraction, str | None]]


def agrees(doc: Document, family: str, model: Model) -> bool:
    """Whether the numbers and names of a valid model stand in the question."""
    return {"water_jug": _jugs, "tower_of_hanoi": _tower, "river_crossing": _river}[family](doc, model)


def numbers_seen(doc: Document) -> list[tuple[str, tuple[int, int]]]:
    """The numbers of a question and where they stand; its first word where it has none."""
    tokens = [token for token in doc.tokens if token.value is not None] or list(doc.tokens[:1])
    return [(token.norm, (token.start, token.end)) for token in tokens]


def _values(doc: Document) -> set[Fraction]:
    return {token.value for token in doc.tokens if token.value is not None}


def _words(doc: Document) -> set[str]:
    return {token.norm.lower() for token in doc.tokens}


def _jugs(doc: Document, model: Model) -> bool:
    said, capacities = _words(doc), model["capacities"]
    amounts = _amounts(doc)
    held, wanted = [a for a in model["initial"] if a], [a for a in _wanted(model["goal"]) if a]
    if len(amounts) < _ENOUGH:
        return False
    for known in _countings(amounts):
        # A jug that holds its own size is full, so the question says "full", or the number twice.
        derived = {n for n in known if said & _FULL or n not in capacities or known[n] > 1}
        if said & _FULL:
            derived |= set(capacities)
        if said & _HALF:
            derived |= {size // 2 for size in capacities if size % 2 == 0}
        reachable = set(known) | derived | _follows(model, said)
        if set(capacities) <= set(known) and set(held) <= derived and set(wanted) <= reachable:
            return True
    return False


def _wanted(goal: Model) -> list[int]:
    """Every amount that a goal names."""
    if "exact" in goal:
        return list(goal["exact"])
    if "partial" in goal:
        return list(goal["partial"].values())
    return [goal[key] for key in ("any", "amount", "total") if key in goal]


def _follows(model: Model, said: set[str]) -> set[int]:
    """What is left over where a goal tells of every jug, and equal shares where the question shares."""
    total, exact = sum(model["initial"]), model["goal"].get("exact") or []
    follows = {amount for amount in exact if sum(exact) == total and exact.count(amount) == 1}
    if said & _SHARES and total:
        follows |= {total // n for n in range(2, len(model["capacities"]) + 1) if total % n == 0}
    return follows


def _amounts(doc: Document) -> Amounts:
    """Every number with the unit behind it; "a gallon" is one gallon."""
    found: Amounts = []
    for k, token in enumerate(doc.tokens):
        after = doc.tokens[k + 1].norm if k + 1 < len(doc.tokens) else ""
        if token.value is not None:
            found.append((token.value, canonical(after) if after in CANONICAL else None))
        elif token.norm in {"a", "an"} and after in CANONICAL:
            found.append((Fraction(1), canonical(after)))
    return found


def _countings(amounts: Amounts) -> Iterable[Counter[int]]:
    """The whole numbers that the amounts are in each unit they could be counted in, and how often each is said."""
    units = {unit for _, unit in amounts if unit}
    systems = {system(unit) for unit in units} or {"unit"}
    for base in SIZES:
        if system(base) not in systems or len(systems) > 1:
            continue
        counted = [value * SIZES[unit or base] / SIZES[base] for value, unit in amounts]
        scale = lcm(*(value.denominator for value in counted))
        yield Counter(int(value) for value in counted if value.denominator == 1)
        yield Counter(int(value * scale) for value in counted)


def _tower(doc: Document, model: Model) -> bool:
    said, values = _words(doc), _values(doc)
    discs, pegs = sum(len(peg) for peg in model["start"].values()), model["pegs"]
    if discs not in values or not _are_said(pegs, said):
        return False
    return len(pegs) == _USUAL_PEGS or bool(values & {len(pegs), len(pegs) - 1}) or set(map(str.lower, pegs)) <= said


def _are_said(pegs: list[str], said: set[str]) -> bool:
    """Whether the pegs have usual names (A, B, C, 1, 2, 3, left, middle, right) or those of the question."""
    return all(len(peg) == 1 or peg.isdecimal() or peg.lower() in _PEG_NAMES or _is_said(peg, said) for peg in pegs)


def _river(doc: Document, model: Model) -> bool:
    said, values = _words(doc), _values(doc) | {Fraction(1)}
    if not all(_is_said(name, said) for name in model["entities"]):
        return False
    counts = {count for count in model["entities"].values() if count > 1}
    weights = {*(model.get("weights") or {}).values(), *([model["max_weight"]] if model.get("max_weight") else [])}
    capacity = model["capacity"]
    holds = capacity is None or bool(values & {Fraction(capacity), Fraction(capacity - 1)})
    return holds and counts <= values and weights <= values


def _is_said(name: str, said: set[str]) -> bool:
    """Whether every word of a name stands in the question, its number aside; couples are husbands and wives."""
    parts = [singular(part.lower().rstrip("0123456789")) for part in name.replace("_", " ").replace("'s", "").split()]
    known = said | _COUPLED if said & _MARRIED else said
    named = [part for part in parts if part]
    return (
        bool(named)
        and all(part in known for part in named if len(part) > 1 or not part.isalpha())
        and (any(len(part) > 1 for part in named) or set(named) <= said)
    )
