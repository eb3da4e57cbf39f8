"""The brackets of PDDL: small functions from parts to text, laid out so that a person can read it."""

from collections.abc import Iterable, Mapping

Typed = Mapping[str, Iterable[str]]  # names by their type


def both(parts: Iterable[str]) -> str:
    """A conjunction; one part stays as it is."""
    listed = list(parts)
    return listed[0] if len(listed) == 1 else f"(and {' '.join(listed)})"


def either(parts: Iterable[str]) -> str:
    """A disjunction; one part stays as it is."""
    listed = list(parts)
    return listed[0] if len(listed) == 1 else f"(or {' '.join(listed)})"


def typed(names: Typed) -> str:
    """`a b - disc c - peg`; types without a name are left out."""
    return " ".join(f"{' '.join(of_type)} - {kind}" for kind, of_type in names.items() if of_type)


def action(name: str, parameters: str, precondition: Iterable[str], effect: Iterable[str]) -> str:
    """One action schema; without parameters the brackets are empty."""
    return (
        f"  (:action {name}\n"
        f"    :parameters ({parameters})\n"
        f"    :precondition {both(precondition)}\n"
        f"    :effect {both(effect)})"
    )


def domain(
    name: str,
    *,
    requirements: str,
    types: str,
    constants: Typed,
    predicates: Iterable[str],
    actions: Iterable[str],
) -> str:
    """A whole domain."""
    named = typed(constants)
    lines = [
        f"(define (domain {name})",
        f"  (:requirements {requirements})",
        f"  (:types {types})",
        *([f"  (:constants {named})"] if named else []),
        f"  (:predicates {' '.join(predicates)})",
        *actions,
    ]
    return "\n".join(lines) + ")\n"


def problem(name: str, *, objects: Typed, init: Iterable[str], goal: str) -> str:
    """A problem of the domain with the same name."""
    named = typed(objects)
    lines = [
        f"(define (problem {name}-puzzle)",
        f"  (:domain {name})",
        *([f"  (:objects {named})"] if named else []),
        "  (:init",
        *(f"    {fact}" for fact in init),
        "  )",
        f"  (:goal {goal})",
    ]
    return "\n".join(lines) + ")\n"
