"""A PDDL question in, events out, and at the end the same Answer as for every other question.

The family is `pddl` and there is no model: the texts are the model. A step is the list of the action's name and its
objects; a state is shown as `{"facts": [...]}`, those facts that some action can change.
"""

import logging
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

from planner.core.answer import AS_IS, MAX_STEPS, Answer, How, complaint
from planner.core.events import Detected, Event, Plan, Progress, Step, Text
from planner.core.json_types import JsonObject
from planner.core.narrate.markdown import escape
from planner.core.outcome import DEFAULT_BUDGET, Budget
from planner.pddl import engines, narrate, proofs
from planner.pddl.detect import PddlText, find_definitions
from planner.pddl.errors import PddlError
from planner.pddl.process import Message, converse

log = logging.getLogger(__name__)

FAMILY = "pddl"
UNIT = "actions"
_ASK_FOR_BOTH = "I see the PDDL {here} but not the {missing}. Can you give me the {missing} too?"
_NO_CHOICE = "PDDL is solved by Fast Downward with a search of its own, so “{algorithm}” cannot be asked for."
_STOPPED = PddlError("engine_failed", "The program that reads and solves PDDL stopped without an answer.")


@dataclass
class _Heard:
    """What the child has said so far."""

    read: Message | None = None
    plan: Message | None = None
    ending: Message | None = None
    at_least: int = 0
    expanded: int = 0
    generated: int = 0
    algorithm: str | None = None
    begun: float = field(default_factory=monotonic)

    def hear(self, news: Message) -> None:
        """Keep one message; every search that ended adds to what the answer has cost."""
        self.expanded += news.get("expanded", 0)
        self.generated += news.get("generated", 0)
        self.algorithm = news.get("algorithm", self.algorithm)
        if news["kind"] == "read":
            self.read = news
        elif news["kind"] == "plan":
            self.plan = news
        elif news["kind"] == "searched":
            self.learn_bound(news["bound"])
        else:
            self.ending = news

    def learn_bound(self, bound: int) -> None:
        """What A* has reached; where actions have prices it is one of the price and says nothing of the length."""
        if self.read is not None and not self.read["priced"]:
            self.at_least = max(self.at_least, bound)

    def search(self) -> JsonObject:
        """The `search` of the formats; the algorithm is the one whose plan is shown, or the last one."""
        return {
            "algorithm": self.plan["algorithm"] if self.plan else self.algorithm,
            "expanded": self.expanded,
            "generated": self.generated,
            "seconds": round(monotonic() - self.begun, 6),
            "from_memory": False,
        }


def answer_pddl(
    text: str, *, budget: Budget = DEFAULT_BUDGET, max_steps: int = MAX_STEPS, how: How = AS_IS
) -> Generator[Event, None, Answer]:
    """Answer a text that defines a PDDL domain and a problem.

    `how.prove` asks for nothing more here: no theorem answers PDDL, so every proof is a search's.
    """
    answer, heard = Answer(FAMILY, 1.0, None, "unsolved"), _Heard()
    try:
        if how.algorithm is not None:
            raise PddlError("no_choice", _NO_CHOICE.format(algorithm=how.algorithm))
        found = find_definitions(text)
        if found.domain is None or found.problem is None:
            return (yield from _ask_back(answer, found))
        if engines.search_program() is None:
            raise PddlError("no_engine", engines.HOW_TO_INSTALL)
        request = {
            "domain": found.domain,
            "problem": found.problem,
            "seconds": budget.seconds,
            "bytes": budget.bytes,
            "states_shown": max_steps,
        }
        yield from _listen(heard, request, answer)
        return (yield from _tell(heard, answer, max_steps))
    except PddlError as error:
        if heard.read is None:
            yield _detected(answer)
        return (yield from _refuse(answer, error))


def _ask_back(answer: Answer, found: PddlText) -> Generator[Event, None, Answer]:
    here, missing = ("domain", "problem") if found.domain else ("problem", "domain")
    question = _ASK_FOR_BOTH.format(here=here, missing=missing)
    yield _detected(replace(answer, clarify=question))
    return replace(answer, status="needs_clarification", clarify=question, answer=question)


def _refuse(answer: Answer, error: PddlError) -> Generator[Event, None, Answer]:
    yield complaint(error.code, error.message)
    words = escape(error.message)
    return replace(answer, status="invalid", answer=words, error={"code": error.code, "message": error.message})


def _detected(answer: Answer, summary: list[JsonObject] | None = None) -> Detected:
    return Detected(answer.family, answer.confidence, None, [], [], answer.clarify, summary or [])


def _listen(heard: _Heard, request: Message, answer: Answer) -> Generator[Event, None, None]:
    """Hear the child to its end; raises PddlError."""
    for news in converse(request):
        if isinstance(news, Progress):
            heard.learn_bound(news.depth)
            yield replace(news, expanded=heard.expanded + news.expanded)
        elif news["kind"] == "invalid":
            raise PddlError(news["code"], news["message"])
        elif news["kind"] == "failed":
            log.error("the child process of PDDL failed: %s", news["message"])
            raise _STOPPED
        else:
            heard.hear(news)
            if news["kind"] == "read":
                yield _detected(answer, news["summary"])


def _tell(heard: _Heard, answer: Answer, max_steps: int) -> Generator[Event, None, Answer]:
    answer = replace(answer, search=heard.search())
    if heard.plan is not None and heard.read is not None:
        return (yield from _tell_plan(answer, heard.plan, heard.read, heard.at_least, max_steps))
    if heard.ending is None:
        raise _STOPPED
    start = {"facts": heard.read["start"]} if heard.read else {"facts": []}
    if heard.ending["kind"] == "impossible":
        proof = proofs.impossible(heard.ending["states"]).to_json()
        answer = replace(answer, status="impossible", proof=proof, answer=narrate.explain_impossible(proof["text"]))
    else:
        words = narrate.explain_out_of_budget(
            heard.ending["what"], answer.search["seconds"], answer.search["expanded"], heard.at_least
        )
        answer = replace(answer, status="out_of_budget", answer=words)
    yield Plan(answer.status, None, False, answer.proof, UNIT, start, 0)
    yield Text(answer.answer)
    return answer


def _tell_plan(
    answer: Answer, plan: Message, read: Message, at_least: int, max_steps: int
) -> Generator[Event, None, Answer]:
    """A plan that may not be the best is told as the best there is when the budget was over, like everywhere."""
    steps: list[list[Any]] = plan["steps"]
    shown = steps[:max_steps]
    proof = proofs.plan(plan, at_least)
    answer = replace(
        answer,
        status="solved" if plan["optimal"] else "out_of_budget",
        length=len(steps),
        optimal=plan["optimal"],
        proof=proof.to_json(),
        steps=shown,
        steps_cut=len(shown) < len(steps),
    )
    yield Plan(answer.status, len(steps), answer.optimal, answer.proof, UNIT, {"facts": read["start"]}, len(shown))
    for number, (step, facts) in enumerate(zip(shown, plan["after"], strict=True), start=1):
        yield Step(number, step, {"facts": facts}, narrate.describe(step))
    words = narrate.explain_plan(steps, plan["cost"], answer.optimal, proof.text)
    yield Text(words)
    return replace(answer, answer=f"{words}\n\n{narrate.list_steps(steps, max_steps)}".strip())
