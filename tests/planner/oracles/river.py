"""Rivers with every individual named: a world is where each individual is, and where the boat is."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

World = tuple[tuple[str, ...], str]


def people(model: dict[str, Any]) -> list[str]:
    """The name of each individual, in order."""
    return [name for name, count in model["entities"].items() for _ in range(count)]


def places(model: dict[str, Any]) -> list[str]:
    return model.get("places", ["near", "far"])


def start(model: dict[str, Any]) -> World:
    first = places(model)[0]
    left = {p: dict(counts) for p, counts in model.get("start", {first: model["entities"]}).items()}
    where = []
    for name in people(model):
        place = next(p for p in left if left[p].get(name, 0))
        left[place][name] -= 1
        where.append(place)
    return tuple(where), model.get("boat", first)


def moves(model: dict[str, Any], world: World) -> Iterator[tuple[Any, World]]:
    where, boat = world
    names = people(model)
    here = [i for i, place in enumerate(where) if place == boat]
    capacity = model["capacity"] or len(here)
    for size in range(1, min(capacity, len(here)) + 1):
        for load in combinations(here, size):
            if not may_board(model, [names[i] for i in load]):
                continue
            for to in places(model):
                after = tuple(to if i in load else place for i, place in enumerate(where))
                if to != boat and all_safe(model, after):
                    who = sorted(names[i] for i in load)
                    yield who if len(places(model)) == 2 else {"who": who, "to": to}, (after, to)


def may_board(model: dict[str, Any], load: list[str]) -> bool:
    if not set(load) & set(model["rowers"]):
        return False
    if "max_weight" in model and sum(model["weights"][n] for n in load) > model["max_weight"]:
        return False
    return not model.get("check_boat") or safe(model, load)


def all_safe(model: dict[str, Any], where: tuple[str, ...]) -> bool:
    names = people(model)
    return all(safe(model, [n for n, w in zip(names, where, strict=True) if w == p]) for p in places(model))


def safe(model: dict[str, Any], group: list[str]) -> bool:
    return all(obeys(rule, group) for rule in model.get("rules", []))


def obeys(rule: dict[str, Any], group: list[str]) -> bool:
    if rule["kind"] == "pair":
        couples = [{x, y} for x, y in combinations(group, 2)]
        return {rule["a"], rule["b"]} not in couples or bool(set(rule.get("unless", [])) & set(group))
    if rule["kind"] == "needs":
        return rule["who"] not in group or bool(set(rule["any_of"]) & set(group))
    weak = [n for n in group if n in rule["weak"]]
    strong = [n for n in group if n in rule["strong"]]
    return not weak or len(strong) <= len(weak)


def done(model: dict[str, Any], world: World) -> bool:
    where, boat = world
    found = list(zip(people(model), where, strict=True))
    goal = model.get("goal", {places(model)[-1]: model["entities"]})
    reached = all(found.count((n, p)) == c for p, counts in goal.items() for n, c in counts.items())
    return reached and boat == model.get("goal_boat", boat)


def tidy(step: Any) -> Any:
    """Who crosses may be listed in any order."""
    return {**step, "who": sorted(step["who"])} if isinstance(step, dict) else sorted(step)
