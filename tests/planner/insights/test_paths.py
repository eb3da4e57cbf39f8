"""Counts, forced steps and narrow states: every claim against every shortest plan there is."""

import gc
import json
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from planner.core.insights import insights
from tests.planner.drive import outcome
from tests.planner.insights.brute import can_do_without, key, moves, shortest_plans, told
from tests.planner.models import jugs, pile, river
from tests.planner.oracles import FAMILIES
from tests.planner.strategies import questions

CHECKS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@CHECKS
@given(questions())
def test_paths_are_told_as_brute_force_finds_them(question: tuple[str, dict[str, Any]]) -> None:
    family, model = question
    plans = shortest_plans(family, model)
    assume(plans is not None)
    found = told(family, model)
    if not plans or not plans[0][0]:
        assert not found.keys() & {"optimal_plans", "forced_start", "only_first_step", "unavoidable", "bottlenecks"}
        return
    assert found["optimal_plans"].data == {"count": len(plans), "length": len(plans[0][0])}
    check_forced(found, plans)
    check_narrow(family, model, found, plans)


def check_forced(found: dict[str, Any], plans: list[Any]) -> None:
    common = 0
    while common < len(plans[0][0]) and len({steps[common] for steps, _ in plans}) == 1:
        common += 1
    if "forced_start" in found:
        forced = [json.dumps(step) for step in found["forced_start"].data["steps"]]
        assert forced == [tidy(step) for step in plans[0][0][:common]]
    else:
        assert len(plans) == 1 or common == 0 or ("only_first_step" in found and common == 1)


def check_narrow(family: str, model: dict[str, Any], found: dict[str, Any], plans: list[Any]) -> None:
    layers = [{key(family, model, world) for world in layer} for layer in zip(*(worlds for _, worlds in plans))]
    narrow = [next(iter(layer)) for layer in layers[1:-1] if len(layer) == 1]
    cuts = [state for state in narrow if not can_do_without(family, model, state)]
    told_cuts = [] if "unavoidable" not in found else found["unavoidable"].data["states"]
    assert [same(state) for state in told_cuts] == [json.dumps(json.loads(cut)[0], sort_keys=True) for cut in cuts]
    if "bottlenecks" in found:
        states = [same(row["state"]) for row in found["bottlenecks"].data["states"]]
        assert states == [json.dumps(json.loads(state)[0], sort_keys=True) for state in narrow]
    else:
        assert len(plans) == 1 or narrow == cuts


def same(state: Any) -> str:
    return json.dumps(state, sort_keys=True)


def tidy(step: str) -> str:
    return json.dumps(json.loads(step))


@CHECKS
@given(questions())
def test_an_only_first_step_is_the_only_one(question: tuple[str, dict[str, Any]]) -> None:
    family, model = question
    found = told(family, model)
    start = FAMILIES[family].start(model)
    here = key(family, model, start)
    steps = [step for step, after in moves(family, model, start) if key(family, model, after) != here]
    if "only_first_step" in found:
        only = FAMILIES[family].tidy(found["only_first_step"].data["step"])
        assert [json.dumps(only)] == steps
    elif "optimal_plans" in found and "first_action" not in model:
        assert len(steps) > 1


def test_known_counts() -> None:
    """Published: two plans for wolf, goat and cabbage, four for three missionaries; one for a tower on three pegs."""
    assert told("river_crossing", river())["optimal_plans"].data["count"] == 2
    three = {"entities": {"m": 3, "c": 3}, "rowers": ["m", "c"], "capacity": 2}
    three["rules"] = [{"kind": "outnumber", "strong": ["c"], "weak": ["m"]}]
    assert told("river_crossing", three)["optimal_plans"].data["count"] == 4
    assert told("tower_of_hanoi", pile(5))["optimal_plans"].data["count"] == 1


def test_sentences_of_the_wolf_the_goat_and_the_cabbage() -> None:
    found = told("river_crossing", river())
    assert {kind: insight.sentence for kind, insight in found.items()} == {
        "never_safe": "The goat can never be left alone with the wolf or the cabbage.",
        "larger_boat": "With room for three, 3 crossings would do.",
        "optimal_plans": "There are exactly 2 shortest plans.",
        "only_first_step": "Only one first step is possible: the farmer and the goat go to the far bank.",
        "forced_start": "Every shortest plan begins in the same way: the farmer and the goat go to the far bank, "
        "then the farmer goes to the near bank.",
        "unavoidable": "No plan, however long, avoids 4 of the states on its way, among them this one: the farmer, "
        "the wolf and the cabbage at the near bank with the boat and the goat at the far bank.",
    }


def test_counts_have_any_size() -> None:
    """Ten adults in a boat for two: the shuttling one can be another every time, 2^64 is far away but not a limit."""
    names = [f"adult {i}" for i in range(7)]
    model = {"entities": dict.fromkeys(names, 1), "rowers": names, "capacity": 2}
    plans = told("river_crossing", model)["optimal_plans"].data
    assert plans == {"count": count_by_hand(7), "length": 11}


def count_by_hand(waiting: int) -> int:
    """Two go, one of those over there comes back, until two are left who both go."""
    count, over = 1, 0
    while waiting > 2:
        count *= waiting * (waiting - 1) // 2 * (over + 2)
        waiting, over = waiting - 1, over + 1
    return count


def test_time_is_kept_and_somebody_can_always_stop() -> None:
    from time import thread_time  # of this thread alone, so that a busy machine changes little

    jobs = [
        ("tower_of_hanoi", pile(9)),
        ("water_jug", jugs(capacities=[97, 89, 83], initial=[0, 0, 0], goal={"any": 1})),
        ("river_crossing", {"entities": {f"n{i}": 1 for i in range(11)}, "rowers": ["n0"], "capacity": 4}),
    ]
    for family, model in jobs:
        ending = outcome(family, model)
        gc.collect()
        gc.freeze()  # what thousands of other tests have left lying about is not ours to look through meanwhile
        begun = last = thread_time()
        gap = 0.0
        try:
            for _ in insights(family, model, ending, seconds=0.2):
                gap, last = max(gap, thread_time() - last), thread_time()
        finally:
            gc.unfreeze()
        assert last - begun < 0.6
        assert gap < 0.25


def test_states_are_kept() -> None:
    family, model = "tower_of_hanoi", pile(6)
    kinds = {i.kind for i in insights(family, model, outcome(family, model), seconds=20.0, states=100) if i}
    assert "optimal_plans" not in kinds
    assert "disc_moves" in kinds
