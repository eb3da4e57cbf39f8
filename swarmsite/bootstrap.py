"""Makes the project's environment on a machine that has only Python. Standard library only.

Plain `pip install` fails on Debian, Ubuntu and Homebrew (PEP 668), and a newcomer may know neither venv nor make.
So `start` and `test` make `.venv`, install `requirements.txt` into it and run themselves inside. Where the packages
can already be imported, nothing is made and this interpreter is used as it is.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

WORDS_THAT_INSTALL = ("start", "test")
NEEDED = (
    "django",
    "channels",
    "daphne",
    "celery",
    "redis",
    "channels_redis",
    "psycopg",
    "whitenoise",
    "dj_database_url",
    "nh3",
    "markdown_it",
)
NEEDED_FOR_TESTS = ("pytest", "pytest_django", "hypothesis", "playwright", "websockets")
LOWEST_PYTHON = (3, 11)
INSIDE = "SWARM_INSIDE_ENVIRONMENT"  # set for the second run, so that a broken install cannot run in circles


class BootstrapError(Exception):
    """The environment could not be made; the message tells a person what to do."""


def enter_environment(root: Path, argv: Sequence[str]) -> None:
    """Return where this interpreter has the packages; otherwise run `argv` again in `root/.venv` (no return).

    Raises BootstrapError where the environment is missing and `argv` is none of WORDS_THAT_INSTALL, or cannot be made.
    """
    word = argv[1] if len(argv) > 1 else ""
    if sys.version_info < LOWEST_PYTHON:
        raise BootstrapError(
            f"Python {'.'.join(map(str, LOWEST_PYTHON))} or newer is needed, this is {sys.version.split()[0]}."
        )
    if not _missing(word):
        os.environ.pop(INSIDE, None)  # a mark for this process only, not for those it starts
        return
    if os.environ.get(INSIDE):
        raise BootstrapError(
            f"{', '.join(_missing(word))} is not in {root / '.venv'} after all; remove that folder and try again."
        )
    environment = Environment(root)
    if word in WORDS_THAT_INSTALL:
        environment.make()
    elif not environment.is_current():
        raise BootstrapError("the packages are not installed yet; run `python3 manage.py start` once.")
    environment.run_inside(argv)


def _missing(word: str) -> list[str]:
    needed = NEEDED + (NEEDED_FOR_TESTS if word == "test" else ())
    return [name for name in needed if importlib.util.find_spec(name) is None]


class Environment:
    """The folder `.venv`, stamped with the digest of the requirements that were installed into it."""

    def __init__(self, root: Path) -> None:
        self.folder = root / ".venv"
        self.requirements = root / "requirements.txt"
        self.stamp = self.folder / ".requirements-sha256"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def is_current(self) -> bool:
        return self.python.exists() and self.stamp.exists() and self.stamp.read_text() == self._digest()

    def make(self) -> None:
        """Create or bring up to date; two commands started at once wait for one another."""
        if self.is_current():
            return
        with _only_one(self.folder.with_suffix(".lock")):
            if self.is_current():
                return
            print(f"swarm: installing into {self.folder} (once; some minutes, about 2 GB) …", flush=True)
            if not self._has_pip():
                self._create()
            self._pip("install", "--quiet", "--requirement", str(self.requirements))
            self.stamp.write_text(self._digest())

    def run_inside(self, argv: Sequence[str]) -> None:
        """Replace this process by the same command in the environment."""
        os.environ[INSIDE] = "1"
        arguments = [str(self.python), *argv]
        sys.stdout.flush()
        if os.name == "nt":  # there, exec returns to the shell before the command has ended
            sys.exit(subprocess.run(arguments, check=False).returncode)
        os.execv(arguments[0], arguments)  # noqa: S606 - the list is ours

    def _digest(self) -> str:
        return hashlib.sha256(self.requirements.read_bytes()).hexdigest()

    def _has_pip(self) -> bool:
        """An environment cut off in the making has a python and no pip."""
        try:
            ask = [str(self.python), "-m", "pip", "--version"]
            return subprocess.run(ask, capture_output=True, check=False).returncode == 0
        except OSError:  # no such file, or none that runs
            return False

    def _create(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
            _install_venv_package()
        done = subprocess.run(
            [sys.executable, "-m", "venv", str(self.folder)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise BootstrapError(f"`{sys.executable} -m venv` failed: {(done.stderr or done.stdout).strip()}")

    def _pip(self, *arguments: str) -> None:
        command = [str(self.python), "-m", "pip", "--disable-pip-version-check", *arguments]
        if subprocess.run(command, check=False).returncode != 0:
            raise BootstrapError(
                "pip could not install the requirements (its message is above); check the network and try again."
            )


def _install_venv_package() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        for words in (["update"], ["install", "--yes", package]):
            done = subprocess.run(["apt-get", "--quiet", *words], capture_output=True, check=False)
        if done.returncode == 0:
            return
    raise BootstrapError(f"this Python cannot make environments; install the package {package} and try again.")


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold a lock file; the system lets go of it when the process ends, however it ends."""
    with path.open("w") as file:
        try:
            import fcntl
        except ImportError:  # Windows: two first starts at once are the person's own doing
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
