"""One question or model in, events out, and at the end the Answer that `manage.py plan --json` prints."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from planner.core.errors import InvalidModel
from planner.core.events import Detected, Event, Plan, Step, Text
from planner.core.explain import explain, list_plan, worth_knowing
from planner.core.json_types import JsonObject
from planner.core.language import read
from planner.core.language.reading import Reading
from planner.core.language.second_reader import SecondReader, reread
from planner.core.narrate import NARRATORS
from planner.core.narrate.ending import join_paragraphs, prove_bound
from planner.core.narrate.markdown import escape
from planner.core.outcome import DEFAULT_BUDGET, BestPlan, Budget, Impossible, Outcome, OutOfBudget, Solved
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


@dataclass(frozen=True)
class How:
    """What else may be wished of an answer; `algorithm` and `prove` are those of `solve`."""

    algorithm: str | None = None
    prove: bool = False
    # A program that only wants the Answer needs no Step events, and telling a step takes longer than finding it.
    tell_steps: bool = True
    # How long to look for what else is worth knowing; 0 for not at all. Nobody can stop us meanwhile, so not long.
    insight_seconds: float = 0.15


AS_IS = How()


def answer_text(
    text: str,
    *,
    budget: Budget = DEFAULT_BUDGET,
    max_steps: int = MAX_STEPS,
    how: How = AS_IS,
    second_reader: SecondReader | None = None,
) -> Generator[Event, None, Answer]:
    """Understand a question and answer it; `second_reader` is asked where the rules are unsure."""
    reading = read(text)
    if second_reader is not None:
        reading = reread(text, reading, second_reader)
    answer = _understood(reading)
    if answer.status != "unsolved":
        yield _detected(answer)
        return answer
    return (yield from _answer(answer, reading.family, budget, max_steps, how))


def answer_model(
    family: str, model: Any, *, budget: Budget = DEFAULT_BUDGET, max_steps: int = MAX_STEPS, how: How = AS_IS
) -> Generator[Event, None, Answer]:
    """Answer a model that somebody else wrote, so nothing about it is known to be right."""
    name = family if isinstance(family, str) and family in NARRATORS else "none"
    return (yield from _answer(Answer(name, 1.0, model, "unsolved"), family, budget, max_steps, how))


def invalid(code: str, message: str) -> Answer:
    """The answer to a request that never got as far as a model."""
    return _refused(Answer("none", 0.0, None, "invalid"), code, message)


def complaint(code: str, message: str) -> Text:
    """An error as whoever follows the events is told it: the sentence, and the code that never changes."""
    return Text(f"{escape(message)} `{code}`")


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


def _answer(answer: Answer, family: str, budget: Budget, max_steps: int, how: How) -> Generator[Event, None, Answer]:
    """From a model, which may still be wrong, to the end."""
    model: Any = answer.model
    try:
        read_model(family, model)
    except InvalidModel as error:
        yield _detected(replace(answer, model=None))
        return (yield from _refuse(replace(answer, model=None), error))
    narrator = NARRATORS[family]
    yield _detected(answer, narrator.summarise(model))
    try:
        outcome = yield from solve(family, model, budget, algorithm=how.algorithm, prove=how.prove)
    except InvalidModel as error:
        return (yield from _refuse(answer, error))
    answer = replace(answer, search=_search_json(outcome))
    if isinstance(outcome, Solved):
        answer = replace(answer, status="solved", optimal=outcome.optimal, proof=outcome.proof.to_json())
        return (yield from _tell_plan(answer, model, outcome, outcome, max_steps, how))
    if isinstance(outcome, OutOfBudget) and outcome.best is not None:
        answer = replace(answer, status="out_of_budget", proof=prove_bound(outcome, narrator.step).to_json())
        return (yield from _tell_plan(answer, model, outcome, outcome.best, max_steps, how))
    return (yield from _tell_end(answer, model, outcome, how))


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
    yield complaint(error.code, error.message)
    return _refused(answer, error.code, error.message)


def _refused(answer: Answer, code: str, message: str) -> Answer:
    return replace(
        answer,
        status="invalid",
        answer=escape(message),
        error={"code": code, "message": message},
    )


def _search_json(outcome: Outcome) -> JsonObject:
    cost = outcome.statistics
    return {
        "algorithm": cost.algorithm, "expanded": cost.expanded, "generated": cost.generated, "seconds": cost.seconds,
        "from_memory": False,
    }  # fmt: skip


def _tell_end(
    answer: Answer, model: JsonObject, outcome: Impossible | OutOfBudget, how: How
) -> Generator[Event, None, Answer]:
    """The two endings without a plan."""
    if isinstance(outcome, Impossible):
        answer = replace(answer, status="impossible", proof=outcome.proof.to_json())
    else:
        answer = replace(answer, status="out_of_budget")
    start = next(replay(answer.family, model, []))
    yield Plan(answer.status, None, False, answer.proof, NARRATORS[answer.family].unit, start, 0)
    words = join_paragraphs(
        explain(answer.family, outcome), worth_knowing(answer.family, model, outcome, how.insight_seconds)
    )
    yield Text(words)
    return replace(answer, answer=words)


def _tell_plan(
    answer: Answer, model: JsonObject, outcome: Solved | OutOfBudget, plan: Solved | BestPlan, max_steps: int, how: How
) -> Generator[Event, None, Answer]:
    """The plan, its steps and the explanation. Every state shown is the validator's."""
    narrator = NARRATORS[answer.family]
    shown = list(islice(plan.steps, max_steps))
    answer = replace(answer, length=plan.length, steps=shown, steps_cut=len(shown) < plan.length)
    told = shown if how.tell_steps else []
    states = replay(answer.family, model, plan.steps)
    start = next(states)
    yield Plan(answer.status, plan.length, answer.optimal, answer.proof, narrator.unit, start, len(told))
    before = start
    for number, (action, state) in enumerate(zip(told, states, strict=False), start=1):
        yield Step(number, action, state, narrator.describe(model, action, before, state))
        before = state
    words, more = explain(answer.family, outcome), worth_knowing(answer.family, model, outcome, how.insight_seconds)
    yield Text(join_paragraphs(words, more))  # whoever follows the events has been told the steps
    listed = list_plan(answer.family, model, plan, max_steps)
    return replace(answer, answer=join_paragraphs(words, listed, more))
