"""Finds the programs that tests need; a missing one is skipped, or, under CI=true, a failure."""

import os
import shutil
from pathlib import Path

import pytest

started: dict[str, str] = {}
missing: dict[str, str] = {}


def find(part: str, *names: str) -> str:
    """Return the path of the first program found, by name on the PATH or by pattern; skip the test otherwise."""
    for name in names:
        found = shutil.which(name) if not name.startswith("/") else _newest(name)
        if found:
            return found
    missing[part] = f"{names[0]} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{part}: {missing[part]}, and under CI nothing may be missing")
    pytest.skip(f"{part}: {missing[part]}")


def _newest(pattern: str) -> str | None:
    found = sorted(Path("/").glob(pattern.lstrip("/")))
    return str(found[-1]) if found else None
