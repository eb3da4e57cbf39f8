"""First contacts: what readings show on questions that nobody has seen, and whether they were right.

Only such rows say how far a reading can be trusted. They are made before the words are fitted to the questions and
before anybody writes a rule for one of them, and never again: later readings of the same questions are too good.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from planner.benchmark_language.corpus import Question
from planner.benchmark_language.score import right_answer
from planner.core.language import sureness
from planner.core.language.detect import likeliest
from planner.core.language.text import parse

Row = dict[str, Any]


def contact(question: Question) -> Row:
    """What one question shows: the likeliest family with its signals and, where it has a model, those of the model."""
    doc = parse(question.text)
    family, reading, signals = likeliest(doc)
    row: Row = {"id": question.id, "family": question.family, "read": family, **signals, "right": None}
    if reading and reading.model is not None:
        row |= {"right": right_answer(question, reading), "signals": sureness.signals(doc, reading)}
    return row


def rows_in(file: Path) -> list[Row]:
    """The rows of a file of first contacts."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def add(file: Path, questions: Iterable[Question], aside: Mapping[str, float]) -> int:
    """Appends the rows of the questions that the file does not have yet, and says how many.

    `aside` are signals of the whole set, such as that it was written to be harder: learned by the fit, then left out.
    """
    known = {row["id"] for row in rows_in(file)}
    rows = [contact(question) for question in questions if question.id not in known]
    for row in rows:
        if "signals" in row:
            row["signals"] |= aside
    with file.open("a", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return len(rows)
