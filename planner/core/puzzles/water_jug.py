"""Water jugs: the checked model. Amounts are whole numbers in one unit, jugs are counted from 0."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.errors import InvalidModel
from planner.core.json_types import JsonObject
from planner.core.puzzles import fields

MOST_JUGS = 64

Action: TypeAlias = tuple[str, int] | tuple[str, int, int]


@dataclass(frozen=True)
class JugGoal:
    """One of the five kinds: `any`, `total` (a number), `jug`, `partial` and `exact` (amounts by jug)."""

    kind: str
    number: int = 0
    amounts: tuple[tuple[int, int], ...] = ()

    def to_json(self) -> JsonObject:
        """The goal in the formats."""
        if self.kind == "jug":
            return {"jug": self.amounts[0][0], "amount": self.amounts[0][1]}
        if self.kind == "exact":
            return {"exact": [amount for _, amount in self.amounts]}
        if self.kind == "partial":
            return {"partial": {str(jug): amount for jug, amount in self.amounts}}
        return {self.kind: self.number}


@dataclass(frozen=True)
class WaterJug:
    """The jugs, what is in them, what may be done with them and what is wanted."""

    capacities: tuple[int, ...]
    initial: tuple[int, ...]
    tap: bool
    drain: bool
    goal: JugGoal
    first_action: Action | None

    @staticmethod
    def from_json(value: Any) -> "WaterJug":
        """Read and check a model; raises InvalidModel."""
        return _read(fields.read_object(value, ""))

    def to_json(self) -> JsonObject:
        """The model in the formats."""
        model: JsonObject = {
            "capacities": list(self.capacities),
            "initial": list(self.initial),
            "tap": self.tap,
            "drain": self.drain,
            "goal": self.goal.to_json(),
        }
        if self.first_action is not None:
            model["first_action"] = list(self.first_action)
        return model


def _read(model: JsonObject) -> WaterJug:
    fields.check_keys(model, "", ("capacities", "initial", "tap", "drain", "goal"), ("first_action",))
    listed = fields.read_list(model["capacities"], "capacities", 1, MOST_JUGS)
    capacities = tuple(fields.read_whole(size, f"capacities[{i}]", 1) for i, size in enumerate(listed))
    tap, drain = fields.read_flag(model["tap"], "tap"), fields.read_flag(model["drain"], "drain")
    first = model.get("first_action")
    return WaterJug(
        capacities=capacities,
        initial=_read_amounts(model["initial"], "initial", capacities),
        tap=tap,
        drain=drain,
        goal=_read_goal(model["goal"], capacities),
        first_action=_read_action(first, capacities, tap, drain) if "first_action" in model else None,
    )


def _read_amounts(value: Any, path: str, capacities: tuple[int, ...]) -> tuple[int, ...]:
    amounts = fields.read_list(value, path)
    if len(amounts) != len(capacities):
        raise fields.inconsistent(path, f"must have as many entries as “capacities”, {len(capacities)}")
    return tuple(fields.read_whole(n, f"{path}[{i}]", 0, capacities[i]) for i, n in enumerate(amounts))


def _read_goal(value: Any, capacities: tuple[int, ...]) -> JugGoal:
    goal = fields.read_object(value, "goal")
    fields.check_keys(goal, "goal", (), ("amount", *_GOALS))
    kind = next((kind for kind in _GOALS if kind in goal), None)
    if kind is None or set(goal) != ({"jug", "amount"} if kind == "jug" else {kind}):
        raise fields.inconsistent("goal", "must be one of “any”, “jug” with “amount”, “exact”, “partial”, “total”")
    return _GOALS[kind](goal, capacities)


def _read_any(goal: JsonObject, _capacities: tuple[int, ...]) -> JugGoal:
    # More than any jug holds is a question all the same, and the search will answer it: impossible.
    return JugGoal("any", fields.read_whole(goal["any"], "goal.any"))


def _read_total(goal: JsonObject, _capacities: tuple[int, ...]) -> JugGoal:
    return JugGoal("total", fields.read_whole(goal["total"], "goal.total"))


def _read_jug(goal: JsonObject, capacities: tuple[int, ...]) -> JugGoal:
    jug = fields.read_whole(goal["jug"], "goal.jug", 0, len(capacities) - 1)
    amount = fields.read_whole(goal["amount"], "goal.amount", 0, capacities[jug])
    return JugGoal("jug", amounts=((jug, amount),))


def _read_exact(goal: JsonObject, capacities: tuple[int, ...]) -> JugGoal:
    return JugGoal("exact", amounts=tuple(enumerate(_read_amounts(goal["exact"], "goal.exact", capacities))))


def _read_partial(goal: JsonObject, capacities: tuple[int, ...]) -> JugGoal:
    partial = fields.read_object(goal["partial"], "goal.partial")
    if not partial:
        raise fields.out_of_range("goal.partial", "must name at least one jug")
    numbers = {str(jug): jug for jug in range(len(capacities))}
    amounts = []
    for key, amount in partial.items():
        path = f"goal.partial.{fields.shorten(key)}"
        jug = numbers[fields.read_known(key, path, numbers)]
        amounts.append((jug, fields.read_whole(amount, path, 0, capacities[jug])))
    return JugGoal("partial", amounts=tuple(sorted(amounts)))


_GOALS: dict[str, Callable[[JsonObject, tuple[int, ...]], JugGoal]] = {
    "any": _read_any,
    "jug": _read_jug,
    "exact": _read_exact,
    "partial": _read_partial,
    "total": _read_total,
}


def _read_action(value: Any, capacities: tuple[int, ...], tap: bool, drain: bool) -> Action:
    path = "first_action"
    items = fields.read_list(value, path, 2, 3)
    verb = fields.read_known(items[0], f"{path}[0]", ("fill", "empty", "pour"))
    if len(items) != (3 if verb == "pour" else 2):
        raise fields.out_of_range(path, f"has the wrong number of jugs for “{verb}”")
    if (verb == "fill" and not tap) or (verb == "empty" and not drain):
        raise fields.inconsistent(path, f"is “{verb}”, which the model does not allow")
    jugs = [fields.read_whole(jug, f"{path}[{i + 1}]", 0, len(capacities) - 1) for i, jug in enumerate(items[1:])]
    if verb != "pour":
        return verb, jugs[0]
    if jugs[0] == jugs[1]:
        raise InvalidModel("inconsistent", path, f"“{path}” pours a jug into itself.")
    return verb, jugs[0], jugs[1]
