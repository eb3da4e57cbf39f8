"""A model's answer as events, with a provider that answers from a list."""

from collections.abc import Generator
from dataclasses import dataclass, field

import pytest

from kvcache_app.inference.provider import (
    Answered,
    Heard,
    InferenceError,
    Loading,
    Piece,
    Reading,
    Request,
    Said,
    Usage,
    Waiting,
)
from planner.core.events import Text
from sessions_app import events
from sessions_app.conversation import Ended, Stopped
from sessions_app.talk import talk


@dataclass
class Scripted:
    """Says what it was given, word by word, and looks at `stop` before each, as a real one does at each token."""

    words: list[Heard | None]
    ids: tuple[int, ...] = (7, 8)
    error: InferenceError | None = None
    closed: bool = False
    asked: list[Request] = field(default_factory=list)
    fingerprint: str = "abc"

    def answer(self, request: Request) -> Generator[Heard | None, None, Answered]:
        self.asked.append(request)
        said = ""
        try:
            for word in self.words:
                if request.stop():
                    return Answered(said, "cancelled", Usage(generated=1), (*request.ids, *self.ids), self.fingerprint)
                said += word.text if isinstance(word, Piece) else ""
                yield word
            if self.error:
                raise self.error
            return Answered(said, "stop", Usage(1, 2, 3, 4, 0.5, 0.75), (*request.ids, *self.ids), self.fingerprint)
        finally:
            self.closed = True


def drive(running, stop_after: int | None = None) -> tuple[list, Ended]:
    """Everything it tells, heartbeats left out, and how it ended; stopped after so many yields."""
    told, count, step = [], 0, lambda: next(running)
    while True:
        try:
            event = step()
        except StopIteration as stop:
            return told, stop.value
        count += 1
        told += [event] if event is not None else []
        step = (lambda: running.throw(Stopped())) if count == stop_after else (lambda: next(running))


def test_pieces_go_out_as_they_come_and_each_block_once_more_when_it_is_whole():
    provider = Scripted([Piece("Hel"), Piece("lo.\n"), None, Piece("\nBye")])
    told, ended = drive(talk("gemma", provider, Request("hi", ids=(1, 2))))
    assert told[:-1] == [
        events.Piece("Hel"), events.Piece("lo.\n"), events.Piece("\nBye"), Text("Hello.\n\n"), Text("Bye")
    ]  # fmt: skip
    assert told[-1] == events.Used("gemma", 1, 2, 3, 4, 0.5, 0.75)
    assert (ended.status, ended.answer) == ("answered", "Hello.\n\nBye")
    assert ended.learnt.ids == (7, 8)
    assert ended.learnt.fingerprint == "abc"


def test_what_happens_before_the_first_word_is_told_once_each():
    words = [Waiting(2), Waiting(2), Loading(), Reading(0, 512), Reading(256, 512), Piece("x")]
    told, _ = drive(talk("gemma", Scripted(words), Request("hi")))
    stages = [event for event in told if isinstance(event, events.Stage)]
    assert stages == [
        events.Stage("waiting", total=2),
        events.Stage("loading"),
        events.Stage("reading", 0, 512),
        events.Stage("reading", 256, 512),
    ]


@pytest.mark.parametrize("stop_after", [1, 2, 3])
def test_a_stopped_answer_keeps_what_was_said_and_says_what_it_cost(stop_after):
    provider = Scripted([Piece("one "), Piece("two "), Piece("three "), Piece("four")])
    told, ended = drive(talk("gemma", provider, Request("count")), stop_after)
    said = ["one ", "two ", "three "][:stop_after]
    assert told == [*map(events.Piece, said), Text("".join(said)), events.Used("gemma", 0, 0, 0, 1, 0, 0)]
    assert ended.status == "cancelled"
    assert ended.answer == "".join(["one ", "two ", "three "][:stop_after])
    assert ended.learnt is not None
    assert provider.closed


def test_a_stop_after_the_last_word_loses_nothing():
    told, ended = drive(talk("gemma", Scripted([Piece("done")]), Request("hi")), stop_after=2)
    assert [type(event) for event in told] == [events.Piece, Text, events.Used]
    assert ended.answer == "done"
    assert ended.learnt is not None


def test_an_error_of_the_provider_ends_the_turn_with_its_code():
    provider = Scripted([Piece("so f")], error=InferenceError("server_away", "The server does not answer."))
    told, ended = drive(talk("gemma", provider, Request("hi")))
    assert told[-1] == events.Failed("server_away", "The server does not answer.")
    assert ended == Ended("failed", "")


def test_an_abandoned_answer_is_closed():
    provider = Scripted([Piece("x"), Piece("y")])
    running = talk("gemma", provider, Request("hi"))
    next(running)
    running.close()
    assert provider.closed


def test_a_model_elsewhere_leaves_no_ids():
    provider = Scripted([Piece("x")], ids=(), fingerprint="")
    _, ended = drive(talk("other", provider, Request("hi", history=(Said("person", "a"),))))
    assert ended.learnt is None
