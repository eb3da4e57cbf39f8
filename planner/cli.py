"""What `python -m planner` and `manage.py plan` share: the arguments, one question, and lines of questions."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Protocol

from planner import questions
from planner.core.answer import MAX_STEPS, Answer, How, answer_model, invalid
from planner.core.errors import InvalidModel
from planner.core.events import Detected, Event
from planner.core.json_types import JsonObject
from planner.core.outcome import DEFAULT_BUDGET, Budget
from planner.core.pddl import NotExportable
from planner.core.solve import ALGORITHMS
from planner.request import LONGEST_LINE, BadLine, ModelRequest, TextRequest, parse_request

log = logging.getLogger(__name__)

INTERRUPTED = 130


UNTOLD = How(tell_steps=False)
# Seconds for what else is worth knowing: a person gladly waits for it, a program with many questions does not.
INSIGHTS_OF_ONE, INSIGHTS_OF_MANY = UNTOLD.insight_seconds, 0.02


@dataclass(frozen=True)
class Wishes:
    """How all questions of a run are to be answered. Nobody reads Step events here, so none are asked for."""

    max_steps: int = MAX_STEPS
    budget: Budget = DEFAULT_BUDGET
    how: How = UNTOLD
    as_pddl: bool = False

    @staticmethod
    def of(options: Mapping[str, Any]) -> "Wishes":
        """From the options of either door."""
        insight_seconds = options["insights"]
        if insight_seconds is None:
            insight_seconds = INSIGHTS_OF_MANY if options["jsonl"] else INSIGHTS_OF_ONE
        return Wishes(
            max_steps=options["max_steps"],
            budget=Budget(states=options["states"], seconds=options["seconds"]),
            how=How(options["algorithm"], options["prove"], tell_steps=False, insight_seconds=insight_seconds),
            as_pddl=options["pddl"],
        )


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
    "pddl": "a PDDL problem",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of both doors."""
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="the question in words, as PDDL, or as JSON {family, model}"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.add_argument("--pddl", action="store_true", help="print the question as PDDL instead of answering it")
    parser.add_argument("--jsonl", action="store_true", help="answer JSON lines from standard input, one line each")
    parser.add_argument(
        "--max-steps",
        type=whole_number,
        default=MAX_STEPS,
        metavar="N",
        help="give at most N steps of a plan",
    )
    parser.add_argument(
        "--algorithm",
        choices=ALGORITHMS,
        metavar="NAME",
        help=f"use this one and no other (not for PDDL): {', '.join(ALGORITHMS)}",
    )
    parser.add_argument("--prove", action="store_true", help="prove by search even what a theorem says")
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=DEFAULT_BUDGET.seconds,
        metavar="S",
        help=f"search for at most S seconds (default {DEFAULT_BUDGET.seconds:g})",
    )
    parser.add_argument(
        "--insights",
        type=float,
        metavar="S",
        help=f"look S seconds for what else is worth knowing (default {INSIGHTS_OF_ONE:g}, "
        f"with --jsonl {INSIGHTS_OF_MANY:g})",
    )
    parser.add_argument(
        "--states",
        type=whole_number,
        default=DEFAULT_BUDGET.states,
        metavar="N",
        help=f"search at most N states (default {DEFAULT_BUDGET.states:,})",
    )


def whole_number(text: str) -> int:
    """A number of steps or states; argparse turns the error into a message."""
    number = int(text)
    if number < 0:
        raise ValueError("negative")
    return number


def seconds(text: str) -> float:
    """A time that passes; argparse turns the error into a message."""
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError("not a time")
    return number


def complaint(options: Mapping[str, Any]) -> str | None:
    """What is wrong with the arguments taken together, or None."""
    if options["jsonl"] and options["text"] is not None:
        return "give either TEXT or --jsonl, not both"
    if not options["jsonl"] and options["text"] is None:
        return "give the question as TEXT, or use --jsonl"
    if options["pddl"] and (options["jsonl"] or options["json"]):
        return "--pddl prints one question as PDDL, so it goes neither with --jsonl nor with --json"
    return None


def run(text: str | None, *, as_json: bool, source: BinaryIO, sink: Sink, wishes: Wishes) -> int:
    """Answer TEXT, or without one every line of `source`; returns the exit status."""
    try:
        if text is None:
            return _answer_lines(source, sink, wishes)
        if wishes.as_pddl:
            return _print_pddl(text, sink)
        _answer_one(text, as_json, sink, wishes)
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


def _answer_one(text: str, as_json: bool, sink: Sink, wishes: Wishes) -> None:
    answer = _finish(_start(TextRequest(0, text), wishes), None if as_json else sink)
    _say(_dump(answer.to_json()) if as_json else answer.answer, sink)


def _print_pddl(text: str, sink: Sink) -> int:
    """The question as PDDL; why there is none is a comment, so that what is printed can always be read."""
    try:
        _say(questions.to_pddl(text), sink)
    except (NotExportable, InvalidModel) as error:
        _say(f"; {error.message}", sink)
        return 1
    return 0


def _answer_lines(source: BinaryIO, sink: Sink, wishes: Wishes) -> int:
    """One line out for each line in. An error of our own makes the run fail in the end, but does not stop it."""
    status = 0
    for line in _lines(source):
        try:
            request = parse_request(line)
        except BadLine as bad:
            _say(_dump({"id": bad.id, **_plain(invalid(bad.code, bad.message)).to_json()}), sink)
            continue
        try:
            answer = _finish(_start(request, wishes))
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


def _start(request: TextRequest | ModelRequest, wishes: Wishes) -> Generator[Event, None, Answer]:
    if isinstance(request, TextRequest):
        return questions.answer(request.text, budget=wishes.budget, max_steps=wishes.max_steps, how=wishes.how)
    return answer_model(request.family, request.model, budget=wishes.budget, max_steps=wishes.max_steps, how=wishes.how)


def _finish(events: Generator[Event, None, Answer], sink: Sink | None = None) -> Answer:
    """Run an answer to its end; with a sink, tell there what was understood as soon as it is known."""
    while True:
        try:
            event = next(events)
        except StopIteration as end:
            return _plain(end.value)
        if sink is not None and isinstance(event, Detected) and event.summary:
            _say(_understanding(event), sink)


def _plain(answer: Answer) -> Answer:
    """An error is a sentence for a terminal or a program: nobody renders it, so names in it are not escaped."""
    return replace(answer, answer=answer.error["message"]) if answer.error else answer


def _understanding(detected: Detected) -> str:
    """What was understood, as lines of text."""
    name = FAMILY_NAMES.get(detected.family, "a planning problem")
    lines = [f"Understood as {name} ({detected.confidence:.0%} sure)."]
    lines += [f"  {row['label']}: {row['text']}" for row in detected.summary]
    lines += [f"  Assumed: {assumption}" for assumption in detected.assumptions]
    return "\n".join(lines) + "\n"


def _say(text: str, sink: Sink) -> None:
    # One write with its line end: Django's wrapper would end a line of its own.
    sink.write(f"{text}\n")
    sink.flush()


def _dump(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
