"""One who rows and things that must not be left alone together, the farmer with wolf, goat and cabbage first of all.

Things board and alight one at a time and only leaving costs; the bank that the boat leaves must lie inside one of the
largest groups that keep the peace.
"""

from collections.abc import Sequence
from typing import Any

from planner.benchmark.peers.encodings.river import OTHER, SEAT_PREDICATES, is_plain, seats, trips
from planner.benchmark.peers.encodings.task import Action, Encoding, Task, gone
from planner.core.json_types import JsonObject
from planner.core.pddl.task import GroundAction


def encode(model: JsonObject) -> Encoding | None:
    """Two banks, one rower, pairs that only the rower keeps apart."""
    if not is_plain(model) or not _is_kind(model):
        return None
    (rower,) = model["rowers"]
    things = [name for name in model["entities"] if name != rower]
    room = min(len(things), len(things) if model["capacity"] is None else model["capacity"] - 1)
    pairs = [(things.index(rule["a"]), things.index(rule["b"])) for rule in model["rules"]]
    peaceful = largest_peaceful(range(len(things)), pairs)
    names = [f"x{number}" for number in range(len(things))]
    task = Task(
        predicates=("(at ?x ?b)", "(left ?x ?b)", *SEAT_PREDICATES),
        objects=["near", "far", "boat", *names, *(f"s{number}" for number in range(room + 1))],
        actions=[action for bank in OTHER for action in _actions(bank, names, peaceful, room)],
        init=["(loading near)", *seats(room), *(f"(at {name} near) (left {name} far)" for name in names)],
        goal=[f"(at {name} far)" for name in names],
        has_costs=True,
    )

    def read_plan(actions: Sequence[GroundAction]) -> list[Any]:
        return [[rower, *load] for load in trips(actions, lambda action: things[int(action[1][1:])])]

    return Encoding(task, read_plan)


def _is_kind(model: JsonObject) -> bool:
    rowers, rules = model["rowers"], model["rules"]
    if len(rowers) != 1 or len(model["entities"]) < 2 or set(model["entities"].values()) != {1} or model["check_boat"]:
        return False
    return all(
        rule["kind"] == "pair"
        and rule["unless"] == rowers
        and rule["a"] != rule["b"]
        and not {rule["a"], rule["b"]} & set(rowers)
        for rule in rules
    )


def largest_peaceful(things: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[frozenset[int]]:
    """The groups without a pair to which nothing can be added: a group with a pair gives way to two without."""
    groups = {frozenset(things)}
    for a, b in pairs:
        torn = {group for group in groups if a in group and b in group}
        groups = (groups - torn) | {group - {one} for group in torn for one in (a, b)}
        groups = {group for group in groups if not any(group < other for other in groups)}
    return sorted(groups, key=sorted)


def _actions(bank: str, names: list[str], peaceful: list[frozenset[int]], room: int) -> list[Action]:
    load, unload = f"(loading {bank})", f"(unloading {bank})"
    seated = [gone("(free ?s)"), "(free ?t)"]
    board = ["(at ?x boat)", gone(f"(at ?x {bank})"), f"(left ?x {bank})", *seated]
    alight = [gone("(at ?x boat)"), f"(at ?x {bank})", gone(f"(left ?x {bank})"), *seated]
    leave = [gone(load), f"(unloading {OTHER[bank]})"]
    return [
        Action(f"board-{bank}", "?x ?s ?t", [load, f"(at ?x {bank})", "(free ?s)", "(next ?s ?t)"], board),
        Action(f"alight-{bank}", "?x ?s ?t", [unload, "(at ?x boat)", "(free ?s)", "(next ?t ?s)"], alight),
        *(
            Action(f"leave-{bank}-{number}", "", [load, *_only(group, names, bank)], leave, cost=1)
            for number, group in enumerate(peaceful)
        ),
        Action(f"land-{bank}", "", [unload, f"(free s{room})"], [gone(unload), load]),
    ]


def _only(group: frozenset[int], names: list[str], bank: str) -> list[str]:
    return [f"(left {name} {bank})" for number, name in enumerate(names) if number not in group]
