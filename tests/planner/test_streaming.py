"""Plans longer than memory: exact lengths, the first steps, the rule, and nothing kept that need not be."""

import json
import re
import tracemalloc
from itertools import islice
from time import thread_time

from planner.core.answer import How
from planner.core.events import Plan, Progress, Step
from planner.core.outcome import Budget, Solved
from planner.core.puzzles import read_model
from planner.core.solve import solve
from planner.core.theorems import conclude
from tests.planner.drive import answer, outcome
from tests.planner.models import jugs, pile


def test_twenty_discs_are_replayed_whole_without_keeping_their_moves() -> None:
    tracemalloc.start()
    result = outcome("tower_of_hanoi", pile(20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(result, Solved)
    assert (result.length, len(result.last_states)) == (2**20 - 1, 4)
    assert result.last_states[-1]["pegs"]["C"] == list(range(20, 0, -1))
    assert peak < 4_000_000


def test_a_long_replay_says_now_and_then_that_it_is_alive() -> None:
    begun = said = thread_time()
    longest = 0.0
    for event in solve("tower_of_hanoi", pile(64), Budget()):
        assert isinstance(event, Progress)
        longest, said = max(longest, thread_time() - said), thread_time()
    assert longest < 0.2 or thread_time() - begun < 0.2


def test_sixty_four_discs_give_the_number_the_first_steps_and_the_rule() -> None:
    events, result = answer("tower_of_hanoi", pile(64), max_steps=30)
    written = json.loads(json.dumps(result.to_json()))
    assert (written["status"], written["length"], written["optimal"]) == ("solved", 2**64 - 1, True)
    assert (len(written["steps"]), written["steps_cut"], written["proof"]["kind"]) == (30, True, "theorem")
    assert sum(isinstance(event, Step) for event in events) == 30
    plan = next(event for event in events if isinstance(event, Plan))
    assert (plan.length, plan.steps_shown) == (2**64 - 1, 30)
    assert "18,446,744,073,709,551,615 moves" in result.answer
    assert "At every odd move the smallest disc goes one peg on" in result.answer
    assert "too long to be replayed to its end" in result.answer
    assert [int(n) for n in re.findall(r"^(\d+)\.", result.answer, re.MULTILINE)] == list(range(1, 11))


def test_the_rule_that_is_told_makes_the_plan_that_is_given() -> None:
    """Odd moves: disc 1 round the circle that the answer names; even moves: the only other one."""
    for discs in (5, 6):
        result = conclude("tower_of_hanoi", read_model("tower_of_hanoi", pile(discs)))
        assert isinstance(result, Solved)
        named = re.search(r"([ABC]) → ([ABC]) → ([ABC]) → ([ABC])", result.rule)
        assert named
        following = dict(zip(named.groups(), named.groups()[1:]))
        at = "A"
        for number, (origin, target) in enumerate(result.steps, start=1):
            if number % 2:
                assert (origin, target) == (at, following[at])
                at = target
            else:
                assert at not in (origin, target)


def test_a_length_that_nobody_would_read_is_rounded_in_words_and_exact_in_the_answer() -> None:
    _, result = answer("tower_of_hanoi", pile(1000), max_steps=1)
    assert result.length == 2**1000 - 1
    assert "about 1.07 × 10³⁰¹ moves" in result.answer


def test_all_steps_can_be_asked_for() -> None:
    _, result = answer("tower_of_hanoi", pile(17), max_steps=2_000_000, how=How(tell_steps=False))
    assert (len(result.steps), result.steps_cut) == (2**17 - 1, False)


def test_two_walks_through_one_stream_do_not_disturb_each_other() -> None:
    result = outcome("water_jug", jugs(capacities=[9973, 10007], goal={"any": 9990}))
    assert isinstance(result, Solved)
    first, second = iter(result.steps), iter(result.steps)
    assert list(islice(first, 5000)) == list(islice(second, 5000))
    assert next(first) == next(second)


def test_a_plan_found_within_a_spent_budget_is_shown_with_its_bound() -> None:
    pegs = ["A", "B", "C", "D"]
    model = {
        "pegs": pegs,
        "start": {"A": list(range(20, 10, -1)), "B": list(range(10, 0, -1))},
        "goal": {"state": {"C": list(range(20, 0, -2)), "D": list(range(19, 0, -2))}},
    }
    events, result = answer("tower_of_hanoi", model, states=3000)
    assert (result.status, result.optimal) == ("out_of_budget", False)
    assert result.length == len(result.steps) == sum(isinstance(event, Step) for event in events)
    assert result.proof is not None
    assert result.proof["kind"] == "heuristic"
    assert "Every plan has at least" in result.proof["text"]
    assert "but the search for the shortest one did not end" in result.answer
