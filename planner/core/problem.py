"""The border between puzzles and searches: a search knows a puzzle only through this protocol."""

from collections.abc import Hashable, Iterator
from typing import Any, Protocol, TypeVar

StateT = TypeVar("StateT", bound=Hashable)
ActionT = TypeVar("ActionT")


class Problem(Protocol[StateT, ActionT]):
    """A start, the moves, a goal. States are compact hashable values; actions are whatever the puzzle likes."""

    def initial(self) -> StateT:
        """The state at the start."""

    def successors(self, state: StateT) -> Iterator[tuple[ActionT, StateT] | None]:
        """Every legal move from `state`, lazily, as (action, state after it).

        One state may have millions of candidates that all break a rule. `None` means "still looking": it
        comes at least every few milliseconds, so that a search can keep its budget inside one state.
        """

    def is_goal(self, state: StateT) -> bool:
        """Whether the puzzle is done in `state`."""

    def step_json(self, action: ActionT) -> Any:
        """The action in the step format of the family."""
