"""The replay accepts what unified-planning's own validator accepts, and refuses the rest."""

import importlib
from typing import Any

import pytest

from planner.pddl.detect import find_definitions
from tests.planner.pddl import engine
from tests.planner.pddl.domains import BLOCKS, CHEAPEST, LIGHTS, SUSSMAN

pytestmark = pytest.mark.filterwarnings("ignore")  # the library calls deprecated names of its parser

GOOD = [
    (BLOCKS + SUSSMAN, "unstack c a, put-down c, pick-up b, stack b c, pick-up a, stack a b"),
    (CHEAPEST, "load-truck package1 truck1 depot, drive-truck truck1 depot shop, unload-truck package1 truck1 shop"),
    (LIGHTS, "press a, press c, check"),
]
BAD = [
    (BLOCKS + SUSSMAN, "unstack c a, put-down c, pick-up b, stack b c, pick-up a"),  # misses the goal
    (BLOCKS + SUSSMAN, "pick-up a"),  # c lies on it
    (BLOCKS + SUSSMAN, "pick-up"),
    (BLOCKS + SUSSMAN, "pick-up z"),
    (BLOCKS + SUSSMAN, "fly a"),
    (CHEAPEST, "load-truck truck1 package1 depot"),  # types
    (LIGHTS, "check"),
    (LIGHTS, "press a, check"),
]


def replayed(text: str, plan: str) -> list[Any]:
    """The states; the modules that load the library are found only where it is installed."""
    engine.require()
    return list(_replay(text).states(steps(plan)))


def steps(plan: str) -> list[tuple[str, ...]]:
    return [tuple(step.split()) for step in plan.split(", ")]


def _replay(text: str) -> Any:
    found = find_definitions(text)
    read = importlib.import_module("planner.pddl.reading").read_task(found.domain, found.problem)
    return importlib.import_module("planner.pddl.replay").Replay(read)


@pytest.mark.parametrize(("text", "plan"), GOOD)
def test_plans_are_replayed_to_the_goal(text: str, plan: str) -> None:
    assert len(replayed(text, plan)) == len(steps(plan)) + 1


@pytest.mark.parametrize(("text", "plan"), BAD)
def test_a_broken_plan_is_refused(text: str, plan: str) -> None:
    with pytest.raises(Exception, match=r"step \d|goal"):
        replayed(text, plan)


def test_the_cost_is_counted_apart_from_the_engine() -> None:
    engine.require()
    assert _replay(CHEAPEST).cost(steps(GOOD[1][1])) == 12
    assert _replay(BLOCKS + SUSSMAN).cost(steps(GOOD[0][1])) is None


# Its validator refuses tasks with prices.
@pytest.mark.parametrize(("text", "plan"), [GOOD[0], GOOD[2], *BAD[:2], *BAD[6:]])
def test_the_librarys_validator_says_the_same(text: str, plan: str) -> None:
    engine.require()
    library = importlib.import_module("unified_planning.engines")
    plans = importlib.import_module("unified_planning.plans")
    replay = _replay(text)
    problem = replay._problem
    actions = [plans.ActionInstance(problem.action(a), tuple(map(problem.object, args))) for a, *args in steps(plan)]
    verdict = library.SequentialPlanValidator().validate(problem, plans.SequentialPlan(actions))
    assert bool(verdict) == ((text, plan) in GOOD)
