"""One named rule of a puzzle, and what a step did that broke it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject

# From a shown state, a step, and whether it is the first, to what is wrong, or None. It is asked only about steps that
# the constraints before it let through.
Complain: TypeAlias = Callable[[JsonObject, Any, bool], str | None]


@dataclass(frozen=True)
class Constraint:
    """`name` is that of the validator, `sentence` tells the rule, `complain` holds a step against it."""

    name: str
    sentence: str
    complain: Complain


@dataclass(frozen=True)
class Violation:
    """The rule a step breaks, and a sentence that says how."""

    rule_name: str
    sentence: str


def rule(name: str, sentence: str, is_broken: Callable[[JsonObject, Any], bool]) -> Constraint:
    """A constraint whose own sentence says enough about every step that breaks it."""
    return Constraint(name, sentence, lambda state, step, _: sentence if is_broken(state, step) else None)
