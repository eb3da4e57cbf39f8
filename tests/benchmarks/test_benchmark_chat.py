"""The benchmark runs, loses nothing, and writes rows that a program can read. How fast it is, no test says."""

import json
import os
import subprocess
import sys

from tests.parts.swarm_server import ROOT


def test_it_compares_with_a_bare_echo_and_loses_nothing(tmp_path):
    report = tmp_path / "report.json"
    command = [sys.executable, str(ROOT / "manage.py"), "benchmark_chat", "--sockets", "8", "--questions", "3"]
    done = subprocess.run(
        [*command, "--json", str(report)],
        env=os.environ | {"SWARM_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost: no event and no turn" in done.stdout
    written = json.loads(report.read_text())
    assert set(written) == {"machine", "versions", "rows"}
    ended = next(row for row in written["rows"] if row["sockets"] == 8 and "end" in row["what"])
    assert ended["n"] == 24
    assert 0 < ended["median_ms"] <= ended["p95_ms"]
