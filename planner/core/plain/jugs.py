"""Water jugs as a textbook writes them: a state is whether anything was done yet, and the amounts.

Acts that change nothing are left out, unless one is the first action the model asks for.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject

Jugs: TypeAlias = tuple[bool, tuple[int, ...]]


class PlainJugs:
    """Fill, empty, pour."""

    def __init__(self, model: JsonObject) -> None:
        self._capacities: list[int] = list(model["capacities"])
        self._initial: tuple[int, ...] = tuple(model["initial"])
        self._tap: bool = model["tap"]
        self._drain: bool = model["drain"]
        self._goal: JsonObject = model["goal"]
        self._first: tuple[Any, ...] | None = tuple(model["first_action"]) if "first_action" in model else None

    def initial(self) -> Jugs:
        """What is in the jugs at the start."""
        return self._first is None, self._initial

    def successors(self, state: Jugs) -> Iterator[tuple[Any, Jugs] | None]:
        """Every act that changes something; the first action alone where one is asked for."""
        begun, amounts = state
        if not begun and self._first is not None:
            acts = [act for act in self._acts(amounts, everything=True) if act[0] == self._first]
        else:
            acts = list(self._acts(amounts, everything=False))
        for action, changes in acts:
            after = list(amounts)
            for jug, amount in changes:
                after[jug] = amount
            yield action, (True, tuple(after))

    def is_goal(self, state: Jugs) -> bool:
        """Whether the wanted amounts are there."""
        goal, amounts = self._goal, state[1]
        if "any" in goal:
            return bool(goal["any"] in amounts)
        if "total" in goal:
            return bool(sum(amounts) == goal["total"])
        if "exact" in goal:
            return list(amounts) == list(goal["exact"])
        if "partial" in goal:
            return all(amounts[int(jug)] == amount for jug, amount in goal["partial"].items())
        return bool(amounts[goal["jug"]] == goal["amount"])

    def step_json(self, action: Any) -> Any:
        """The action as a list."""
        return list(action)

    def shown(self, state: Jugs) -> JsonObject:
        """The amounts."""
        return {"amounts": list(state[1])}

    def _acts(
        self, amounts: tuple[int, ...], everything: bool
    ) -> Iterator[tuple[tuple[Any, ...], tuple[tuple[int, int], ...]]]:
        """Acts with the jugs they change and what is in those afterwards."""
        for jug, amount in enumerate(amounts):
            if self._tap and (everything or amount < self._capacities[jug]):
                yield ("fill", jug), ((jug, self._capacities[jug]),)
            if self._drain and (everything or amount):
                yield ("empty", jug), ((jug, 0),)
            if not amount and not everything:
                continue
            for other, there in enumerate(amounts):
                room = self._capacities[other] - there
                if other != jug and (everything or room):
                    poured = amount if amount < room else room
                    yield ("pour", jug, other), ((jug, amount - poured), (other, there + poured))
