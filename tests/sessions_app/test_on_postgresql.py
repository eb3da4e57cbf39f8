"""The same suite of conversations, once more on PostgreSQL: what holds on one database must hold on the other."""

import os
import subprocess
import sys
import uuid

from tests.parts.swarm_server import ROOT

SUITES = [
    "test_turns.py",
    "test_consumers.py",
    "test_runner.py",
    "test_views.py",
    "test_admin.py",
    "test_ownership.py",
    "test_paging.py",
    "test_editing.py",
    "test_keeping.py",
]


def test_the_suite_of_conversations_passes_on_postgresql(postgres_server):
    url = postgres_server.create_database(f"suite_{uuid.uuid4().hex[:8]}")
    suites = [str(ROOT / "tests" / "sessions_app" / name) for name in SUITES]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *suites],
        env=os.environ | {"DATABASE_URL": url},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
