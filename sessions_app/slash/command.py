"""What a slash command is."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from sessions_app.events import Event
from sessions_app.models import Turn


@dataclass(frozen=True)
class Report:
    """What a command says: words for people (Markdown), data for programs."""

    words: str
    data: dict[str, Any] = field(default_factory=dict)


Carrying = Generator[Event | None, None, Report]


@dataclass(frozen=True)
class SlashCommand:
    """`about` is its line in /help; `run` carries it out for the conversation of a turn."""

    about: str
    run: Callable[[Turn], Carrying]
