"""Water jugs as a search sees them: a state is the amounts, packed into one integer.

Filling a full jug, emptying an empty one and pouring nothing are legal but lead nowhere, so no search is shown
them; only a first action the person asked for is done whatever it does.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from planner.core.puzzles.water_jug import Action, JugGoal, WaterJug
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.jugs import jug_codec

Amounts: TypeAlias = tuple[int, ...]


def jug_problem(model: WaterJug) -> "Jugs | JugsWithFirstAction":
    """The jugs, with a memory of whether anything was done yet only where that matters."""
    jugs = Jugs(model)
    return jugs if model.first_action is None else JugsWithFirstAction(jugs, model.first_action)


class Jugs:
    """Fill, empty, pour. The amount of each jug has its own bits of the state, those of jug 0 the lowest."""

    def __init__(self, model: WaterJug) -> None:
        self._model = model
        self._shifts, self.width = _lay_out(model.capacities)
        self._masks = [(1 << size.bit_length()) - 1 for size in model.capacities]
        jugs = range(len(model.capacities))
        self._fills: list[Action] = [("fill", i) for i in jugs] if model.tap else []
        self._empties: list[Action] = [("empty", i) for i in jugs] if model.drain else []
        self._pours = [("pour", i, j) for i in jugs for j in jugs if i != j]
        self._wanted = [
            (self._masks[jug] << self._shifts[jug], n << self._shifts[jug]) for jug, n in model.goal.amounts
        ]
        self._mask = sum(mask for mask, _ in self._wanted)
        self._goal = sum(amounts for _, amounts in self._wanted)

    def initial(self) -> int:
        """What is in the jugs at the start."""
        return sum(amount << shift for amount, shift in zip(self._model.initial, self._shifts, strict=True))

    def amounts(self, state: int) -> list[int]:
        """What each jug holds."""
        return [state >> shift & mask for shift, mask in zip(self._shifts, self._masks, strict=True)]

    def successors(self, state: int) -> Iterator[tuple[Action, int] | None]:
        """Every action that changes something."""
        amounts, capacities, shifts = self.amounts(state), self._model.capacities, self._shifts
        for fill in self._fills:
            jug = fill[1]
            if amounts[jug] < capacities[jug]:
                yield fill, state + (capacities[jug] - amounts[jug] << shifts[jug])
        for empty in self._empties:
            jug = empty[1]
            if amounts[jug]:
                yield empty, state - (amounts[jug] << shifts[jug])
        for pour in self._pours:
            _, jug, other = pour
            amount, room = amounts[jug], capacities[other] - amounts[other]
            if amount and room:
                poured = amount if amount < room else room
                yield pour, state - (poured << shifts[jug]) + (poured << shifts[other])

    def after(self, state: int, action: Action) -> int:
        """The amounts once the action is done, even one that changes nothing."""
        return next((after for done, after in filter(None, self.successors(state)) if done == action), state)

    def is_goal(self, state: int) -> bool:
        """Whether the wanted amounts are there."""
        goal = self._model.goal
        if goal.kind == "any":
            return goal.number in self.amounts(state)
        if goal.kind == "total":
            return sum(self.amounts(state)) == goal.number
        return state & self._mask == self._goal

    def step_json(self, action: Action) -> Any:
        """The action as a list."""
        return list(action)

    def estimate(self, state: int) -> int:
        """A pour changes two jugs and every other step one, so half the wrong jugs are a bound."""
        wrong = sum(state & mask != amount for mask, amount in self._wanted)
        return (wrong + 1) // 2 if wrong else int(not self.is_goal(state))

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays."""
        return jug_codec(self._model)


class JugsWithFirstAction:
    """The same jugs where the first step is given; the start may come back later with every action allowed.

    One more bit of the state, above the jugs, says that the first step is done.
    """

    def __init__(self, jugs: Jugs, first: Action) -> None:
        self._jugs = jugs
        self._first = first
        self._begun = 1 << jugs.width

    def initial(self) -> int:
        """Nothing done yet."""
        return self._jugs.initial()

    def successors(self, state: int) -> Iterator[tuple[Action, int] | None]:
        """The given action first, then every one."""
        begun = self._begun
        if not state & begun:
            yield self._first, self._jugs.after(state, self._first) | begun
            return
        for successor in self._jugs.successors(state ^ begun):
            yield successor and (successor[0], successor[1] | begun)

    def is_goal(self, state: int) -> bool:
        """Whether the wanted amounts are there."""
        return self._jugs.is_goal(state & ~self._begun)

    def step_json(self, action: Action) -> Any:
        """The action as a list."""
        return self._jugs.step_json(action)

    def estimate(self, state: int) -> int:
        """As without a first action: it is a step like any other."""
        return self._jugs.estimate(state & ~self._begun)

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays, from after the first action on."""
        return self._jugs.frontier()


def _lay_out(capacities: Sequence[int]) -> tuple[list[int], int]:
    """Where the bits of each jug begin, and how many there are in all."""
    shifts, width = [], 0
    for size in capacities:
        shifts.append(width)
        width += size.bit_length()
    return shifts, width


def goal_test(goal: JugGoal) -> Callable[[Amounts], bool]:
    """The goal as a question about amounts."""
    if goal.kind == "any":
        return lambda state: goal.number in state
    if goal.kind == "total":
        return lambda state: sum(state) == goal.number
    return lambda state: all(state[jug] == amount for jug, amount in goal.amounts)
