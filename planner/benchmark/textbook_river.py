"""River crossings with two banks as small programs.

Single ones are bits, missionaries and cannibals two numbers, other crowds tuples of numbers.
"""

from collections.abc import Iterator
from itertools import combinations, product
from operator import add, sub
from typing import Any

from planner.benchmark.moves import Moves
from planner.core.json_types import JsonObject
from planner.core.plain.river import Check, compile_rules

MOST_CROWDS = 4


def river_moves(model: JsonObject) -> Moves | None:
    """Two banks, everybody from one to the other."""
    unusual = ("weights", "max_weight", "places", "start", "boat", "goal", "goal_boat")
    if any(key in model for key in unusual) or not set(model["entities"].values()) - {0}:
        return None
    rules, names = model.get("rules", ()), list(model["entities"])
    checks = compile_rules(rules, names)
    counted = any(rule["kind"] == "outnumber" or rule.get("a", 0) == rule.get("b", 1) for rule in rules)
    if set(model["entities"].values()) == {1} and not counted:
        return _singles(model, names, checks)
    if len(names) == 2 and len(rules) == 1 and not model.get("check_boat", False) and counted:
        return _missionaries(model, names) or _crowds(model, names, checks)
    return _crowds(model, names, checks) if len(names) <= MOST_CROWDS else None


def _missionaries(model: JsonObject, names: list[str]) -> Moves | None:
    """The classic: a state is how many of both are on the near bank, and whether the boat is."""
    (rule,) = model["rules"]
    if rule["kind"] != "outnumber" or sorted([*rule["weak"], *rule["strong"]]) != sorted(names):
        return None
    weak, strong = rule["weak"][0], rule["strong"][0]
    most, more = model["entities"][weak], model["entities"][strong]
    room = min(model["capacity"] or most + more, most + more)
    loads = [(m, c) for m in range(room + 1) for c in range(room + 1 - m) if m + c]
    loads = [(m, c) for m, c in loads if (m and weak in model["rowers"]) or (c and strong in model["rowers"])]

    def successors(state: tuple[int, int, bool]) -> Iterator[tuple[Any, Any]]:
        near_m, near_c, is_near = state
        for load in loads:
            m, c = (near_m - load[0], near_c - load[1]) if is_near else (near_m + load[0], near_c + load[1])
            if 0 <= m <= most and 0 <= c <= more and not 0 < m < c and not 0 < most - m < more - c:
                yield load, (m, c, not is_near)

    def step(load: tuple[int, int]) -> list[str]:
        return [weak] * load[0] + [strong] * load[1]

    return Moves((most, more, True), (0, 0, False).__eq__, successors, step)


def _singles(model: JsonObject, names: list[str], checks: list[Check]) -> Moves:
    """A state has a bit for each who is on the near bank, and one above them for the boat."""
    boat, bits = 1 << len(names), [1 << i for i in range(len(names))]
    rowers = sum(bit for name, bit in zip(names, bits, strict=True) if name in model["rowers"])
    captain = rowers if rowers.bit_count() == 1 else 0  # where only one can row, every load has that one
    free = [bit for bit in bits if bit != captain]
    most = min(model["capacity"] or len(names), len(names)) - bool(captain)
    least = 0 if captain else 1
    everybody, check_boat = boat - 1, model.get("check_boat", False)
    known: dict[int, bool] = {}

    def is_safe(group: int) -> bool:
        safe = known.get(group)
        if safe is None:
            safe = known[group] = not any(breaks((), group) for breaks in checks)
        return safe

    def successors(state: int) -> Iterator[tuple[int, int]]:
        here = state & everybody if state & boat else ~state & everybody
        if captain and not here & captain:
            return
        present = [bit for bit in free if here & bit]
        for size in range(least, most + 1):
            for crew in combinations(present, size):
                load = captain + sum(crew)
                after = state ^ load ^ boat
                near = after & everybody
                if (
                    is_safe(near)
                    and is_safe(near ^ everybody)
                    and load & rowers
                    and not (check_boat and not is_safe(load))
                ):
                    yield load, after

    def step(load: int) -> list[str]:
        return [name for name, bit in zip(names, bits, strict=True) if load & bit]

    return Moves(boat | everybody, (0).__eq__, successors, step)


def _crowds(model: JsonObject, names: list[str], checks: list[Check]) -> Moves:
    """A state is how many of each name are on the near bank, and then whether the boat is."""
    total = list(model["entities"].values())
    room = min(model["capacity"] or sum(total), sum(total))
    loads = [load for load in product(*(range(min(n, room) + 1) for n in total)) if 0 < sum(load) <= room]
    loads = [load for load in loads if any(n and name in model["rowers"] for n, name in zip(load, names, strict=True))]
    if model.get("check_boat", False):
        loads = [load for load in loads if _keeps(checks, load)]
    back = [(*load, 1) for load in loads]
    there = [tuple(-n for n in load) for load in back]
    ways = (back, there)
    known: dict[tuple[int, ...], bool] = {}

    def is_legal(state: tuple[int, ...]) -> bool:
        near = state[:-1]
        if min(near) < 0 or not _keeps(checks, near):
            return False
        far = tuple(map(sub, total, near))
        return min(far) >= 0 and _keeps(checks, far)

    def successors(state: tuple[int, ...]) -> Iterator[tuple[Any, Any]]:
        for way in ways[state[-1]]:
            after = tuple(map(add, state, way))
            legal = known.get(after)
            if legal is None:
                legal = known[after] = is_legal(after)
            if legal:
                yield way, after

    def step(way: tuple[int, ...]) -> list[str]:
        return [name for name, n in zip(names, way, strict=False) for _ in range(abs(n))]

    return Moves((*total, 1), (*(0 for _ in total), 0).__eq__, successors, step)


def _keeps(checks: list[Check], group: tuple[int, ...]) -> bool:
    present, bit = 0, 1
    for count in group:
        present |= bit if count else 0
        bit <<= 1
    for breaks in checks:  # noqa: SIM110  all() takes twice as long, and this is where the time goes
        if breaks(group, present):
            return False
    return True
