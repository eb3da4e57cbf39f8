"""The written shapes of what a browser is told. One turn yields these; each is stored with a number and sent as JSON.

The planner's own events (`Detected`, `Progress`, `Plan`, `Step`, `Text`) cross unchanged; the ones of a conversation
are here. Growing is adding a dataclass and a line in TYPES.
"""

from dataclasses import dataclass
from typing import Any

from planner.core import events as planner_events


@dataclass(frozen=True)
class Question:
    """A person asked. `message` is the id the browser made."""

    text: str
    message: str


@dataclass(frozen=True)
class TurnStarted:
    """A worker of `queue` took the turn; what an earlier attempt showed is void."""

    queue: str


@dataclass(frozen=True)
class Clarify:
    """One question back to the person."""

    question: str


@dataclass(frozen=True)
class Failed:
    """The turn ended without an answer."""

    code: str
    message: str


@dataclass(frozen=True)
class Finished:
    """The turn ended. `status` is one of the formats' or `answered` or `cancelled`; `seconds` since the question."""

    status: str
    seconds: float


Event = planner_events.Event | Question | TurnStarted | Clarify | Failed | Finished

TYPES: dict[type, str] = {
    Question: "question",
    TurnStarted: "turn.started",
    planner_events.Detected: "detected",
    planner_events.Progress: "progress",
    planner_events.Plan: "plan",
    planner_events.Step: "step",
    planner_events.Text: "text",
    Clarify: "clarify",
    Failed: "failed",
    Finished: "finished",
}
LAST = frozenset({"failed", "finished"})  # exactly one of these ends a turn


def shape(event: Event) -> tuple[str, dict[str, Any]]:
    """Return the event's type and its data, ready for JSON."""
    return TYPES[type(event)], dict(vars(event))
