"""Water jugs in plain sentences: what was understood, and each step with what the jugs hold after it."""

from typing import Any

from planner.core.json_types import JsonObject
from planner.core.narrate.words import join, join_some, sentence

_JUGS_LISTED = 5


def summarise(model: JsonObject) -> list[JsonObject]:
    """Jugs, start, what may be done and the goal."""
    rows = [
        ("Jugs", sentence(join_some([f"{size:,}" for size in model["capacities"]]))),
        ("Start", sentence(jugs_hold(model, model["initial"], range(len(model["initial"]))))),
        ("Allowed", sentence(_allowed(model))),
        ("Goal", sentence(_goal(model["goal"], model))),
    ]
    if "first_action" in model:
        rows.append(("First step", sentence(act(model, model["first_action"]))))
    return [{"label": label, "text": text} for label, text in rows]


def describe(model: JsonObject, step: Any, before: JsonObject, after: JsonObject) -> str:
    """One step, why a pour stops, and the amounts after it."""
    text = act(model, step)
    if step[0] == "pour":
        text += _pour_ends(model, step, before["amounts"], after["amounts"])
    count = len(model["capacities"])
    jugs = range(count) if count <= _JUGS_LISTED else step[1:]
    return sentence(f"{text}; now {jugs_hold(model, after['amounts'], jugs)}")


def act(model: JsonObject, step: Any) -> str:
    """One step as an order, without a full stop."""
    jug = jug_name(model, step[1])
    if step[0] == "fill":
        return f"fill {jug}"
    if step[0] == "empty":
        return f"empty {jug}"
    return f"pour {jug} into {jug_name(model, step[2])}"


def _pour_ends(model: JsonObject, step: Any, before: list[int], after: list[int]) -> str:
    origin, target = step[1], step[2]
    if before == after:
        return ", which changes nothing"
    is_full = after[target] == model["capacities"][target]
    if is_full and not after[origin]:
        return ", which empties the one and fills the other"
    return " until that one is full" if is_full else " until nothing is left"


def jug_name(model: JsonObject, jug: int) -> str:
    """A jug by its size, or by its place in the row where two have that size."""
    size = model["capacities"][jug]
    return f"the {size}-jug" if model["capacities"].count(size) == 1 else f"jug {jug + 1} ({size})"


def jugs_hold(model: JsonObject, amounts: list[int], jugs: Any) -> str:
    """What some of the jugs hold."""
    if not any(amounts):
        return "every jug is empty"
    return join_some([f"{jug_name(model, jug)} holds {amounts[jug]:,}" for jug in jugs])


def _allowed(model: JsonObject) -> str:
    acts = ["pour from jug to jug until one is empty or the other full"]
    if model["drain"]:
        acts.insert(0, "empty a jug away")
    if model["tap"]:
        acts.insert(0, "fill a jug from the tap")
    return join(acts)


def _goal(goal: JsonObject, model: JsonObject) -> str:
    if "any" in goal:
        return f"some jug holds {goal['any']:,}"
    if "total" in goal:
        return f"the jugs together hold {goal['total']:,}"
    if "jug" in goal:
        return f"{jug_name(model, goal['jug'])} holds {goal['amount']:,}"
    wanted = enumerate(goal["exact"]) if "exact" in goal else ((int(j), n) for j, n in goal["partial"].items())
    return join([f"{jug_name(model, jug)} holds {amount:,}" for jug, amount in wanted])
