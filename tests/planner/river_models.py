"""Random crossings with groups that can be exchanged, sometimes with one rule that spoils it, under random names."""

from itertools import permutations
from typing import Any

from hypothesis import strategies as st

from tests.planner.strategies import partial_placements, placements, rivers, rules

Model = dict[str, Any]


@st.composite
def groups(draw: st.DrawFn) -> Model:
    """Two or three blocks of one to three names each, perhaps a single besides, at most six individuals or so."""
    blocks, roles = draw(st.sampled_from([(2, 2), (3, 2), (2, 3), (3, 1), (4, 1), (5, 1), (2, 1), (2, 2)]))
    names = [[f"{role}{block}" for role in "xyz"[:roles]] for block in range(blocks)]
    singles = draw(st.sampled_from([[], [], ["king"]])) if blocks * roles < 6 else []
    everyone = [name for block in names for name in block] + singles
    entities = dict.fromkeys(everyone, 1)
    if blocks * roles == 2 or (roles == 1 and blocks < 4):
        for role in range(roles):
            count = draw(st.sampled_from([1, 2]))
            entities |= {block[role]: count for block in names}
    kinds = st.sampled_from([*range(roles), *([-1] if singles else [])])
    model: Model = {
        "entities": entities,
        "rowers": draw(rower_lists(names, singles)),
        "capacity": draw(st.sampled_from([2, 3, 2, 1, None])),
        "check_boat": draw(st.booleans()),
        "rules": [rule for _ in range(draw(st.integers(0, 3))) for rule in instances(names, draw(patterns(kinds)))],
    }
    places = ["near", "far"]
    if draw(st.integers(0, 5)) == 5 and len(everyone) < 6:
        places = model["places"] = ["near", "island", "far"]
    if draw(st.integers(0, 3)) == 3:
        model["rules"] += draw(st.lists(rules(everyone), max_size=1))
    if draw(st.integers(0, 3)) == 3:
        weights = [draw(st.integers(0, 3)) for _ in range(roles)]
        model["weights"] = {block[r]: weights[r] for block in names for r in range(roles)} | {"king": 2}
        model["weights"] = {name: model["weights"][name] for name in everyone}
        model["max_weight"] = draw(st.sampled_from([3, 4, 6]))
    if draw(st.integers(0, 3)) == 3:
        model["start"] = draw(placements(entities, places))
    if draw(st.integers(0, 3)) == 3:
        model["goal"] = draw(partial_placements(entities, places))
    for key in ("boat", "goal_boat"):
        if draw(st.integers(0, 5)) == 5:
            model[key] = draw(st.sampled_from(places))
    return shuffled(model, draw)


@st.composite
def rower_lists(draw: st.DrawFn, names: list[list[str]], singles: list[str]) -> list[str]:
    roles = draw(st.sets(st.integers(0, len(names[0]) - 1), min_size=0 if singles else 1))
    return [block[role] for block in names for role in sorted(roles)] + singles


@st.composite
def patterns(draw: st.DrawFn, kinds: st.SearchStrategy[int]) -> dict[str, Any]:
    """A rule by role: `mine` in one block, `other` in a second one, or every block; -1 is the king."""
    place = st.tuples(st.sampled_from(["mine", "other", "all"]), kinds)
    kind = draw(st.sampled_from(["pair", "pair", "pair", "outnumber", "needs"]))
    if kind == "pair":
        a, b = ("mine", draw(kinds)), draw(st.tuples(st.sampled_from(["mine", "other"]), kinds))
        return {"kind": "pair", "a": [a], "b": [b], "unless": draw(st.lists(place, max_size=2))}
    if kind == "needs":
        return {
            "kind": "needs",
            "who": [("mine", draw(kinds))],
            "any_of": draw(st.lists(place, min_size=1, max_size=2)),
        }
    some = st.lists(place, min_size=1, max_size=2)
    return {"kind": "outnumber", "strong": draw(some), "weak": draw(some)}


def instances(names: list[list[str]], pattern: dict[str, Any]) -> list[dict[str, Any]]:
    """The rule for every choice of two blocks."""
    found = []
    for mine, other in permutations(names, 2):
        rule: dict[str, Any] = {"kind": pattern["kind"]}
        for key, meant in pattern.items():
            if key != "kind":
                chosen = [name for where, role in meant for name in expand(names, mine, other, where, role)]
                single = key in ("a", "b", "who")
                rule[key] = chosen[0] if single else list(dict.fromkeys(chosen))
        found.append(rule)
    return [rule for i, rule in enumerate(found) if rule not in found[:i]]


def expand(names: list[list[str]], mine: list[str], other: list[str], where: str, role: int) -> list[str]:
    if role < 0:
        return ["king"]
    return [mine[role]] if where == "mine" else [other[role]] if where == "other" else [block[role] for block in names]


def shuffled(model: Model, draw: st.DrawFn) -> Model:
    """The same crossing under other names, told in another order."""
    order = draw(st.permutations(list(model["entities"])))
    names = dict(zip(order, draw(st.permutations([f"n{i}" for i in range(len(order))])), strict=True))
    model = {**model, "entities": {name: model["entities"][name] for name in order}}
    model["rules"] = draw(st.permutations(model["rules"]))
    renamed: Model = rename(model, names)
    return renamed


def rename(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {names.get(key, key): rename(part, names) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [rename(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value


def crossings() -> st.SearchStrategy[Model]:
    """Crossings with groups and without."""
    return st.one_of(groups(), groups(), rivers())
