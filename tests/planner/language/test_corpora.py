"""What the reader understands: all of the public questions and of our own development corpus, most of the held ones."""

import pytest

from planner.core.language import read
from tests.planner.language.corpus import is_right, questions, share_right

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
ALL_RIGHT = ["public", *(f"{kind}_{family}" for kind in ("dev", "unseen_a") for family in FAMILIES)]
# The held corpora were written before the rules met them and keep what is still read wrong: a floor, not a goal.
HELD = {"held_river_crossing": 0.75, "held_tower_of_hanoi": 0.85, "held_water_jug": 0.7, "held_none": 0.95}
# Half of these were kept back from the rules altogether (b), the others met them late (c).
HELD |= {
    "unseen_b_river_crossing": 0.85,
    "unseen_b_tower_of_hanoi": 0.8,
    "unseen_b_water_jug": 0.6,
    "unseen_b_none": 0.9,
}
HELD |= {
    "unseen_c_river_crossing": 0.85,
    "unseen_c_tower_of_hanoi": 1.0,
    "unseen_c_water_jug": 1.0,
    "unseen_c_none": 1.0,
}
# Two more sets of their authors' own wording, each met once and then used to find general rules.
HELD |= {f"unseen_d_{family}": 0.95 for family in FAMILIES[1:]}
HELD |= {f"unseen_e_{family}": 0.85 for family in FAMILIES[1:]}
HELD |= {"unseen_d_river_crossing": 0.9, "unseen_e_river_crossing": 0.9}
ALL = [*ALL_RIGHT, *HELD]
SURE = 0.9
NOT_SURE = 0.5


@pytest.mark.parametrize("name", ALL_RIGHT)
def test_every_question_of_the_corpus_is_read_right(name: str) -> None:
    wrong = [
        question["id"] for question in questions(f"{name}.jsonl") if not is_right(question, read(question["text"]))
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "least"), HELD.items())
def test_held_questions_reach_their_share(name: str, least: float) -> None:
    assert share_right(f"{name}.jsonl") >= least


@pytest.mark.parametrize("name", ALL)
def test_evidence_points_into_the_question(name: str) -> None:
    for question in questions(f"{name}.jsonl"):
        for evidence in read(question["text"]).evidence:
            start, end = evidence.span
            assert 0 <= start < end <= len(question["text"]), (question["id"], evidence)
            assert question["text"][start:end].strip(), (question["id"], evidence)


def test_every_model_comes_with_evidence() -> None:
    for name in ALL:
        for question in questions(f"{name}.jsonl"):
            reading = read(question["text"])
            assert reading.model is None or reading.evidence, question["id"]


def test_chat_is_never_taken_for_a_puzzle_with_confidence() -> None:
    for name in (
        "dev_none",
        "held_none",
        "unseen_a_none",
        "unseen_b_none",
        "unseen_c_none",
        "unseen_d_none",
        "unseen_e_none",
    ):
        for question in questions(f"{name}.jsonl"):
            reading = read(question["text"])
            assert reading.family == "none" or reading.confidence <= NOT_SURE, question["id"]


def test_a_sure_reading_is_nearly_always_right() -> None:
    sure = [
        (question, reading)
        for name in ALL
        for question in questions(f"{name}.jsonl")
        if (reading := read(question["text"])).confidence >= SURE
    ]
    right = sum(is_right(question, reading) for question, reading in sure)
    assert right / len(sure) >= 0.98
