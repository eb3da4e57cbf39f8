"""The written shapes of what a browser is told. One turn yields these; each is stored with a number and sent as JSON.

The planner's own events (`Detected`, `Progress`, `Plan`, `Step`, `Text`) cross unchanged; the ones of a conversation
are here. Growing is adding a dataclass and a line in TYPES.
"""

from collections.abc import Sequence
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
class Stage:
    """What a model is doing before it speaks: `waiting` for `total` others, `loading`, or `reading` `done` of `total`
    tokens. The counts are zero where there is nothing to count."""

    name: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Piece:
    """The next characters of a model's answer, as they come; the `Text` that closes their block replaces them."""

    text: str


@dataclass(frozen=True)
class Used:
    """What a model's answer cost, in tokens and seconds: taken from the cache, read anew, and written.

    What a model writes it also reads, so `read` counts that too.
    """

    model: str
    from_memory: int
    from_disk: int
    read: int
    written: int
    first_after: float
    seconds: float
    note: str = ""


@dataclass(frozen=True)
class Command:
    """A slash command was carried out; `data` is what it found, for programs, beside the words for people."""

    name: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Dropped:
    """These turns (their ids) are out of the conversation: the question of this event's turn came in their place."""

    turns: list[str]


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


Event = (
    planner_events.Event
    | Question
    | TurnStarted
    | Clarify
    | Stage
    | Piece
    | Used
    | Command
    | Dropped
    | Failed
    | Finished
)

TYPES: dict[type, str] = {
    Question: "question",
    TurnStarted: "turn.started",
    planner_events.Detected: "detected",
    planner_events.Progress: "progress",
    planner_events.Plan: "plan",
    planner_events.Step: "step",
    planner_events.Text: "text",
    Clarify: "clarify",
    Stage: "stage",
    Piece: "piece",
    Used: "used",
    Command: "command",
    Dropped: "dropped",
    Failed: "failed",
    Finished: "finished",
}
DROPPED, PIECE = TYPES[Dropped], TYPES[Piece]
LAST = frozenset({"failed", "finished"})  # exactly one of these ends a turn


def joined(events: Sequence[Event]) -> list[Event]:
    """Make one piece of neighbouring pieces, and keep only the last of neighbouring stages."""
    result: list[Event] = []
    for event in events:
        last = result[-1] if result else None
        if isinstance(event, Piece) and isinstance(last, Piece):
            result[-1] = Piece(last.text + event.text)
        elif isinstance(event, Stage) and isinstance(last, Stage):
            result[-1] = event
        else:
            result.append(event)
    return result


def shape(event: Event) -> tuple[str, dict[str, Any]]:
    """Return the event's type and its data, ready for JSON."""
    return TYPES[type(event)], dict(vars(event))
