"""Corpora of questions: JSON lines with `id`, `text`, `family`, `model`, and mostly a `difficulty` from 1 to 3."""

import json
from dataclasses import dataclass
from pathlib import Path

from planner.core.json_types import JsonObject
from planner.core.puzzles import read_model

NO_DIFFICULTY = 0


@dataclass(frozen=True)
class Question:
    """A text and what it means; `difficulty` is 0 where the corpus does not say."""

    id: str
    text: str
    family: str
    model: JsonObject | None
    difficulty: int


def corpora(folder: Path) -> list[Path]:
    """The corpus files of a folder in the order of their names."""
    return [path for path in sorted(folder.glob("*.jsonl")) if _is_corpus(path)]


def questions(path: Path) -> list[Question]:
    """The questions of one corpus file."""
    return [_question(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _question(row: JsonObject) -> Question:
    """Raises InvalidModel where a corpus means what no puzzle accepts: every reading of it would count as wrong."""
    if row.get("model") is not None:
        read_model(row["family"], row["model"])
    return Question(row["id"], row["text"], row["family"], row.get("model"), row.get("difficulty") or NO_DIFFICULTY)


def _is_corpus(path: Path) -> bool:
    """Whether the first line has what a question needs: other records may lie beside the corpora."""
    with path.open(encoding="utf-8") as file:
        first = file.readline()
    return bool(first.strip()) and {"id", "text", "family"} <= json.loads(first).keys()
