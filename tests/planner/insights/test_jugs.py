"""What can be measured at all."""

from math import gcd
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.planner.insights.brute import reachable, told
from tests.planner.models import jugs as classic
from tests.planner.strategies import jugs

CHECKS = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@CHECKS
@given(jugs())
def test_amounts_are_those_brute_force_reaches(model: dict[str, Any]) -> None:
    found = told("water_jug", model)
    amounts = {amount for world in reachable("water_jug", model) for amount in world[0]}
    if "measurable" in found:
        assert found["measurable"].data["amounts"] == sorted(amounts)
    if "common_divisor" in found:
        divisor = found["common_divisor"].data["divisor"]
        assert divisor > 1
        assert all(amount % divisor == 0 for amount in amounts)
        assert divisor == gcd(*model["capacities"], *model["initial"])


def sentence(kind: str, **changes: Any) -> str:
    return told("water_jug", classic(**changes))[kind].sentence


def test_sentences() -> None:
    assert sentence("measurable") == "Every whole amount from 1 to 5 can be measured in some jug."
    assert sentence("measurable", capacities=[6, 9]) == (
        "Some jug can be made to hold any multiple of 3 up to 9, and nothing else."
    )
    assert sentence("common_divisor", capacities=[6, 9]) == (
        "Every amount that can ever be in a jug is a multiple of 3, the greatest common divisor of the jug sizes."
    )
    still = {"capacities": [9, 5], "initial": [9, 0], "tap": False, "drain": False, "goal": {"any": 4}}
    assert sentence("measurable", **still) == (
        "The only amounts, apart from 0, that a jug can hold here are 4, 5 and 9."
    )
    most = {"capacities": [3, 5], "drain": False, "goal": {"any": 5}}
    assert sentence("measurable", **most) == "Every whole amount from 1 to 5 can be measured in some jug, except 4."


def test_huge_jugs_are_not_counted_through() -> None:
    huge = {"capacities": [10**9, 10**9], "initial": [0, 0], "tap": True, "drain": True, "goal": {"any": 10**9}}
    assert told("water_jug", huge)["measurable"].data == {"amounts": [0, 10**9]}
