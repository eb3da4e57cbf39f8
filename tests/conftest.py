"""Real parts as fixtures, started once a run where a test asks for them, and a word at the end on what was used."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from tests.parts import programs
from tests.parts.model_home import ModelHome, copy_of, make_template
from tests.parts.postgres_server import PostgresServer
from tests.parts.redis_server import RedisServer
from tests.parts.swarm_server import SwarmServer

# Models in several processes at once would spin for one another's cores; inherited by every process a test starts.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A single slow example tells of a busy machine, not of a mistake.
hypothesis_settings.register_profile("swarm", deadline=None)
hypothesis_settings.load_profile("swarm")


@pytest.fixture(scope="session")
def private_folder() -> Iterator[Path]:
    """A short path that other users may enter: PostgreSQL runs as one, and its socket's path must be short."""
    folder = Path(tempfile.mkdtemp(prefix="swarm-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server(private_folder: Path) -> Iterator[RedisServer]:
    folder = private_folder / "redis"
    folder.mkdir()
    server = RedisServer(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_server(private_folder: Path) -> Iterator[PostgresServer]:
    folder = private_folder / "postgres"
    folder.mkdir()
    server = PostgresServer(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def swarm_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SwarmServer]:
    """Embedded mode, as a newcomer starts it."""
    server = SwarmServer(tmp_path_factory.mktemp("swarm"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def model_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a tiny model and empty tables."""
    return make_template(tmp_path_factory.mktemp("model-template"))


@pytest.fixture
def home(model_template: Path, tmp_path: Path) -> ModelHome:
    """A data folder of the test's own, where a tiny model is at home."""
    return copy_of(model_template, tmp_path / "home")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that runs a part of the suite tells the one that prints what it used."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["started"], told["missing"] = programs.started, programs.missing


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process that crashed tells nothing."""
    told = getattr(node, "workeroutput", {})
    programs.started.update(told.get("started", {}))
    programs.missing.update(told.get("missing", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line each: what was started for the tests, and what was skipped because it was missing."""
    started = ", ".join(f"{part} ({path})" for part, path in sorted(programs.started.items()))
    missing = ", ".join(f"{part} ({why})" for part, why in sorted(programs.missing.items()))
    terminalreporter.write_line(f"started privately: {started or 'nothing'}")
    terminalreporter.write_line(f"skipped for want of: {missing or 'nothing'}")
