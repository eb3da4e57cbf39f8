"""What a running answer yields, in this order: Detected, Progress*, Plan, Step*, Text.

The values inside are plain JSON, so that whoever forwards an event needs no knowledge of puzzles.
"""

from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject


@dataclass(frozen=True)
class Detected:
    """What was understood; `summary` is a list of `{"label", "text"}` a person reads."""

    family: str
    confidence: float
    model: JsonObject | None
    evidence: list[JsonObject]
    assumptions: list[str]
    clarify: str | None
    summary: list[JsonObject]


@dataclass(frozen=True)
class Progress:
    """How far the search is."""

    expanded: int
    depth: int
    per_second: float


@dataclass(frozen=True)
class Plan:
    """How it ended; `steps_shown` Step events follow."""

    status: str
    length: int | None
    optimal: bool
    proof: JsonObject | None
    unit: str
    start: JsonObject
    steps_shown: int


@dataclass(frozen=True)
class Step:
    """One step of the plan and the state after it."""

    number: int
    action: Any
    state: JsonObject
    sentence: str


@dataclass(frozen=True)
class Text:
    """The explanation a person reads."""

    markdown: str


Event: TypeAlias = Detected | Progress | Plan | Step | Text


def to_json(event: Event) -> JsonObject:
    """The fields of an event by name; nothing is copied deeply."""
    return {field.name: getattr(event, field.name) for field in fields(event)}
