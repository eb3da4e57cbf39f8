"""What the reader understands: all that it was developed on, and of every other set at least the share given here."""

from functools import cache
from typing import Any, NamedTuple

import pytest

from planner.core.language import Reading, read
from tests.planner.language.corpus import is_right, questions

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
# The least share of each family that must be read right. The sets are of several authors. Those from "held" on were
# written before the rules met them and keep what is still read wrong; "unseen_b" alone was kept back from the rules.
FLOORS = {
    "dev": (1.0, 1.0, 1.0, 1.0),
    "held": (0.9, 0.9, 0.75, 1.0),
    "unseen_a": (1.0, 1.0, 1.0, 1.0),
    "unseen_b": (0.85, 0.8, 0.6, 0.9),
    "unseen_c": (1.0, 1.0, 1.0, 1.0),
    "unseen_d": (0.95, 0.95, 0.95, 1.0),
    "unseen_e": (0.95, 0.95, 0.9, 1.0),
    "unseen_f": (0.8, 0.9, 0.95, 1.0),
    "unseen_g": (0.75, 0.8, 0.9, 1.0),
    "unseen_h": (0.85, 0.9, 0.9, 1.0),
    "unseen_i": (0.65, 0.75, 0.9, 1.0),
    "unseen_j": (0.9, 0.9, 0.9, 1.0),
    "unseen_k": (0.9, 0.9, 0.9, 1.0),
    "unseen_l": (0.75, 0.9, 0.9, 1.0),
    "unseen_m": (0.75, 0.9, 0.75, 1.0),
    "unseen_n": (0.75, 0.85, 0.85, 1.0),
    "unseen_o": (0.7, 0.8, 0.8, 1.0),
    "unseen_p": (0.75, 0.9, 0.9, 1.0),
    "unseen_q": (0.6, 0.8, 0.8, 1.0),
}
FILES = {f"{name}_{family}": least for name, row in FLOORS.items() for family, least in zip(FAMILIES, row, strict=True)}
FILES["public"] = 1.0
SURE = 0.9
NOT_SURE = 0.5


class Answer(NamedTuple):
    """A question, how it was read, and whether that is right."""

    question: dict[str, Any]
    reading: Reading
    right: bool


@cache
def answers(name: str) -> list[Answer]:
    """The questions of one file, each read once for all tests."""
    read_ones = [(question, read(question["text"])) for question in questions(f"{name}.jsonl")]
    return [Answer(question, reading, is_right(question, reading)) for question, reading in read_ones]


@pytest.mark.parametrize(("name", "least"), FILES.items())
def test_a_corpus_is_read_right_to_its_share(name: str, least: float) -> None:
    wrong = [each.question["id"] for each in answers(name) if not each.right]
    assert 1 - len(wrong) / len(answers(name)) >= least, wrong


@pytest.mark.parametrize("name", FILES)
def test_evidence_points_into_the_question(name: str) -> None:
    for question, reading, _ in answers(name):
        assert reading.model is None or reading.evidence, question["id"]
        for evidence in reading.evidence:
            start, end = evidence.span
            assert 0 <= start < end <= len(question["text"]), (question["id"], evidence)
            assert question["text"][start:end].strip(), (question["id"], evidence)


@pytest.mark.parametrize("name", FLOORS)
def test_chat_is_never_taken_for_a_puzzle_with_confidence(name: str) -> None:
    for question, reading, _ in answers(f"{name}_none"):
        assert reading.family == "none" or reading.confidence <= NOT_SURE, question["id"]


def test_a_sure_reading_is_nearly_always_right() -> None:
    sure = [each for name in FILES for each in answers(name) if each.reading.confidence >= SURE]
    assert sum(each.right for each in sure) / len(sure) >= 0.98
