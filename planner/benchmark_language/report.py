"""The scores as rows for programs and as tables for people."""

import json
import os
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from planner.benchmark_language.score import Score, calibration_error, confusion, median_ms

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
SURE = 0.9
Row = dict[str, Any]


def rows_of(file: str, scores: Sequence[Score]) -> list[Row]:
    """A row for each family of one corpus file, and one for all of it."""
    families = [family for family in FAMILIES if any(each.family == family for each in scores)]
    rows = [_row(file, family, [each for each in scores if each.family == family]) for family in families]
    return rows if len(families) == 1 else [*rows, _row(file, "all", scores)]


def _row(file: str, family: str, scores: Sequence[Score]) -> Row:
    return {
        "file": file,
        "family": family,
        "n": len(scores),
        "family_right": sum(each.right_family for each in scores),
        "model_right": sum(each.model for each in scores),
        "answer_right": sum(each.answer for each in scores),
        "ece": round(calibration_error(scores), 3),
        "ms_median": round(median_ms(scores), 2),
    }


def by_difficulty(scores: Sequence[Score]) -> list[Row]:
    """A row for each family and difficulty; difficulty 0 stands for questions without one."""
    rows: list[Row] = []
    for family in FAMILIES:
        own = [each for each in scores if each.family == family]
        for difficulty, some in _grouped(own, lambda each: each.difficulty):
            row = _row("", family, some)
            rows.append(
                {"family": family, "difficulty": difficulty} | {k: row[k] for k in row if k not in ("file", "family")}
            )
    return rows


def confusion_rows(scores: Sequence[Score]) -> list[Row]:
    """Meant against read."""
    counts = confusion(scores)
    return [{"meant": meant} | {f"read as {told}": counts[meant, told] for told in FAMILIES} for meant in FAMILIES]


def calibration_rows(scores: Sequence[Score]) -> list[Row]:
    """For each tenth of confidence: how many, how sure on average, and what share was right."""
    return [
        {
            "confidence": f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}",
            "n": len(some),
            "mean": round(sum(each.confidence for each in some) / len(some), 3),
            "right": round(sum(each.answer for each in some) / len(some), 3),
        }
        for tenth, some in _grouped(scores, lambda each: min(9, int(each.confidence * 10)))
    ]


def summary(scores: Sequence[Score]) -> str:
    """The figures that matter in one line."""
    sure = [each for each in scores if each.confidence >= SURE]
    sure_right = f"{sum(each.answer for each in sure)} of {len(sure)}"
    return (
        f"{len(scores)} questions: family right"
        f" {sum(each.right_family for each in scores) / len(scores):.1%}, answer right "
        f"{sum(each.answer for each in scores) / len(scores):.1%}, right where confidence is at least"
        f" {SURE}: {sure_right}, "
        f"calibration error {calibration_error(scores):.3f}, median {median_ms(scores):.2f} ms"
    )


def table(rows: Sequence[Row]) -> str:
    """Rows of equal keys as a Markdown table."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([str(row[head]) for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_json(path: Path, rows: Sequence[Row]) -> None:
    """The report as the formats write it."""
    machine = {"processors": os.cpu_count(), "system": platform.system(), "architecture": platform.machine()}
    versions = {"python": platform.python_version(), "django": version("django")}
    report = {"machine": machine, "versions": versions, "rows": list(rows)}
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _grouped(scores: Sequence[Score], key: Callable[[Score], Any]) -> list[tuple[Any, list[Score]]]:
    return [
        (value, [each for each in scores if key(each) == value]) for value in sorted({key(each) for each in scores})
    ]
