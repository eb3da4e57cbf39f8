"""Claims about changed puzzles, against the oracle's answer to the changed puzzle."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.planner import oracles
from tests.planner.insights.brute import told
from tests.planner.models import pile, river, tower
from tests.planner.oracles.river import safe
from tests.planner.strategies import rivers, towers

CHECKS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@CHECKS
@given(rivers())
def test_a_larger_boat_does_what_is_said(model: dict[str, Any]) -> None:
    found = told("river_crossing", model)
    if "larger_boat" in found:
        larger = found["larger_boat"].data
        assert larger["capacity"] == model["capacity"] + 1
        assert larger["length"] == oracles.shortest("river_crossing", model | {"capacity": larger["capacity"]})


@CHECKS
@given(rivers())
def test_the_needed_boat_is_the_smallest(model: dict[str, Any]) -> None:
    found = told("river_crossing", model)
    least = oracles.shortest("river_crossing", model)
    everybody = sum(model["entities"].values())
    assert "still_impossible" not in found
    if least is not None or model["capacity"] is None or model["capacity"] >= everybody:
        assert "needed_boat" not in found
        return
    lengths = {room: oracles.shortest("river_crossing", model | {"capacity": room}) for room in range(1, everybody + 1)}
    possible = [room for room, length in lengths.items() if length is not None]
    needed = found["needed_boat"].data
    assert needed["capacity"] == (min(possible) if possible else None)
    assert not possible or needed["length"] == lengths[min(possible)]


@CHECKS
@given(rivers())
def test_the_never_safe_are_the_never_safe(model: dict[str, Any]) -> None:
    found = told("river_crossing", model)
    items = [name for name, count in model["entities"].items() if count and name not in model["rowers"]]
    worst = [one for one in items if all(not safe(model, [one, other]) for other in items if other != one)]
    if "never_safe" in found:
        assert found["never_safe"].data["names"] == worst
    elif len(items) > 2 and all(safe(model, [name]) for name in items):
        assert not worst


def test_several_never_safe() -> None:
    rules = [{"kind": "pair", "a": "goat", "b": "wolf"}, {"kind": "pair", "a": "goat", "b": "cabbage"}]
    all_three = [*rules, {"kind": "pair", "a": "wolf", "b": "cabbage"}]
    assert told("river_crossing", river(rules=rules))["never_safe"].data == {"names": ["goat"]}
    assert told("river_crossing", river(rules=all_three))["never_safe"].sentence == (
        "No two of those who cannot row may be left alone together."
    )


@CHECKS
@given(towers())
def test_one_more_peg_does_what_is_said(model: dict[str, Any]) -> None:
    found = told("tower_of_hanoi", model)
    if "one_more_peg" in found:
        wider = model | {"pegs": [*model["pegs"], "one more"]}
        least = oracles.shortest("tower_of_hanoi", wider)
        data = found["one_more_peg"].data
        assert least is not None
        assert data["length"] == least if data["optimal"] else data["length"] >= least


def test_a_fourth_peg() -> None:
    found = told("tower_of_hanoi", pile(4))
    assert found["one_more_peg"].sentence == "A fourth peg would cut it to 9 moves."
    assert found["disc_moves"].sentence == "In this plan the largest disc moves once and the smallest 8 times."
    assert found["disc_moves"].data == {"moves": {"1": 8, "2": 4, "3": 2, "4": 1}}


def test_a_peg_that_makes_it_possible() -> None:
    found = told("tower_of_hanoi", tower(pegs=["A", "C"]))
    assert found["one_more_peg"].sentence == "A third peg would make it possible, in 7 moves."
    assert "one_more_peg" not in told("tower_of_hanoi", tower(move_rule="cyclic"))


def test_a_boat_that_makes_it_possible() -> None:
    four = {"entities": {"monk": 4, "ogre": 4}, "rowers": ["monk", "ogre"], "capacity": 2}
    four["rules"] = [{"kind": "outnumber", "strong": ["ogre"], "weak": ["monk"]}]
    assert told("river_crossing", four)["needed_boat"].sentence == (
        "The smallest boat that would do has room for three: then it takes 9 crossings."
    )
    # Nobody may ever be where the goat is.
    alone = river(
        rules=[{"kind": "needs", "who": "goat", "any_of": ["goat"]}, {"kind": "pair", "a": "goat", "b": "wolf"}]
    )
    assert told("river_crossing", alone)["needed_boat"].data == {"capacity": None}
