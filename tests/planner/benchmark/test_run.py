"""One row a solver and instance, whatever happens; the door."""

import json
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from signal import SIGKILL
from subprocess import Popen
from time import monotonic
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from planner.benchmark.finding import Finding
from planner.benchmark.instances import load
from planner.benchmark.measure import STARTUP, Limits, installed, measure
from planner.benchmark.report import Row
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


def test_a_worker_ends_itself_at_the_limit() -> None:
    begun = monotonic()
    row = measure(sys.executable, "textbook-bfs", load(["h4-20"])[0], Limits(0.3))
    assert (row["status"], row["message"]) == ("out_of_budget", "time")
    assert monotonic() - begun < STARTUP  # the watcher would have waited that much longer


def test_larger_ones_of_the_ladder_are_skipped_after_a_limit() -> None:
    four = load(["h3-3", "h4-15", "h4-20", "h4-8"])
    rows = list(run(Plan(four, ["textbook-bfs"], sys.executable, Limits(2.0), skip_larger=True), []))
    assert {row["instance"]: (row["status"], row["message"]) for row in rows} == {
        "h3-3": ("solved", None),
        "h4-8": ("solved", None),
        "h4-15": ("out_of_budget", "time"),
        "h4-20": ("out_of_budget", "skipped: over the limit on a smaller one"),
    }


def test_an_interruption_ends_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Popen[str]] = []

    def interrupt(worker: Popen[str], _limits: Limits) -> Any:
        started.append(worker)
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.benchmark.measure._wait", interrupt)
    with pytest.raises(KeyboardInterrupt):
        measure(sys.executable, "textbook-bfs", load(["h4-20"])[0], Limits(60))
    assert started[0].wait(10) == -SIGKILL


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
        stderr=StringIO(),
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


def test_an_interrupted_run_shows_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_and_no_more(plan: Plan, available: list[str]) -> Iterator[Row]:
        yield next(run(plan, available))
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.management.commands.benchmark_planner.run", one_and_no_more)
    out, err, rows = StringIO(), StringIO(), tmp_path / "rows.json"
    with pytest.raises(CommandError, match="after 1 of 4") as stopped:
        call_command(
            "benchmark_planner", instances="wgc,j-3-5", solvers="swarm,textbook-bfs", limit=20.0, json=rows,
            stdout=out, stderr=err,
        )  # fmt: skip
    assert stopped.value.returncode == 130
    assert "swarm: 1 of 1 right" in out.getvalue()
    assert "[1/4, " in err.getvalue()
    assert len(json.loads(rows.read_text())["rows"]) == 1


@pytest.mark.parametrize(
    "wrong", [{"solvers": "nobody"}, {"instances": "nothing"}, {"peers_python": "/no/python"}, {"docs": Path(__file__)}]
)
def test_wrong_options_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CommandError):
        call_command("benchmark_planner", **{"instances": "wgc", "solvers": "swarm", **wrong})
