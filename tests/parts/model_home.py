"""A data folder with a tiny random model in it, as `manage.py models pull --random tiny` leaves it, and a database."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = "random-tiny"


class ModelHome:
    """What several processes, one after the other or at once, share. The answers are greedy and short."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.models = folder / "models.toml"
        path = folder / "models" / MODEL
        self.models.write_text(f'[[model]]\nname = "tiny"\npath = "{path}"\ndtype = "float32"\n')
        self.variables = {
            "SWARM_DATA": str(folder),
            "SWARM_MODELS": str(self.models),
            "SWARM_MODEL_TEMPERATURE": "0",
            "SWARM_MODEL_NEW_TOKENS": "12",
            "SWARM_MODEL_THREADS": "1",
            "SWARM_TURN_LEASE_SECONDS": "1",
            "HF_HOME": str(folder / "hub"),
            "HF_HUB_OFFLINE": "1",
            "PYTHONUNBUFFERED": "1",
            "PYTHONIOENCODING": "utf-8",
            "TERM": "dumb",
        } | environment

    @property
    def environment(self) -> dict[str, str]:
        ours = ("SWARM_", "REDIS_URL", "DATABASE_URL")
        return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | self.variables

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(ROOT / "manage.py"), *words]

    def run(self, *words: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """A command from beginning to end."""
        return subprocess.run(
            self.command(*words),
            input=said,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )

    def chat(self, lines: list[str], *arguments: str, **environment: str) -> str:
        """Say these lines in one process of `manage.py chat`; what it wrote."""
        done = self.run("chat", *arguments, said="".join(f"{line}\n" for line in lines), **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start_chat(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        """One that goes on; what it writes goes nowhere."""
        return subprocess.Popen(
            self.command("chat", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment | environment,
            text=True,
        )

    def rows(self, query: str, *values: object) -> list[tuple]:
        """Ask the database directly: none of our own code says what it holds."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as database, database:
            return database.execute(query, values).fetchall()


def make_template(folder: Path) -> Path:
    """Build the model and the tables once; copies are cheap."""
    home = ModelHome(folder)
    for words in (("models", "pull", "--random", "tiny"), ("migrate", "-v", "0")):
        done = home.run(*words)
        assert done.returncode == 0, done.stderr
    return folder


def copy_of(template: Path, folder: Path, **environment: str) -> ModelHome:
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return ModelHome(folder, **environment)
