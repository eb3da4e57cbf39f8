"""What an export gives, and the error it raises."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

GroundAction: TypeAlias = tuple[str, ...]  # the action's name and then its arguments, all in lower case

MOST_FACTS = 50_000  # of the initial state; readers of PDDL slow down to minutes beyond


class NotExportable(Exception):
    """A sound model that PDDL without numbers cannot hold sensibly; `code` is stable, `message` a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class PddlTask:
    """Two texts, and the way back: `read_step` gives the step of ours that one ground action is."""

    domain: str
    problem: str
    read_step: Callable[[GroundAction], Any]

    @property
    def text(self) -> str:
        """Both texts, as they can be pasted."""
        return f"{self.domain}\n{self.problem}"

    def read_plan(self, actions: Iterable[GroundAction]) -> list[Any]:
        """A plan for the exported problem in the step format of the family; KeyError for an action it never had."""
        return [self.read_step(action) for action in actions]


def refuse_many_facts(count: int) -> None:
    """Called before a table is built, so that a hostile size costs nothing; raises NotExportable `too_large`."""
    if count > MOST_FACTS:
        raise NotExportable(
            "too_large",
            f"Written as PDDL this would need a table of {count:,} facts; at most {MOST_FACTS:,} are written.",
        )
