"""Our models as PDDL: an engine that knows nothing of us finds plans of the known length, which are ours too."""

import argparse
import io
import re
import sys
import tempfile
from pathlib import Path
from time import monotonic, thread_time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from planner import cli
from planner.core.errors import InvalidModel
from planner.core.pddl import NotExportable, PddlTask, export
from planner.core.validate import validate
from planner.pddl import engines
from planner.pddl.detect import find_definitions
from planner.pddl.fast_downward import BLIND, search, translate
from tests.planner import strategies
from tests.planner.oracles import is_plan, shortest
from tests.planner.pddl import engine


def farmer(**more: Any) -> dict[str, Any]:
    wolf = {"kind": "pair", "a": "wolf", "b": "goat", "unless": ["farmer"]}
    goat = {"kind": "pair", "a": "goat", "b": "cabbage", "unless": ["farmer"]}
    who = dict.fromkeys(("farmer", "wolf", "goat", "cabbage"), 1)
    return {"entities": who, "rowers": ["farmer"], "capacity": 2, "rules": [wolf, goat]} | more


def missionaries(count: int, capacity: int, **more: Any) -> dict[str, Any]:
    rule = {"kind": "outnumber", "strong": ["cannibal"], "weak": ["missionary"]}
    who = {"missionary": count, "cannibal": count}
    return {"entities": who, "rowers": list(who), "capacity": capacity, "rules": [rule]} | more


def couples(count: int, capacity: int) -> dict[str, Any]:
    husbands, wives = [f"husband {i}" for i in range(count)], [f"wife {i}" for i in range(count)]
    rules = [
        {"kind": "pair", "a": wife, "b": other, "unless": [husbands[i]]}
        for i, wife in enumerate(wives)
        for other in husbands
        if other != husbands[i]
    ]
    who = dict.fromkeys(husbands + wives, 1)
    return {"entities": who, "rowers": list(who), "capacity": capacity, "check_boat": True, "rules": rules}


def tower(discs: int, pegs: str = "ABC", **more: Any) -> dict[str, Any]:
    start = {"A": list(range(discs, 0, -1))}
    return {"pegs": list(pegs), "start": start, "goal": {"all_on": pegs[-1]}} | more


def jugs(capacities: list[int], goal: dict[str, Any], **more: Any) -> dict[str, Any]:
    empty = [0] * len(capacities)
    return {"capacities": capacities, "initial": empty, "tap": True, "drain": True, "goal": goal} | more


# Family, model, and the published length; None where there is no plan.
KNOWN = [
    ("river_crossing", farmer(), 7),
    ("river_crossing", farmer(capacity=1), None),
    ("river_crossing", missionaries(3, 2), 11),
    ("river_crossing", missionaries(5, 3), 11),
    ("river_crossing", missionaries(4, 2), None),
    ("river_crossing", missionaries(6, 4), 9),
    ("river_crossing", couples(3, 2), 11),
    ("river_crossing", couples(4, 2), None),
    ("tower_of_hanoi", tower(5), 31),
    ("tower_of_hanoi", tower(6, "ABCD"), 17),
    ("tower_of_hanoi", tower(4, move_rule="adjacent"), 80),
    ("tower_of_hanoi", tower(4, move_rule="cyclic"), 59),
    ("water_jug", jugs([3, 5], {"any": 4}), 6),
    ("water_jug", jugs([6, 9], {"any": 4}), None),
    ("water_jug", jugs([8, 5, 3], {"exact": [4, 4, 0]}, initial=[8, 0, 0], tap=False, drain=False), 7),
    ("water_jug", jugs([3, 5], {"any": 10**15}), None),
]


def solve(task: PddlTask) -> list[Any] | None:
    """The engine's shortest plan as steps of ours, or None where it proves that there is none."""
    program = engines.search_program()
    assert program is not None
    with tempfile.TemporaryDirectory() as name:
        folder, deadline = Path(name), monotonic() + 60
        translated = translate(folder, task.domain, task.problem, deadline)
        if translated == "unsolvable":
            return None
        assert translated == "translated"
        found = search(program, folder, BLIND, deadline, lambda _expanded, _bound: None)
    assert found.ending in {"solved", "unsolvable"}
    return task.read_plan(found.plan) if found.ending == "solved" else None


