"""Replays river crossings with people counted in plain dictionaries, place by place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.validate.broken_plan import BrokenPlan


def replay(model: JsonObject, steps: Iterable[Any]) -> Iterator[JsonObject]:
    """The start, then the state after each trip."""
    places: list[str] = model.get("places", ["near", "far"])
    boat: str = model.get("boat", places[0])
    start = model.get("start", {places[0]: model["entities"]})
    people = {place: Counter(start.get(place, {})) for place in places}
    yield _show(boat, people)
    number = 0
    for number, step in enumerate(steps, start=1):
        who, to = _read_step(number, step, places, boat)
        _check_boarding(number, model, who, people[boat], boat)
        people[boat] -= who
        people[to] += who
        boat = to
        for place in places:
            _check_rules(number, model, people[place], f"at {place}")
        yield _show(boat, people)
    _check_goal(number, model, places, boat, people)


def _show(boat: str, people: dict[str, Counter[str]]) -> JsonObject:
    return {
        "boat": boat,
        "places": {place: {n: c for n, c in who.items() if c} for place, who in people.items()},
    }


def _read_step(number: int, step: Any, places: list[str], boat: str) -> tuple[Counter[str], str]:
    if len(places) > 2:
        if not isinstance(step, dict) or set(step) != {"who", "to"}:
            raise BrokenPlan(number, "format", "With three or more places a step says who crosses and where to.")
        who, to = step["who"], step["to"]
    else:
        who, to = step, places[1] if boat == places[0] else places[0]
    if not isinstance(who, list) or not all(isinstance(name, str) for name in who):
        raise BrokenPlan(number, "format", "A step lists the names of those who cross.")
    if to not in places or to == boat:
        raise BrokenPlan(number, "destination", "A trip goes to another place of the model.")
    return Counter(who), to


def _check_boarding(number: int, model: JsonObject, who: Counter[str], here: Counter[str], boat: str) -> None:
    for name, count in who.items():
        if here[name] < count:
            raise BrokenPlan(number, "presence", f"{count} of {name} cannot leave {boat}, where {here[name]} are.")
    if not any(name in model["rowers"] for name in who):
        raise BrokenPlan(number, "rower", "Nobody aboard can row.")
    capacity = model["capacity"]
    if capacity is not None and who.total() > capacity:
        raise BrokenPlan(number, "capacity", f"{who.total()} are aboard, the boat takes {capacity}.")
    if "max_weight" in model:
        weight = sum(model["weights"][name] * count for name, count in who.items())
        if weight > model["max_weight"]:
            raise BrokenPlan(number, "weight", f"The load weighs {weight}, the boat takes {model['max_weight']}.")
    if model.get("check_boat", False):
        _check_rules(number, model, who, "in the boat")


def _check_rules(number: int, model: JsonObject, group: Counter[str], where: str) -> None:
    for rule in model.get("rules", []):
        complaint = _COMPLAINTS[rule["kind"]](rule, group)
        if complaint:
            raise BrokenPlan(number, rule["kind"], f"{complaint} {where}.")


def _pair(rule: JsonObject, group: Counter[str]) -> str | None:
    a, b = rule["a"], rule["b"]
    together = group[a] > 1 if a == b else group[a] > 0 and group[b] > 0
    guarded = any(group[guard] > 0 for guard in rule.get("unless", []))
    return f"{a} and {b} are together without a guard" if together and not guarded else None


def _outnumber(rule: JsonObject, group: Counter[str]) -> str | None:
    strong = sum(group[name] for name in rule["strong"])
    weak = sum(group[name] for name in rule["weak"])
    return f"{strong} of {', '.join(rule['strong'])} outnumber {weak}" if strong > weak > 0 else None


def _needs(rule: JsonObject, group: Counter[str]) -> str | None:
    helped = any(group[name] > 0 for name in rule["any_of"])
    return f"{rule['who']} is without {' or '.join(rule['any_of'])}" if group[rule["who"]] and not helped else None


_COMPLAINTS: dict[str, Callable[[JsonObject, Counter[str]], str | None]] = {
    "pair": _pair,
    "outnumber": _outnumber,
    "needs": _needs,
}


def _check_goal(number: int, model: JsonObject, places: list[str], boat: str, people: dict[str, Counter[str]]) -> None:
    goal = model.get("goal", {places[-1]: model["entities"]})
    for place, counts in goal.items():
        for name, count in counts.items():
            if people[place][name] != count:
                raise BrokenPlan(number, "goal", f"At the end {people[place][name]} of {name} are at {place}.")
    if boat != model.get("goal_boat", boat):
        raise BrokenPlan(number, "goal", f"At the end the boat is at {boat}.")
