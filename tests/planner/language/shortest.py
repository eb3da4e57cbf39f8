"""A plain breadth-first search over JSON models, so that two readings of one question can be compared by their answers.

It shares no code with the planner: a mistake there must not hide a mistake here.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

Model = dict[str, Any]
Amounts = tuple[int, ...]
MAX_STATES = 400_000


def shortest(family: str, model: Model) -> int | None:
    """The least number of steps, or None where there is no plan."""
    start, successors, is_goal = {"river_crossing": _river, "tower_of_hanoi": _hanoi, "water_jug": _jugs}[family](model)
    seen, layer, steps = {start}, [start], 0
    while layer:
        if any(is_goal(state) for state in layer):
            return steps
        following = []
        for state in layer:
            for new in successors(state, steps):
                if new not in seen:
                    seen.add(new)
                    following.append(new)
        assert len(seen) < MAX_STATES, "too large for this search"
        layer, steps = following, steps + 1
    return None


def _river(model: Model) -> Any:
    names = list(model["entities"])
    places = model.get("places") or ["near", "far"]
    whole = tuple(model["entities"].values())
    given = model.get("start") or {places[0]: model["entities"]}
    start = tuple(tuple(given.get(place, {}).get(name, 0) for name in names) for place in places)
    goal = model.get("goal") or {places[-1]: model["entities"]}
    weights = [(model.get("weights") or {}).get(name, 0) for name in names]

    def aboard_ok(group: Amounts) -> bool:
        size = sum(group)
        return (
            size > 0
            and (model["capacity"] is None or size <= model["capacity"])
            and any(group[names.index(name)] for name in model["rowers"])
            and ("max_weight" not in model or sum(w * n for w, n in zip(weights, group)) <= model["max_weight"])
            and (not model.get("check_boat") or holds(group))
        )

    def holds(group: Amounts) -> bool:
        here = dict(zip(names, group))
        return all(_rule_holds(rule, here) for rule in model.get("rules", []))

    groups = [group for group in product(*(range(n + 1) for n in whole)) if aboard_ok(group)]

    def successors(state: Any, steps: int) -> Iterator[Any]:
        boat, banks = state
        for group in groups:
            if any(g > h for g, h in zip(group, banks[boat])):
                continue
            for to in range(len(places)):
                if to == boat:
                    continue
                new = list(banks)
                new[boat] = tuple(h - g for h, g in zip(banks[boat], group))
                new[to] = tuple(h + g for h, g in zip(banks[to], group))
                if all(holds(bank) for bank in new):
                    yield to, tuple(new)

    def is_goal(state: Any) -> bool:
        boat, banks = state
        if model.get("goal_boat") and places[boat] != model["goal_boat"]:
            return False
        return all(
            banks[places.index(place)][names.index(name)] == n
            for place, some in goal.items()
            for name, n in some.items()
        )

    return (places.index(model.get("boat") or places[0]), start), successors, is_goal


def _rule_holds(rule: Model, here: dict[str, int]) -> bool:
    if rule["kind"] == "pair":
        together = here[rule["a"]] and here[rule["b"]] and (rule["a"] != rule["b"] or here[rule["a"]] > 1)
        return not together or any(here[name] for name in rule.get("unless", []))
    if rule["kind"] == "outnumber":
        weak = sum(here[name] for name in rule["weak"])
        return not weak or sum(here[name] for name in rule["strong"]) <= weak
    return not here[rule["who"]] or any(here[name] for name in rule["any_of"])


def _hanoi(model: Model) -> Any:
    pegs = model["pegs"]
    start = tuple(tuple(model["start"].get(peg, ())) for peg in pegs)
    discs = sum(len(peg) for peg in start)
    forbidden = {tuple(move) for move in model.get("forbidden") or ()}

    def allowed(i: int, j: int) -> bool:
        rule = model.get("move_rule", "any")
        fits = {"any": True, "adjacent": abs(i - j) == 1, "cyclic": j == (i + 1) % len(pegs)}[rule]
        return i != j and fits and (pegs[i], pegs[j]) not in forbidden

    def successors(state: Any, steps: int) -> Iterator[Any]:
        for i, j in product(range(len(pegs)), repeat=2):
            if not state[i] or not allowed(i, j):
                continue
            disc = state[i][-1]
            if model.get("size_rule", True) and state[j] and state[j][-1] < disc:
                continue
            new = list(state)
            new[i], new[j] = state[i][:-1], (*state[j], disc)
            yield tuple(new)

    def is_goal(state: Any) -> bool:
        goal = model["goal"]
        if "state" in goal:
            return all(list(state[k]) == list(goal["state"].get(peg, [])) for k, peg in enumerate(pegs))
        ends = goal.get("all_on_any") or [goal["all_on"]]
        return any(len(state[pegs.index(peg)]) == discs for peg in ends)

    return start, successors, is_goal


def _jugs(model: Model) -> Any:
    sizes = model["capacities"]

    def successors(state: Amounts, steps: int) -> Iterator[Amounts]:
        first = model.get("first_action") if steps == 0 else None
        for i, held in enumerate(state):
            if model["tap"] and held < sizes[i] and first in (None, ["fill", i]):
                yield (*state[:i], sizes[i], *state[i + 1 :])
            if model["drain"] and held and first in (None, ["empty", i]):
                yield (*state[:i], 0, *state[i + 1 :])
            for j in range(len(sizes)):
                poured = min(held, sizes[j] - state[j])
                if i != j and poured and first in (None, ["pour", i, j]):
                    new = list(state)
                    new[i], new[j] = held - poured, state[j] + poured
                    yield tuple(new)

    def is_goal(state: Amounts) -> bool:
        goal = model["goal"]
        if "any" in goal:
            return goal["any"] in state
        if "jug" in goal:
            return state[goal["jug"]] == goal["amount"]
        if "exact" in goal:
            return list(state) == goal["exact"]
        if "total" in goal:
            return sum(state) == goal["total"]
        return all(state[int(i)] == amount for i, amount in goal["partial"].items())

    return tuple(model["initial"]), successors, is_goal
