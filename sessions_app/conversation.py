"""One turn as a generator of events. Pure: it sees a question, yields what to tell, and returns how it ended.

The workers of the planner queue read every question first. What is no planning problem is handed to the workers of the
inference queue, where a language model answers. None is yielded where there is nothing to tell: whoever drives the
turn may look at the clock.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from planner import questions
from planner.core.language.follow_up import Clarified
from planner.core.outcome import Budget
from sessions_app.events import Clarify, Event, Used

PLANNER, INFERENCE = "planner", "inference"


class Stopped(Exception):
    """Thrown into a running turn when its person asked to stop it."""


@dataclass(frozen=True)
class Learnt:
    """What a model's answer adds to its conversation: token ids, whose they are (a fingerprint), and what they cost."""

    fingerprint: str
    ids: tuple[int, ...]
    used: Used


@dataclass(frozen=True)
class Ended:
    """The turn is over; `answer` is what the history keeps of it, Markdown."""

    status: str
    answer: str
    learnt: Learnt | None = None


@dataclass(frozen=True)
class HandedOver:
    """The workers of `queue` go on."""

    queue: str


@dataclass(frozen=True)
class Limits:
    """What one turn may use and show."""

    budget: Budget
    steps_shown: int


Running = Generator[Event | None, None, Ended | HandedOver]


def plan(question: str, limits: Limits, before: Sequence[Clarified] = ()) -> Running:
    """Answer a question as the planner's workers do; `before` are the turns it may be the answer to."""
    question = questions.text_to_read(question, before)
    answer = yield from questions.answer(question, budget=limits.budget, max_steps=limits.steps_shown)
    if answer.status == "not_a_puzzle":
        return HandedOver(INFERENCE)
    if answer.clarify:
        yield Clarify(answer.clarify)
    return Ended(answer.status, answer.answer)
