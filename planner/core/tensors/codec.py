"""The border between packed states and the frontier search: whole layers go in, whole layers come out."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from planner.core.tensors.arrays import Array, Arrays


class FrontierCodec(Protocol):
    """A puzzle whose states are whole numbers from 0 up to `space`, in one-dimensional int64 arrays of any length.

    A codec may search a smaller puzzle than the one it was asked: states that differ only by a symmetry may share a
    number, and a plan may be the half of the real one. `actions` and `whole` lead back to the real puzzle.
    """

    space: int
    """Every packed state is smaller than this."""

    branching: int
    """The most successors one state can have."""

    is_undirected: bool
    """Whether every move can be taken back by one move."""

    arrays: Arrays
    """What makes the arrays that this codec takes and gives."""

    note: str
    """What a reader of the proof has to know about the states counted, as sentences; may be empty."""

    def start(self) -> int:
        """The packed start."""

    def goals(self) -> Array | None:
        """All packed goals, sorted, each once, where a search from them is worth while; else None."""

    def is_goal(self, states: Array) -> Array:
        """One truth value for each state."""

    def successors(self, states: Array) -> Iterable[Array]:
        """The packed states one move after any of these, in any order and with repetitions; in parts, as they come."""

    def predecessors(self, states: Array) -> Iterable[Array]:
        """The packed states one move before any of these, likewise."""

    def parent(self, state: int, layer: Array) -> int:
        """A state of the layer, which is sorted, from which one move leads to `state`; there must be one."""

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """The whole plan, as actions of the problem, for a path of packed states from the start to a goal."""

    def whole(self, depth: int) -> int:
        """The steps of the whole plan for a path of `depth` moves."""
