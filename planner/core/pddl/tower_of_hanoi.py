"""Tower of Hanoi in PDDL: what lies on what, what is clear, and which peg everything is at.

The textbook domain of three arguments cannot forbid a move between two pegs; with `at` it can.
"""

from typing import Any

from planner.core.json_types import JsonObject
from planner.core.pddl import text
from planner.core.pddl.names import Names
from planner.core.pddl.task import GroundAction, PddlTask, refuse_many_facts
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi

_NAME = "tower-of-hanoi"
_PREDICATES = ("(on ?d - disc ?s - spot)", "(at ?s - spot ?p - peg)", "(clear ?s - spot)", "(may-move ?p ?q - peg)")
_FITS = "(fits ?d - disc ?s - spot)"


def export(model: JsonObject) -> PddlTask:
    """Any pegs, start, goal and rules; a disc twice never gets here. Raises NotExportable."""
    discs = sorted(disc for content in model["start"].values() for disc in content)
    if model["size_rule"]:
        refuse_many_facts(len(discs) * (len(discs) + len(model["pegs"])))
    names = Names()
    pegs = {peg: names.new(peg) for peg in model["pegs"]}
    spots = {disc: names.new(f"disc-{disc}") for disc in discs}
    people = {name: peg for peg, name in pegs.items()}

    def read_step(action: GroundAction) -> Any:
        return [people[action[-2]], people[action[-1]]]

    init = [*_facts(model["start"], pegs, spots), *_clear(model["start"], pegs, spots), *_rules(model, pegs, spots)]
    return PddlTask(
        domain=_domain(model["size_rule"]),
        problem=text.problem(
            _NAME,
            objects={"disc": spots.values(), "peg": pegs.values()},
            init=init,
            goal=_goal(model["goal"], pegs, spots),
        ),
        read_step=read_step,
    )


def _domain(size_rule: bool) -> str:
    precondition = ["(on ?d ?below)", "(clear ?d)", "(clear ?top)", "(at ?d ?p)", "(at ?top ?q)", "(may-move ?p ?q)"]
    move = text.action(
        "move",
        "?d - disc ?below ?top - spot ?p ?q - peg",
        [*precondition, "(fits ?d ?top)"] if size_rule else precondition,
        [
            "(not (on ?d ?below))", "(on ?d ?top)", "(clear ?below)", "(not (clear ?top))",
            "(not (at ?d ?p))", "(at ?d ?q)",
        ],
    )  # fmt: skip
    return text.domain(
        _NAME,
        requirements=":strips :typing :negative-preconditions :disjunctive-preconditions",
        types="spot - object disc peg - spot",
        constants={},
        predicates=[*_PREDICATES, _FITS] if size_rule else _PREDICATES,
        actions=[move],
    )


def _facts(content: JsonObject, pegs: dict[str, str], spots: dict[int, str]) -> list[str]:
    """Where the discs are: each on what is below it, and each at its peg."""
    facts = []
    for peg, discs in content.items():
        below = pegs[peg]
        for disc in discs:
            facts += [f"(on {spots[disc]} {below})", f"(at {spots[disc]} {pegs[peg]})"]
            below = spots[disc]
    return facts


def _clear(content: JsonObject, pegs: dict[str, str], spots: dict[int, str]) -> list[str]:
    tops = {peg: discs[-1] for peg, discs in content.items() if discs}
    return [f"(clear {spots[tops[peg]] if peg in tops else name})" for peg, name in pegs.items()]


def _rules(model: JsonObject, pegs: dict[str, str], spots: dict[int, str]) -> list[str]:
    """What never changes: a peg is at itself, the moves allowed between pegs, and which disc fits on what."""
    listed = list(pegs.values())
    arcs = TowerOfHanoi.from_json(model).arcs()
    facts = [f"(at {peg} {peg})" for peg in listed] + [f"(may-move {listed[a]} {listed[b]})" for a, b in arcs]
    if model["size_rule"]:
        for disc, name in spots.items():
            facts += [f"(fits {name} {peg})" for peg in listed]
            facts += [f"(fits {name} {spots[larger]})" for larger in spots if larger > disc]
    return facts


def _goal(goal: JsonObject, pegs: dict[str, str], spots: dict[int, str]) -> str:
    if "state" in goal:
        return text.both(_facts(goal["state"], pegs, spots))
    wanted = goal.get("all_on_any") or [goal["all_on"]]
    return text.either(text.both(f"(at {disc} {pegs[peg]})" for disc in spots.values()) for peg in wanted)
