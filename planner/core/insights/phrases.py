"""Steps and states inside a sentence, for every family: "the farmer and the goat go to the far bank"."""

from collections import Counter
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.narrate.river_crossing import bank, people
from planner.core.narrate.tower_of_hanoi import holds
from planner.core.narrate.water_jug import act, jugs_hold
from planner.core.narrate.words import join, join_some

_PARTS_LISTED = 8


def step_phrase(family: str, model: JsonObject, step: Any, before: JsonObject, after: JsonObject) -> str:
    """One step; `before` and `after` are the states as shown."""
    if family == "water_jug":
        return act(model, step)
    if family == "tower_of_hanoi":
        return f"disc {before['pegs'][step[0]][-1]} goes from {step[0]} to {step[1]}"
    aboard = Counter(step if isinstance(step, list) else step["who"])
    return f"{people(aboard, model)} {'goes' if aboard.total() == 1 else 'go'} to {bank(after['boat'])}"


def state_phrase(family: str, model: JsonObject, state: JsonObject) -> str:
    """One state as shown, as a clause."""
    if family == "water_jug":
        return jugs_hold(model, state["amounts"], range(len(state["amounts"])))
    if family == "tower_of_hanoi":
        full = [f"{peg} {holds(discs)}" for peg, discs in state["pegs"].items() if discs]
        return join(full) if len(full) <= _PARTS_LISTED else join_some(full, "pegs hold the rest")
    crowds = []
    for place, counts in state["places"].items():
        if counts:
            with_boat = " with the boat" if place == state["boat"] else ""
            crowds.append(f"{people(counts, model)} at {bank(place)}{with_boat}")
    if not state["places"][state["boat"]]:
        crowds.append(f"the boat at {bank(state['boat'])}")
    return join(crowds)
