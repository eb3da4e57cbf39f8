"""Who takes part in a crossing puzzle is learned from the words around a name, and holds in another corpus too."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.benchmark_language.river_participants import fit, sets, told_by
from planner.core.language import read
from planner.core.language.linear import chances
from planner.core.language.river_participants import IN, LABELS, OUT, odds, weights
from planner.core.language.text import parse
from tests.planner.language.corpus import HERE

TAUGHT = "unseen_[acdfghij]_river_crossing.jsonl"
EXAMINED = "unseen_[ek]_river_crossing.jsonl"
MOSTLY, OF_THE_CAST = 0.97, 0.88


def test_words_around_a_name_tell_in_another_corpus_who_takes_part(tmp_path: Path) -> None:
    taught, examined = tmp_path / "taught", tmp_path / "examined"
    for folder, pattern in ((taught, TAUGHT), (examined, EXAMINED)):
        folder.mkdir()
        for path in HERE.glob(pattern):
            (folder / path.name).write_bytes(path.read_bytes())
    learned = fit([told_by(question) for some in sets([taught]).values() for question in some])
    told = [each for some in sets([examined]).values() for question in some for each in told_by(question)]
    right = [(label, (chances(learned, found)[IN] > 0.5) == (label == IN)) for _, found, label in told]
    for label in LABELS:
        of_label = [each for said, each in right if said == label]
        assert len(of_label) > 100
        assert sum(of_label) / len(of_label) >= (MOSTLY if label == OUT else OF_THE_CAST)


def test_what_is_kept_back_is_not_learned(tmp_path: Path) -> None:
    kept_back = HERE / "unseen_b_river_crossing.jsonl"
    (tmp_path / kept_back.name).write_bytes(kept_back.read_bytes())
    assert sets([tmp_path]) == {}


def test_every_feature_weighs_once_a_label() -> None:
    assert all(len(row) == len(LABELS) for row in weights().features.values())


def test_a_verb_and_an_uncle_in_the_story_are_nobody() -> None:
    reading = read(
        "Ottilie, whose uncle retired last year, had to get three things over the river: a tiger, a piglet and a crate "
        "of bananas. The raft would bear Ottilie and one of them. The tiger would eat the piglet as soon as she turned "
        "her back, and the piglet would eat the bananas just as surely. How many times must the raft cross, at least?"
    )
    assert reading.model is not None
    assert reading.model["entities"].keys() == {"ottilie", "tiger", "piglet", "banana"}


def test_a_total_of_some_drops_none_who_surely_takes_part() -> None:
    reading = read(
        "Mum, Dad, Grandma and two small kids are going over the creek in a boat for two. The three adults row, the "
        "kids don't. A kid is never left on either bank unless there's an adult (any of the three) on that bank too."
    )
    assert reading.model is not None
    assert reading.model["entities"] == {"mum": 1, "dad": 1, "grandma": 1, "kid": 2}


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["a", "the", "wolf", "I", "eat", "boat", ",", ".", "can", "Bob", "3"])).map(" ".join)
)
def test_any_text_has_odds_for_its_words(text: str) -> None:
    assert all(-50 < each < 50 for each in odds(parse(text)).values())
