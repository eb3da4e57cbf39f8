"""Reads the corpora of questions beside this file, and says whether a reading answers a question as its model does."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from planner.core.language import Reading, read
from tests.planner.language.shortest import shortest

HERE = Path(__file__).parent
LARGEST_TOWER = 7


def questions(name: str) -> list[dict[str, Any]]:
    """The questions of one corpus file."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def is_right(question: dict[str, Any], reading: Reading) -> bool:
    """Whether the family is right and the model leads to the same shortest plan."""
    if reading.family != question["family"]:
        return False
    if question["family"] == "none":
        return reading.model is None
    return reading.model is not None and _answer(question["family"], reading.model) == _answer(
        question["family"], question["model"]
    )


def share_right(name: str) -> float:
    """The share of a corpus that is read right."""
    asked = questions(name)
    return sum(is_right(question, read(question["text"])) for question in asked) / len(asked)


def _answer(family: str, model: dict[str, Any]) -> object:
    if family == "tower_of_hanoi" and sum(map(len, model["start"].values())) > LARGEST_TOWER:
        return _nameless(model)
    return _shortest(family, json.dumps(model, sort_keys=True))


@cache
def _shortest(family: str, model: str) -> int | None:
    return shortest(family, json.loads(model))


def _nameless(model: dict[str, Any]) -> object:
    """A tower model with its pegs numbered: too large a tower is compared as it stands."""
    number = {peg: k for k, peg in enumerate(model["pegs"])}
    ends = model["goal"].get("all_on_any") or [model["goal"]["all_on"]]
    start = sorted((number[peg], discs) for peg, discs in model["start"].items() if discs)
    forbidden = sorted((number[a], number[b]) for a, b in model.get("forbidden") or ())
    return len(number), start, sorted(number[peg] for peg in ends), model["move_rule"], model["size_rule"], forbidden
