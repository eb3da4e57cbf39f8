"""Towers: where every disc lies, and for every disc and peg whether the disc is away from it.

A disc may move where all the smaller ones are away from both pegs. One schema a disc, so nothing is searched for when
the actions are made ground.
"""

from collections.abc import Iterator
from typing import Any

from planner.benchmark.peers.encodings.task import Action, Encoding, Task, gone
from planner.core.json_types import JsonObject


def encode(model: JsonObject) -> Encoding | None:
    """Any pegs, start and move rule; the goal is one state."""
    pegs, goal = model["pegs"], _goal(model)
    if goal is None or not model["size_rule"]:
        return None
    start = {disc: peg for peg, pile in model["start"].items() for disc in pile}
    task = Task(
        predicates=("(way ?p ?q)", "(at ?d ?p)", "(away ?d ?p)"),
        objects=[*(f"d{disc}" for disc in start), *(f"p{number}" for number in range(len(pegs)))],
        actions=[_move(disc, [other for other in start if other < disc]) for disc in sorted(start)],
        init=[*_ways(model), *_places(start, pegs)],
        goal=[f"(at d{disc} p{pegs.index(peg)})" for disc, peg in sorted(goal.items())],
    )

    def step(action: tuple[str, ...]) -> list[str]:
        return [pegs[int(name[1:])] for name in action[1:]]

    return Encoding(task, lambda actions: [step(action) for action in actions])


def _goal(model: JsonObject) -> dict[int, str] | None:
    """The peg of every disc; None where several states would do, or discs lie on smaller ones."""
    goal: dict[str, Any] = model["goal"]
    if "all_on" in goal:
        return {disc: goal["all_on"] for pile in model["start"].values() for disc in pile}
    if "state" not in goal or any(pile != sorted(pile, reverse=True) for pile in goal["state"].values()):
        return None
    return {disc: peg for peg, pile in goal["state"].items() for disc in pile}


def _move(disc: int, smaller: list[int]) -> Action:
    me = f"d{disc}"
    out_of_the_way = [f"(away d{other} {peg})" for other in smaller for peg in ("?p", "?q")]
    return Action(
        f"move-{disc}",
        "?p ?q",
        ["(way ?p ?q)", f"(at {me} ?p)", *out_of_the_way],
        [gone(f"(at {me} ?p)"), f"(at {me} ?q)", f"(away {me} ?p)", gone(f"(away {me} ?q)")],
    )


def _ways(model: JsonObject) -> Iterator[str]:
    pegs, rule = model["pegs"], model["move_rule"]
    forbidden = {tuple(pair) for pair in model.get("forbidden", ())}
    for a, here in enumerate(pegs):
        for b, there in enumerate(pegs):
            by_rule = {"any": a != b, "adjacent": abs(a - b) == 1, "cyclic": a != b and b == (a + 1) % len(pegs)}[rule]
            if by_rule and (here, there) not in forbidden:
                yield f"(way p{a} p{b})"


def _places(start: dict[int, str], pegs: list[str]) -> Iterator[str]:
    for disc, at in start.items():
        for number, peg in enumerate(pegs):
            yield f"({'at' if peg == at else 'away'} d{disc} p{number})"
