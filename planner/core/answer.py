"""One question or model in, events out, and at the end the Answer that `manage.py plan --json` prints."""

from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import islice, pairwise
from typing import Any

from planner.core.errors import InvalidModel
from planner.core.events import Detected, Event, Plan, Step, Text
from planner.core.json_types import JsonObject
from planner.core.language import read
from planner.core.language.reading import Reading
from planner.core.narrate import NARRATORS, Narrator
from planner.core.narrate.ending import (
    ALL_STEPS_UP_TO,
    FIRST_STEPS,
    LAST_STEPS,
    explain_impossible,
    explain_out_of_budget,
    explain_solved,
    list_steps,
)
from planner.core.narrate.markdown import escape
from planner.core.outcome import DEFAULT_BUDGET, Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.puzzles import read_model
from planner.core.solve import solve
from planner.core.validate import replay

MAX_STEPS = 10_000
NO_SEARCH: JsonObject = {
    "algorithm": None, "expanded": 0, "generated": 0, "seconds": 0.0, "from_memory": False,
}  # fmt: skip
NOT_A_PUZZLE = (
    "I see no planning puzzle that I know in this. "
    "I can solve river crossings, Towers of Hanoi and water jugs, each in many variants."
)


@dataclass(frozen=True)
class Answer:
    """Everything that is known at the end, field by field as in the formats."""

    family: str
    confidence: float
    model: JsonObject | None
    status: str
    evidence: list[JsonObject] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    clarify: str | None = None
    length: int | None = None
    optimal: bool = False
    proof: JsonObject | None = None
    steps: list[Any] = field(default_factory=list)
    steps_cut: bool = False
    search: JsonObject = field(default_factory=lambda: dict(NO_SEARCH))
    answer: str = ""
    error: JsonObject | None = None

    def to_json(self) -> JsonObject:
        """The object of the formats; `steps_cut` and `error` are there only where they apply."""
        names = (
            "family", "confidence", "model", "evidence", "assumptions", "clarify", "status", "length", "optimal",
            "proof", "steps", "search", "answer",
        )  # fmt: skip
        result = {name: getattr(self, name) for name in names}
        if self.steps_cut:
            result["steps_cut"] = True
        if self.error is not None:
            result["error"] = self.error
        return result


def answer_text(
    text: str, *, budget: Budget = DEFAULT_BUDGET, max_steps: int = MAX_STEPS
) -> Generator[Event, None, Answer]:
    """Understand a question and answer it."""
    reading = read(text)
    answer = _understood(reading)
    if answer.status != "unsolved":
        yield _detected(answer)
        return answer
    return (yield from _answer(answer, reading.family, budget, max_steps))


def answer_model(
    family: str, model: Any, *, budget: Budget = DEFAULT_BUDGET, max_steps: int = MAX_STEPS
) -> Generator[Event, None, Answer]:
    """Answer a model that somebody else wrote, so nothing about it is known to be right."""
    name = family if isinstance(family, str) and family in NARRATORS else "none"
    return (yield from _answer(Answer(name, 1.0, model, "unsolved"), family, budget, max_steps))


def invalid(code: str, message: str) -> Answer:
    """The answer to a request that never got as far as a model."""
    return _refused(Answer("none", 0.0, None, "invalid"), code, message)


def _understood(reading: Reading) -> Answer:
    """What a reading says before anything was searched; `unsolved` where there is something to search."""
    answer = Answer(
        family=reading.family,
        confidence=reading.confidence,
        model=reading.model,
        status="unsolved",
        evidence=[{"field": e.field, "value": e.value, "span": list(e.span)} for e in reading.evidence],
        assumptions=list(reading.assumptions),
        clarify=reading.clarify,
    )
    if reading.clarify is not None:
        return replace(answer, status="needs_clarification", answer=reading.clarify)
    if reading.family not in NARRATORS or reading.model is None:
        return replace(answer, status="not_a_puzzle", answer=NOT_A_PUZZLE)
    return answer


