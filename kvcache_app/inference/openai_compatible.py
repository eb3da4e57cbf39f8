"""Answers of a server elsewhere that speaks OpenAI's protocol: vLLM, llama.cpp, Ollama, or a company's own.

It keeps its own cache; what it says of that is passed on. The answer is read on a thread of its own, so that whoever
waits can stop at any moment, however long the server is silent.
"""

import http.client
import json
import socket
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from kvcache_app.inference.provider import (
    Answered,
    Heard,
    InferenceError,
    Piece,
    Request,
    Usage,
)
from kvcache_app.inference.sampling_checks import check

BEAT = 0.2  # seconds without a word after which the caller gets None
SILENCE = 300.0  # seconds: a server that says nothing for longer is taken for dead
LINE = 1 << 20  # bytes; no honest line is longer
Line: TypeAlias = dict[str, Any] | Exception | None


class OpenAICompatible:
    """The provider `openai`. Thread-safe: every answer has its own connection."""

    fingerprint = ""

    def __init__(self, url: str, model: str, *, key: str = "", system: str = "", silence: float = SILENCE) -> None:
        """`url` is what ends in /v1. Nothing is sent before the first question."""
        parts = urlsplit(url.rstrip("/"))
        self._secure, self._host, self._port = parts.scheme == "https", parts.hostname or "", parts.port
        self._path = f"{parts.path}/chat/completions"
        self._model, self._key, self._system, self._silence = model, key, system.strip(), silence

    def answer(self, request: Request) -> Generator[Heard | None, None, Answered]:
        """See Provider."""
        check(request.sampling)
        if not request.text.strip():
            raise InferenceError("empty_text", "There is nothing to answer.")
        answer = _Answer(time.perf_counter())
        call = _Call(self._connection(), self._path, self._headers(), json.dumps(self._body(request)).encode())
        try:
            while not request.stop():
                try:
                    line = call.lines.get(timeout=BEAT)
                except Empty:
                    yield None
                    continue
                if isinstance(line, Exception):
                    raise self._explained(line) from line
                if line is None:
                    return answer.ended(answer.reason())
                if text := self._text(answer, line):
                    yield Piece(text)
            return answer.ended("cancelled")
        finally:
            call.hang_up()

    def _text(self, answer: "_Answer", line: dict[str, Any]) -> str:
        try:
            return answer.take(line)
        except (TypeError, AttributeError, KeyError, ValueError) as error:  # JSON, but not of the shape agreed upon
            raise self._explained(ValueError(str(error))) from error

    def _body(self, request: Request) -> dict[str, Any]:
        roles = {"person": "user", "swarm": "assistant"}
        said = [{"role": roles[one.role], "content": one.text} for one in request.history]
        system = [{"role": "system", "content": self._system}] if self._system else []
        sampling = request.sampling
        body = {
            "model": self._model,
            "messages": [*system, *said, {"role": "user", "content": request.text.strip()}],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
            "max_tokens": sampling.max_new_tokens,
        }
        return body if sampling.seed is None else body | {"seed": sampling.seed}

    def _connection(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        return kind(self._host, self._port, timeout=self._silence)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        return headers | {"Authorization": f"Bearer {self._key}"} if self._key else headers

    def _explained(self, error: Exception) -> InferenceError:
        where = f"The model server at {self._host}"
        if isinstance(error, _Refused):
            return error.explained(where, self._model)
        if isinstance(error, InferenceError):
            return error
        if isinstance(error, TimeoutError):
            return InferenceError("server_timeout", f"{where} said nothing for {self._silence:g} seconds.")
        if isinstance(error, http.client.HTTPException | ValueError):
            return InferenceError("bad_answer", f"{where} answered something that cannot be read.")
        return InferenceError("server_unreachable", f"{where} cannot be reached: {error}.")


class _Call:
    """One request, read on its own thread into `lines`: events, then None or what went wrong."""

    def __init__(self, connection: http.client.HTTPConnection, path: str, headers: dict[str, str], body: bytes) -> None:
        self.lines: SimpleQueue[Line] = SimpleQueue()
        self._connection, self._over = connection, False
        self._socket: socket.socket | None = None
        threading.Thread(target=self._read, args=(path, headers, body), name="swarm-openai", daemon=True).start()

    def hang_up(self) -> None:
        """Wake the reader, which may be waiting for the server; the server sees that nobody listens, and stops."""
        self._over = True
        if self._socket is not None:
            with suppress(OSError):  # it may have ended by itself
                self._socket.shutdown(socket.SHUT_RDWR)

    def _read(self, path: str, headers: dict[str, str], body: bytes) -> None:
        try:
            self._connection.connect()
            self._socket = self._connection.sock
            if not self._over:
                self._listen(path, headers, body)
        except Exception as error:  # noqa: BLE001  told to the caller, on whose thread it is raised
            self.lines.put(error)
        finally:
            self._connection.close()

    def _listen(self, path: str, headers: dict[str, str], body: bytes) -> None:
        self._connection.request("POST", path, body, headers)
        with self._connection.getresponse() as response:
            if response.status != 200:
                raise _Refused(response.status, response.read(2000).decode("utf-8", "replace"))
            for line in _events(response):
                self.lines.put(line)
            self.lines.put(None)


class _Answer:
    """What has come of one answer."""

    def __init__(self, started: float) -> None:
        self._started, self._first = started, 0.0
        self._text: list[str] = []
        self._finish = ""
        self._usage: dict[str, Any] = {}
        self._cached = 0  # llama.cpp says it in a place of its own

    def take(self, line: dict[str, Any]) -> str:
        """The new text in one event. Raises InferenceError where the server says it failed."""
        if "error" in line:
            raise InferenceError("server_failed", f"The model server failed: {_message(line)}")
        self._usage = line.get("usage") or self._usage
        self._cached = (line.get("timings") or {}).get("cache_n") or self._cached
        choices = line.get("choices") or [{}]
        self._finish = choices[0].get("finish_reason") or self._finish
        text = str((choices[0].get("delta") or {}).get("content") or "")
        if text:
            self._first = self._first or time.perf_counter()
            self._text.append(text)
        return text

    def reason(self) -> Any:
        """How it ended. Raises InferenceError where the line went dead in the middle."""
        if not self._finish:
            raise InferenceError("cut_off", "The model server hung up in the middle of its answer.")
        return "length" if self._finish == "length" else "stop"

    def ended(self, reason: Any) -> Answered:
        read = int(self._usage.get("prompt_tokens") or 0)
        cached = int((self._usage.get("prompt_tokens_details") or {}).get("cached_tokens") or self._cached)
        generated = int(self._usage.get("completion_tokens") or 0)
        usage = Usage(
            reused_memory=cached,
            computed=read - cached + generated,
            generated=generated,
            seconds_to_first=self._first - self._started if self._first else 0.0,
            seconds=time.perf_counter() - self._started,
        )
        return Answered("".join(self._text), reason, usage)


class _Refused(Exception):
    """A status other than 200, and what came with it."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"status {status}")
        self.status, self.body = status, body

    def explained(self, where: str, model: str) -> InferenceError:
        said = _message(self.body)
        if self.status in (401, 403):
            return InferenceError("server_refused", f"{where} refuses our key. Check the key in the settings.")
        if self.status == 404:
            return InferenceError(
                "model_unknown", f"{where} has no model called {model}, or its address is wrong: {said}"
            )
        if self.status == 429:
            return InferenceError("server_busy", f"{where} is too busy at the moment. Ask again in a while.")
        if self.status in (400, 413, 422):
            return InferenceError("server_rejected", f"{where} does not take this question: {said}")
        return InferenceError("server_failed", f"{where} failed with status {self.status}: {said}")


def _events(response: http.client.HTTPResponse) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream of server-sent events, up to [DONE]."""
    while line := response.readline(LINE):
        name, _, data = line.decode("utf-8").partition(":")
        if name != "data" or not data.strip():
            continue
        if data.strip() == "[DONE]":
            return
        event = json.loads(data)
        if not isinstance(event, dict):
            raise ValueError("an event is no object")
        yield event


def _message(said: Any) -> str:
    """The sentence in an error, however it is wrapped."""
    try:
        inside = json.loads(said) if isinstance(said, str) else said
        error = inside.get("error", inside)
        return str(error["message"] if isinstance(error, dict) else error)[:300]
    except (ValueError, KeyError, AttributeError):
        return str(said).strip()[:300] or "without a word"
