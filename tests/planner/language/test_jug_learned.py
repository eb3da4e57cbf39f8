"""The roles of numbers in jug puzzles, learned from some statements, are found in others."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.benchmark_language.jug_learned import fit, paths_of, right, taught
from planner.core.language import linear
from planner.core.language.jug_learned import FILE, ROLES, likeliest
from planner.core.language.jug_mentions import Said
from planner.core.language.text import parse
from tests.planner.language.corpus import HERE

MOSTLY, OFTEN = 0.9, 0.7
PIECES = st.sampled_from(
    [
        "3",
        "five",
        "8 litres",
        "a jug of",
        "jug",
        "holds",
        "want",
        "exactly",
        "4.5 l",
        "and",
        ",",
        ".",
        "?",
        "half",
        "0",
        "full",
    ]
)


def test_roles_learned_from_some_corpora_are_right_in_another() -> None:
    learned = fit(taught(HERE.glob("unseen_[acdfg]_water_jug.jsonl")))
    asked = taught(HERE.glob("unseen_k_water_jug.jsonl"))
    numbers, of, texts = right(learned, asked)
    assert numbers / of >= MOSTLY
    assert texts / len(asked) >= OFTEN


def test_what_is_kept_back_is_not_learned(tmp_path: Path) -> None:
    (tmp_path / "unseen_b_water_jug.jsonl").write_text("{}\n", encoding="utf-8")
    assert paths_of([tmp_path]) == []


def test_every_feature_weighs_once_for_every_role() -> None:
    weights = linear.load(FILE)
    assert weights.labels == ROLES
    assert all(len(row) == len(ROLES) for row in weights.features.values())


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40))
def test_every_number_has_a_role_in_whatever_is_written(pieces: list[str]) -> None:
    said = Said(parse(" ".join(pieces)))
    guesses = likeliest(said)
    assert all(len(guess.roles) == len(said.places) and set(guess.roles) <= set(ROLES) for guess in guesses)
    assert [guess.weight for guess in guesses] == sorted((guess.weight for guess in guesses), reverse=True)
