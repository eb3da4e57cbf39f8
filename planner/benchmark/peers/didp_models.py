"""Our models in DIDP's terms: variables, transitions with preconditions, and what the end looks like.

The library comes in as `dp`, for it need not be installed where this file is read. Rivers are those with two banks,
everybody going from the first to the last, without weights: all that the benchmark has.
"""

import json
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from planner.benchmark.finding import Unsupported
from planner.core.json_types import JsonObject
from planner.core.puzzles import read_model

MOST_LOADS = 200_000


def build(dp: Any, family: str, model: JsonObject) -> Any:
    """A DIDP model that costs one for each step; raises Unsupported."""
    checked = read_model(family, model).to_json()
    task = dp.Model(maximize=False, float_cost=False)

    def add(step: Any, effects: list[Any], conditions: list[Any]) -> None:
        cost = 1 + dp.IntExpr.state_cost()
        name = json.dumps(step)
        task.add_transition(dp.Transition(name=name, cost=cost, effects=effects, preconditions=conditions))

    _BUILD[family](dp, task, add, checked)
    return task


def _hanoi(_dp: Any, task: Any, add: Any, model: JsonObject) -> None:
    pegs, goal = model["pegs"], model["goal"]
    if not model["size_rule"] or "all_on_any" in goal:
        raise Unsupported("towers without the size rule, or with several goals")
    where = {disc: pegs.index(peg) for peg, pile in model["start"].items() for disc in pile}
    discs = sorted(where)
    wanted = dict.fromkeys(discs, pegs.index(goal["all_on"])) if "all_on" in goal else {}
    wanted |= {disc: pegs.index(peg) for peg, pile in goal.get("state", {}).items() for disc in pile}
    kind = task.add_object_type(number=len(pegs))
    at = {disc: task.add_element_var(object_type=kind, target=where[disc]) for disc in discs}
    for (a, origin), (b, target) in product(enumerate(pegs), repeat=2):
        if a == b or not _may_go(model, a, b):
            continue
        for rank, disc in enumerate(discs):
            clear = [place for smaller in discs[:rank] for place in (at[smaller] != a, at[smaller] != b)]
            # Several transitions have one step: which disc it is follows from the state.
            add([origin, target], [(at[disc], b)], [at[disc] == a, *clear])
    task.add_base_case([at[disc] == wanted[disc] for disc in discs])


def _may_go(model: JsonObject, a: int, b: int) -> bool:
    if [model["pegs"][a], model["pegs"][b]] in model["forbidden"]:
        return False
    if model["move_rule"] == "adjacent":
        return abs(a - b) == 1
    return model["move_rule"] == "any" or b == (a + 1) % len(model["pegs"])


def _jugs(dp: Any, task: Any, add: Any, model: JsonObject) -> None:
    capacities, goal = model["capacities"], model["goal"]
    if "first_action" in model or "total" in goal:
        raise Unsupported("jugs with a first action or a total")
    holds = [task.add_int_var(target=amount) for amount in model["initial"]]
    for i, here in enumerate(holds):
        if model["tap"]:
            add(["fill", i], [(here, capacities[i])], [here < capacities[i]])
        if model["drain"]:
            add(["empty", i], [(here, 0)], [here > 0])
        for j, there in enumerate(holds):
            if i != j:
                poured = dp.min(here, capacities[j] - there)
                changes = [(here, here - poured), (there, there + poured)]
                add(["pour", i, j], changes, [here > 0, there < capacities[j]])
    if "any" in goal:
        for here in holds:
            task.add_base_case([here == goal["any"]])
        return
    partial = goal.get("partial") or {goal.get("jug"): goal.get("amount")}
    exact = dict(enumerate(goal["exact"])) if "exact" in goal else {int(i): amount for i, amount in partial.items()}
    task.add_base_case([holds[i] == amount for i, amount in exact.items()])


def _river(dp: Any, task: Any, add: Any, model: JsonObject) -> None:
    entities, places = model["entities"], model["places"]
    everything = dict.fromkeys((places[0], places[-1]), entities)
    plain = model["start"].get(places[0]) == entities and model["goal"].get(places[-1]) == entities
    if len(places) != 2 or not plain or "max_weight" in model or "goal_boat" in model or model["boat"] != places[0]:
        raise Unsupported(f"rivers other than from {places[0]} to {places[-1]} with {len(everything)} banks")
    banks = (_Singles if set(entities.values()) == {1} else _Counted)(dp, task, entities)
    boat = task.add_int_var(target=1)
    for load in _loads(model):
        step = [name for name, count in load.items() for _ in range(count)]
        for is_near in (1, 0):
            effects, conditions = banks.cross(load, bool(is_near))
            add(step, [*effects, (boat, 1 - is_near)], [boat == is_near, *conditions])
    for rule in model["rules"]:
        for bank in (0, 1):
            task.add_state_constr(_keeps(banks, rule, bank))
    task.add_base_case(banks.all_over())


