"""`manage.py test`: fetch what the tests need, check format, lint, types and imports, then run the whole suite.

Arguments are pytest's: `manage.py test tests/planner -k hanoi` runs only those, without the checks.
"""

import os
import shutil
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

# What Debian calls the parts, and how one sees that they are there.
PACKAGES = {
    "redis-server": ("redis-server",),
    "postgresql": ("postgres", "/usr/lib/postgresql/*/bin/postgres"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
}
CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-cache"],
}

# Much of the suite waits for real processes, so two files are run at a time.
SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile"]


class Command(BaseCommand):
    help = "Check the code and run the test suite; more arguments go to pytest."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pytest_arguments", nargs=REMAINDER)

    def run_from_argv(self, argv: list[str]) -> None:
        """Hand everything on untouched: pytest's options would look like unknown ones of Django's."""
        self.handle(pytest_arguments=argv[2:])

    def handle(self, *_: Any, **options: Any) -> None:
        chosen: list[str] = options["pytest_arguments"]
        os.chdir(settings.BASE_DIR)
        fetched = fetch_missing()
        if fetched:
            self.stdout.write(f"fetched from Debian: {', '.join(fetched)}")
        failed = [] if chosen else [name for name, command in CHECKS.items() if not self._passes(name, command)]
        tests = subprocess.run([sys.executable, "-m", "pytest", *(chosen or SIDE_BY_SIDE)], check=False)
        if failed:
            self.stderr.write(f"checks failed: {', '.join(failed)}")
        sys.exit(tests.returncode or (1 if failed else 0))

    def _passes(self, name: str, command: list[str]) -> bool:
        beside_python = Path(sys.executable).with_name(command[0])
        program = str(beside_python) if beside_python.exists() else command[0]
        done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
        self.stdout.write(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
        if done.returncode != 0:
            self.stdout.write(done.stdout + done.stderr)
        self.stdout.flush()
        return done.returncode == 0


def fetch_missing() -> list[str]:
    """Install missing parts with apt-get where we may; return what was installed. What stays missing, tests skip."""
    missing = [package for package, names in PACKAGES.items() if not any(map(is_there, names))]
    if not missing or not shutil.which("apt-get") or os.geteuid() != 0:
        return []
    # RUNLEVEL=1 keeps the packages from starting their own servers: the tests start private ones.
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    quiet = {"stdout": subprocess.DEVNULL, "check": False, "env": environment}
    subprocess.run(["apt-get", "update", "--quiet"], **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *missing]
    subprocess.run(command, **quiet)  # type: ignore[call-overload]
    return [package for package in missing if any(map(is_there, PACKAGES[package]))]


def is_there(name: str) -> bool:
    """Whether a program is on the PATH or, where `name` is a pattern, in its place."""
    if name.startswith("/"):
        return any(Path("/").glob(name.lstrip("/")))
    return shutil.which(name) is not None
