"""`manage.py benchmark_kvcache` on a tiny model: its rows have the fields that programs read, and its ratios add up."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kvcache_app.benchmark.goals import GOALS, lines
from kvcache_app.benchmark.report import END, MARK
from kvcache_app.benchmark.timing import Times, Took

FIELDS = ("shape", "dtype", "tokens", "full_s", "memory_s", "disk_warm_s", "disk_cold_s", "floor_s", "bytes_per_token")
ARGUMENTS = ("--shape", "tiny", "--dtype", "float32", "--tokens", "128,64", "--repeat", "2")
LAYERS, KV_HEADS, HEAD, FLOAT = 7, 2, 32, 4  # of the tiny shape
STATE = LAYERS * 2 * KV_HEADS * HEAD * FLOAT  # bytes of keys and values a token


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str, str]:
    """The report, what a person was shown, and the document."""
    folder = tmp_path_factory.mktemp("benchmark")
    docs, out, err = folder / "docs.md", StringIO(), StringIO()
    docs.write_text(f"before\n{MARK}figures of long ago\n{END}after\n")
    wishes = ("--json", str(folder / "rows.json"), "--docs", str(docs))
    call_command("benchmark_kvcache", *ARGUMENTS, *wishes, stdout=out, stderr=err)
    assert "round 2 of 2" in err.getvalue()
    return json.loads((folder / "rows.json").read_text()), out.getvalue(), docs.read_text()


def test_a_row_for_each_length_has_every_field(ran: tuple[dict[str, Any], str, str]) -> None:
    report, _, _ = ran
    assert set(report) == {"machine", "versions", "rows"}
    assert [row["tokens"] for row in report["rows"]] == [64, 128]
    for row in report["rows"]:
        assert set(FIELDS) <= set(row)
        assert (row["shape"], row["dtype"]) == ("tiny", "float32")
        for field in FIELDS[3:]:
            assert row[field] > 0, field


def test_figures_that_do_not_depend_on_the_machine_are_right(ran: tuple[dict[str, Any], str, str]) -> None:
    """Every token's state is kept, and headers on top; a hit reads all full layers and one window of the others."""
    for row in ran[0]["rows"]:
        assert STATE < row["bytes_per_token"] < 1.5 * STATE
        sliding = 5 * STATE // LAYERS  # two of seven layers look at everything
        assert row["bytes_read"] == row["tokens"] * (STATE - sliding) + 64 * sliding
        assert row["same_bits"] is True
        assert row["floor_s"] > row["floor_forward_s"] > 0
        assert row["llama_full_s"] is None


def test_a_hit_does_not_read_the_history_again(ran: tuple[dict[str, Any], str, str]) -> None:
    """What comes from files is the state alone, whose bytes the row counts."""
    small, large = ran[0]["rows"]
    assert large["bytes_read"] > small["bytes_read"] > 0


def test_people_are_shown_the_ratios_of_the_rows(ran: tuple[dict[str, Any], str, str]) -> None:
    report, shown, document = ran
    for row in report["rows"]:
        ratio = row["disk_warm_s"] / row["memory_s"]
        computed = row["disk_warm_cpu_s"] / row["memory_cpu_s"]
        said = f"{ratio:.2f} times ({computed:.2f} by processor time), at most 1.15: "
        assert f"a verified warm disk hit to a memory hit, {row['tokens']} tokens: {said}" in shown
    assert "llama.cpp was not measured" in shown
    assert document.startswith("before\n")
    assert document.endswith("after\n")
    assert "long ago" not in document
    assert all(line in document for line in lines(report["rows"]))


def row(**figures: float) -> dict[str, Any]:
    fields = {name for goal in GOALS for name in (goal.over, goal.under)}
    return (
        dict.fromkeys(fields) | {"tokens": 4096, "keeping_percent": 1.0, "with_against_without_percent": 2.0} | figures
    )


def test_a_goal_is_met_at_its_bound_and_missed_beyond_it() -> None:
    at = list(lines([row(full_s=12.0, disk_warm_s=0.1, memory_s=0.1)]))
    assert any("120.00 times, at least 120: met" in line for line in at)
    beyond = list(lines([row(full_s=11.9, disk_warm_s=0.1, memory_s=0.08)]))
    assert any("119.00 times, at least 120: MISSED" in line for line in beyond)
    assert any("1.25 times, at most 1.15: MISSED" in line for line in beyond)


def test_medians_and_ratios_are_of_what_was_measured() -> None:
    times = Times()
    for wall, cpu in ((3.0, 2.0), (1.0, 6.0), (9.0, 4.0)):
        times.add("one", Took(wall, cpu))
        times.add("two", Took(wall, 2.0))
    assert (times.wall("one"), times.cpu("one"), times.wall("none")) == (3.0, 4.0, None)
    assert times.ratio("one", "two") == 2.0


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (("--tokens", "64,many"), "whole numbers"),
        (("--tokens", "0"), "from 1 to 8000"),
        (("--repeat", "0"), "from 1 to 100"),
        (("--docs", "nowhere.md"), "has no line"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_before_anything_runs(wishes: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("benchmark_kvcache", *wishes)


def test_an_interpreter_without_llama_costs_only_its_columns(tmp_path: Path) -> None:
    out, err = StringIO(), StringIO()
    wishes = ("--shape", "tiny", "--tokens", "64", "--repeat", "1", "--llama-python", sys.executable)
    call_command("benchmark_kvcache", *wishes, stdout=out, stderr=err)
    assert "llama.cpp could not be measured" in err.getvalue()
    assert "llama.cpp was not measured" in out.getvalue()


def test_help_needs_no_torch() -> None:
    code = (
        "import sys, django; django.setup();"
        "from django.core.management import load_command_class as load;"
        "load('kvcache_app', 'benchmark_kvcache').create_parser('manage.py', 'benchmark_kvcache').format_help();"
        "sys.exit('torch' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "swarmsite.settings"}
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False, env=environment).returncode == 0
