"""Towers of Hanoi in plain sentences: what was understood, and each move with the two pegs it changed."""

from typing import Any

from planner.core.json_types import JsonObject
from planner.core.narrate.words import join, join_some, sentence

_DISCS_LISTED = 6
_MOVE_RULES = {
    "adjacent": "only to a neighbouring peg",
    "cyclic": "only to the next peg, from the last one to the first",
}


def summarise(model: JsonObject) -> list[JsonObject]:
    """Pegs, start, moves and goal."""
    rows = [
        ("Pegs", sentence(join_some(model["pegs"]))),
        ("Start", sentence(_content(model["start"], model))),
        ("Moves", _moves(model)),
        ("Goal", sentence(_goal(model["goal"], model))),
    ]
    return [{"label": label, "text": text} for label, text in rows]


def describe(_model: JsonObject, step: Any, before: JsonObject, after: JsonObject) -> str:
    """One move, and what is on the two pegs after it."""
    origin, target = step
    disc = before["pegs"][origin][-1]
    pegs = after["pegs"]
    moved = f"Move disc {disc} from {origin} to {target}"
    return sentence(f"{moved}; then {origin} {holds(pegs[origin])} and {target} {holds(pegs[target])}")


def holds(discs: list[int]) -> str:
    """What a peg holds, as the end of a sentence."""
    if not discs:
        return "is empty"
    if len(discs) == 1:
        return f"holds disc {discs[0]}"
    if len(discs) <= _DISCS_LISTED:
        return f"holds discs {', '.join(map(str, discs))}"
    return f"holds {len(discs)} discs with {discs[-1]} on top"


def _content(pegs: JsonObject, model: JsonObject) -> str:
    return "; ".join(_pile(peg, pegs[peg]) for peg in model["pegs"] if pegs.get(peg))


def _pile(peg: str, discs: list[int]) -> str:
    if len(discs) == 1:
        return f"disc {discs[0]} on {peg}"
    if len(discs) > 2 and list(discs) == list(range(discs[0], discs[-1] - 1, -1)):
        return f"discs {discs[0]} to {discs[-1]} on {peg}, from bottom to top"
    return f"discs {', '.join(map(str, discs))} on {peg}, from bottom to top"


def _moves(model: JsonObject) -> str:
    text = "one top disc at a time"
    rule = model.get("move_rule", "any")
    if rule in _MOVE_RULES:
        text += f", {_MOVE_RULES[rule]}"
    if model.get("size_rule", True):
        text += ", never a larger disc on a smaller one"
    if model.get("forbidden"):
        text += f"; not {join_some([f'from {a} to {b}' for a, b in model['forbidden']])}"
    return sentence(text)


def _goal(goal: JsonObject, model: JsonObject) -> str:
    if "state" in goal:
        return _content(goal["state"], model)
    pegs = goal["all_on_any"] if "all_on_any" in goal else [goal["all_on"]]
    return f"all discs on {join(pegs, 'or')}"
