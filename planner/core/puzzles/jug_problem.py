"""Water jugs as a search sees them: a state is the amounts.

Filling a full jug, emptying an empty one and pouring nothing are legal but lead nowhere, so no search is shown
them; only a first action the person asked for is done whatever it does.
"""

from collections.abc import Callable, Iterator
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
    """Fill, empty, pour."""

    def __init__(self, model: WaterJug) -> None:
        self._model = model
        count = len(model.capacities)
        self._fills = [("fill", i) for i in range(count)] if model.tap else []
        self._empties = [("empty", i) for i in range(count)] if model.drain else []
        self._pours = [("pour", i, j) for i in range(count) for j in range(count) if i != j]
        self._reached = goal_test(model.goal)

    def initial(self) -> Amounts:
        """What is in the jugs at the start."""
        return self._model.initial

    def successors(self, state: Amounts) -> Iterator[tuple[Action, Amounts] | None]:
        """Every action that changes something."""
        capacities = self._model.capacities
        for fill in self._fills:
            if state[fill[1]] < capacities[fill[1]]:
                yield fill, self.after(state, fill)
        for empty in self._empties:
            if state[empty[1]]:
                yield empty, self.after(state, empty)
        for pour in self._pours:
            _, i, j = pour
            if state[i] and state[j] < capacities[j]:
                yield pour, self.after(state, pour)

    def after(self, state: Amounts, action: Action) -> Amounts:
        """The amounts once the action is done."""
        amounts = list(state)
        jug = action[1]
        if len(action) == 3:
            other = action[2]
            poured = min(amounts[jug], self._model.capacities[other] - amounts[other])
            amounts[jug] -= poured
            amounts[other] += poured
        else:
            amounts[jug] = self._model.capacities[jug] if action[0] == "fill" else 0
        return tuple(amounts)

    def is_goal(self, state: Amounts) -> bool:
        """Whether the wanted amounts are there."""
        return self._reached(state)

    def step_json(self, action: Action) -> Any:
        """The action as a list."""
        return list(action)

    def estimate(self, state: Amounts) -> int:
        """A pour changes two jugs and every other step one, so half the wrong jugs are a bound."""
        wrong = sum(state[jug] != amount for jug, amount in self._model.goal.amounts)
        return (wrong + 1) // 2 if wrong else int(not self._reached(state))

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays."""
        return jug_codec(self._model)


class JugsWithFirstAction:
    """The same jugs where the first step is given; the start may come back later with every action allowed."""

    def __init__(self, jugs: Jugs, first: Action) -> None:
        self._jugs = jugs
        self._first = first

    def initial(self) -> tuple[bool, Amounts]:
        """Nothing done yet."""
        return False, self._jugs.initial()

    def successors(self, state: tuple[bool, Amounts]) -> Iterator[tuple[Action, tuple[bool, Amounts]] | None]:
        """The given action first, then every one."""
        begun, amounts = state
        if not begun:
            yield self._first, (True, self._jugs.after(amounts, self._first))
            return
        for successor in self._jugs.successors(amounts):
            yield successor and (successor[0], (True, successor[1]))

    def is_goal(self, state: tuple[bool, Amounts]) -> bool:
        """Whether the wanted amounts are there."""
        return self._jugs.is_goal(state[1])

    def step_json(self, action: Action) -> Any:
        """The action as a list."""
        return self._jugs.step_json(action)

    def estimate(self, state: tuple[bool, Amounts]) -> int:
        """As without a first action: it is a step like any other."""
        return self._jugs.estimate(state[1])

    def frontier(self) -> FrontierCodec | None:
        """Whole layers as arrays, from after the first action on."""
        return self._jugs.frontier()


def goal_test(goal: JugGoal) -> Callable[[Amounts], bool]:
    """The goal as a question about amounts."""
    if goal.kind == "any":
        return lambda state: goal.number in state
    if goal.kind == "total":
        return lambda state: sum(state) == goal.number
    return lambda state: all(state[jug] == amount for jug, amount in goal.amounts)
