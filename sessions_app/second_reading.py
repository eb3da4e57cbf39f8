"""A language model as the second reader of a question the rules took for no puzzle. Pure: the model is handed in.

What it proposes counts only after `planner.core.language.second_reader` has checked it; then the planner answers.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass

from kvcache_app.inference.provider import InferenceError, Piece, Provider, Request, Sampling
from planner import questions
from planner.core.language import read
from planner.core.language.second_reader import is_unsure, prompt_for, reread
from sessions_app.conversation import Ended, Limits
from sessions_app.events import Event, Stage

SECONDS, TOKENS = 20.0, 400  # a model of a puzzle is some 150 tokens; a slow machine gives up
Proposing = Generator[Event | None, None, str]
Reading = Generator[Event | None, None, Ended | None]


@dataclass(frozen=True)
class Heard:
    """A second reader that has already spoken."""

    reply: str

    def propose(self, _: str) -> str:
        return self.reply


def read_again(question: str, provider: Provider, limits: Limits) -> Reading:
    """Answer the question as a puzzle if the model finds a believable one in it; None otherwise."""
    first = read(question)
    if not is_unsure(first):
        return None
    yield Stage("reading")
    reader = Heard((yield from _proposal(provider, prompt_for(question))))
    second = reread(question, first, reader)
    if second is first or second.model is None or second.clarify is not None:
        return None
    answer = yield from questions.answer(
        question, budget=limits.budget, max_steps=limits.steps_shown, second_reader=reader
    )
    return Ended(answer.status, answer.answer)


def _proposal(provider: Provider, prompt: str) -> Proposing:
    """What the model says to the prompt, without a trace in any conversation or cache; "" where it fails."""
    until = time.monotonic() + SECONDS
    request = Request(
        text=prompt,
        sampling=Sampling(temperature=0, max_new_tokens=TOKENS),
        stop=lambda: time.monotonic() > until,
        use_cache=False,
    )
    said, hearing = "", provider.answer(request)
    try:
        while True:
            word = next(hearing)
            said += word.text if isinstance(word, Piece) else ""
            yield None
    except StopIteration:
        return said
    except InferenceError:
        return ""  # the conversation itself will meet the same fault, and tell it
    finally:
        hearing.close()
