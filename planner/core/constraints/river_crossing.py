"""What a trip over the river may not do."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from planner.core.constraints.constraint import Constraint, rule
from planner.core.json_types import JsonObject
from planner.core.narrate.words import definite, join, join_some, number_word, plural, sentence

Group: TypeAlias = Counter[str]


def constraints(model: JsonObject) -> Iterator[Constraint]:
    """Format, destination, presence, rower, room, weight, then each rule of the model in the boat and on land."""
    places: list[str] = list(model.get("places", ["near", "far"]))
    said = "A trip lists the names of those who cross." if len(places) == 2 else "A trip says who crosses and where to."
    yield rule("format", said, lambda _, step: not _is_trip(step, places))
    yield rule(
        "destination",
        "A trip goes to another place of the puzzle.",
        lambda state, step: _target(state, step, places) not in set(places) - {state["boat"]},
    )
    yield Constraint("presence", "Only those who are where the boat is can board it.", _absent)
    yield from _boat(model)
    for one in model.get("rules", []):
        yield _land_rule(model, one, places)


def _boat(model: JsonObject) -> Iterator[Constraint]:
    rowers = [definite(name) if model["entities"][name] == 1 else f"a {name}" for name in model["rowers"]]
    who = f"only {join_some(rowers)} can row" if rowers else "nobody here can row"
    if set(rowers) and set(model["rowers"]) == set(model["entities"]):
        who = "somebody must row"
    yield rule("rower", f"No rower is aboard; {who}.", lambda _, step: not set(_who(step)) & set(model["rowers"]))
    capacity = model["capacity"]
    if capacity is not None:
        holds = f"The boat holds {number_word(capacity)} at most."
        yield rule("capacity", holds, lambda _, step: len(_who(step)) > capacity)
    if "max_weight" in model:
        limit = model["max_weight"]
        yield rule(
            "weight",
            f"The boat carries a weight of {limit:,} at most.",
            lambda _, step: sum(model["weights"][name] for name in _who(step)) > limit,
        )


def _land_rule(model: JsonObject, one: JsonObject, places: list[str]) -> Constraint:
    """One rule of the model, at every place after the trip and, where the model says so, aboard."""
    breaks, text = _KINDS[one["kind"]](one, model)

    def complain(state: JsonObject, step: Any, _: bool) -> str | None:
        aboard = Counter(_who(step))
        if model.get("check_boat", False) and breaks(aboard):
            return sentence(f"{text}, and in the boat they would be")
        for place, group in _after(state, aboard, _target(state, step, places)).items():
            if breaks(group):
                return sentence(f"{text}; at {place} this would happen")
        return None

    return Constraint(one["kind"], sentence(text), complain)


def _after(state: JsonObject, aboard: Group, target: Any) -> dict[str, Group]:
    groups = {place: Counter(group) for place, group in state["places"].items()}
    groups[state["boat"]] -= aboard
    groups[target] += aboard
    return groups


def _is_trip(step: Any, places: list[str]) -> bool:
    if len(places) > 2 and (not isinstance(step, dict) or set(step) != {"who", "to"}):
        return False
    who = _who(step) if len(places) > 2 else step
    return isinstance(who, list) and all(isinstance(name, str) for name in who)


def _who(step: Any) -> list[str]:
    who: list[str] = step["who"] if isinstance(step, dict) else step
    return who


def _target(state: JsonObject, step: Any, places: list[str]) -> Any:
    if isinstance(step, dict):
        return step["to"] if isinstance(step["to"], str) else None
    return places[1] if state["boat"] == places[0] else places[0]


def _absent(state: JsonObject, step: Any, _: bool) -> str | None:
    here = state["places"][state["boat"]]
    for name, count in Counter(_who(step)).items():
        if here.get(name, 0) < count:
            wanted, found = number_word(count).capitalize(), number_word(here.get(name, 0))
            return f"{wanted} of “{name}” should board, but {found} of them are at {state['boat']}."
    return None


def _names(names: Iterable[str], model: JsonObject, last: str = "and") -> str:
    called = [definite(name) if model["entities"].get(name) == 1 else plural(name) for name in names]
    return join(called, last) if len(called) < 8 else join_some(called)


def _pair(one: JsonObject, model: JsonObject) -> tuple[Callable[[Group], bool], str]:
    a, b, guards = one["a"], one["b"], one.get("unless", [])
    without = f" without {_names(guards, model, 'or')}" if guards else ""
    together = f"{_names([a, b], model)} may not be together{without}"
    if a == b:
        together = f"no two {plural(a)} may be together{without}"
    needed = Counter([a, b])
    return lambda group: group >= needed and not any(group[guard] for guard in guards), together


def _outnumber(one: JsonObject, model: JsonObject) -> tuple[Callable[[Group], bool], str]:
    strong, weak = one["strong"], one["weak"]
    text = f"{_names(strong, model)} may not outnumber {_names(weak, model)} where there are any"

    def breaks(group: Group) -> bool:
        few = sum(group[name] for name in weak)
        return few > 0 and sum(group[name] for name in strong) > few

    return breaks, text


def _needs(one: JsonObject, model: JsonObject) -> tuple[Callable[[Group], bool], str]:
    who, any_of = one["who"], one["any_of"]
    text = f"{_names([who], model)} may not be anywhere without {_names(any_of, model, 'or')}"
    return lambda group: group[who] > 0 and not any(group[name] for name in any_of), text


_KINDS: dict[str, Callable[[JsonObject, JsonObject], tuple[Callable[[Group], bool], str]]] = {
    "pair": _pair,
    "outnumber": _outnumber,
    "needs": _needs,
}
