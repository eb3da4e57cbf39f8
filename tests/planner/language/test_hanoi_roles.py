"""Which peg a pile starts on and which it goes to is told by weights, also in a corpus they were not fitted to."""

import json
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.benchmark_language.choice import Choice
from planner.benchmark_language.choice import fit as fit_choices
from planner.benchmark_language.hanoi_roles import best, files_in, fit, told_in
from planner.core.language import read
from planner.core.language.hanoi_pegs import read_pegs
from planner.core.language.hanoi_roles import ANYWHERE, FILE, Case, weigh, weights
from planner.core.language.text import parse
from planner.core.language.wordlists import listed
from tests.planner.language.corpus import HERE

EXAMINED = "unseen_e_tower_of_hanoi.jsonl"
MOSTLY = 0.85
WORDS = listed("A B C from to the peg tower target start on 4 disc goal left right middle any other must not . , ? = >")


def test_weights_learned_from_some_corpora_tell_the_pegs_in_another() -> None:
    paths = [path for path in files_in([HERE]) if path.name.endswith("tower_of_hanoi.jsonl")]
    learned = fit(told_in(path for path in paths if path.name != EXAMINED))
    asked = told_in([HERE / EXAMINED])
    right = sum(best(learned, told.case) == told.meant for told in asked)
    assert right / len(asked) >= MOSTLY


def test_what_is_kept_back_is_not_learned() -> None:
    assert not [path for path in files_in([HERE]) if path.name.startswith("unseen_b_")]


def test_every_weight_stands_on_a_line_of_its_own() -> None:
    assert FILE.read_text(encoding="utf-8").count("\n") == len(weights()) + 2
    assert json.loads(FILE.read_text(encoding="utf-8")) == weights()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.booleans())
def test_the_chances_of_all_starts_and_goals_add_up_and_no_pile_stays_where_it_is(text: str, placed: bool) -> None:
    clean = parse(text).clean
    found = weigh(Case(clean, clean, read_pegs(clean, "disc"), placed))
    assert sum(found.chances.values()) == pytest.approx(1.0)
    assert all(start != goal for start, goal in found.chances)
    assert all(mention.peg == peg for (_, peg), mention in found.mentions.items())


@pytest.mark.parametrize(("start", "goal"), list(permutations("ABC", 2)))
@pytest.mark.parametrize(
    "said",
    [
        "Four discs sit on peg {start}. Bring them to peg {goal}.",
        "We want the four discs on peg {goal}; now they are on peg {start}.",
        "hanoi 4 discs source = {start}, target = {goal}",
    ],
)
def test_any_two_pegs_may_be_the_ends(said: str, start: str, goal: str) -> None:
    model = read(f"Tower of Hanoi. {said.format(start=start, goal=goal)} Fewest moves?").model
    assert model is not None
    assert (model["start"], model["goal"]) == ({start: [4, 3, 2, 1]}, {"all_on": goal})


def test_a_goal_that_is_left_open_is_every_other_peg() -> None:
    clean = parse("4 discs on peg B must go to any other peg, I do not mind which.").clean
    chances = weigh(Case(clean, clean, read_pegs(clean, "disc"))).chances
    assert max(chances, key=chances.__getitem__) == ("B", ANYWHERE)


def test_a_choice_is_learned_from_what_tells_the_candidates_apart() -> None:
    red, blue, both = ("red", 1.0), ("blue", 1.0), ("both", 1.0)
    learned = fit_choices([Choice([[red, both], [blue, both]], 0)] * 4 + [Choice([[blue], [red]], 1)] * 4, penalty=0.1)
    assert learned["red"] > 0 > learned["blue"]
    assert learned["both"] == pytest.approx(0.0)
