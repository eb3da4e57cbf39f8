"""A model as two PDDL files in a folder that is removed afterwards; writing them is part of what is timed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.benchmark.finding import Unsupported
from planner.core.json_types import JsonObject
from planner.core.pddl import NotExportable, PddlTask, export

_ACTION = re.compile(r"\(([^()]*)\)")


@contextmanager
def written(family: str, model: JsonObject) -> Iterator[tuple[PddlTask, Path, Path]]:
    """The task, the domain's file and the problem's; raises Unsupported for a model PDDL cannot hold."""
    try:
        task = export(family, model)
    except NotExportable as error:
        raise Unsupported(error.message) from error
    with TemporaryDirectory() as folder:
        domain, problem = Path(folder, "domain.pddl"), Path(folder, "problem.pddl")
        domain.write_text(task.domain)
        problem.write_text(task.problem)
        yield task, domain, problem


def read_actions(text: str) -> list[tuple[str, ...]]:
    """The ground actions of a plan, each in brackets; comments are skipped."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith(";"))
    return [tuple(action.lower().split()) for action in _ACTION.findall(lines)]