def _answer(answer: Answer, family: str, budget: Budget, max_steps: int) -> Generator[Event, None, Answer]:
    """From a model, which may still be wrong, to the end."""
    model: Any = answer.model
    try:
        read_model(family, model)
    except InvalidModel as error:
        yield _detected(replace(answer, model=None))
        return (yield from _refuse(replace(answer, model=None), error))
    narrator = NARRATORS[family]
    yield _detected(answer, narrator.summarise(model))
    outcome = yield from solve(answer.family, model, budget)
    answer = replace(answer, search=_search_json(outcome))
    if isinstance(outcome, Solved):
        return (yield from _tell_plan(answer, model, outcome, narrator, max_steps))
    return (yield from _tell_end(answer, model, outcome, narrator))


def _detected(answer: Answer, summary: list[JsonObject] | None = None) -> Detected:
    return Detected(
        family=answer.family,
        confidence=answer.confidence,
        model=answer.model,
        evidence=answer.evidence,
        assumptions=answer.assumptions,
        clarify=answer.clarify,
        summary=summary or [],
    )


def _refuse(answer: Answer, error: InvalidModel) -> Generator[Event, None, Answer]:
    refused = _refused(answer, error.code, error.message)
    yield Text(refused.answer)
    return refused


def _refused(answer: Answer, code: str, message: str) -> Answer:
    return replace(
        answer,
        status="invalid",
        answer=escape(message),
        error={"code": code, "message": message},
    )


def _search_json(outcome: Outcome) -> JsonObject:
    return {**asdict(outcome.statistics), "from_memory": False}


def _tell_end(
    answer: Answer, model: JsonObject, outcome: Impossible | OutOfBudget, narrator: Narrator
) -> Generator[Event, None, Answer]:
    """The two endings without a plan."""
    if isinstance(outcome, Impossible):
        answer = replace(answer, status="impossible", proof=outcome.proof.to_json())
        words = explain_impossible(outcome)
    else:
        answer = replace(answer, status="out_of_budget")
        words = explain_out_of_budget(outcome, narrator.step)
    start = next(replay(answer.family, model, []))
    yield Plan(answer.status, None, False, answer.proof, narrator.unit, start, 0)
    yield Text(words)
    return replace(answer, answer=words)


def _tell_plan(
    answer: Answer, model: JsonObject, outcome: Solved, narrator: Narrator, max_steps: int
) -> Generator[Event, None, Answer]:
    """The plan, its steps and the explanation. Every state shown is the validator's."""
    shown = list(outcome.steps[:max_steps])
    answer = replace(
        answer,
        status="solved",
        length=outcome.length,
        optimal=outcome.optimal,
        proof=outcome.proof.to_json(),
        steps=shown,
        steps_cut=len(shown) < outcome.length,
    )
    states = replay(answer.family, model, outcome.steps)
    start = next(states)
    yield Plan("solved", outcome.length, outcome.optimal, answer.proof, narrator.unit, start, len(shown))
    before = start
    for number, (action, state) in enumerate(zip(shown, states, strict=False), start=1):
        yield Step(number, action, state, narrator.describe(model, action, before, state))
        before = state
    words = explain_solved(outcome, narrator.step)
    yield Text(words)  # whoever follows the events has been told the steps
    listed = _list_steps(answer.family, model, outcome, narrator)
    return replace(answer, answer=f"{words}\n\n{listed}".strip())


def _list_steps(family: str, model: JsonObject, outcome: Solved, narrator: Narrator) -> str:
    """A short plan whole and a long one by its ends."""
    is_short = outcome.length <= ALL_STEPS_UP_TO
    told = ALL_STEPS_UP_TO if is_short else FIRST_STEPS
    first = _sentences(narrator, model, outcome.steps[:told], replay(family, model, outcome.steps))
    last: list[str] = []
    if not is_short:
        last = _sentences(narrator, model, outcome.steps[-LAST_STEPS:], iter(outcome.last_states))
    return list_steps(outcome.length, first, last)


def _sentences(narrator: Narrator, model: JsonObject, steps: Any, states: Iterator[JsonObject]) -> list[str]:
    around = pairwise(islice(states, len(steps) + 1))
    return [narrator.describe(model, step, a, b) for step, (a, b) in zip(steps, around, strict=True)]