@pytest.mark.parametrize(("family", "model", "length"), KNOWN)
def test_the_engine_finds_the_known_length(family: str, model: dict[str, Any], length: int | None) -> None:
    engine.require()
    steps = solve(export(family, model))
    assert (steps if steps is None else len(steps)) == length
    if steps is not None:
        validate(family, model, steps)


def agrees(family: str, model: dict[str, Any]) -> None:
    """The engine, our validator and the oracle say the same of a model."""
    steps = solve(export(family, model))
    assert (steps if steps is None else len(steps)) == shortest(family, model)
    if steps is not None:
        validate(family, model, steps)
        assert is_plan(family, model, steps)


# Each example starts the engine twice, about a third of a second.
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
UNSAFE_START = missionaries(2, 2, start={"near": {"missionary": 1, "cannibal": 2}, "far": {"missionary": 1}})
TWO_ALIKE = missionaries(
    2, 2, rules=[{"kind": "pair", "a": "cannibal", "b": "cannibal"}], goal={"far": {"cannibal": 1}}
)


@few
@given(strategies.rivers())
@example(UNSAFE_START)
@example(TWO_ALIKE)
def test_any_river_crossing_has_the_same_answer_as_pddl(model: dict[str, Any]) -> None:
    engine.require()
    agrees("river_crossing", model)


@few
@given(strategies.towers())
def test_any_tower_has_the_same_answer_as_pddl(model: dict[str, Any]) -> None:
    engine.require()
    agrees("tower_of_hanoi", model)


@few
@given(strategies.jugs())
@example(jugs([3, 5], {"total": 4}, first_action=["empty", 0]))
def test_any_jugs_have_the_same_answer_as_pddl(model: dict[str, Any]) -> None:
    engine.require()
    agrees("water_jug", model)


@given(strategies.questions())
def test_every_small_model_is_written_with_brackets_that_close(question: tuple[str, dict[str, Any]]) -> None:
    task = export(*question)
    for text in (task.domain, task.problem):
        assert re.fullmatch(r"[a-z0-9\s()?:=\-]*", text)
        depth = 0
        for character in text.strip():
            depth += {"(": 1, ")": -1}.get(character, 0)
            assert depth >= 0
        assert depth == 0


def test_names_of_any_kind_become_names_of_pddl_and_come_back() -> None:
    engine.require()
    names = ["Fährmann", "at", "AT", "2 goats", "💧", "(and)", "n1", "load 1 0"]
    model = {"entities": dict.fromkeys(names, 1), "rowers": names[:1], "capacity": 8, "places": ["at", "boat; x"]}
    steps = solve(export("river_crossing", model))
    assert steps is not None
    assert sorted(steps[0]) == sorted(names)


@pytest.mark.parametrize(
    ("family", "model", "code"),
    [
        ("water_jug", jugs([10**18, 10**18], {"any": 1}), "too_large"),
        ("river_crossing", missionaries(10**6, 2), "too_large"),
        (
            "river_crossing",
            {"entities": {f"n{i}": 1 for i in range(900)}, "rowers": ["n0"], "capacity": 9},
            "too_many_loads",
        ),
        ("tower_of_hanoi", tower(900), "too_large"),
    ],
)
def test_what_pddl_cannot_hold_is_refused_with_a_code(family: str, model: dict[str, Any], code: str) -> None:
    begun = thread_time()
    with pytest.raises(NotExportable) as refused:
        export(family, model)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
    assert thread_time() - begun < 3


def test_a_wrong_model_is_named_as_everywhere() -> None:
    with pytest.raises(InvalidModel):
        export("water_jug", {"capacities": []})
    with pytest.raises(InvalidModel):
        export("chess", {})


def test_a_question_in_words_is_printed_as_pddl(capsys: pytest.CaptureFixture[str]) -> None:
    assert _plan_command("Solve the Tower of Hanoi with 3 discs.", "--pddl") == 0
    found = find_definitions(capsys.readouterr().out)
    assert found.domain is not None
    assert found.problem is not None
    assert "(on disc-1 disc-2)" in found.problem
    assert _plan_command("What is the capital of France?", "--pddl") == 1
    assert capsys.readouterr().out.startswith("; ")


def _plan_command(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    cli.add_arguments(parser)
    options = parser.parse_args(arguments)
    wishes = cli.Wishes.of(vars(options))
    return cli.run(options.text, as_json=False, source=io.BytesIO(), sink=sys.stdout, wishes=wishes)
