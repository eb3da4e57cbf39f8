"""The action of a trip in PDDL, for all loads of one shape: so many individuals, so many things that are counted."""

from typing import TypeAlias

from planner.core.pddl import text

Shape: TypeAlias = tuple[int, int]


def load_predicate(shape: Shape) -> str:
    """The table of what may be aboard."""
    return f"(load-{shape[0]}-{shape[1]}{_aboard(shape, typed=True)})"


def trip(shape: Shape, rules: list[str]) -> str:
    """Individuals change their place; every number changes at both ends as the table of shifts says.

    The rules are asked of the places as the trip before has left them.
    """
    individuals, counted = shape
    parameters = f"?from ?to - place{_parameters(shape)}"
    before = ["(boat ?from)", "(way ?from ?to)", f"(load-{individuals}-{counted}{_aboard(shape, typed=False)})"]
    after = ["(not (boat ?from))", "(boat ?to)", "(moved)"]
    for i in range(1, individuals + 1):
        before.append(f"(at ?x{i} ?from)")
        after += [f"(not (at ?x{i} ?from))", f"(at ?x{i} ?to)"]
    for i in range(1, counted + 1):
        before += [
            f"(number ?c{i} ?from ?old{i})",
            f"(number ?c{i} ?to ?there{i})",
            f"(shift ?c{i} ?by{i} ?old{i} ?new{i} ?there{i} ?then{i})",
        ]
        after += [f"(not (number ?c{i} ?from ?old{i}))", f"(number ?c{i} ?from ?new{i})"]
        after += [f"(not (number ?c{i} ?to ?there{i}))", f"(number ?c{i} ?to ?then{i})"]
    return text.action(f"cross-{individuals}-{counted}", parameters, [*before, *rules], after)


def _aboard(shape: Shape, typed: bool) -> str:
    who = [f" ?x{i}" for i in range(1, shape[0] + 1)]
    what = [(f" ?c{i}", f" ?by{i}") for i in range(1, shape[1] + 1)]
    if not typed:
        return "".join([*who, *(name + by for name, by in what)])
    people = "".join(who) + " - individual" if who else ""
    return people + "".join(f"{name} - counted{by} - count" for name, by in what)


def _parameters(shape: Shape) -> str:
    individuals, counted = shape
    people = "".join(f" ?x{i}" for i in range(1, individuals + 1)) + " - individual" if individuals else ""
    return people + "".join(
        f" ?c{i} - counted ?by{i} ?old{i} ?new{i} ?there{i} ?then{i} - count" for i in range(1, counted + 1)
    )
