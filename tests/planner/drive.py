"""Runs the planner's generators to their end."""

from collections.abc import Generator
from typing import Any, TypeVar

from planner.core.answer import AS_IS, Answer, How, answer_model
from planner.core.events import Event
from planner.core.outcome import Budget, Outcome
from planner.core.solve import solve

YieldT = TypeVar("YieldT")
ReturnT = TypeVar("ReturnT")


def finish(generator: Generator[YieldT, None, ReturnT]) -> tuple[list[YieldT], ReturnT]:
    """What was yielded, and what was returned."""
    yielded = []
    while True:
        try:
            yielded.append(next(generator))
        except StopIteration as end:
            return yielded, end.value


def outcome(family: str, model: Any, *, algorithm: str | None = None, prove: bool = False, **budget: Any) -> Outcome:
    return finish(solve(family, model, Budget(**budget), algorithm=algorithm, prove=prove))[1]


def answer(
    family: str, model: Any, max_steps: int = 10_000, how: How = AS_IS, **budget: Any
) -> tuple[list[Event], Answer]:
    return finish(answer_model(family, model, budget=Budget(**budget), max_steps=max_steps, how=how))
