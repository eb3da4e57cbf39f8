"""Sums and pictures over rows that were made up."""

from typing import Any
from xml.etree import ElementTree

import pytest

from planner.benchmark.instances import Instance, load
from planner.benchmark.plots import write_plots
from planner.benchmark.summary import Summary
from planner.benchmark.svg import plot
from planner.benchmark.words import number, seconds

INSTANCES = load(["h3-8", "h3-12", "j-3-5", "h3-20"])


def row(instance: str, solver: str, took: float | None, **changes: Any) -> dict[str, Any]:
    one = next(one for one in INSTANCES if one.id == instance)
    return {
        "instance": instance, "solver": solver, "seconds": took, "length": one.optimal, "optimal": True,
        "status": one.status, "expanded": 100, "peak_mb": 20.0, "best": took, "message": None,
    } | changes  # fmt: skip


ROWS = [
    row("h3-8", "swarm", 0.001), row("h3-8", "textbook-bfs", 0.02), row("h3-8", "didp-bfs", 0.01),
    row("h3-12", "swarm", 0.002), row("h3-12", "textbook-bfs", None, status="out_of_budget", message="time"),
    row("h3-12", "didp-bfs", 0.08),
    row("j-3-5", "swarm", 0.0002), row("j-3-5", "textbook-bfs", 0.0001), row("j-3-5", "didp-bfs", 0.00001, length=7),
    row("h3-20", "swarm", 0.02), row("h3-20", "textbook-bfs", None, status="out_of_budget", message="memory"),
    row("h3-20", "didp-bfs", None, status="missing"),
]  # fmt: skip


def test_lines() -> None:
    assert Summary(INSTANCES, ROWS).lines() == [
        "swarm: 4 of 4 right; the slowest took 20 ms, at most 20 MB",
        "textbook-bfs: 2 of 4 right; the slowest took 20 ms, at most 20 MB",
        "didp-bfs: 2 of 4 right; the slowest took 80 ms, at most 20 MB",
        "over the 2 instances that take the textbook search 1 ms or more and some peer solves: "
        "20 times faster than the fastest right peer in geometric mean, at worst 10.00 times (h3-8, didp-bfs)",
        "easy (textbook under 1 ms) and not under 1 ms here: none",
        "slower than a peer, hard ones: none",
        "slower than a peer, easy ones: j-3-5 (200 µs, textbook-bfs 100 µs)",
        "right here and by no peer: h3-20",
    ]


def test_the_table_says_what_was_wrong() -> None:
    lines = {line["instance"]: line for line in Summary(INSTANCES, ROWS).table()}
    assert lines["h3-12"]["textbook-bfs"] == "time"
    assert lines["j-3-5"]["didp-bfs"] == "wrong (solved, 7)"
    assert lines["h3-20"]["didp-bfs"] == "missing"
    assert lines["h3-8"]["our states/s"] == "100,000"


def test_a_plot_is_xml_with_a_line_for_each_solver(tmp_path: Any) -> None:
    (towers, jugs) = write_plots(tmp_path, INSTANCES, ROWS)
    root = ElementTree.fromstring(towers.read_text())
    names = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"swarm", "textbook-bfs", "didp-bfs"} <= set(names)
    lines = list(root.iter("{http://www.w3.org/2000/svg}polyline"))
    assert [len(line.attrib["points"].split()) for line in lines] == [3, 1, 2]
    assert "didp-bfs" not in jugs.read_text()  # it was wrong about the only one


def test_ten_times_more_is_as_far_everywhere() -> None:
    root = ElementTree.fromstring(plot("<a & b>", "x", "y", {"s": [(1, 0.001), (10, 0.01), (100, 0.1)]}))
    (line,) = root.iter("{http://www.w3.org/2000/svg}polyline")
    x, y = zip(*(map(float, point.split(",")) for point in line.attrib["points"].split()))
    assert x[1] - x[0] == pytest.approx(x[2] - x[1], abs=0.2)
    assert y[0] - y[1] == pytest.approx(y[1] - y[2], abs=0.2)


def test_words() -> None:
    assert [seconds(s) for s in (26e-6, 1.2e-3, 0.0126, 3.42, 60)] == ["26 µs", "1.2 ms", "13 ms", "3.4 s", "60 s"]
    assert [number(n) for n in (999.5, 12_345, 2_500_000)] == ["1,000", "12,345", "2.5 M"]


def test_size_counts_states() -> None:
    sizes = {one.id: one.size for one in load(["wgc", "h4-8", "j-8-5-3", "mc-3-2"])}
    assert sizes == {"wgc": 32, "mc-3-2": 32, "h4-8": 4**8, "j-8-5-3": 9 * 6 * 4}
    assert isinstance(load(["wgc"])[0], Instance)
