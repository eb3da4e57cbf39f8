"""Each rule of each family, broken once on purpose, is named by the validator."""

from itertools import chain, repeat
from typing import Any

import pytest

from planner.core import solve as solving
from planner.core.outcome import Budget
from planner.core.theorems.conclusion import shortest
from planner.core.validate import BrokenPlan, replay, validate
from tests.planner.drive import finish
from tests.planner.models import jugs, river, tower

ISLANDS = river(places=["near", "island", "far"], rules=[])
NEEDS = [{"kind": "needs", "who": "goat", "any_of": ["farmer"]}]
OUTNUMBER = [{"kind": "outnumber", "strong": ["wolf", "cabbage"], "weak": ["goat"]}]
GO, TAKE_GOAT = ["farmer"], ["farmer", "goat"]

BROKEN: list[tuple[str, dict[str, Any], list[Any], int, str]] = [
    ("river_crossing", river(), [TAKE_GOAT], 1, "goal"),
    ("river_crossing", river(), [], 0, "goal"),
    ("river_crossing", river(), [GO], 1, "pair"),
    ("river_crossing", river(), [TAKE_GOAT, ["farmer", "wolf"]], 2, "presence"),
    ("river_crossing", river(), [["farmer", "farmer"]], 1, "presence"),
    ("river_crossing", river(), [["goat"]], 1, "rower"),
    ("river_crossing", river(), [[]], 1, "rower"),
    ("river_crossing", river(), [["farmer", "goat", "wolf"]], 1, "capacity"),
    ("river_crossing", river(), [{"who": GO, "to": "far"}], 1, "format"),
    ("river_crossing", river(), [7], 1, "format"),
    ("river_crossing", river(rules=NEEDS), [TAKE_GOAT, GO], 2, "needs"),
    ("river_crossing", river(rules=OUTNUMBER), [GO], 1, "outnumber"),
    ("river_crossing", river(rules=OUTNUMBER, check_boat=True, capacity=4),
     [["farmer", "wolf", "cabbage", "goat"]], 1, "outnumber"),
    ("river_crossing", river(rules=[], weights=dict.fromkeys(river()["entities"], 2), max_weight=3),
     [TAKE_GOAT], 1, "weight"),
    ("river_crossing", river(rules=[], goal={"far": {"goat": 1}}, goal_boat="near"), [TAKE_GOAT], 1, "goal"),
    ("river_crossing", ISLANDS, [TAKE_GOAT], 1, "format"),
    ("river_crossing", ISLANDS, [{"who": TAKE_GOAT, "to": "near"}], 1, "destination"),
    ("river_crossing", ISLANDS, [{"who": TAKE_GOAT, "to": "moon"}], 1, "destination"),
    ("tower_of_hanoi", tower(), [["A", "C"], ["A", "C"]], 2, "size"),
    ("tower_of_hanoi", tower(), [["B", "C"]], 1, "disc"),
    ("tower_of_hanoi", tower(), [["A", "A"]], 1, "pegs"),
    ("tower_of_hanoi", tower(), [["A", "D"]], 1, "pegs"),
    ("tower_of_hanoi", tower(), ["AC"], 1, "format"),
    ("tower_of_hanoi", tower(), [["A", "C"]], 1, "goal"),
    ("tower_of_hanoi", tower(move_rule="adjacent"), [["A", "C"]], 1, "adjacent"),
    ("tower_of_hanoi", tower(move_rule="cyclic"), [["A", "B"], ["B", "A"]], 2, "cyclic"),
    ("tower_of_hanoi", tower(forbidden=[["A", "C"]]), [["A", "C"]], 1, "forbidden"),
    ("water_jug", jugs(), [["fill", 1]], 1, "goal"),
    ("water_jug", jugs(tap=False), [["fill", 1]], 1, "tap"),
    ("water_jug", jugs(drain=False), [["empty", 1]], 1, "drain"),
    ("water_jug", jugs(), [["fill", 2]], 1, "jugs"),
    ("water_jug", jugs(), [["fill", -1]], 1, "jugs"),
    ("water_jug", jugs(), [["fill", False]], 1, "jugs"),
    ("water_jug", jugs(), [["pour", 0, 0]], 1, "format"),
    ("water_jug", jugs(), [["fill"]], 1, "format"),
    ("water_jug", jugs(), [None], 1, "format"),
    ("water_jug", jugs(first_action=["fill", 0]), [["fill", 1]], 1, "first_action"),
]  # fmt: skip


