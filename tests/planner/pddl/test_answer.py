"""PDDL questions from the text to the Answer: solved, impossible, refused, out of budget, stopped."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from planner.core.answer import Answer, How
from planner.core.events import Detected, Event, Plan, Progress, Step, Text
from planner.core.outcome import Budget
from planner.pddl import engines
from planner.pddl.answer import answer_pddl
from planner.questions import answer as answer_question
from tests.planner.drive import finish
from tests.planner.pddl import engine
from tests.planner.pddl.domains import BLOCKS, CHEAPEST, LIGHTS, SHORTEST, SUSSMAN, blocks, locks, towers

KEYS = {
    "family", "confidence", "model", "evidence", "assumptions", "clarify", "status", "length", "optimal", "proof",
    "steps", "search", "answer",
}  # fmt: skip


def ask(text: str, max_steps: int = 1000, **budget: Any) -> tuple[list[Event], Answer]:
    engine.require()
    return finish(answer_question(text, budget=Budget(**budget), max_steps=max_steps))


def of(kind: type, events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


@pytest.fixture
def traces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of its own for temporary files, to see that none stays."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def offspring() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_a_pasted_problem_is_solved_narrated_and_streamed() -> None:
    events, answer = ask(f"Can you solve this?\n{BLOCKS}\n{SUSSMAN}")
    kinds = [type(event) for event in events if not isinstance(event, Progress)]
    assert kinds == [Detected, Plan, *[Step] * 6, Text]
    assert of(Detected, events)[0].family == "pddl"
    assert {"label": "Goal", "text": "On a b and on b c."} in of(Detected, events)[0].summary
    steps = of(Step, events)
    assert [step.sentence for step in steps[:2]] == ["Unstack: c, a.", "Put down: c."]
    assert steps[0].action == ["unstack", "c", "a"]
    assert "holding c" in steps[0].state["facts"]
    assert {"on a b", "on b c"} <= set(steps[-1].state["facts"])
    assert answer.to_json().keys() == KEYS
    assert (answer.family, answer.status, answer.length, answer.optimal) == ("pddl", "solved", 6, True)
    assert answer.proof is not None
    assert answer.proof["kind"] == "exhaustive"
    assert "6. Stack: a, b." in answer.answer


def test_fewest_actions_or_least_cost_as_the_problem_asks() -> None:
    assert ask(SHORTEST)[1].length == 3
    cheapest = ask(CHEAPEST)[1]
    assert (cheapest.length, cheapest.optimal) == (4, True)
    assert "total cost of 9" in cheapest.answer
    assert "Load truck: package1, truck1, depot." in cheapest.answer


def test_conditional_effects_and_quantifiers_are_understood() -> None:
    answer = ask(LIGHTS)[1]
    assert (answer.status, answer.length, answer.optimal) == ("solved", 3, True)
    assert answer.steps[-1] == ["check"]


def test_impossible_is_said_only_with_a_proof() -> None:
    answer = ask(locks(8))[1]
    assert (answer.status, answer.optimal) == ("impossible", False)
    assert answer.proof is not None
    assert (answer.proof["kind"], answer.proof["states"]) == ("exhaustive", 2**8 + 2**7)
    unreachable = ask(blocks("(holding table)").replace("A B C", "A B C table"))[1]
    assert unreachable.status == "impossible"
    assert unreachable.proof is not None
    assert unreachable.proof["kind"] == "theorem"


def test_what_is_not_decided_in_time_is_out_of_budget() -> None:
    begun = time.monotonic()
    events, answer = ask(locks(26), seconds=4)
    assert time.monotonic() - begun < 10
    assert answer.status == "out_of_budget"
    assert answer.proof is None
    assert len(of(Progress, events)) >= 4 * 4
    assert "Every plan, if there is one, has at least" in answer.answer


def test_a_plan_without_a_proof_in_time_is_shown_as_such() -> None:
    answer = ask(towers(16), seconds=8)[1]
    assert (answer.status, answer.optimal) == ("out_of_budget", False)
    assert answer.length == len(answer.steps) > 30
    assert answer.proof is not None
    assert answer.proof["kind"] == "heuristic"
    assert "It is not proven that no plan is shorter." in answer.answer


def test_a_task_too_wide_to_be_written_out_runs_out_of_memory_not_of_ours() -> None:
    names = [f"o{i}" for i in range(60)]
    six = [f"?x{i}" for i in range(6)]
    conditions = " ".join(f"(p {x})" for x in six)
    facts = " ".join(f"(p {name})" for name in names)
    text = (
        f"(define (domain wide) (:predicates (p ?a) (q ?a ?b ?c)) (:action go :parameters ({' '.join(six)})"
        f":precondition (and {conditions}) :effect (and (q ?x0 ?x1 ?x2) (q ?x3 ?x4 ?x5))))"
        f"(define (problem w) (:domain wide) (:objects {' '.join(names)}) (:init {facts}) (:goal (q o1 o2 o3)))"
    )
    answer = ask(text, seconds=30, bytes=1)[1]
    assert answer.status == "out_of_budget"
    assert "memory" in answer.answer


def test_only_so_many_steps_are_given() -> None:
    events, answer = ask(BLOCKS + SUSSMAN, max_steps=2)
    assert [len(answer.steps), answer.steps_cut, answer.length] == [2, True, 6]
    assert len(of(Step, events)) == 2
    assert "2. Put down: c." in answer.answer
    assert "3. " not in answer.answer
    assert "… 4 more actions, as only 2 were asked for …" in answer.answer


def test_no_algorithm_can_be_chosen_for_pddl_and_a_proof_is_there_unasked() -> None:
    refused = finish(answer_question(BLOCKS + SUSSMAN, how=How(algorithm="breadth_first")))[1]
    assert refused.status == "invalid"
    assert refused.error is not None
    assert refused.error["code"] == "no_choice"
    engine.require()
    proven = finish(answer_question(BLOCKS + SUSSMAN, how=How(prove=True)))[1]
    assert proven.status == "solved"
    assert proven.proof is not None
    assert proven.proof["kind"] == "exhaustive"


@pytest.mark.parametrize(
    ("domain", "problem", "code"),
    [
        ("hello", "world", "bad_pddl"),
        ("#.(os.system) `(,@x)", "(:init)", "bad_pddl"),
        ("(:predicates (p))", "(:init) (:goal (q))", "bad_pddl"),
        (
            "(:requirements :fluents) (:predicates (p)) (:functions (n))"
            "(:action a :parameters () :precondition (> (n) 3) :effect (and (p) (increase (n) 1)))",
            "(:init (= (n) 1)) (:goal (p))",
            "unsupported",
        ),
        (
            "(:requirements :durative-actions) (:predicates (p)) (:durative-action a :parameters ()"
            ":duration (= ?duration 3) :condition (at start (p)) :effect (at end (p)))",
            "(:init) (:goal (p))",
            "unsupported",
        ),
    ],
)
def test_bad_pddl_is_invalid_with_a_sentence(domain: str, problem: str, code: str, traces: Path) -> None:
    text = f"(define (domain d) {domain}) (define (problem p) (:domain d) {problem})"
    events, answer = ask(text, seconds=10)
    assert answer.status == "invalid"
    assert answer.error is not None
    assert answer.error["code"] == code
    assert answer.error["message"].endswith(".")
    assert len(of(Detected, events)) == 1
    assert not list(traces.iterdir())


def test_half_of_it_is_asked_for() -> None:
    answer = finish(answer_question(BLOCKS))[1]
    assert answer.status == "needs_clarification"
    assert answer.clarify is not None
    assert "problem" in answer.clarify


def test_without_the_extra_the_answer_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "search_program", lambda: None)
    events, answer = finish(answer_pddl(BLOCKS + SUSSMAN))
    assert answer.status == "invalid"
    assert answer.error is not None
    assert answer.error["code"] == "no_engine"
    assert "pip install" in answer.error["message"]


def test_every_other_question_goes_to_the_core() -> None:
    assert finish(answer_question("hello there"))[1].status == "not_a_puzzle"


@pytest.mark.parametrize("wait_for_search", [False, True])
def test_closing_stops_every_process_at_once_and_leaves_no_file(wait_for_search: bool, traces: Path) -> None:
    engine.require()
    others = offspring()  # a browser of other tests, say

    def ours() -> list[psutil.Process]:
        return [process for process in offspring() if process not in others]

    running = answer_question(locks(26), budget=Budget(seconds=60))
    while not any(p.name() == "downward" for p in ours()) if wait_for_search else not ours():
        next(running)
    started = ours()
    begun = time.monotonic()
    running.close()
    assert time.monotonic() - begun < 3, "200 ms where the machine is not busy with other tests"
    assert not ours()
    _, alive = psutil.wait_procs(started, timeout=0.2)
    assert not alive
    assert not list(traces.iterdir())


ASKER = """
import sys
from planner.core.outcome import Budget
from planner.questions import answer
for event in answer(sys.argv[1], budget=Budget(seconds=60)): pass
"""


def test_a_killed_asker_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    engine.require()
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    asker = subprocess.Popen([sys.executable, "-c", ASKER, locks(26)], env=environment)
    started: list[psutil.Process] = []
    while "downward" not in [process.name() for process in started]:
        time.sleep(0.05)
        started = psutil.Process(asker.pid).children(recursive=True)
    asker.kill()
    asker.wait()
    _, alive = psutil.wait_procs(started, timeout=3)
    assert [p for p in alive if p.status() != psutil.STATUS_ZOMBIE] == []
    assert not list(tmp_path.iterdir())
