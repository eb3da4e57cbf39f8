"""What a move of a disc may not do."""

from collections.abc import Iterator
from typing import Any

from planner.core.constraints.constraint import Constraint, rule
from planner.core.json_types import JsonObject


def constraints(model: JsonObject) -> Iterator[Constraint]:
    """Format, pegs, the move rule, forbidden moves, an empty peg, and sizes."""
    pegs: list[str] = list(model["pegs"])
    yield rule("format", "A move names the peg it leaves and the peg it goes to.", lambda _, step: not _is_move(step))
    yield rule(
        "pegs",
        "A move goes from one peg of the puzzle to another.",
        lambda _, step: step[0] == step[1] or not set(step) <= set(pegs),
    )
    yield from _directions(model, pegs)
    yield Constraint("disc", "Only a disc that lies on a peg can be moved.", _nothing_there)
    if model.get("size_rule", True):
        yield Constraint("size", "A disc may not rest on a smaller one.", _too_large)


def _directions(model: JsonObject, pegs: list[str]) -> Iterator[Constraint]:
    move_rule = model.get("move_rule", "any")
    if move_rule == "adjacent":
        yield Constraint(
            "adjacent",
            "A disc may only go to a neighbouring peg.",
            lambda _, step, __: None if abs(_distance(pegs, step)) == 1 else f"{_both(step)} are not neighbours.",
        )
    if move_rule == "cyclic":
        yield Constraint(
            "cyclic",
            "A disc may only go to the next peg, and from the last to the first.",
            lambda _, step, __: None if _distance(pegs, step) % len(pegs) == 1 else _not_next(pegs, step),
        )
    for origin, target in model.get("forbidden", []):
        text = f"Moves from {origin} to {target} are forbidden."
        yield rule("forbidden", text, lambda _, step, way=[origin, target]: step == way)  # type: ignore[misc]


def _is_move(step: Any) -> bool:
    return isinstance(step, list) and len(step) == 2 and all(isinstance(peg, str) for peg in step)


def _distance(pegs: list[str], step: list[str]) -> int:
    return pegs.index(step[1]) - pegs.index(step[0])


def _both(step: list[str]) -> str:
    return f"{step[0]} and {step[1]}"


def _not_next(pegs: list[str], step: list[str]) -> str:
    following = pegs[(pegs.index(step[0]) + 1) % len(pegs)]
    return f"From {step[0]} a disc may only go to {following}, not to {step[1]}."


def _nothing_there(state: JsonObject, step: Any, _: bool) -> str | None:
    return None if state["pegs"][step[0]] else f"There is no disc on {step[0]}."


def _too_large(state: JsonObject, step: Any, _: bool) -> str | None:
    disc, below = state["pegs"][step[0]][-1], state["pegs"][step[1]][-1:]
    return f"Disc {disc} may not rest on disc {below[0]}." if below and below[0] < disc else None
