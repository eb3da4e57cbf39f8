"""Sums and pictures over rows that were made up."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from planner.benchmark.figures import MARK, figures, write_docs
from planner.benchmark.instances import Instance, load
from planner.benchmark.plots import write_plots
from planner.benchmark.progress import Progress
from planner.benchmark.summary import Summary
from planner.benchmark.svg import plot
from planner.benchmark.verdict import fast_downward_table, lines
from planner.benchmark.words import minutes, number, seconds

INSTANCES = load(["h3-8", "h3-12", "j-3-5", "h3-20"])


def row(instance: str, solver: str, took: float | None, **changes: Any) -> dict[str, Any]:
    one = next(one for one in INSTANCES if one.id == instance)
    return {
        "instance": instance, "solver": solver, "seconds": took, "length": one.optimal, "optimal": True,
        "status": one.status, "expanded": 100, "peak_mb": 20.0, "best": took, "message": None,
    } | changes  # fmt: skip


ROWS = [
    row("h3-8", "swarm", 0.001), row("h3-8", "textbook-bfs", 0.02), row("h3-8", "didp-bfs", 0.01),
    row("h3-8", "fd-blind", 0.3), row("h3-8", "fd-lmcut", 0.2),
    row("h3-12", "swarm", 0.002), row("h3-12", "textbook-bfs", None, status="out_of_budget", message="time"),
    row("h3-12", "didp-bfs", 0.08), row("h3-12", "fd-blind", 0.1), row("h3-12", "fd-lmcut", 0.4),
    row("j-3-5", "swarm", 0.0002), row("j-3-5", "textbook-bfs", 0.0001), row("j-3-5", "didp-bfs", 0.00001, length=7),
    row("j-3-5", "fd-blind", None, status="unsupported"), row("j-3-5", "fd-lmcut", 0.1, length=8, optimal=False),
    row("h3-20", "swarm", 0.02), row("h3-20", "textbook-bfs", None, status="out_of_budget", message="memory"),
    row("h3-20", "didp-bfs", None, status="missing"),
    row("h3-20", "fd-blind", None, status="out_of_budget", message="skipped: over the limit on a smaller one"),
]  # fmt: skip
SUMMARY = Summary(INSTANCES, ROWS)


def test_lines() -> None:
    assert lines(SUMMARY, 60.0) == [
        "swarm: 4 of 4 right; the slowest took 20 ms, at most 20 MB",
        "textbook-bfs: 2 of 4 right; the slowest took 20 ms, at most 20 MB",
        "didp-bfs: 2 of 4 right; the slowest took 80 ms, at most 20 MB",
        "fd-blind: 2 of 4 right; the slowest took 300 ms, at most 20 MB",
        "fd-lmcut: 2 of 4 right; the slowest took 400 ms, at most 20 MB",
        "textbook-bfs under 1 ms: 1 instances; swarm under 1 ms on 1 of them; not on: none",
        "textbook-bfs 1 ms or more and some peer right: 2 instances; the fastest right peer of each: "
        "20.0 times as long as swarm in geometric mean, at least 10.00 times (h3-8, didp-bfs)",
        "a peer faster than swarm, textbook-bfs 1 ms or more: none",
        "a peer faster than swarm, textbook-bfs under 1 ms: j-3-5 (200 µs, textbook-bfs 100 µs)",
        "no peer right within 60 s: 1 instances; swarm right on 1 of them: h3-20",
        "Fast Downward, its translation included, by its fastest optimal configuration for each instance: "
        "right on 2; 100.0 times as long as swarm in geometric mean, at least 50.00 times (h3-12, fd-blind)",
        "Fast Downward, how often each configuration is its fastest: fd-blind 1, fd-lmcut 1",
        "Fast Downward, 100 times our time or more: 1 of 2; less: h3-12 (50.0, fd-blind)",
    ]


def test_where_we_lose_is_named() -> None:
    slow = [row("h3-8", "swarm", 0.05), row("h3-8", "textbook-bfs", 0.02), row("j-3-5", "swarm", 0.002)]
    told = lines(Summary(INSTANCES, [*slow, row("j-3-5", "textbook-bfs", 0.0001)]), 1.0)
    assert "a peer faster than swarm, textbook-bfs 1 ms or more: h3-8 (50 ms, textbook-bfs 20 ms)" in told
    assert any(line.endswith("not on: j-3-5 (2.0 ms, textbook-bfs 100 µs)") for line in told)
    assert any(line.endswith("swarm right on 0 of them: h3-12 (not), h3-20 (not)") for line in told)
    assert not any("Fast Downward" in line for line in told)


def test_fast_downward_is_judged_by_its_best() -> None:
    assert [(row["instance"], row["fastest configuration"]) for row in fast_downward_table(SUMMARY)] == [
        ("h3-8", "fd-lmcut"),
        ("h3-12", "fd-blind"),
    ]


def test_figures_replace_only_what_is_below_the_mark(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(f"about\n{MARK}old\n")
    write_docs(document, figures(SUMMARY, 60.0, ["one more"]))
    text = document.read_text()
    assert text.startswith(f"about\n{MARK}")
    assert "old" not in text
    assert text.endswith("- one more\n")
    document.write_text("no mark")
    with pytest.raises(ValueError, match="has no line"):
        write_docs(document, "")


def test_progress_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 30.0, 30.0])
    monkeypatch.setattr("planner.benchmark.progress.monotonic", lambda: next(clock))
    said: list[str] = []
    Progress(3, 60.0, said.append)(ROWS[0])
    assert said == [
        "3 measurements, 60 s each at most to answer: 3 min 0 s if all took that long",
        "[1/3, 30 s, about 1 min 0 s left] h3-8 swarm: solved 1.0 ms",
    ]


def test_the_table_says_what_was_wrong() -> None:
    told = {line["instance"]: line for line in SUMMARY.table()}
    assert told["h3-12"]["textbook-bfs"] == "time"
    assert told["j-3-5"]["didp-bfs"] == "wrong (solved, 7)"
    assert told["j-3-5"]["fd-lmcut"] == "8 steps"
    assert told["h3-20"]["didp-bfs"] == "missing"
    assert told["h3-20"]["fd-blind"] == "skipped"
    assert told["h3-8"]["our states/s"] == "100,000"


def test_a_plot_is_xml_with_a_line_for_each_solver(tmp_path: Any) -> None:
    (towers, jugs) = write_plots(tmp_path, INSTANCES, ROWS)
    root = ElementTree.fromstring(towers.read_text())
    names = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"swarm", "textbook-bfs", "didp-bfs"} <= set(names)
    drawn = list(root.iter("{http://www.w3.org/2000/svg}polyline"))
    assert [len(line.attrib["points"].split()) for line in drawn] == [3, 1, 2, 2, 2]
    assert "didp-bfs" not in jugs.read_text()  # it was wrong about the only one


def test_ten_times_more_is_as_far_everywhere() -> None:
    root = ElementTree.fromstring(plot("<a & b>", "x", "y", {"s": [(1, 0.001), (10, 0.01), (100, 0.1)]}))
    (line,) = root.iter("{http://www.w3.org/2000/svg}polyline")
    x, y = zip(*(map(float, point.split(",")) for point in line.attrib["points"].split()))
    assert x[1] - x[0] == pytest.approx(x[2] - x[1], abs=0.2)
    assert y[0] - y[1] == pytest.approx(y[1] - y[2], abs=0.2)


def test_words() -> None:
    assert [seconds(s) for s in (26e-6, 1.2e-3, 0.0126, 3.42, 60)] == ["26 µs", "1.2 ms", "13 ms", "3.4 s", "60 s"]
    assert [minutes(s) for s in (40, 200, 7500)] == ["40 s", "3 min 20 s", "2 h 5 min"]
    assert [number(n) for n in (999.5, 12_345, 2_500_000)] == ["1,000", "12,345", "2.5 M"]


def test_size_counts_states() -> None:
    sizes = {one.id: one.size for one in load(["wgc", "h4-8", "j-8-5-3", "mc-3-2"])}
    assert sizes == {"wgc": 32, "mc-3-2": 32, "h4-8": 4**8, "j-8-5-3": 9 * 6 * 4}
    assert isinstance(load(["wgc"])[0], Instance)
