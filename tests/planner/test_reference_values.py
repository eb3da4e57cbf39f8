"""Lengths that are known from elsewhere: published instances, and tables for whole series."""

import json
from pathlib import Path
from typing import Any

import pytest

from planner.core.outcome import Impossible, Solved
from planner.core.validate import validate
from tests.planner.drive import outcome

INSTANCES = [
    json.loads(line) for line in (Path(__file__).parent / "instances.jsonl").read_text(encoding="utf-8").splitlines()
]

# Least crossings of n = 1 to 8 missionaries and as many cannibals in a boat for k; None where there is no plan.
CROSSINGS: dict[int, list[int | None]] = {
    2: [1, 5, 11, None, None, None, None, None],
    3: [1, 3, 5, 9, 11, None, None, None],
    4: [1, 1, 3, 5, 7, 9, 11, 13],
    5: [1, 1, 3, 3, 5, 7, 7, 9],
    6: [1, 1, 1, 3, 3, 5, 5, 7],
}
# Least moves of n = 1, 2, 3 … discs from the first peg to another one.
MOVES = {
    "three pegs": (3, "any", "last", [1, 3, 7, 15, 31, 63, 127]),
    "four pegs": (4, "any", "last", [1, 3, 5, 9, 13, 17, 25]),
    "five pegs": (5, "any", "last", [1, 3, 5, 7, 11, 15]),
    "six pegs": (6, "any", "last", [1, 3, 5, 7, 9]),
    "adjacent pegs, end to end": (3, "adjacent", "last", [2, 8, 26, 80, 242, 728]),
    "cyclic, one step on": (3, "cyclic", "next", [1, 5, 15, 43, 119, 327, 895]),
    "cyclic, two steps on": (3, "cyclic", "last", [2, 7, 21, 59, 163, 447, 1223]),
}


@pytest.mark.parametrize("instance", INSTANCES, ids=lambda instance: instance["id"])
def test_published_instances_end_as_published(instance: dict[str, Any]) -> None:
    result = outcome(instance["family"], instance["model"])
    if instance["status"] == "impossible":
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Solved)
    assert (result.length, result.optimal) == (instance["optimal"], True)
    validate(instance["family"], instance["model"], result.steps)


@pytest.mark.parametrize(("boat", "n"), [(boat, n) for boat in CROSSINGS for n in range(1, 9)])
def test_missionaries_and_cannibals_follow_the_table(boat: int, n: int) -> None:
    model = {
        "entities": {"missionary": n, "cannibal": n},
        "rowers": ["missionary", "cannibal"],
        "capacity": boat,
        "rules": [{"kind": "outnumber", "strong": ["cannibal"], "weak": ["missionary"]}],
        "check_boat": True,
    }
    assert getattr(outcome("river_crossing", model), "length", None) == CROSSINGS[boat][n - 1]


@pytest.mark.parametrize(("boat", "n"), [(boat, n) for boat in CROSSINGS for n in range(1, 6)])
def test_couples_follow_the_same_table(boat: int, n: int) -> None:
    assert getattr(outcome("river_crossing", couples(n, boat)), "length", None) == CROSSINGS[boat][n - 1]


def couples(n: int, boat: int) -> dict[str, Any]:
    """No wife with another man unless her husband is there, in the boat neither."""
    people = [f"{who} {i}" for i in range(n) for who in ("husband", "wife")]
    rules = [
        {"kind": "pair", "a": f"wife {i}", "b": f"husband {j}", "unless": [f"husband {i}"]}
        for i in range(n)
        for j in range(n)
        if i != j
    ]
    entities = dict.fromkeys(people, 1)
    return {"entities": entities, "rowers": people, "capacity": boat, "rules": rules, "check_boat": True}


@pytest.mark.parametrize(
    ("series", "discs"), [(series, n + 1) for series, (*_, lengths) in MOVES.items() for n in range(len(lengths))]
)
def test_towers_follow_the_series(series: str, discs: int) -> None:
    count, move_rule, target, lengths = MOVES[series]
    pegs = [f"peg {i}" for i in range(count)]
    model = {
        "pegs": pegs,
        "start": {pegs[0]: list(range(discs, 0, -1))},
        "goal": {"all_on": pegs[1 if target == "next" else -1]},
        "move_rule": move_rule,
    }
    result = outcome("tower_of_hanoi", model)
    assert isinstance(result, Solved)
    assert result.length == lengths[discs - 1]
