"""Water jugs as arrays.

Rows, shape (states, jugs), int64: the amount in each jug.
Packed, shape (states,), int64: the amounts as the digits of one number in mixed radix, capacity + 1 for each jug.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import prod
from typing import Any, Protocol

from planner.core.json_types import JsonObject
from planner.core.tensors.arrays import NUMPY, Array, Arrays

MOST_SPACE = 1 << 62
# One step back looks at every state that could come before, or does a whole layer again, at so many states for nothing.
FOR_NOTHING = 500


class JugGoalModel(Protocol):
    """What a goal says; the checked goal of the puzzle has it."""

    @property
    def kind(self) -> str:
        """`any`, `total`, or a kind that gives amounts by jug."""

    @property
    def number(self) -> int:
        """What some jug, or all together, must hold."""

    @property
    def amounts(self) -> tuple[tuple[int, int], ...]:
        """Jugs and what each must hold."""


class JugModel(Protocol):
    """What the arrays need of a model; the checked model of the puzzle has it."""

    @property
    def capacities(self) -> tuple[int, ...]:
        """The size of each jug."""

    @property
    def initial(self) -> tuple[int, ...]:
        """What is in each jug at the start."""

    @property
    def tap(self) -> bool:
        """Whether jugs may be filled."""

    @property
    def drain(self) -> bool:
        """Whether jugs may be emptied."""

    @property
    def goal(self) -> JugGoalModel:
        """What is wanted."""

    @property
    def first_action(self) -> Any:
        """The action to begin with, or None."""


class JugLayout:
    """States as shown to rows and to packed numbers, and back."""

    def __init__(self, model: JugModel, arrays: Arrays = NUMPY) -> None:
        self._arrays = arrays
        self.capacities = model.capacities
        self.width = len(self.capacities)
        self.space = prod(size + 1 for size in self.capacities)
        self.fits = self.space <= MOST_SPACE
        # What one unit in each jug adds to the packed number.
        self.units = [prod(size + 1 for size in self.capacities[:jug]) for jug in range(self.width)]

    def rows(self, states: Sequence[JsonObject]) -> Array:
        """From `{"amounts": […]}` to shape (states, jugs)."""
        return self._arrays.array([state["amounts"] for state in states]).reshape(len(states), self.width)

    def states(self, rows: Array) -> list[JsonObject]:
        """From rows to the states as shown."""
        return [{"amounts": row} for row in self._arrays.numpy(rows).tolist()]

    def pack(self, rows: Array) -> Array:
        """Rows to packed numbers."""
        packed = rows[:, :0].sum(1)
        for jug, unit in enumerate(self.units):
            packed = packed + rows[:, jug] * unit
        return packed

    def unpack(self, packed: Array) -> Array:
        """Packed numbers to rows."""
        return self._arrays.columns(self.digits(packed), len(packed))

    def one(self, amounts: Sequence[int]) -> int:
        """A single state, packed."""
        return sum(amount * unit for amount, unit in zip(amounts, self.units, strict=True))

    def digits(self, packed: Any) -> list[Any]:
        """The amounts, jug by jug, of an array of states or of a single one."""
        amounts = []
        for size in self.capacities:
            rest = packed // (size + 1)
            amounts.append(packed - rest * (size + 1))
            packed = rest
        return amounts


class JugCodec:
    """Whole layers of amounts. A jug can be filled from so many states that no search goes backwards."""

    is_undirected = False
    note = ""

    def __init__(self, model: JugModel, arrays: Arrays = NUMPY) -> None:
        self.arrays = arrays
        self._model, self._layout = model, JugLayout(model, arrays)
        self._moves = list(_moves(model))
        self.space = self._layout.space
        self.branching = max(1, len(self._moves))
        self._begin = self._layout.one(model.initial)

    def start(self) -> int:
        """The packed start."""
        return self._begin

    def goals(self) -> Array | None:
        """Never: see above."""
        return None

    def is_goal(self, states: Array) -> Array:
        """Whether the wanted amounts are there."""
        goal = self._model.goal
        if len(goal.amounts) == self._layout.width:
            return states == self._layout.one([amount for _, amount in sorted(goal.amounts)])
        amounts = self._layout.digits(states)
        if goal.kind == "total":
            total = states - states
            for amount in amounts:
                total = total + amount
            return total == goal.number
        if goal.kind == "any":
            reached = states != states
            for amount in amounts:
                reached = reached | (amount == goal.number)
            return reached
        reached = states == states
        for jug, wanted in goal.amounts:
            reached = reached & (amounts[jug] == wanted)
        return reached

    def successors(self, states: Array) -> Iterable[Array]:
        """Every action, those that change nothing too."""
        return (after for _, after in self._after(states))

    def predecessors(self, states: Array) -> Iterable[Array]:
        """The states from which one action that changes something leads to any of these, one after the other."""
        return (self.arrays.array(list(self._before(int(state)))) for state in states)

    def parent(self, state: int, layer: Array) -> int:
        """See FrontierCodec. A layer is done again where it is shorter than all that may come before, one by one."""
        if len(layer) + FOR_NOTHING > self._layout.width * sum(self._layout.capacities):
            return int(self.arrays.within(self.arrays.array(list(self._before(state))), layer)[0])
        before = next(hits for _, after in self._after(layer) if len(hits := layer[after == state]))
        return int(before[0])

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """An action between each two states of a path."""
        return [self._action(a, b) for a, b in pairwise(path)]

    def whole(self, depth: int) -> int:
        """The path is the plan."""
        return depth

    def _after(self, states: Any) -> Iterator[tuple[Any, Any]]:
        """Every action and what is packed after it."""
        amounts, sizes, units = self._layout.digits(states), self._layout.capacities, self._layout.units
        least: Callable[[Any, Any], Any] = min if isinstance(states, int) else self.arrays.least
        for move in self._moves:
            jug = move[1]
            if move[0] == "fill":
                yield move, states + (sizes[jug] - amounts[jug]) * units[jug]
            elif move[0] == "empty":
                yield move, states - amounts[jug] * units[jug]
            else:
                other = move[2]
                poured = least(amounts[jug], sizes[other] - amounts[other])
                yield move, states + poured * (units[other] - units[jug])

    def _action(self, state: int, following: int) -> Any:
        return next(move for move, after in self._after(state) if after == following)

    def _before(self, state: int) -> Iterator[int]:
        amounts, sizes, units = self._layout.digits(state), self._layout.capacities, self._layout.units
        for move in self._moves:
            jug = move[1]
            if move[0] == "fill" and amounts[jug] == sizes[jug]:
                yield from (state - units[jug] * less for less in range(1, sizes[jug] + 1))
            elif move[0] == "empty" and not amounts[jug]:
                yield from (state + units[jug] * more for more in range(1, sizes[jug] + 1))
            elif move[0] == "pour":
                other = move[2]
                if not amounts[jug] or amounts[other] == sizes[other]:
                    most = min(amounts[other], sizes[jug] - amounts[jug])
                    yield from (state + back * (units[jug] - units[other]) for back in range(1, most + 1))


class BegunJugCodec(JugCodec):
    """The jugs once a given first action is done; the plan begins with that action."""

    def __init__(self, model: JugModel, arrays: Arrays = NUMPY) -> None:
        super().__init__(model, arrays)
        begin = self._begin
        self._moves, moves = [model.first_action], self._moves
        self._begin = next(after for _, after in self._after(begin))
        self._moves = moves

    def actions(self, path: Sequence[int]) -> Sequence[Any]:
        """The given action first."""
        return [self._model.first_action, *super().actions(path)]

    def whole(self, depth: int) -> int:
        """One more."""
        return depth + 1


def jug_codec(model: JugModel, arrays: Arrays = NUMPY) -> JugCodec | None:
    """The codec of a model; None where the amounts do not fit into 62 bits."""
    if not JugLayout(model, arrays).fits:
        return None
    codec = JugCodec(model, arrays)
    # A first action need not be done where nothing has to be.
    is_done = bool(codec.is_goal(arrays.array([codec.start()])).any())
    return codec if model.first_action is None or is_done else BegunJugCodec(model, arrays)


def _moves(model: JugModel) -> Iterator[Any]:
    jugs = range(len(model.capacities))
    if model.tap:
        yield from (("fill", jug) for jug in jugs)
    if model.drain:
        yield from (("empty", jug) for jug in jugs)
    yield from (("pour", jug, other) for jug in jugs for other in jugs if jug != other)
