"""The suites that touch the database, once more on PostgreSQL."""

import os
import subprocess
import sys
import uuid

from tests.parts.swarm_server import ROOT

SUITES = ["test_ledger_contract.py", "test_shared_cache.py", "test_kvcache_command.py", "test_admin.py"]


def test_the_suite_of_the_cache_passes_on_postgresql(postgres_server):
    url = postgres_server.create_database(f"cache_{uuid.uuid4().hex[:8]}")
    suites = [str(ROOT / "tests" / "kvcache_app" / name) for name in SUITES]
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
