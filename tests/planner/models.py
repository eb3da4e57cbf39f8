"""A small valid model of each family, to be changed by tests."""

from copy import deepcopy
from typing import Any

_WOLF_GOAT_CABBAGE: dict[str, Any] = {
    "entities": {"farmer": 1, "wolf": 1, "goat": 1, "cabbage": 1},
    "rowers": ["farmer"],
    "capacity": 2,
    "rules": [
        {"kind": "pair", "a": "wolf", "b": "goat", "unless": ["farmer"]},
        {"kind": "pair", "a": "goat", "b": "cabbage", "unless": ["farmer"]},
    ],
}
_TOWER: dict[str, Any] = {"pegs": ["A", "B", "C"], "start": {"A": [3, 2, 1]}, "goal": {"all_on": "C"}}
_JUGS: dict[str, Any] = {"capacities": [3, 5], "initial": [0, 0], "tap": True, "drain": True, "goal": {"any": 4}}


def river(**changes: Any) -> dict[str, Any]:
    return deepcopy(_WOLF_GOAT_CABBAGE) | changes


def tower(**changes: Any) -> dict[str, Any]:
    return deepcopy(_TOWER) | changes


def jugs(**changes: Any) -> dict[str, Any]:
    return deepcopy(_JUGS) | changes


def pile(discs: int, pegs: int = 3) -> dict[str, Any]:
    """All discs on the first peg, wanted on the last."""
    names = [chr(65 + i) for i in range(pegs)]
    return {"pegs": names, "start": {"A": list(range(discs, 0, -1))}, "goal": {"all_on": names[-1]}}


VALID = {"river_crossing": river, "tower_of_hanoi": tower, "water_jug": jugs}
