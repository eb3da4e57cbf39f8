"""Time against size, one plot a family, as SVG files."""

from collections.abc import Sequence
from pathlib import Path

from planner.benchmark.instances import Instance
from planner.benchmark.report import Row
from planner.benchmark.summary import Summary
from planner.benchmark.svg import Point, plot

TITLES = {"river_crossing": "River crossings", "tower_of_hanoi": "Towers of Hanoi", "water_jug": "Water jugs"}


def write_plots(folder: Path, instances: Sequence[Instance], rows: Sequence[Row]) -> list[Path]:
    """A file for each family that somebody was right about; only right answers are drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    summary = Summary(instances, rows)
    written = []
    for family in dict.fromkeys(instance.family for instance in instances):
        of_family = [instance for instance in instances if instance.family == family]
        series = {
            solver: _points(summary, of_family, solver) for solver in dict.fromkeys(row["solver"] for row in rows)
        }
        drawn = {solver: points for solver, points in series.items() if points}
        if drawn:
            path = folder / f"planner-{family.replace('_', '-')}.svg"
            title = f"{TITLES.get(family, family)}: time to a right answer"
            path.write_text(plot(title, "states the model could have at most", "time", drawn))
            written.append(path)
    return written


def _points(summary: Summary, instances: Sequence[Instance], solver: str) -> list[Point]:
    rights = ((instance.size, summary.right(instance, solver)) for instance in instances)
    return [(float(size), row["seconds"]) for size, row in rights if row is not None]
