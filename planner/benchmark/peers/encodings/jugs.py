"""Jugs: amounts are objects, and a table says what a pour makes of every two amounts."""

from collections.abc import Iterator
from typing import Any

from planner.benchmark.finding import Unsupported
from planner.benchmark.peers.encodings.task import Action, Encoding, Task, gone
from planner.core.json_types import JsonObject
from planner.core.pddl.task import GroundAction

MOST_POURS = 200_000
_FILL = Action(
    "fill", "?j ?a ?c", ["(has ?j ?a)", "(not-full ?j ?a)", "(size ?j ?c)"], [gone("(has ?j ?a)"), "(has ?j ?c)"]
)
_EMPTY = Action("empty", "?j ?a", ["(has ?j ?a)", "(some ?j ?a)"], [gone("(has ?j ?a)"), "(has ?j n0)"])
_POUR = Action(
    "pour",
    "?j ?k ?a ?b ?c ?d",
    ["(has ?j ?a)", "(has ?k ?b)", "(makes ?j ?k ?a ?b ?c ?d)"],
    [gone("(has ?j ?a)"), gone("(has ?k ?b)"), "(has ?j ?c)", "(has ?k ?d)"],
)
_DONE = Action("done", "?j ?a", ["(has ?j ?a)", "(wanted ?a)"], ["(finished)"])
_PREDICATES = (
    *("(has ?j ?a)", "(size ?j ?a)", "(not-full ?j ?a)", "(some ?j ?a)", "(wanted ?a)", "(finished)"),
    "(makes ?j ?k ?a ?b ?c ?d)",
)


def encode(model: JsonObject) -> Encoding | None:
    """Any tap and drain; some jug or each jug has to hold an amount. Raises Unsupported for too many pours."""
    capacities, goal = model["capacities"], model["goal"]
    if "first_action" in model or not {"any", "exact"} & goal.keys():
        return None
    some = "any" in goal
    allowed = [_POUR, *([_FILL] if model["tap"] else []), *([_EMPTY] if model["drain"] else [])]
    amounts = range(max(*capacities, goal.get("any", 0)) + 1)
    task = Task(
        predicates=_PREDICATES,
        objects=[*(f"j{jug}" for jug in range(len(capacities))), *(f"n{amount}" for amount in amounts)],
        actions=[*allowed, *([_DONE] if some else [])],
        init=[*_jugs(model), *([f"(wanted n{goal['any']})"] if some else [])],
        goal=["(finished)"] if some else [f"(has j{jug} n{amount})" for jug, amount in enumerate(goal["exact"])],
    )
    return Encoding(task, lambda actions: [_step(action) for action in actions if action[0] != "done"])


def _step(action: GroundAction) -> list[Any]:
    jugs = 2 if action[0] == "pour" else 1
    return [action[0], *(int(name[1:]) for name in action[1 : 1 + jugs])]


def _jugs(model: JsonObject) -> Iterator[str]:
    capacities, initial = model["capacities"], model["initial"]
    for jug, (size, amount) in enumerate(zip(capacities, initial, strict=True)):
        yield f"(has j{jug} n{amount}) (size j{jug} n{size})"
        yield from (f"(not-full j{jug} n{a}) (some j{jug} n{size - a})" for a in range(size))
    for j in range(len(capacities)):
        for k in range(len(capacities)):
            if j != k:
                yield from _pours(j, k, list(_amounts(model, j, k)), capacities[k])


def _pours(j: int, k: int, amounts: list[tuple[int, int]], size: int) -> Iterator[str]:
    for a, b in amounts:
        poured = min(a, size - b)
        if poured:
            yield f"(makes j{j} j{k} n{a} n{b} n{a - poured} n{b + poured})"


def _amounts(model: JsonObject, j: int, k: int) -> Iterator[tuple[int, int]]:
    """What two jugs can hold: of two jugs one is always full or empty once a step was made, of more anything goes."""
    size, other = model["capacities"][j], model["capacities"][k]
    if len(model["capacities"]) > 2:
        _refuse_many(model["capacities"])
        yield from ((a, b) for a in range(size + 1) for b in range(other + 1))
        return
    edge = {(a, b) for a in range(size + 1) for b in (0, other)} | {(a, b) for a in (0, size) for b in range(other + 1)}
    yield from sorted(edge | {(model["initial"][j], model["initial"][k])})


def _refuse_many(capacities: list[int]) -> None:
    total = sum((a + 1) * (b + 1) for j, a in enumerate(capacities) for k, b in enumerate(capacities) if j != k)
    if total > MOST_POURS:
        raise Unsupported(f"There are {total:,} pours to write down; at most {MOST_POURS:,} are.")
