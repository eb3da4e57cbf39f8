"""What `python -m planner` and `manage.py plan` share: the arguments, one question, and lines of questions."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO, Protocol

from planner.core.answer import MAX_STEPS, Answer, answer_model, answer_text, invalid
from planner.core.events import Detected, Event
from planner.core.json_types import JsonObject
from planner.request import LONGEST_LINE, BadLine, ModelRequest, TextRequest, parse_request

log = logging.getLogger(__name__)

INTERRUPTED = 130


class Sink(Protocol):
    """Where answers are written: standard output, or what Django puts in its place."""

    def write(self, text: str, /) -> Any:
        """Write a text that ends with a new line."""

    def flush(self) -> None:
        """Let the reader have it now."""


FAMILY_NAMES = {
    "river_crossing": "a river crossing",
    "tower_of_hanoi": "a Tower of Hanoi",
    "water_jug": "a water jug puzzle",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of both doors."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.add_argument("--jsonl", action="store_true", help="answer JSON lines from standard input, one line each")
    parser.add_argument(
        "--max-steps",
        type=whole_number,
        default=MAX_STEPS,
        metavar="N",
        help="give at most N steps of a plan",
    )


def whole_number(text: str) -> int:
    """A number of steps; argparse turns the error into a message."""
    number = int(text)
    if number < 0:
        raise ValueError("negative")
    return number


def complaint(text: str | None, jsonl: bool) -> str | None:
    """What is wrong with the arguments taken together, or None."""
    if jsonl and text is not None:
        return "give either TEXT or --jsonl, not both"
    if not jsonl and text is None:
        return "give the question as TEXT, or use --jsonl"
    return None


def run(text: str | None, *, as_json: bool, max_steps: int, source: BinaryIO, sink: Sink) -> int:
    """Answer TEXT, or without one every line of `source`; returns the exit status."""
    try:
        if text is None:
            return _answer_lines(source, sink, max_steps)
        _answer_one(text, as_json, sink, max_steps)
    except BrokenPipeError:
        # Whoever read us has seen enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def speak_utf8(stream: Any) -> None:
    """Let a text stream take any character, a lone half of a surrogate pair included."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _answer_one(text: str, as_json: bool, sink: Sink, max_steps: int) -> None:
    answer = _finish(answer_text(text, max_steps=max_steps), None if as_json else sink)
    _say(_dump(answer.to_json()) if as_json else answer.answer, sink)


def _answer_lines(source: BinaryIO, sink: Sink, max_steps: int) -> int:
    """One line out for each line in. An error of our own makes the run fail in the end, but does not stop it."""
    status = 0
    for line in _lines(source):
        try:
            request = parse_request(line)
        except BadLine as bad:
            _say(_dump({"id": bad.id, **invalid(bad.code, bad.message).to_json()}), sink)
            continue
        try:
            answer = _finish(_start(request, max_steps))
        except Exception:
            log.exception("question %r could not be answered", request.id)
            answer = invalid("internal", "The program met an error of its own; it has been logged.")
            status = 1
        _say(_dump({"id": request.id, **answer.to_json()}), sink)
    return status


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, and its end is skipped."""
    while line := source.readline(LONGEST_LINE + 1):
        yield line
        rest = line
        while len(line) > LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = source.readline(LONGEST_LINE)


def _start(request: TextRequest | ModelRequest, max_steps: int) -> Generator[Event, None, Answer]:
    if isinstance(request, TextRequest):
        return answer_text(request.text, max_steps=max_steps)
    return answer_model(request.family, request.model, max_steps=max_steps)


def _finish(events: Generator[Event, None, Answer], sink: Sink | None = None) -> Answer:
    """Run an answer to its end; with a sink, tell there what was understood as soon as it is known."""
    while True:
        try:
            event = next(events)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
        if sink is not None and isinstance(event, Detected) and event.summary:
            _say(_understanding(event), sink)


def _understanding(detected: Detected) -> str:
    """What was understood, as lines of text."""
    lines = [f"Understood as {FAMILY_NAMES[detected.family]} ({detected.confidence:.0%} sure)."]
    lines += [f"  {row['label']}: {row['text']}" for row in detected.summary]
    lines += [f"  Assumed: {assumption}" for assumption in detected.assumptions]
    return "\n".join(lines) + "\n"


def _say(text: str, sink: Sink) -> None:
    # One write with its line end: Django's wrapper would end a line of its own.
    sink.write(f"{text}\n")
    sink.flush()


def _dump(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
