"""River crossings in plain sentences: what was understood, and each trip with who is where after it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.narrate.words import counted, definite, join, join_some, plural, sentence

_RULES_LISTED = 6


def summarise(model: JsonObject) -> list[JsonObject]:
    """Who, boat, places, start, rules and goal."""
    rows = [("Who", sentence(people(model["entities"], model))), ("Boat", _boat(model))]
    places = _places(model)
    if "places" in model:
        rows.append(("Places", sentence(join([bank(place) for place in places]))))
    if "start" in model:
        rows.append(("Start", _placement(model["start"], model)))
    if model.get("boat", places[0]) != places[0]:
        rows.append(("Boat starts", sentence(f"at {bank(model['boat'])}")))
    rows.append(("Rules", _rules(model)))
    rows.append(("Goal", _goal(model)))
    return [{"label": label, "text": text} for label, text in rows]


def describe(model: JsonObject, step: Any, before: JsonObject, after: JsonObject) -> str:
    """One trip, who was waiting where it went, and who stays behind."""
    aboard = Counter(step if isinstance(step, list) else step["who"])
    origin, target = before["boat"], after["boat"]
    waiting, left = before["places"][target], after["places"][origin]
    text = _trip(aboard, target, model)
    if waiting:
        text += f", where {people(waiting, model)} {_be(waiting)}"
    if left:
        return sentence(f"{text}; {people(left, model)} {'stays' if _is_one(left) else 'stay'} behind")
    return sentence(f"{text}; nobody stays behind")


def _trip(aboard: Counter[str], target: str, model: JsonObject) -> str:
    places = _places(model)
    is_back = len(places) == 2 and target == places[0]
    goes = f"{'back ' if is_back else ''}to {bank(target)}"
    rowers = Counter({name: count for name, count in aboard.items() if name in model["rowers"]})
    passengers = aboard - rowers
    if aboard.total() == 1:
        return f"{people(aboard, model)} {'rows' if is_back else 'crosses'} alone {goes}"
    if not passengers:
        return f"{people(rowers, model)} {'go' if is_back else 'cross'} {goes}"
    across = "across " if len(places) == 2 and not is_back else ""
    return (
        f"{people(rowers, model)} {'takes' if _is_one(rowers) else 'take'} {people(passengers, model)} {across}{goes}"
    )


def people(counts: Mapping[str, int], model: JsonObject) -> str:
    """A group by name: `the goat` where there is only one in the puzzle, else `two missionaries`."""
    parts = [
        definite(name) if model["entities"][name] == 1 else counted(counts[name], name)
        for name in model["entities"]
        if counts.get(name, 0)
    ]
    return join_some(parts) or "nobody"


def _is_one(counts: Mapping[str, int]) -> bool:
    return sum(counts.values()) == 1


def _be(counts: Mapping[str, int]) -> str:
    return "is" if _is_one(counts) else "are"


def _places(model: JsonObject) -> list[str]:
    return list(model.get("places", ["near", "far"]))


def bank(place: str) -> str:
    """A place as it is called in a sentence."""
    if place in ("near", "far", "left", "right", "east", "west", "north", "south", "other"):
        return f"the {place} bank"
    return definite(place)


def _boat(model: JsonObject) -> str:
    capacity, rowers = model["capacity"], model["rowers"]
    text = "any number aboard" if capacity is None else f"at most {capacity:,} aboard"
    if "max_weight" in model:
        weights = [f"{name} {weight:,}" for name, weight in model["weights"].items()]
        text += f", together weighing at most {model['max_weight']:,} ({join_some(weights)})"
    if set(rowers) == set(model["entities"]):
        return sentence(f"{text}; anyone can row")
    return sentence(f"{text}; {_kinds(rowers, model, 'or') or 'nobody'} must row")


def _kinds(names: Iterable[str], model: JsonObject, last: str = "and") -> str:
    parts = [definite(name) if model["entities"][name] == 1 else f"a {name}" for name in names]
    return join_some(parts) if last == "and" or len(parts) > 8 else join(parts, last)


def _placement(placement: JsonObject, model: JsonObject) -> str:
    parts = [f"{people(counts, model)} at {bank(place)}" for place, counts in placement.items() if counts]
    return sentence("; ".join(parts) or "nothing is asked of anyone")


def _goal(model: JsonObject) -> str:
    text = f"Everybody at {bank(_places(model)[-1])}."
    if "goal" in model:
        text = _placement(model["goal"], model)
    if "goal_boat" in model:
        text += f" The boat ends at {bank(model['goal_boat'])}."
    return text


def _rules(model: JsonObject) -> str:
    rules = model.get("rules", [])
    texts = [sentence(_RULE_TEXTS[rule["kind"]](rule, model)) for rule in rules[:_RULES_LISTED]]
    if len(rules) > _RULES_LISTED:
        texts.append(f"And {len(rules) - _RULES_LISTED:,} more rules.")
    if model.get("check_boat", False) and rules:
        texts.append("This holds in the boat too.")
    return " ".join(texts) or "None."


def _pair(rule: JsonObject, model: JsonObject) -> str:
    guards = rule.get("unless", [])
    without = f" without {_kinds(guards, model, 'or')}" if guards else ""
    if rule["a"] == rule["b"]:
        return f"no two {plural(rule['a'])} are ever together{without}"
    return f"{_kinds([rule['a'], rule['b']], model)} are never together{without}"


def _outnumber(rule: JsonObject, _model: JsonObject) -> str:
    strong, weak = (
        join_some([plural(n) for n in rule["strong"]]),
        join_some([plural(n) for n in rule["weak"]]),
    )
    return f"wherever there are {weak}, {strong} do not outnumber them"


def _needs(rule: JsonObject, model: JsonObject) -> str:
    return f"{_kinds([rule['who']], model)} is never anywhere without {_kinds(rule['any_of'], model, 'or')}"


_RULE_TEXTS: dict[str, Callable[[JsonObject, JsonObject], str]] = {
    "pair": _pair,
    "outnumber": _outnumber,
    "needs": _needs,
}
