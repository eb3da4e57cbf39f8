"""A private PostgreSQL. It refuses to run as root, so root lends it the user that Debian's package made."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg

from tests.parts.network import free_port, wait_for
from tests.parts.programs import find, started


class PostgresServer:
    """Started and stopped as often as a test likes, always on the same port."""

    def __init__(self, folder: Path) -> None:
        programs = Path(find("PostgreSQL", "/usr/lib/postgresql/*/bin/postgres", "postgres")).resolve().parent
        self._programs, self._data = programs, folder / "data"
        self._user = "postgres" if os.geteuid() == 0 else None
        self._port = free_port()
        self._folder = folder
        self._make()

    def start(self) -> None:
        self._control("start", "-w", "-o", f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder}")
        wait_for("PostgreSQL", self._answers)
        started["PostgreSQL"] = str(self._programs / "postgres")

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def restart(self) -> None:
        """All connections break, as after a crash."""
        self.stop()
        self.start()

    def create_database(self, name: str) -> str:
        """Make an empty database and return its URL."""
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url_of(name)

    def url_of(self, database: str) -> str:
        return f"postgres://swarm@127.0.0.1:{self._port}/{database}"

    def _make(self) -> None:
        if self._user:
            shutil.chown(self._folder, self._user)
        make = [str(self._programs / "initdb"), "-D", str(self._data), "-U", "swarm", "-A", "trust", "-E", "UTF8", "-N"]
        subprocess.run(make, check=True, capture_output=True, user=self._user, cwd="/")

    def _control(self, *words: str) -> None:
        command = [str(self._programs / "pg_ctl"), "-D", str(self._data), "-l", str(self._folder / "log"), *words]
        subprocess.run(command, check=True, capture_output=True, user=self._user, cwd="/")

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.url_of("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False
