"""The optional extra: where it is missing these tests are skipped, and under CI they fail."""

import os

import pytest

from planner.pddl import engines


def require() -> None:
    if engines.search_program() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(engines.HOW_TO_INSTALL)
