"""The words of a text say which family it speaks of, also in a corpus that the weights were not fitted to."""

from pathlib import Path

import pytest

from planner.benchmark_language.corpus import questions
from planner.benchmark_language.family_words import fit, said_in
from planner.benchmark_language.softmax import written
from planner.core.language import read
from planner.core.language.family_words import FAMILIES, chances, features, weights
from planner.core.language.linear import chances as chances_by
from planner.core.language.text import parse
from tests.planner.language.corpus import HERE

TAUGHT = "unseen_[acd]_*.jsonl"
EXAMINED = "unseen_e_*.jsonl"
MOSTLY = 0.9


def test_words_learned_from_some_corpora_tell_the_family_in_another(tmp_path: Path) -> None:
    for path in HERE.glob(TAUGHT):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    learned = fit(said_in([tmp_path]))
    asked = [question for path in HERE.glob(EXAMINED) for question in questions(path)]
    found = [chances_by(learned, features(parse(question.text))) for question in asked]
    right = sum(max(each, key=each.__getitem__) == question.family for each, question in zip(found, asked, strict=True))
    assert right / len(asked) >= MOSTLY


def test_what_is_kept_back_is_not_learned(tmp_path: Path) -> None:
    (tmp_path / "unseen_b_none.jsonl").write_text('{"id": "q", "text": "hello", "family": "none"}\n', encoding="utf-8")
    assert said_in([tmp_path]) == []


def test_a_word_weighs_once_in_every_family_and_is_written_on_a_line_of_its_own() -> None:
    assert all(len(row) == len(FAMILIES) for row in weights().features.values())
    assert written(weights()).count("\n") == len(weights().features) + 4


@pytest.mark.parametrize("text", ["", "   ", "qwrt zxcv"])
def test_a_text_of_no_known_word_is_none(text: str) -> None:
    assert chances(parse(text))["none"] > MOSTLY


# Puzzles whose rest nobody could read: the answer is a question back and not "none".
UNREAD = [
    (
        "A boat with an odd rule: the wolf, the goat and the farmer must cross the river somehow, fewest trips?",
        FAMILIES[0],
    ),
    ("Please solve the Tower of Hanoi for me, in as few moves as possible.", FAMILIES[1]),
    ("With two unmarked jugs and a tap, how do I measure out exactly 4 litres of water?", FAMILIES[2]),
]


@pytest.mark.parametrize(("text", "family"), UNREAD)
def test_a_puzzle_that_is_not_wholly_told_is_asked_back_or_doubted(text: str, family: str) -> None:
    reading = read(text)
    assert reading.family == family
    assert reading.confidence <= 0.7


CHAT = [
    "write python code for tower of hanoi with 3 disks",
    "Summarise the history of the wolf, goat and cabbage riddle in two lines",
    "My two jugs leak, 5 litres gone since Monday. Which glue holds on clay?",
    "We took the ferry over the river with two children and a goat, how much should that have cost?",
    "Which rings go with a wedding dress, gold or silver, and on which finger?",
    "Our rowing club has 3 boats and 11 members, who is allowed to pay later?",
    "Translate into French: the farmer crosses the river with his goat",
    "How many litres does my fish tank hold, 80 by 35 by 40 cm?",
]


@pytest.mark.parametrize("text", CHAT)
def test_talk_with_the_words_of_puzzles_is_no_puzzle_with_confidence(text: str) -> None:
    reading = read(text)
    assert reading.family == "none" or reading.confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Ein Fährmann soll einen Hund, eine Katze und einen Fisch über den Kanal bringen, jeweils nur eines davon.",
        "Comment mesurer quatre litres avec un seau de trois litres et un seau de cinq litres ?",
        "Hay que mover cinco anillos de la primera varilla a la tercera, ¿cuántos movimientos se necesitan?",
    ],
)
def test_nothing_sure_is_said_of_other_languages(text: str) -> None:
    assert read(text).confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "typescript tower of hanoi, 5 discs from A to C",
        "golang hanoi 6 discs A to B",
        "cpp jugs 7 and 4 litres, want 5",
        "kotlin solution for hanoi with 3 pegs and 4 discs",
        "sql for three missionaries and three cannibals, boat for two",
    ],
)
def test_what_may_be_a_wish_for_a_program_is_never_surely_a_puzzle(text: str) -> None:
    reading = read(text)
    assert reading.family == "none" or reading.confidence <= 0.5


def test_a_python_crosses_a_river_like_anybody_else() -> None:
    reading = read(
        "A python, a guinea pig and a monkey must cross with their keeper; boat for keeper and one. The python eats "
        "the guinea pig and the monkey when he is away. Fewest trips?"
    )
    assert reading.family == "river_crossing"
    assert reading.confidence > 0.8
