"""What a task is about, in rows a person reads; made where unified-planning's objects are."""

from collections.abc import Sequence
from typing import Any

from planner.pddl.reading import Task

_LISTED = 8
_LONGEST = 400


def summarise(task: Task) -> list[dict[str, str]]:
    """Name, objects, actions, start, goal, and what makes a plan the best."""
    problem = task.problem
    rows = [
        ("Problem", str(problem.name)),
        ("Objects", _listed([thing.name for thing in problem.all_objects])),
        ("Actions", _listed([action.name for action in problem.actions])),
        ("Goal", _cut(" and ".join(_goal(goal) for goal in problem.goals) or "nothing")),
        ("Best plan", "fewest actions" if task.costs is None else "least total cost"),
    ]
    return [{"label": label, "text": f"{text[:1].upper()}{text[1:]}."} for label, text in rows]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return _cut(f"{len(names):,}: {', '.join(names[:_LISTED])}{more}" if names else "none")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _goal(goal: Any) -> str:
    """Facts as PDDL has them, `on a b`; any other condition as the library writes it."""
    if goal.is_and():
        return " and ".join(map(_goal, goal.args))
    return " ".join([goal.fluent().name, *map(str, goal.args)]) if goal.is_fluent_exp() else str(goal)
