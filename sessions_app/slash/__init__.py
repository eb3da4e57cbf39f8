"""Commands of the chat: a line with a slash and a word. One file a command; adding one is a file and a line here."""

from collections.abc import Callable

from kvcache_app.inference.provider import InferenceError
from planner.core.events import Text
from sessions_app.command_word import command_in, is_command
from sessions_app.conversation import Ended, Running
from sessions_app.events import Command, Failed
from sessions_app.models import Turn
from sessions_app.slash import clear, load, save, stats
from sessions_app.slash.command import Carrying, Report, SlashCommand

__all__ = ["COMMANDS", "is_command", "listing", "run"]


def _help(_: Turn) -> Carrying:
    yield None
    return Report(listing(), {"commands": sorted(COMMANDS)})


COMMANDS: dict[str, SlashCommand] = {
    "save": save.COMMAND,
    "load": load.COMMAND,
    "clear": clear.COMMAND,
    "stats": stats.COMMAND,
    "help": SlashCommand("this list", _help),
}


def listing() -> str:
    return "\n".join(f"- `/{name}` – {command.about}" for name, command in COMMANDS.items())


def run(turn: Turn, text: str) -> Running:
    """Carry out a command; one that does not exist is answered by those that do."""
    name = command_in(text) or ""
    command = COMMANDS.get(name, SlashCommand("", _unknown(name)))
    try:
        report = yield from command.run(turn)
    except InferenceError as error:
        yield Failed(error.code, error.message)
        return Ended("failed", "")
    yield Command(name, report.data)
    yield Text(report.words)
    return Ended("answered", report.words)


def _unknown(name: str) -> Callable[[Turn], Carrying]:
    def tell(_: Turn) -> Carrying:
        yield None
        return Report(f"There is no command `/{name}`. These there are:\n\n{listing()}", {"commands": sorted(COMMANDS)})

    return tell
