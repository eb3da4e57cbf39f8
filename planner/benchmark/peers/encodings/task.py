"""What an encoding gives, and how its parts become PDDL text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.core.pddl.task import GroundAction


@dataclass(frozen=True)
class Action:
    """A schema: `needs` are facts, `makes` facts that come and `(not …)` those that go."""

    name: str
    parameters: str
    needs: Sequence[str]
    makes: Sequence[str]
    cost: int = 0

    def text(self, has_costs: bool) -> str:
        """In brackets; a cost of nothing is not said."""
        paid = [f"(increase (total-cost) {self.cost})"] if has_costs and self.cost else []
        return (
            f"(:action {self.name} :parameters ({self.parameters})\n  :precondition (and {' '.join(self.needs)})\n"
            f"  :effect (and {' '.join([*self.makes, *paid])}))"
        )


@dataclass(frozen=True)
class Task:
    """The parts of domain and problem; objects are constants, so that actions may name them."""

    predicates: Sequence[str]
    objects: Sequence[str]
    actions: Sequence[Action]
    init: Sequence[str]
    goal: Sequence[str]
    has_costs: bool = False

    def domain(self) -> str:
        """Its text."""
        costs = " :action-costs" if self.has_costs else ""
        parts = [
            f"(define (domain puzzle)\n(:requirements :strips{costs})",
            f"(:constants {' '.join(self.objects)})",
            f"(:predicates {' '.join(self.predicates)})",
            *(["(:functions (total-cost))"] if self.has_costs else []),
            *(action.text(self.has_costs) for action in self.actions),
        ]
        return "\n".join(parts) + ")\n"

    def problem(self) -> str:
        """Its text."""
        init = [*self.init, *(["(= (total-cost) 0)"] if self.has_costs else [])]
        metric = "\n(:metric minimize (total-cost))" if self.has_costs else ""
        return (
            "(define (problem one) (:domain puzzle)\n(:init\n" + "\n".join(init) + ")\n"
            f"(:goal (and {' '.join(self.goal)})){metric})\n"
        )


@dataclass(frozen=True)
class Encoding:
    """A task and the way back to our steps. With costs, a step of ours is what costs one; without, every action is."""

    task: Task
    read_plan: Callable[[Sequence[GroundAction]], list[Any]]

    def without_costs(self) -> "Encoding":
        """For planners that count actions: their shortest plan need not be one with the fewest steps of ours."""
        return replace(self, task=replace(self.task, has_costs=False))


def gone(fact: str) -> str:
    """The effect that a fact ends."""
    return f"(not {fact})"
