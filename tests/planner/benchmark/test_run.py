"""One row a solver and instance, whatever happens; the door."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from planner.benchmark.finding import Finding
from planner.benchmark.instances import load
from planner.benchmark.measure import Limits, installed, measure
from planner.benchmark.run import FIELDS, Plan, run
from planner.benchmark.worker import answer, time_runs

WOLF = load(["wgc"])[0]


def test_all_fifty_five_are_there() -> None:
    assert len(load()) == 55
    assert {one.status for one in load(["unsolvable"])} == {"impossible"}
    with pytest.raises(ValueError, match="nobody"):
        load(["nobody"])


def test_a_row_has_the_agreed_fields() -> None:
    row = measure(sys.executable, "swarm", WOLF, Limits(20))
    assert {name: row[name] for name in ("instance", "solver", "length", "optimal", "status")} == {
        "instance": "wgc", "solver": "swarm", "length": 7, "optimal": True, "status": "solved",
    }  # fmt: skip
    assert set(FIELDS) <= row.keys()
    assert 0 < row["best"] <= row["seconds"] < 1
    assert row["peak_mb"] > 5


def test_the_limit_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.benchmark.measure.STARTUP", 0.5)
    far = load(["h4-15"])[0]
    row = measure(sys.executable, "textbook-bfs", far, Limits(0.5))
    assert (row["status"], row["message"], row["length"]) == ("out_of_budget", "time", None)
    row = measure(sys.executable, "textbook-bfs", far, Limits(20, 60))
    assert (row["status"], row["message"]) == ("out_of_budget", "memory")


def test_a_missing_peer_is_listed() -> None:
    rows = list(run(Plan([WOLF], ["mimir-brfs"], sys.executable, Limits(20)), []))
    assert [(row["solver"], row["status"], row["seconds"]) for row in rows] == [("mimir-brfs", "missing", None)]


def test_installed_names_the_two_that_need_nothing() -> None:
    assert {"swarm", "textbook-bfs"} <= set(installed(sys.executable)["installed"])


def test_a_wrong_plan_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Finding("solved", 1, True, None, [["farmer", "cabbage"]])
    monkeypatch.setattr("planner.benchmark.textbook.prepare", lambda *_: lambda: wrong)
    said = answer("textbook-bfs", WOLF.family, WOLF.model)
    assert said["status"] == "error"
    assert "plan is wrong" in said["message"]


def test_a_solver_that_fails_is_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError("no idea")

    monkeypatch.setattr("planner.benchmark.textbook.prepare", fail)
    assert answer("textbook-bfs", WOLF.family, WOLF.model) == {"status": "error", "message": "RuntimeError: no idea"}


def test_the_first_of_several_runs_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.9, 1.0, 1.2, 2.0, 2.1])  # the first run takes 0.9, then 0.2; a third does not fit
    monkeypatch.setattr("planner.benchmark.worker.perf_counter", lambda: next(clock))
    timed = time_runs(lambda: Finding("solved"))
    assert timed.seconds == pytest.approx(0.2)


def test_the_door(tmp_path: Path) -> None:
    out = StringIO()
    call_command(
        "benchmark_planner", instances="wgc,j-3-5", solvers="swarm,textbook-bfs,simpleai-bfs", limit=20.0,
        json=tmp_path / "rows.json", plot=tmp_path / "plots", stdout=out,
    )  # fmt: skip
    report = json.loads((tmp_path / "rows.json").read_text())
    assert list(report) == ["machine", "versions", "rows"]
    assert len(report["rows"]) == 6
    assert all(tuple(row) == FIELDS for row in report["rows"])
    assert "swarm: 2 of 2 right" in out.getvalue()
    assert sorted(path.name for path in (tmp_path / "plots").iterdir()) == [
        "planner-river-crossing.svg",
        "planner-water-jug.svg",
    ]


@pytest.mark.parametrize("wrong", [{"solvers": "nobody"}, {"instances": "nothing"}, {"peers_python": "/no/python"}])
def test_wrong_options_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("benchmark_planner", **{"instances": "wgc", "solvers": "swarm", **wrong})
