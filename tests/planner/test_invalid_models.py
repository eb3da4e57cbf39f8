"""Every model that is not as the formats say is refused with a stable code and the path of the field."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.core.errors import InvalidModel
from planner.core.puzzles import PUZZLES, read_model
from tests.planner.models import VALID, jugs, river, tower

PAIR = {"kind": "pair", "a": "wolf", "b": "goat"}

RIVERS: list[tuple[dict[str, Any], str, str]] = [
    ({"extra": 1}, "unknown_key", "extra"),
    ({"entities": {}}, "out_of_range", "entities"),
    ({"entities": ["farmer"]}, "wrong_type", "entities"),
    ({"entities": {"farmer": True}}, "wrong_type", "entities.farmer"),
    ({"entities": {"farmer": 1.0}}, "wrong_type", "entities.farmer"),
    ({"entities": {"farmer": float("nan")}}, "wrong_type", "entities.farmer"),
    ({"entities": {"farmer": -1}}, "out_of_range", "entities.farmer"),
    ({"entities": {"farmer": 10**400}}, "out_of_range", "entities.farmer"),
    ({"entities": {" ": 1}}, "bad_name", "entities. "),
    ({"entities": {"a\nb": 1}}, "bad_name", "entities.a?b"),
    ({"entities": {"\ud800": 1}}, "bad_name", "entities.?"),
    ({"entities": {str(i): 10**18 for i in range(999)}}, "out_of_range", "entities"),
    ({"rowers": "farmer"}, "wrong_type", "rowers"),
    ({"rowers": ["nobody"]}, "unknown_name", "rowers[0]"),
    ({"rowers": [["farmer"]]}, "wrong_type", "rowers[0]"),
    ({"rowers": ["farmer", "farmer"]}, "duplicate", "rowers"),
    ({"capacity": 0}, "out_of_range", "capacity"),
    ({"capacity": "2"}, "wrong_type", "capacity"),
    ({"capacity": True}, "wrong_type", "capacity"),
    ({"weights": {"farmer": 1}, "max_weight": 1}, "inconsistent", "weights"),
    ({"weights": {"ghost": 1}}, "unknown_name", "weights.ghost"),
    ({"weights": {"farmer": -1}}, "out_of_range", "weights.farmer"),
    ({"max_weight": 3}, "inconsistent", "max_weight"),
    ({"places": ["near"]}, "out_of_range", "places"),
    ({"places": ["near", "near"]}, "duplicate", "places"),
    ({"start": {"moon": {}}}, "unknown_name", "start.moon"),
    ({"start": {"near": {"ghost": 1}}}, "unknown_name", "start.near.ghost"),
    ({"start": {"near": {"farmer": 1}}}, "inconsistent", "start"),
    ({"boat": "moon"}, "unknown_name", "boat"),
    ({"boat": ["near"]}, "wrong_type", "boat"),
    ({"goal": {}}, "out_of_range", "goal"),
    ({"goal": {"moon": {"goat": 1}}}, "unknown_name", "goal.moon"),
    ({"goal": {"far": {"goat": 2}}}, "out_of_range", "goal.far.goat"),
    ({"goal": {"far": {"goat": 1}, "near": {"goat": 1}}}, "inconsistent", "goal"),
    ({"goal_boat": None}, "wrong_type", "goal_boat"),
    ({"check_boat": 1}, "wrong_type", "check_boat"),
    ({"rules": {}}, "wrong_type", "rules"),
    ({"rules": ["pair"]}, "wrong_type", "rules[0]"),
    ({"rules": [{}]}, "missing_key", "rules[0].kind"),
    ({"rules": [{"kind": "eats"}]}, "unknown_name", "rules[0].kind"),
    ({"rules": [{"kind": ["pair"]}]}, "wrong_type", "rules[0].kind"),
    ({"rules": [PAIR, PAIR | {"a": "lamb"}]}, "unknown_name", "rules[1].a"),
    ({"rules": [PAIR | {"unless": "farmer"}]}, "wrong_type", "rules[0].unless"),
    ({"rules": [PAIR | {"if": "night"}]}, "unknown_key", "rules[0].if"),
    ({"rules": [{"kind": "pair", "a": "wolf"}]}, "missing_key", "rules[0].b"),
    ({"rules": [{"kind": "outnumber", "strong": [], "weak": ["goat"]}]}, "out_of_range", "rules[0].strong"),
    ({"rules": [{"kind": "needs", "who": "goat", "any_of": []}]}, "out_of_range", "rules[0].any_of"),
]
TOWERS: list[tuple[dict[str, Any], str, str]] = [
    ({"discs": 3}, "unknown_key", "discs"),
    ({"pegs": []}, "out_of_range", "pegs"),
    ({"pegs": ["A", "A"]}, "duplicate", "pegs"),
    ({"pegs": [str(i) for i in range(33)]}, "out_of_range", "pegs"),
    ({"start": {"D": [1]}}, "unknown_name", "start.D"),
    ({"start": {}}, "out_of_range", "start"),
    ({"start": {"A": [1], "B": [1]}}, "duplicate", "start"),
    ({"start": {"A": [0]}}, "out_of_range", "start.A[0]"),
    ({"start": {"A": ["1"]}}, "wrong_type", "start.A[0]"),
    ({"start": {"A": 3}}, "wrong_type", "start.A"),
    ({"start": {"A": [1, 2]}}, "inconsistent", "start"),
    ({"goal": "C"}, "wrong_type", "goal"),
    ({"goal": {}}, "inconsistent", "goal"),
    ({"goal": {"all_on": "C", "all_on_any": ["B"]}}, "inconsistent", "goal"),
    ({"goal": {"all_on": "D"}}, "unknown_name", "goal.all_on"),
    ({"goal": {"all_on_any": []}}, "out_of_range", "goal.all_on_any"),
    ({"goal": {"all_at": "C"}}, "unknown_key", "goal.all_at"),
    ({"goal": {"state": {"C": [2, 1]}}}, "inconsistent", "goal.state"),
    ({"goal": {"state": {"D": [3, 2, 1]}}}, "unknown_name", "goal.state.D"),
    ({"size_rule": "yes"}, "wrong_type", "size_rule"),
    ({"move_rule": "jump"}, "unknown_name", "move_rule"),
    ({"forbidden": [["A"]]}, "out_of_range", "forbidden[0]"),
    ({"forbidden": [["A", "D"]]}, "unknown_name", "forbidden[0][1]"),
]
JUGS: list[tuple[dict[str, Any], str, str]] = [
    ({"units": "litres"}, "unknown_key", "units"),
    ({"capacities": []}, "out_of_range", "capacities"),
    ({"capacities": [3, 0]}, "out_of_range", "capacities[1]"),
    ({"capacities": [3, 5.0]}, "wrong_type", "capacities[1]"),
    ({"capacities": [3, float("inf")]}, "wrong_type", "capacities[1]"),
    ({"initial": [0]}, "inconsistent", "initial"),
    ({"initial": [4, 0]}, "out_of_range", "initial[0]"),
    ({"initial": [-1, 0]}, "out_of_range", "initial[0]"),
    ({"tap": 1}, "wrong_type", "tap"),
    ({"drain": None}, "wrong_type", "drain"),
    ({"goal": {}}, "inconsistent", "goal"),
    ({"goal": {"any": 4, "total": 4}}, "inconsistent", "goal"),
    ({"goal": {"jug": 1}}, "inconsistent", "goal"),
    ({"goal": {"amount": 1}}, "inconsistent", "goal"),
    ({"goal": {"any": -1}}, "out_of_range", "goal.any"),
    ({"goal": {"jug": 2, "amount": 1}}, "out_of_range", "goal.jug"),
    ({"goal": {"jug": 0, "amount": 4}}, "out_of_range", "goal.amount"),
    ({"goal": {"exact": [4]}}, "inconsistent", "goal.exact"),
    ({"goal": {"exact": [4, 0]}}, "out_of_range", "goal.exact[0]"),
    ({"goal": {"partial": {}}}, "out_of_range", "goal.partial"),
    ({"goal": {"partial": {"2": 1}}}, "unknown_name", "goal.partial.2"),
    ({"goal": {"partial": {"01": 1}}}, "unknown_name", "goal.partial.01"),
    ({"goal": {"partial": {"1": 6}}}, "out_of_range", "goal.partial.1"),
    ({"first_action": ["drink", 0]}, "unknown_name", "first_action[0]"),
    ({"first_action": ["fill", 2]}, "out_of_range", "first_action[1]"),
    ({"first_action": ["fill", True]}, "wrong_type", "first_action[1]"),
    ({"first_action": ["pour", 0]}, "out_of_range", "first_action"),
    ({"first_action": ["pour", 0, 0]}, "inconsistent", "first_action"),
    ({"first_action": ["fill", 0], "tap": False}, "inconsistent", "first_action"),
]
WRONG = [
    *(("river_crossing", river(**changes), code, field) for changes, code, field in RIVERS),
    *(("tower_of_hanoi", tower(**changes), code, field) for changes, code, field in TOWERS),
    *(("water_jug", jugs(**changes), code, field) for changes, code, field in JUGS),
]


@pytest.mark.parametrize(("family", "model", "code", "field"), WRONG)
def test_a_wrong_model_is_refused_by_code_field_and_sentence(
    family: str, model: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(InvalidModel) as caught:
        read_model(family, model)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert field in caught.value.message
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("family", PUZZLES)
def test_every_required_key_is_missed_by_name(family: str) -> None:
    for key in set(VALID[family]()) - {"rules"}:
        model = VALID[family]()
        del model[key]
        with pytest.raises(InvalidModel) as caught:
            read_model(family, model)
        assert (caught.value.code, caught.value.field) == ("missing_key", key)


@pytest.mark.parametrize("family", ["none", "chess", "", None, ["water_jug"], 3])
def test_an_unknown_family_is_refused(family: object) -> None:
    with pytest.raises(InvalidModel) as caught:
        read_model(family, {})
    assert caught.value.code in ("unknown_family", "wrong_type")


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("tower_of_hanoi", tower(start={"A": list(range(1_000_000, 0, -1))}), "start"),
    ("tower_of_hanoi", tower(start={"A": nested(100_000)}), "start.A[0]"),
    ("tower_of_hanoi", tower(start={"A": [float("nan")]}), "start.A[0]"),
    ("tower_of_hanoi", tower(pegs=[str(i) for i in range(1_000_000)]), "pegs"),
    ("tower_of_hanoi", tower(forbidden=[["A", "B"]] * 1_000_000), "forbidden"),
    ("water_jug", jugs(capacities=[10**9] * 1_000_000), "capacities"),
    ("water_jug", jugs(capacities=[3, 10**30]), "capacities[1]"),
    ("water_jug", jugs(goal={"partial": {str(i): 1 for i in range(100_000)}}), "goal.partial.2"),
    ("water_jug", jugs(goal={"any": float("nan")}), "goal.any"),
    ("river_crossing", river(capacity=0), "capacity"),
    ("river_crossing", river(rules=[nested(100_000)]), "rules[0]"),
    ("river_crossing", river(entities={"x" * 10_000_000: 1}), f"entities.{'x' * 40}…"),
]


@pytest.mark.parametrize(("family", "model", "field"), HOSTILE)
def test_a_hostile_model_is_refused_at_once_and_names_its_field(family: str, model: Any, field: str) -> None:
    begun = process_time()  # of this process alone, so that a busy machine changes nothing
    with pytest.raises(InvalidModel) as caught:
        read_model(family, model)
    assert process_time() - begun < 0.05
    assert caught.value.field == field
    assert len(caught.value.message) < 300


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(PUZZLES)), junk, st.data())
def test_junk_anywhere_is_refused_or_read_but_never_crashes(family: str, value: Any, data: st.DataObject) -> None:
    model: Any = VALID[family]()
    key = data.draw(st.sampled_from([*model, ""]))
    model = value if key == "" else model | {key: value}
    try:
        read_model(family, model)
    except InvalidModel as error:
        assert error.code
        assert error.message
