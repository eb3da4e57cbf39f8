"""Suites that touch the database, run once more by a pytest of its own on PostgreSQL."""

import os
import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.parts.postgres_server import PostgresServer
from tests.parts.swarm_server import ROOT

SECONDS = 300


def run_again(server: PostgresServer, folder: Path, names: Sequence[str]) -> None:
    """Fail where one of these files of `folder` does, on a database of its own."""
    url = server.create_database(f"{folder.name}_{uuid.uuid4().hex[:8]}")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(folder / name) for name in names)],
        env=os.environ | {"DATABASE_URL": url},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
