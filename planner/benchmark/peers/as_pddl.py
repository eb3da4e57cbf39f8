"""A model as two PDDL files in a folder that is removed afterwards; writing them is part of what is timed."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planner.benchmark.finding import Unsupported
from planner.benchmark.peers.encodings import encode
from planner.core.json_types import JsonObject
from planner.core.pddl import NotExportable, PddlTask, export
from planner.core.pddl.task import GroundAction

_ACTION = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Written:
    """Where both files are. `counts_steps`: a cheapest plan, without costs a shortest one, has the fewest steps."""

    domain: Path
    problem: Path
    read_plan: Callable[[Sequence[GroundAction]], list[Any]]
    counts_steps: bool


@contextmanager
def written(family: str, model: JsonObject, *, costs: bool = True) -> Iterator[Written]:
    """The encoding made by hand for the kind of puzzle, else our export; raises Unsupported for what neither holds."""
    with TemporaryDirectory() as folder:
        domain, problem = Path(folder, "domain.pddl"), Path(folder, "problem.pddl")
        encoding = encode(family, model)
        if encoding is None:
            task = _exported(family, model)
            domain.write_text(task.domain)
            problem.write_text(task.problem)
            yield Written(domain, problem, task.read_plan, True)
        else:
            asked = encoding if costs else encoding.without_costs()
            domain.write_text(asked.task.domain())
            problem.write_text(asked.task.problem())
            yield Written(domain, problem, asked.read_plan, asked.task.has_costs == encoding.task.has_costs)


def _exported(family: str, model: JsonObject) -> PddlTask:
    try:
        return export(family, model)
    except NotExportable as error:
        raise Unsupported(error.message) from error


def read_actions(text: str) -> list[GroundAction]:
    """The ground actions of a plan, each in brackets; comments are skipped."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith(";"))
    return [tuple(action.lower().split()) for action in _ACTION.findall(lines)]
