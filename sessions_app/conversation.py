"""One turn as a generator of events. Pure: it sees a question, yields what to tell, and returns how it ended.

The workers of the planner queue read every question first. What is no planning problem is handed to the workers of the
inference queue, where a language model would answer.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from planner import questions
from planner.core.events import Text
from planner.core.language.follow_up import Clarified
from planner.core.outcome import Budget
from sessions_app.events import Clarify, Event

PLANNER, INFERENCE = "planner", "inference"


@dataclass(frozen=True)
class Ended:
    """The turn is over; `answer` is what the history keeps of it, Markdown."""

    status: str
    answer: str


@dataclass(frozen=True)
class HandedOver:
    """The workers of `queue` go on."""

    queue: str


@dataclass(frozen=True)
class Limits:
    """What one turn may use and show."""

    budget: Budget
    steps_shown: int


Running = Generator[Event, None, Ended | HandedOver]


def run_turn(question: str, queue: str, limits: Limits, before: Sequence[Clarified] = ()) -> Running:
    """Answer a question as the workers of `queue` do; `before` are the turns it may be the answer to."""
    return _plan(questions.text_to_read(question, before), limits) if queue == PLANNER else _talk()


def _plan(question: str, limits: Limits) -> Running:
    answer = yield from questions.answer(question, budget=limits.budget, max_steps=limits.steps_shown)
    if answer.status == "not_a_puzzle":
        return HandedOver(INFERENCE)
    if answer.clarify:
        yield Clarify(answer.clarify)
    return Ended(answer.status, answer.answer)


def _talk() -> Running:
    yield Text(NO_MODEL)
    return Ended("answered", NO_MODEL)


NO_MODEL = """\
This does not look like a planning puzzle, and **no language model is installed here yet**, so I cannot answer it.

What I can do is find a plan, prove it and show it step by step:

- **River crossings** – who has to get over, how many the boat holds, and who may not be left with whom.
- **Tower of Hanoi** – how many discs, which pegs, and where they should go.
- **Water jugs** – how much each jug holds, whether there is a tap, and the amount you need.

For example: *I have a 5-litre jug, a 3-litre jug and a tap. How do I measure exactly 4 litres?*
"""
