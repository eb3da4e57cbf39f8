"""A reader and a search for plain STRIPS that share nothing with the encodings: unified-planning parses, this searches.

It refuses anything but facts in conditions and facts that come or go in effects, which is what the planners asked by
the benchmark refuse too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Any

from unified_planning.io import PDDLReader

Fact = tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """An action with variables, which begin with a question mark."""

    name: str
    parameters: tuple[str, ...]
    needs: tuple[Fact, ...]
    adds: tuple[Fact, ...]
    deletes: tuple[Fact, ...]
    cost: int


@dataclass(frozen=True)
class Strips:
    """A whole problem."""

    schemas: list[Schema]
    init: frozenset[Fact]
    goal: frozenset[Fact]


def read(domain: str, problem: str) -> Strips:
    """Parse; AssertionError for what is not plain STRIPS."""
    parsed = PDDLReader().parse_problem_string(domain, problem)
    has_costs = bool(parsed.quality_metrics)
    init = [_fact(at) for at, value in parsed.explicit_initial_values.items() if value.is_true()]
    goal = [_fact(part) for whole in parsed.goals for part in _parts(whole)]
    return Strips([_schema(action, has_costs) for action in parsed.actions], frozenset(init), frozenset(goal))


def cheapest(task: Strips) -> list[Fact] | None:
    """The ground actions of a cheapest plan, None where there is no plan."""
    moving = {fact[0] for schema in task.schemas for fact in (*schema.adds, *schema.deletes)}
    fixed = frozenset(fact for fact in task.init if fact[0] not in moving)
    order = count()
    queue: list[tuple[int, int, frozenset[Fact], Any]] = [(0, next(order), task.init - fixed, None)]
    closed: set[frozenset[Fact]] = set()
    while queue:
        cost, _, state, trace = heappop(queue)
        if task.goal <= state | fixed:
            return _unwind(trace)
        if state in closed:
            continue
        closed.add(state)
        for schema in task.schemas:
            for values in _matches(schema.needs, {}, _by_predicate(state | fixed)):
                ground = (schema.name, *(values[name] for name in schema.parameters))
                gone = {_put(fact, values) for fact in schema.deletes}
                after = (state - gone) | {_put(fact, values) for fact in schema.adds}
                if after not in closed:
                    heappush(queue, (cost + schema.cost, next(order), after, (ground, trace)))
    return None


def _unwind(trace: Any) -> list[Fact]:
    actions = []
    while trace is not None:
        action, trace = trace
        actions.append(action)
    return actions[::-1]


def _matches(needs: tuple[Fact, ...], values: dict[str, str], facts: dict[str, list[Fact]]) -> Iterator[dict[str, str]]:
    """Every way to give the variables values, one condition after the other."""
    if not needs:
        yield values
        return
    first, *rest = needs
    for fact in facts.get(first[0], []):
        bound = _bind(first, fact, values)
        if bound is not None:
            yield from _matches(tuple(rest), bound, facts)


def _bind(pattern: Fact, fact: Fact, values: dict[str, str]) -> dict[str, str] | None:
    bound = dict(values)
    for name, value in zip(pattern[1:], fact[1:], strict=True):
        if bound.setdefault(name, value) != value if name.startswith("?") else name != value:
            return None
    return bound


def _by_predicate(facts: frozenset[Fact]) -> dict[str, list[Fact]]:
    sorted_out: dict[str, list[Fact]] = {}
    for fact in facts:
        sorted_out.setdefault(fact[0], []).append(fact)
    return sorted_out


def _put(fact: Fact, values: dict[str, str]) -> Fact:
    return tuple(values.get(part, part) for part in fact)


def _schema(action: Any, has_costs: bool) -> Schema:
    adds, deletes, cost = [], [], 0
    for effect in action.effects:
        assert effect.condition.is_true()
        if effect.is_increase():
            cost += effect.value.int_constant_value()
        else:
            (adds if effect.value.is_true() else deletes).append(_fact(effect.fluent))
    needs = tuple(_fact(part) for whole in action.preconditions for part in _parts(whole))
    parameters = tuple(f"?{one.name}" for one in action.parameters)
    assert set(parameters) <= {part for fact in needs for part in fact}
    return Schema(action.name, parameters, needs, tuple(adds), tuple(deletes), cost if has_costs else 1)


def _parts(whole: Any) -> list[Any]:
    return [part for one in whole.args for part in _parts(one)] if whole.is_and() else [whole]


def _fact(expression: Any) -> Fact:
    assert expression.is_fluent_exp(), expression
    return (expression.fluent().name, *(_name(part) for part in expression.args))


def _name(part: Any) -> str:
    return f"?{part.parameter().name}" if part.is_parameter_exp() else str(part.object().name)