@pytest.mark.parametrize(("family", "model", "steps", "number", "rule"), BROKEN)
def test_a_broken_plan_is_refused_with_the_step_and_the_rule(
    family: str, model: dict[str, Any], steps: list[Any], number: int, rule: str
) -> None:
    with pytest.raises(BrokenPlan) as caught:
        validate(family, model, steps)
    assert (caught.value.step_number, caught.value.rule) == (number, rule)
    assert caught.value.sentence.endswith(".")


def test_a_load_that_is_fine_on_both_banks_may_be_wrong_in_the_boat() -> None:
    start = {"near": {"wolf": 2, "goat": 1}, "far": {"goat": 2}}
    rules = [{"kind": "outnumber", "strong": ["wolf"], "weak": ["goat"]}]
    model = {"entities": {"wolf": 2, "goat": 3}, "rowers": ["wolf"], "capacity": 3, "start": start, "rules": rules}
    validate("river_crossing", model, [["wolf", "wolf", "goat"]])
    with pytest.raises(BrokenPlan) as caught:
        validate("river_crossing", model | {"check_boat": True}, [["wolf", "wolf", "goat"]])
    assert caught.value.rule == "outnumber"


def test_a_replay_shows_the_start_and_every_state_in_the_shown_form() -> None:
    assert list(replay("water_jug", jugs(goal={"any": 5}), [["fill", 1]])) == [
        {"amounts": [0, 0]},
        {"amounts": [0, 5]},
    ]
    assert next(replay("tower_of_hanoi", tower(), [])) == {"pegs": {"A": [3, 2, 1], "B": [], "C": []}}
    states = list(replay("river_crossing", river(rules=[], goal={"far": {"goat": 1}}), [TAKE_GOAT]))
    assert states[1] == {
        "boat": "far",
        "places": {"near": {"wolf": 1, "cabbage": 1}, "far": {"farmer": 1, "goat": 1}},
    }


@pytest.mark.parametrize(
    ("steps", "length", "rule"),
    [
        ([["A", "C"], ["A", "C"]], 2, "size"),
        ([["A", "C"]], 1, "goal"),
        ([["A", "C"], ["A", "B"], ["C", "B"], ["A", "C"], ["B", "A"], ["B", "C"], ["A", "C"]], 8, "length"),
        ([["A", "C"], ["A", "B"], ["C", "B"], ["A", "C"], ["B", "A"], ["B", "C"], ["A", "C"]], 6, "length"),
        ([["A", "B"]] * 9, 0, "length"),
    ],
)
def test_a_plan_of_ours_that_breaks_a_rule_is_an_error_and_no_plan(
    monkeypatch: pytest.MonkeyPatch, steps: list[Any], length: int, rule: str
) -> None:
    monkeypatch.setattr(solving, "conclude", lambda family, model: shortest(steps, length, "Trust me."))
    with pytest.raises(BrokenPlan) as caught:
        finish(solving.solve("tower_of_hanoi", tower(), Budget()))
    assert caught.value.rule == rule


def test_a_plan_too_long_to_be_replayed_is_replayed_at_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = chain(repeat(["A", "B"], 1), repeat(["A", "B"]))
    monkeypatch.setattr(solving, "conclude", lambda family, model: shortest(wrong, 1 << 64, "Trust me."))
    with pytest.raises(BrokenPlan):
        finish(solving.solve("tower_of_hanoi", tower(), Budget()))
