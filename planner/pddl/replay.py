"""Replays a plan against the task as unified-planning read it: types, preconditions, effects, goal, cost.

The engine has read the same text with a reader of its own, so neither's mistake can hide behind the other's. Atoms are
tuples of names; a state is the set of those that hold. Effects happen at once, deletions before additions.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, TypeAlias

from planner.pddl.reading import Task

Atom: TypeAlias = tuple[str, ...]
State: TypeAlias = frozenset[Atom]
Binding: TypeAlias = Mapping[str, str]


class BrokenPlan(Exception):
    """The plan is none: an engine's mistake, or ours."""


class Replay:
    """One task; `states` replays a plan for it."""

    def __init__(self, task: Task) -> None:
        self._problem = task.problem
        self._costs = task.costs
        self._objects: dict[Any, frozenset[str]] = {}
        self._dynamic = {e.fluent.fluent().name for action in task.problem.actions for e in action.effects}
        self.initial = frozenset(
            _atom(fluent, {}) for fluent, value in task.problem.explicit_initial_values.items() if value.is_true()
        )
        self._numbers = {
            _atom(fluent, {}): int(value.constant_value())
            for fluent, value in task.problem.explicit_initial_values.items()
            if value.is_int_constant()
        }

    def states(self, plan: Iterable[Atom]) -> Iterator[State]:
        """The start, then the state after each action; raises BrokenPlan."""
        state = self.initial
        yield state
        for number, step in enumerate(plan, start=1):
            action, binding = self._bind(number, step)
            for condition in action.preconditions:
                if not self._holds(condition, state, binding):
                    raise BrokenPlan(f"step {number}, {' '.join(step)}: {condition} does not hold")
            state = self._after(action.effects, state, binding)
            yield state
        for goal in self._problem.goals:
            if not self._holds(goal, state, {}):
                raise BrokenPlan(f"the goal {goal} is not reached")

    def shown(self, state: State) -> list[str]:
        """The facts of a state that some action can change, in order."""
        return sorted(" ".join(atom) for atom in state if atom[0] in self._dynamic)

    def cost(self, plan: Iterable[Atom]) -> int | None:
        """The total cost; None where the problem asks for no least cost."""
        if self._costs is None:
            return None
        return sum(self._cost_of(*self._bind(number, step)) for number, step in enumerate(plan, start=1))

    def _cost_of(self, action: Any, binding: Binding) -> int:
        cost = self._costs.get_action_cost(action) if self._costs is not None else None
        if cost is None:
            return 0
        return int(cost.constant_value()) if cost.is_int_constant() else self._numbers[_atom(cost, binding)]

    def _bind(self, number: int, step: Atom) -> tuple[Any, dict[str, str]]:
        if not self._problem.has_action(step[0]):
            raise BrokenPlan(f"step {number}: there is no action {step[0]}")
        action = self._problem.action(step[0])
        if len(action.parameters) != len(step) - 1:
            raise BrokenPlan(f"step {number}: {step[0]} takes {len(action.parameters)} objects")
        for parameter, name in zip(action.parameters, step[1:], strict=True):
            if name not in self._names(parameter.type):
                raise BrokenPlan(f"step {number}: {name} is no {parameter.type}")
        return action, {p.name: name for p, name in zip(action.parameters, step[1:], strict=True)}

    def _names(self, kind: Any) -> frozenset[str]:
        if kind not in self._objects:
            self._objects[kind] = frozenset(thing.name for thing in self._problem.objects(kind))
        return self._objects[kind]

    def _after(self, effects: Iterable[Any], state: State, binding: Binding) -> State:
        added: set[Atom] = set()
        deleted: set[Atom] = set()
        for effect in effects:
            if not effect.fluent.fluent().type.is_bool_type():
                continue  # the total cost
            for inner in self._bindings(effect.forall, binding):
                if self._holds(effect.condition, state, inner):
                    is_added = self._holds(effect.value, state, inner)
                    (added if is_added else deleted).add(_atom(effect.fluent, inner))
        return frozenset((state - deleted) | added)

    def _bindings(self, variables: Iterable[Any], binding: Binding) -> Iterator[Binding]:
        listed = list(variables)
        for names in product(*(self._names(variable.type) for variable in listed)):
            yield {**binding, **{v.name: name for v, name in zip(listed, names, strict=True)}}

    def _holds(self, node: Any, state: State, binding: Binding) -> bool:
        if node.is_fluent_exp():
            return _atom(node, binding) in state
        if node.is_bool_constant():
            return bool(node.constant_value())
        if node.is_and():
            return all(self._holds(part, state, binding) for part in node.args)
        if node.is_or():
            return any(self._holds(part, state, binding) for part in node.args)
        if node.is_not():
            return not self._holds(node.args[0], state, binding)
        if node.is_exists() or node.is_forall():
            truths = (self._holds(node.args[0], state, inner) for inner in self._bindings(node.variables(), binding))
            return any(truths) if node.is_exists() else all(truths)
        return self._compares(node, state, binding)

    def _compares(self, node: Any, state: State, binding: Binding) -> bool:
        a, b = node.args
        if node.is_equals():
            return _term(a, binding) == _term(b, binding)
        if node.is_implies():
            return not self._holds(a, state, binding) or self._holds(b, state, binding)
        if node.is_iff():
            return self._holds(a, state, binding) == self._holds(b, state, binding)
        raise BrokenPlan(f"a condition that cannot be checked: {node}")


def _atom(node: Any, binding: Binding) -> Atom:
    return (node.fluent().name, *(_term(term, binding) for term in node.args))


def _term(node: Any, binding: Binding) -> str:
    if node.is_object_exp():
        return str(node.object().name)
    name = node.parameter().name if node.is_parameter_exp() else node.variable().name
    return binding[name]
