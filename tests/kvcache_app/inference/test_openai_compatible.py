"""A model elsewhere, against a real server on this machine that speaks the protocol, in all its moods."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from kvcache_app.inference.openai_compatible import OpenAICompatible
from kvcache_app.inference.provider import Heard, InferenceError, Piece, Request, Said, Sampling
from tests.kvcache_app.inference.speaking import hear
from tests.parts.model_server import ModelServer, Write, chunk


@pytest.fixture
def server() -> Iterator[ModelServer]:
    made = ModelServer()
    yield made
    made.close()


def ask(server: ModelServer, **more: Any) -> Any:
    provider = OpenAICompatible(server.url, "some-model", key="secret", system="Be kind.", silence=20)
    return hear(provider.answer(Request(**({"text": " Hi? "} | more))))


def refusal(server: ModelServer) -> InferenceError:
    with pytest.raises(InferenceError) as refused:
        ask(server)
    return refused.value


def test_pieces_come_as_they_are_written_and_the_usage_is_passed_on(server: ModelServer) -> None:
    heard, answered = ask(server)
    assert heard == [Piece("Grüß"), Piece("e, "), Piece("you.")]
    assert (answered.text, answered.reason, answered.ids) == ("Grüße, you.", "stop", ())
    usage = answered.usage
    assert (usage.reused_memory, usage.computed, usage.generated) == (16, 4 + 3, 3)
    assert 0 < usage.seconds_to_first <= usage.seconds


def test_the_whole_conversation_is_sent_with_the_systems_words_first(server: ModelServer) -> None:
    sampling = Sampling(temperature=0.5, top_p=0.9, seed=7, max_new_tokens=99)
    ask(server, history=(Said("person", "One"), Said("swarm", "Two")), sampling=sampling)
    path, key, body = server.asked[0]
    assert (path, key) == ("/v1/chat/completions", "Bearer secret")
    assert [(m["role"], m["content"]) for m in body["messages"]] == [
        ("system", "Be kind."),
        ("user", "One"),
        ("assistant", "Two"),
        ("user", "Hi?"),
    ]
    wanted = {"model": "some-model", "temperature": 0.5, "top_p": 0.9, "seed": 7, "max_tokens": 99, "stream": True}
    assert wanted.items() <= body.items()


def test_llama_cpps_way_to_say_what_was_cached_is_understood(server: ModelServer) -> None:
    def script(write: Write) -> None:
        write(chunk("x", "length"))
        write({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 1}, "timings": {"cache_n": 8}})

    server.script = script
    _, answered = ask(server)
    assert (answered.reason, answered.usage.reused_memory, answered.usage.computed) == ("length", 8, 2)


def test_stopping_hangs_up_even_while_the_server_is_silent(server: ModelServer) -> None:
    def script(write: Write) -> None:
        write(chunk("So "))
        for _ in range(300):  # silent for the reader: comments are no words
            time.sleep(0.1)
            write(b": still thinking\n\n")

    server.script = script
    seen: list[Heard | None] = []
    provider = OpenAICompatible(server.url, "some-model")
    _, answered = hear(provider.answer(Request(text="Hi", stop=lambda: len(seen) > 2)), seen)
    assert (answered.reason, answered.text) == ("cancelled", "So ")
    assert None in seen  # whoever drives it was woken meanwhile
    assert server.hung_up.wait(20)


@pytest.mark.parametrize(
    ("status", "body", "code", "words"),
    [
        (401, b'{"error": {"message": "no key"}}', "server_refused", "key"),
        (403, b"", "server_refused", "key"),
        (404, b'{"error": {"message": "no such model"}}', "model_unknown", "no such model"),
        (429, b"", "server_busy", "busy"),
        (400, b'{"error": "context too long"}', "server_rejected", "context too long"),
        (500, b"<html>", "server_failed", "500"),
        (503, b'{"error": 3}', "server_failed", "503"),
    ],
)
def test_every_refusal_has_its_code(server: ModelServer, status: int, body: bytes, code: str, words: str) -> None:
    server.status, server.refusal = status, body
    error = refusal(server)
    assert error.code == code
    assert words in error.message


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (b"data: {nonsense\n\n", "bad_answer"),
        (b"data: [1]\n\n", "bad_answer"),
        (b"data: \xff\xfe\n\n", "bad_answer"),
        ({"error": {"message": "out of memory"}}, "server_failed"),
        ({"choices": ["x"]}, "bad_answer"),
        ({"choices": 7}, "bad_answer"),
    ],
)
def test_a_stream_that_goes_wrong_has_its_code(server: ModelServer, event: Any, code: str) -> None:
    server.script = lambda write: write(event)
    assert refusal(server).code == code


def test_a_server_that_hangs_up_in_the_middle_is_not_taken_for_an_answer(server: ModelServer) -> None:
    server.script = lambda write: write(chunk("Half"))
    assert refusal(server).code == "cut_off"


def test_a_server_that_is_not_there_is_called_so(server: ModelServer) -> None:
    server.close()
    assert refusal(server).code == "server_unreachable"


def test_a_server_that_says_nothing_is_given_up(server: ModelServer) -> None:
    server.script = lambda _: time.sleep(3)
    provider = OpenAICompatible(server.url, "some-model", silence=0.5)
    with pytest.raises(InferenceError) as refused:
        hear(provider.answer(Request(text="Hi")))
    assert refused.value.code == "server_timeout"


def test_senseless_wishes_are_refused_before_anything_is_sent(server: ModelServer) -> None:
    with pytest.raises(InferenceError):
        ask(server, text="  ")
    with pytest.raises(InferenceError):
        ask(server, sampling=Sampling(top_p=7))
    assert server.asked == []
