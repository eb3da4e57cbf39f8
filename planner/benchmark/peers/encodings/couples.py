"""Jealous husbands: no wife with another man unless hers is there, on the banks and in the boat.

People board and alight one at a time and only leaving costs. A place is in order when there is no man or no wife
without her own; both are kept as facts, which every boarding and alighting brings up to date.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from planner.benchmark.peers.encodings.river import OTHER, SEAT_PREDICATES, is_plain, seats, trips
from planner.benchmark.peers.encodings.task import Action, Encoding, Task, gone
from planner.core.json_types import JsonObject
from planner.core.pddl.task import GroundAction

PLACES = ("near", "far", "boat")


def encode(model: JsonObject) -> Encoding | None:
    """Two banks, everybody rows, and a wife and each husband but her own are a pair that only hers keeps apart."""
    couples = _couples(model) if is_plain(model) else None
    if couples is None:
        return None
    everybody = 2 * len(couples)
    room = min(everybody, everybody if model["capacity"] is None else model["capacity"])
    names = [f"c{number}" for number in range(len(couples))]
    task = Task(
        predicates=("(he ?c ?b)", "(she ?c ?b)", "(no-he ?c ?b)", "(fine ?c ?b)", *SEAT_PREDICATES),
        objects=[*PLACES, *names, *(f"s{number}" for number in range(room + 1))],
        actions=[action for bank in OTHER for action in _actions(bank, names, room)],
        init=["(loading near)", *seats(room), *(fact for name in names for fact in _facts(name, "near", "near"))],
        goal=[f"({who} {name} far)" for name in names for who in ("he", "she")],
        has_costs=True,
    )

    def person(action: GroundAction) -> str:
        return couples[int(action[1][1:])][action[0].split("-")[2] == "she"]

    def read_plan(actions: Sequence[GroundAction]) -> list[Any]:
        return list(trips(actions, person))

    return Encoding(task, read_plan)


def _couples(model: JsonObject) -> list[tuple[str, str]] | None:
    """Husband and wife of each, None where the rules are others than these."""
    rules, people = model["rules"], model["entities"]
    if not model["check_boat"] or set(people.values()) != {1} or set(model["rowers"]) != set(people):
        return None
    if any(rule["kind"] != "pair" or len(rule["unless"]) != 1 for rule in rules):
        return None
    husband = {rule["a"]: rule["unless"][0] for rule in rules}
    men = set(husband.values())
    expected = {(wife, man, own) for wife, own in husband.items() for man in men - {own}}
    said = {(rule["a"], rule["b"], rule["unless"][0]) for rule in rules}
    if said != expected or len(men) != len(husband) or {*husband, *men} != set(people) or men & set(husband):
        return None
    return [(man, wife) for wife, man in husband.items()]


def _facts(couple: str, he: str, she: str) -> set[str]:
    """Everything that is true of a couple when he is there and she is there."""
    facts = {f"(he {couple} {he})", f"(she {couple} {she})"}
    facts |= {f"(no-he {couple} {place})" for place in PLACES if place != he}
    return facts | {f"(fine {couple} {place})" for place in PLACES if place != she or place == he}


def _actions(bank: str, names: list[str], room: int) -> Iterator[Action]:
    load, unload = f"(loading {bank})", f"(unloading {bank})"
    for who, mate in product(("he", "she"), PLACES):
        yield _step(f"board-{bank}-{who}-{mate}", who, mate, (bank, "boat"), (load, "(next ?s ?t)"))
        yield _step(f"alight-{bank}-{who}-{mate}", who, mate, ("boat", bank), (unload, "(next ?t ?s)"))
    leave = [gone(load), f"(unloading {OTHER[bank]})"]
    for left, boat in product(_orders(names, bank), _orders(names, "boat")):
        name, needs = f"leave-{bank}-{left[0]}-{boat[0]}", [load, "(free ?s)", "(aboard ?s)", *left[1], *boat[1]]
        yield Action(name, "?s", needs, leave, cost=1)
    for order, needs in _orders(names, bank):
        yield Action(f"land-{bank}-{order}", "", [unload, f"(free s{room})", *needs], [gone(unload), load])


def _step(name: str, who: str, mate: str, way: tuple[str, str], needs: tuple[str, ...]) -> Action:
    """One person changes place while the other of the couple stays where they are."""
    (he, she), (he_after, she_after) = [(place, mate) if who == "he" else (mate, place) for place in way]
    before, after = _facts("?c", he, she), _facts("?c", he_after, she_after)
    makes = [*sorted(after - before), *map(gone, sorted(before - after)), gone("(free ?s)"), "(free ?t)"]
    return Action(name, "?c ?s ?t", [*needs, f"(he ?c {he})", f"(she ?c {she})", "(free ?s)"], makes)


def _orders(names: list[str], place: str) -> list[tuple[str, list[str]]]:
    """The two ways for a place to be in order."""
    return [
        ("men-away", [f"(no-he {name} {place})" for name in names]),
        ("wives-fine", [f"(fine {name} {place})" for name in names]),
    ]
