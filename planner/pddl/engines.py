"""Whether the optional extra is installed: the reader and the engine. Looking does not load them."""

import importlib.util
from functools import cache
from pathlib import Path

HOW_TO_INSTALL = (
    "PDDL is answered only where its reader and its engine are installed: "
    "pip install unified-planning==1.3.0 up-fast-downward==1.0.0"
)
# `resource` sets the limits of the child process; there is none on Windows.
_MODULES = ("unified_planning", "up_fast_downward", "fast_downward", "resource")
_SEARCH = Path("downward", "builds", "release", "bin", "downward")


@cache
def search_program() -> Path | None:
    """The engine's search; None where a part of the extra is missing."""
    if any(importlib.util.find_spec(name) is None for name in _MODULES):
        return None
    package = importlib.util.find_spec("up_fast_downward")
    if package is None or package.origin is None:
        return None
    program = Path(package.origin).parent / _SEARCH
    return program if program.is_file() else None
