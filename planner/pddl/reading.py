"""unified-planning reads the two definitions; what the engine and the replay cannot do is refused with a sentence.

Loaded only in the child process.
"""

from dataclasses import dataclass
from typing import Any

from unified_planning.environment import get_environment
from unified_planning.io import PDDLReader
from unified_planning.model import InstantaneousAction, Problem
from unified_planning.model.metrics import MinimizeActionCosts

from planner.pddl.errors import PddlError

_LONGEST_REASON = 200

# Made here, not at the first question: it loads the rest of the library, which must not fall under a text's limits.
_ENVIRONMENT = get_environment()
_ENVIRONMENT.credits_stream = None
_ENVIRONMENT.error_used_name = False  # PDDL lets a predicate and an action have the same name


@dataclass(frozen=True)
class Task:
    """What was read; `costs` is the metric where the problem asks for the least total cost."""

    problem: Any
    costs: Any | None


def read_task(domain: str, problem: str) -> Task:
    """Read both texts; raises PddlError."""
    try:
        read = PDDLReader(_ENVIRONMENT).parse_problem_string(domain, problem)
    except MemoryError:
        raise
    except Exception as error:  # a reader of hostile text: whatever it trips over, the text is to blame
        raise PddlError("bad_pddl", f"The PDDL cannot be read: {_reason(error)}") from error
    _refuse_unsupported(read)
    return Task(read, _costs(read))


def _reason(error: Exception) -> str:
    """The library's own words on one line, where it has any."""
    if isinstance(error, RecursionError):
        return "its brackets are nested too deeply."
    words = " ".join(str(error).split())
    if isinstance(error, KeyError):
        words = f"{words} is not defined"
    return (words or type(error).__name__)[:_LONGEST_REASON].rstrip(".") + "."


def _refuse_unsupported(read: Any) -> None:
    if type(read) is not Problem:
        raise PddlError("unsupported", "Only classical planning is supported, and this PDDL asks for more.")
    if any(not isinstance(action, InstantaneousAction) for action in read.actions):
        raise PddlError("unsupported", "Durative actions are not supported; only actions without a duration are.")
    if read.timed_goals or read.timed_effects or read.trajectory_constraints:
        raise PddlError("unsupported", "Timed facts, constraints and preferences are not supported.")
    changed = {effect.fluent.fluent() for action in read.actions for effect in action.effects}
    for fluent in changed:
        # Without a metric that counts it, the total cost is a number that nothing depends on.
        if not fluent.type.is_bool_type() and fluent.name != "total-cost":
            raise PddlError("unsupported", f"Numbers that change are not supported, as “{fluent.name}” does.")


def _costs(read: Any) -> Any | None:
    for metric in read.quality_metrics:
        if not isinstance(metric, MinimizeActionCosts):
            raise PddlError("unsupported", "Of all metrics only the least total cost is supported.")
    return read.quality_metrics[0] if read.quality_metrics else None
