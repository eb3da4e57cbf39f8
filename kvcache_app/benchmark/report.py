"""What a run found: a table for people, rows for programs, a section of a document."""

import importlib.metadata
import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kvcache_app.benchmark.goals import Row, lines

MARK = "<!-- Below this line `manage.py benchmark_kvcache --docs` writes. -->\n"
END = "<!-- Above this line `manage.py benchmark_kvcache --docs` writes. -->\n"
PACKAGES = ("torch", "transformers")
TIMES = {
    "history": "tokens",
    "generate": "full_s",
    "our reading": "chunked_s",
    "memory": "memory_s",
    "disk, warm": "disk_warm_s",
    "disk, cold": "disk_cold_s",
    "floor": "floor_s",
    "new tokens alone": "forward_s",
    "llama.cpp, reading": "llama_full_s",
    "llama.cpp, file": "llama_hit_s",
}
OTHERS = {
    "history": "tokens",
    "bytes a token": "bytes_per_token",
    "MB read": "bytes_read",
    "saving": "save_s",
    "tokens/s": "decode_per_s",
    "of four": "decode_four_per_s",
    "generate": "decode_generate_per_s",
    "llama.cpp": "llama_decode_per_s",
    "same bits": "same_bits",
}


def text(rows: Sequence[Row]) -> str:
    """Markdown: times to the first token, the rest, and a line for each goal."""
    said = "\n".join(f"- {line}" for line in lines(rows))
    without = "" if any(row["llama_full_s"] for row in rows) else "\n- llama.cpp was not measured"
    return f"{_table(rows, TIMES)}\n\n{_table(rows, OTHERS)}\n\n{said}{without}\n"


def write_json(path: Path, rows: Sequence[Row]) -> None:
    """The report as the formats write it."""
    path.write_text(json.dumps({"machine": machine(), "versions": versions(), "rows": list(rows)}, indent=1) + "\n")


def write_docs(path: Path, about: str, found: str) -> None:
    """Replace what stands between the marks; raises ValueError for a document without them."""
    before, mark, rest = path.read_text(encoding="utf-8").partition(MARK)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{path} has no lines {MARK.strip()} and {END.strip()}")
    path.write_text(f"{before}{MARK}\n{about}\n\n{found}\n{END}{after}", encoding="utf-8")


def has_marks(path: Path) -> bool:
    return path.exists() and MARK in (text := path.read_text(encoding="utf-8")) and END in text


def machine() -> dict[str, Any]:
    """What the figures depend on and anybody may know."""
    here = {"processors": os.cpu_count(), "system": platform.system(), "architecture": platform.machine()}
    return here | ({"load": round(os.getloadavg()[0], 1)} if hasattr(os, "getloadavg") else {})


def versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: importlib.metadata.version(name) for name in PACKAGES}


def _table(rows: Sequence[Row], columns: dict[str, str]) -> str:
    heads = [list(columns), ["---"] * len(columns)]
    body = [[_cell(field, row[field]) for field in columns.values()] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [*heads, *body])


def _cell(field: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if field == "bytes_read":
        return f"{value / 1e6:.1f}"
    if field.endswith("_per_s"):
        return f"{value:.1f}"
    if field.endswith("_s"):
        return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"
    return f"{value:,.0f}"
