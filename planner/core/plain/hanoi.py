"""Tower of Hanoi as a textbook writes it: a state is a tuple of pegs, a peg a tuple of discs from bottom to top."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject

Pegs: TypeAlias = tuple[tuple[int, ...], ...]


class PlainHanoi:
    """Top discs move, one at a time."""

    def __init__(self, model: JsonObject) -> None:
        self._model = model
        self._pegs: list[str] = list(model["pegs"])
        self._size_rule: bool = model.get("size_rule", True)
        self._arcs = [(a, b, (self._pegs[a], self._pegs[b])) for a, b in self._allowed()]
        self._count = sum(len(discs) for discs in model["start"].values())

    def initial(self) -> Pegs:
        """The pegs at the start."""
        return self._pack(self._model["start"])

    def successors(self, state: Pegs) -> Iterator[tuple[Any, Pegs] | None]:
        """Every move of a top disc that the model allows."""
        size_rule = self._size_rule
        for a, b, move in self._arcs:
            origin, target = state[a], state[b]
            if origin and not (size_rule and target and target[-1] < origin[-1]):
                after = list(state)
                after[a] = origin[:-1]
                after[b] = (*target, origin[-1])
                yield move, tuple(after)

    def is_goal(self, state: Pegs) -> bool:
        """Whether the discs lie as the goal says; all on one peg may lie in any order."""
        goal = self._model["goal"]
        if "state" in goal:
            return state == self._pack(goal["state"])
        wanted = goal["all_on_any"] if "all_on_any" in goal else (goal["all_on"],)
        return any(len(state[self._pegs.index(peg)]) == self._count for peg in wanted)

    def step_json(self, action: Any) -> Any:
        """From which peg to which."""
        return list(action)

    def shown(self, state: Pegs) -> JsonObject:
        """The pegs, bottom to top."""
        return {"pegs": {peg: list(discs) for peg, discs in zip(self._pegs, state, strict=True)}}

    def _pack(self, content: JsonObject) -> Pegs:
        return tuple(tuple(content.get(peg, ())) for peg in self._pegs)

    def _allowed(self) -> list[tuple[int, int]]:
        count, rule = len(self._pegs), self._model.get("move_rule", "any")
        forbidden = {tuple(move) for move in self._model.get("forbidden", ())}
        pairs = [(a, b) for a in range(count) for b in range(count) if a != b]
        if rule == "adjacent":
            pairs = [(a, b) for a, b in pairs if abs(a - b) == 1]
        elif rule == "cyclic":
            pairs = [(a, b) for a, b in pairs if b == (a + 1) % count]
        return [(a, b) for a, b in pairs if (self._pegs[a], self._pegs[b]) not in forbidden]
