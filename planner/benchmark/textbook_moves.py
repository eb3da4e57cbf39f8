"""The states and moves a good programmer would write down for each kind of puzzle, small and without cleverness.

A kind is chosen where the model is an ordinary one of it (all that the benchmark has); any other model is walked on
the general graphs of `planner.core.plain`, which are two to ten times slower.
"""

from collections.abc import Callable, Iterator
from typing import Any

from planner.benchmark.moves import Moves
from planner.benchmark.textbook_river import river_moves
from planner.core.json_types import JsonObject
from planner.core.plain import plain_problem


def moves(family: str, model: JsonObject) -> Moves:
    """The quickest of the ways to write this model down that are known here."""
    ordinary = _ORDINARY[family](model)
    if ordinary is not None:
        return ordinary
    problem = plain_problem(family, model)

    def successors(state: Any) -> Iterator[tuple[Any, Any]]:
        return (successor for successor in problem.successors(state) if successor is not None)

    return Moves(problem.initial(), problem.is_goal, successors, problem.step_json)


def _hanoi(model: JsonObject) -> Moves | None:
    """A state says for each disc, the smallest first, on which peg it is."""
    pegs, goal = model["pegs"], model["goal"]
    if not model.get("size_rule", True) or model.get("forbidden") or "all_on_any" in goal:
        return None
    if any(pile != sorted(pile, reverse=True) for pile in goal.get("state", {}).values()):
        return None
    count, rule = len(pegs), model.get("move_rule", "any")
    near = {"any": range(1, count), "adjacent": (1, -1), "cyclic": (1,)}[rule]
    wraps = rule != "adjacent"
    arcs = [(a, (a + by) % count) for a in range(count) for by in near if wraps or 0 <= a + by < count]
    start = _positions(pegs, model["start"])
    end = (pegs.index(goal["all_on"]),) * len(start) if "all_on" in goal else _positions(pegs, goal["state"])
    none = len(start)

    def successors(state: Any) -> Iterator[tuple[Any, Any]]:
        tops = [state.index(peg) if peg in state else none for peg in range(count)]
        for a, b in arcs:
            disc = tops[a]
            if disc < tops[b]:
                yield (a, b), state[:disc] + (b,) + state[disc + 1 :]  # noqa: RUF005  quicker

    return Moves(start, end.__eq__, successors, lambda action: [pegs[action[0]], pegs[action[1]]])


def _positions(pegs: list[str], content: JsonObject) -> tuple[int, ...]:
    where = sorted((disc, pegs.index(peg)) for peg, pile in content.items() for disc in pile)
    return tuple(peg for _, peg in where)


def _jugs(model: JsonObject) -> Moves | None:
    """A state is the amounts."""
    goal, capacities = model["goal"], model["capacities"]
    if "first_action" in model or not {"any", "exact"} & goal.keys():
        return None
    is_goal = (lambda state: goal["any"] in state) if "any" in goal else tuple(goal["exact"]).__eq__
    tap, drain = model["tap"], model["drain"]
    others = [[(j, size) for j, size in enumerate(capacities) if j != i] for i in range(len(capacities))]

    def successors(state: Any) -> Iterator[tuple[Any, Any]]:
        for i, amount in enumerate(state):
            if tap and amount < capacities[i]:
                yield ("fill", i), state[:i] + (capacities[i],) + state[i + 1 :]  # noqa: RUF005
            if not amount:
                continue
            if drain:
                yield ("empty", i), state[:i] + (0,) + state[i + 1 :]  # noqa: RUF005
            for j, size in others[i]:
                room = size - state[j]
                if room:
                    after = list(state)
                    poured = amount if amount < room else room
                    after[i] -= poured
                    after[j] += poured
                    yield ("pour", i, j), tuple(after)

    return Moves(tuple(model["initial"]), is_goal, successors, list)


_ORDINARY: dict[str, Callable[[JsonObject], Moves | None]] = {
    "river_crossing": river_moves,
    "tower_of_hanoi": _hanoi,
    "water_jug": _jugs,
}
