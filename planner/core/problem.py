"""The border between puzzles and searches: a search knows a puzzle only through these protocols.

Every puzzle is a `Problem`. The others are abilities a puzzle may have besides; a search that profits from one asks
with a function that stands beside it.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Protocol, TypeGuard, TypeVar

from planner.core.tensors.codec import FrontierCodec

StateT = TypeVar("StateT", bound=Hashable)
ActionT = TypeVar("ActionT")
KnownT = TypeVar("KnownT", bound=Hashable, contravariant=True)
DoneT = TypeVar("DoneT", covariant=True)


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


class Estimating(Protocol[KnownT]):
    """Can say at a glance how far the goal is at least."""

    def estimate(self, state: KnownT) -> int:
        """A number of steps that no way from `state` to a goal is shorter than; 0 in every goal."""


def can_estimate(problem: object) -> TypeGuard[Estimating[Any]]:
    """Whether a puzzle is Estimating."""
    return hasattr(problem, "estimate")


class Reversible(Protocol[StateT, DoneT]):
    """Can be searched from the goal as well."""

    def goal_states(self) -> Iterable[StateT] | None:
        """Every state that is a goal, each once; None where they are too many to list."""

    def predecessors(self, state: StateT) -> Iterator[tuple[DoneT, StateT] | None]:
        """Every legal move that leads to `state`, lazily, as (action, state before it); None as in `successors`.

        A start that breaks a rule, to which no move leads, may be missing among the states before.
        """


def can_reverse(problem: object) -> TypeGuard[Reversible[Any, Any]]:
    """Whether a puzzle is Reversible."""
    return hasattr(problem, "predecessors")


class Vectorised(Protocol):
    """Can expand many states at once, as arrays."""

    def frontier(self) -> FrontierCodec | None:
        """The puzzle in packed whole numbers; None where a state does not fit into 62 bits."""


def can_vectorise(problem: object) -> TypeGuard[Vectorised]:
    """Whether a puzzle is Vectorised."""
    return hasattr(problem, "frontier")


class Counting(Protocol):
    """Counts who is alike instead of telling them apart, so that an action by itself does not say who it is.

    `note` says so in a sentence, for a reader of the proof; it is empty where everybody is unlike.
    """

    note: str

    def plan_json(self, actions: Iterable[Any]) -> list[Any]:
        """A whole plan in the step format: who of several who could is chosen once and remembered to the end."""


def can_count(problem: object) -> TypeGuard[Counting]:
    """Whether a puzzle is Counting."""
    return hasattr(problem, "plan_json")


def steps_json(problem: Problem[Any, Any], actions: Iterable[Any]) -> list[Any]:
    """The actions of a plan, from the first to the last, in the step format."""
    if can_count(problem):
        return problem.plan_json(actions)
    return [problem.step_json(action) for action in actions]
