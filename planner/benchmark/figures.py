"""What a run found, as the text that the command prints and that it writes into the documentation."""

from collections.abc import Sequence
from pathlib import Path

from planner.benchmark.report import machine, table
from planner.benchmark.summary import Summary
from planner.benchmark.verdict import fast_downward_table, lines

MARK = "<!-- Below this line `manage.py benchmark_planner --docs` writes. -->\n"


def figures(summary: Summary, limit: float, more: Sequence[str] = ()) -> str:
    """Markdown: everybody's times, Fast Downward's best, and the sentences."""
    parts = [table(summary.table()), "\n".join(f"- {line}" for line in [*lines(summary, limit), *more])]
    beside = fast_downward_table(summary)
    if beside:
        parts.insert(1, table(beside))
    return "\n\n".join(parts) + "\n"


def conditions(limit: float, versions: dict[str, str], day: str, took: str) -> str:
    """What the figures depend on."""
    here = machine()
    packages = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"{day}, {limit:g} s for one answer, {took} in all, {here['processors']} processors, "
        f"{here['system']} {here['architecture']}; {packages}.\n"
    )


def write_docs(path: Path, text: str) -> None:
    """Replace what stands below the mark; raises ValueError for a file without it."""
    before, mark, _ = path.read_text().partition(MARK)
    if not mark:
        raise ValueError(f"{path} has no line {MARK.strip()}")
    path.write_text(f"{before}{MARK}\n{text}")
