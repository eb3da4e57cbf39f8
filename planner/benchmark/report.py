"""Tables for people and JSON for programs, in the shape all `benchmark_` commands share.

It lives here because every package may import `planner` and none may import what is above it.
"""

import json
import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def table(rows: Sequence[Row]) -> str:
    """Rows of equal keys as a Markdown table."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([_cell(row[head]) for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_json(path: Path, rows: Sequence[Row], versions: dict[str, str]) -> None:
    """The rows with the machine and the versions they were measured on."""
    report = {"machine": machine(), "versions": versions, "rows": list(rows)}
    path.write_text(json.dumps(report, indent=1) + "\n")


def machine() -> dict[str, Any]:
    """What the figures depend on and anybody may know."""
    return {"processors": os.cpu_count(), "system": platform.system(), "architecture": platform.machine()}


def versions(packages: Sequence[str]) -> dict[str, str]:
    """Python's version and those of the packages that are installed."""
    found = {"python": platform.python_version()}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` from 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _cell(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
