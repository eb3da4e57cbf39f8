"""What the arrays of the Tower of Hanoi need of its model; the checked model of the puzzle has it all."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class HanoiModel(Protocol):
    """Pegs in order, discs on them from bottom to top, and the arcs discs may move along."""

    @property
    def pegs(self) -> tuple[str, ...]:
        """The names of the pegs."""

    @property
    def start(self) -> dict[str, tuple[int, ...]]:
        """The discs on each peg."""

    @property
    def goal_pegs(self) -> tuple[str, ...]:
        """The pegs that may hold everything, where no state is asked for."""

    @property
    def goal_state(self) -> dict[str, tuple[int, ...]] | None:
        """The discs on each peg at the end."""

    @property
    def size_rule(self) -> bool:
        """Whether a larger disc may never lie on a smaller one."""

    def arcs(self) -> tuple[tuple[int, int], ...]:
        """From which peg to which a disc may move, as numbers of pegs."""


def is_complete(model: HanoiModel) -> bool:
    """Whether a disc may go from every peg to every other."""
    return len(set(model.arcs())) == len(model.pegs) * (len(model.pegs) - 1)


def is_undirected(arcs: Sequence[tuple[int, int]]) -> bool:
    """Whether every move can be taken back."""
    return all((b, a) in arcs for a, b in arcs)


def only_peg(content: Mapping[str, Sequence[int]]) -> str | None:
    """The peg that holds everything, if one does."""
    used = [peg for peg, discs in content.items() if discs]
    return used[0] if len(used) == 1 else None
