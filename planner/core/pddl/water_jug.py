"""Water jugs in PDDL: amounts are objects, and a table says what each pour leaves where."""

from typing import Any

from planner.core.json_types import JsonObject
from planner.core.pddl import text
from planner.core.pddl.names import Names
from planner.core.pddl.task import GroundAction, PddlTask, refuse_many_facts
from planner.core.validate import replay

_NAME = "water-jugs"
_FIRST = "first-step"


def export(model: JsonObject) -> PddlTask:
    """Tap, drain, all five kinds of goal, a forced first action. Raises NotExportable."""
    capacities: list[int] = model["capacities"]
    counts_total = "total" in model["goal"]
    refuse_many_facts(_table_size(capacities, counts_total))
    names = Names()
    jugs = [names.new(f"jug-{number}") for number in range(len(capacities))]
    numbers = {name: number for number, name in enumerate(jugs)}
    levels = sum(capacities) if counts_total else max(capacities)
    wanted = model["goal"].get("any", model["goal"].get("total", 0))
    # More than there can ever be is an amount too, one that no table leads to.
    amounts = [_level(level) for level in range(levels + 1)] + ([_level(wanted)] if wanted > levels else [])

    def read_step(action: GroundAction) -> Any:
        if action[0] == _FIRST:
            return list(model["first_action"])
        return [action[0], *(numbers[name] for name in action[1 : 3 if action[0] == "pour" else 2])]

    return PddlTask(
        domain=_domain(model, jugs, amounts, counts_total),
        problem=text.problem(_NAME, objects={}, init=_init(model, jugs), goal=_goal(model["goal"], jugs)),
        read_step=read_step,
    )


def _table_size(capacities: list[int], counts_total: bool) -> int:
    pours = sum(a * b for i, a in enumerate(capacities) for j, b in enumerate(capacities) if i != j)
    changes = max(capacities) * sum(capacities) if counts_total else 0
    return pours + changes + 2 * sum(capacities)


def _level(amount: int) -> str:
    return f"n{amount}"


def _domain(model: JsonObject, jugs: list[str], amounts: list[str], counts_total: bool) -> str:
    begun = ["(begun)"] if "first_action" in model else []
    actions = [_pour(begun)]
    if model["tap"]:
        actions.append(_one_jug("fill", "filling", begun, counts_total, "(adding ?by ?t ?u)"))
    if model["drain"]:
        actions.append(_one_jug("empty", "emptying", begun, counts_total, "(adding ?by ?u ?t)"))
    if begun:
        actions.append(_first_step(model, jugs, counts_total))
    return text.domain(
        _NAME,
        requirements=":strips :typing :negative-preconditions :disjunctive-preconditions",
        types="jug amount",
        constants={"jug": jugs, "amount": amounts},
        predicates=[
            "(holds ?j - jug ?a - amount)",
            "(filling ?j - jug ?a ?by ?b - amount)",
            "(emptying ?j - jug ?a ?by ?b - amount)",
            "(pouring ?i ?j - jug ?a ?b ?c ?d - amount)",
            *(["(total ?t - amount)", "(adding ?by ?t ?u - amount)"] if counts_total else []),
            *(["(begun)"] if begun else []),
        ],
        actions=actions,
    )


def _pour(begun: list[str]) -> str:
    return text.action(
        "pour",
        "?i ?j - jug ?a ?b ?c ?d - amount",
        [*begun, "(holds ?i ?a)", "(holds ?j ?b)", "(pouring ?i ?j ?a ?b ?c ?d)"],
        ["(not (holds ?i ?a))", "(not (holds ?j ?b))", "(holds ?i ?c)", "(holds ?j ?d)"],
    )


def _one_jug(name: str, table: str, begun: list[str], counts_total: bool, change: str) -> str:
    """Fill or empty a jug; `by` is how much comes or goes, which the total follows where the goal asks for it."""
    parameters, before = "?j - jug ?a ?by ?b - amount", [*begun, "(holds ?j ?a)", f"({table} ?j ?a ?by ?b)"]
    after = ["(not (holds ?j ?a))", "(holds ?j ?b)"]
    if counts_total:
        parameters += " ?t ?u - amount"
        before += ["(total ?t)", change]
        after += ["(not (total ?t))", "(total ?u)"]
    return text.action(name, parameters, before, after)


def _first_step(model: JsonObject, jugs: list[str], counts_total: bool) -> str:
    """The forced first action; what it does is known, even where it changes nothing."""
    after = _amounts_after_first(model)
    effect = ["(begun)"]
    for jug, before, then in zip(jugs, model["initial"], after, strict=True):
        if before != then:
            effect += [f"(not (holds {jug} {_level(before)}))", f"(holds {jug} {_level(then)})"]
    if counts_total and sum(after) != sum(model["initial"]):
        effect += [f"(not (total {_level(sum(model['initial']))}))", f"(total {_level(sum(after))})"]
    return text.action(_FIRST, "", ["(not (begun))"], effect)


def _amounts_after_first(model: JsonObject) -> list[int]:
    # The validator knows what an action does; no goal can be missed while states are still being asked for.
    states = replay("water_jug", model, [model["first_action"]])
    next(states)
    amounts: list[int] = next(states)["amounts"]
    return amounts


def _init(model: JsonObject, jugs: list[str]) -> list[str]:
    capacities = model["capacities"]
    facts = [f"(holds {jug} {_level(amount)})" for jug, amount in zip(jugs, model["initial"], strict=True)]
    for jug, size in zip(jugs, capacities, strict=True):
        if model["tap"]:
            facts += [f"(filling {jug} {_level(a)} {_level(size - a)} {_level(size)})" for a in range(size)]
        if model["drain"]:
            facts += [f"(emptying {jug} {_level(a)} {_level(a)} {_level(0)})" for a in range(1, size + 1)]
    if "total" in model["goal"]:
        facts.append(f"(total {_level(sum(model['initial']))})")
        facts += _additions(max(capacities), sum(capacities))
    return facts + _pours(jugs, capacities)


def _additions(most: int, total: int) -> list[str]:
    return [
        f"(adding {_level(by)} {_level(before)} {_level(before + by)})"
        for by in range(1, most + 1)
        for before in range(total - by + 1)
    ]


def _pours(jugs: list[str], capacities: list[int]) -> list[str]:
    facts = []
    for i, origin in enumerate(jugs):
        for j, target in enumerate(jugs):
            for a in range(1, capacities[i] + 1) if i != j else ():
                for b in range(capacities[j]):
                    by = min(a, capacities[j] - b)
                    levels = " ".join(map(_level, (a, b, a - by, b + by)))
                    facts.append(f"(pouring {origin} {target} {levels})")
    return facts


def _goal(goal: JsonObject, jugs: list[str]) -> str:
    if "any" in goal:
        return text.either(f"(holds {jug} {_level(goal['any'])})" for jug in jugs)
    if "total" in goal:
        return f"(total {_level(goal['total'])})"
    if "jug" in goal:
        return f"(holds {jugs[goal['jug']]} {_level(goal['amount'])})"
    wanted = enumerate(goal["exact"]) if "exact" in goal else ((int(j), a) for j, a in goal["partial"].items())
    return text.both(f"(holds {jugs[jug]} {_level(amount)})" for jug, amount in wanted)
