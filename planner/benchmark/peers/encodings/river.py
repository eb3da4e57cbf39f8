"""What the encodings of river crossings share: which models are plain ones, and boarding one at a time."""

from collections.abc import Callable, Iterator, Sequence

from planner.core.json_types import JsonObject
from planner.core.pddl.task import GroundAction

OTHER = {"near": "far", "far": "near"}


def is_plain(model: JsonObject) -> bool:
    """Two banks, everybody from the one to the other, no weights."""
    everybody = {name: count for name, count in model["entities"].items() if count}
    first, last = model["places"][0], model["places"][-1]
    return (
        len(model["places"]) == 2
        and "max_weight" not in model
        and model["boat"] == first
        and model["start"].get(first) == everybody
        and model["goal"] == {last: everybody}
        and model.get("goal_boat", last) == last
    )


def seats(capacity: int) -> list[str]:
    """The facts about the free seats of an empty boat: which number follows, and at which somebody is aboard."""
    return [
        f"(free s{capacity})",
        *(f"(next s{number} s{number - 1})" for number in range(1, capacity + 1)),
        *(f"(aboard s{number})" for number in range(capacity)),
    ]


SEAT_PREDICATES = ("(free ?s)", "(next ?s ?t)", "(aboard ?s)", "(loading ?b)", "(unloading ?b)")


def trips(actions: Sequence[GroundAction], who: Callable[[GroundAction], str]) -> Iterator[list[str]]:
    """Who crosses each time: those who boarded since the boat left last."""
    load: list[str] = []
    for action in actions:
        verb = action[0].partition("-")[0]
        if verb == "board":
            load.append(who(action))
        elif verb == "leave":
            yield load
            load = []