def _loads(model: JsonObject) -> Iterator[dict[str, int]]:
    """What the boat may carry; rules are kept aboard where the model says so."""
    names = list(model["entities"])
    room = min(model["capacity"] or 10**9, sum(model["entities"].values()))
    found = 0
    for size in range(1, room + 1):
        for kinds in range(1, size + 1):
            for who in combinations(names, kinds):
                for counts in _shares(size, [model["entities"][name] for name in who]):
                    load = dict(zip(who, counts, strict=True))
                    found += 1
                    if found > MOST_LOADS:
                        raise Unsupported(f"more than {MOST_LOADS:,} loads")
                    if set(who) & set(model["rowers"]) and (not model["check_boat"] or _is_safe(model["rules"], load)):
                        yield load


def _shares(size: int, limits: list[int]) -> Iterator[tuple[int, ...]]:
    """Ways to write `size` as one positive count for each limit."""
    if len(limits) == 1:
        if 1 <= size <= limits[0]:
            yield (size,)
        return
    for first in range(1, min(limits[0], size - len(limits) + 1) + 1):
        yield from ((first, *rest) for rest in _shares(size - first, limits[1:]))


def _is_safe(rules: list[JsonObject], load: dict[str, int]) -> bool:
    return all(_obeys(rule, load) for rule in rules)


def _obeys(rule: JsonObject, load: dict[str, int]) -> bool:
    if rule["kind"] == "outnumber":
        few = sum(load.get(name, 0) for name in rule["weak"])
        return not few or sum(load.get(name, 0) for name in rule["strong"]) <= few
    if rule["kind"] == "needs":
        return rule["who"] not in load or not load.keys().isdisjoint(rule["any_of"])
    both = load.get(rule["a"], 0) > 1 if rule["a"] == rule["b"] else {rule["a"], rule["b"]} <= load.keys()
    return not both or not load.keys().isdisjoint(rule["unless"])


def _keeps(banks: Any, rule: JsonObject, bank: int) -> Any:
    """The rule as a condition on one bank."""
    if rule["kind"] == "outnumber":
        weak, strong = banks.count(rule["weak"], bank), banks.count(rule["strong"], bank)
        return (weak <= 0) | (strong <= weak)
    guards = rule["unless"] if rule["kind"] == "pair" else rule["any_of"]
    if rule["kind"] == "needs":
        broken = banks.has(rule["who"], bank)
    elif rule["a"] == rule["b"]:
        broken = banks.count([rule["a"]], bank) > 1
    else:
        broken = banks.has(rule["a"], bank) & banks.has(rule["b"], bank)
    condition = ~broken
    for guard in guards:
        condition = condition | banks.has(guard, bank)
    return condition


class _Singles:
    """Everybody has a name of their own: the near bank is a set."""

    def __init__(self, _dp: Any, task: Any, entities: dict[str, int]) -> None:
        self._number = {name: i for i, name in enumerate(entities)}
        self._task = task
        self._kind = task.add_object_type(number=len(entities))
        self._sides = [task.add_set_var(object_type=self._kind, target=side) for side in ([*range(len(entities))], [])]

    def cross(self, load: dict[str, int], is_near: bool) -> tuple[list[Any], list[Any]]:
        """What a trip changes and needs."""
        aboard = self._task.create_set_const(object_type=self._kind, value=[self._number[name] for name in load])
        origin, target = self._sides if is_near else self._sides[::-1]
        return [(origin, origin - aboard), (target, target | aboard)], [aboard.issubset(origin)]

    def has(self, name: str, bank: int) -> Any:
        """Whether somebody is there."""
        return self._sides[bank].contains(self._number[name])

    def count(self, names: list[str], bank: int) -> Any:
        """Numbers are not asked of sets."""
        raise Unsupported(f"numbers of {len(names)} single names at bank {bank}")

    def all_over(self) -> list[Any]:
        """The goal."""
        return [self._sides[0].is_empty()]


class _Counted:
    """Individuals are alike: a number for each name says how many are still at the near bank."""

    def __init__(self, _dp: Any, task: Any, entities: dict[str, int]) -> None:
        self._all = entities
        self._near = {name: task.add_int_var(target=count) for name, count in entities.items()}

    def cross(self, load: dict[str, int], is_near: bool) -> tuple[list[Any], list[Any]]:
        """What a trip changes and needs."""
        sign = -1 if is_near else 1
        effects = [(self._near[name], self._near[name] + sign * count) for name, count in load.items()]
        return effects, [self.count([name], int(not is_near)) >= count for name, count in load.items()]

    def has(self, name: str, bank: int) -> Any:
        """Whether somebody is there."""
        return self.count([name], bank) > 0

    def count(self, names: list[str], bank: int) -> Any:
        """How many there are."""
        near = sum((self._near[name] for name in names[1:]), start=self._near[names[0]] + 0)
        return near if bank == 0 else sum(self._all[name] for name in names) - near

    def all_over(self) -> list[Any]:
        """The goal."""
        return [near == 0 for near in self._near.values()]


_BUILD = {"river_crossing": _river, "tower_of_hanoi": _hanoi, "water_jug": _jugs}
