"""`/clear`: the conversation's cache goes, from memory and from disk; its words stay."""

from sessions_app.models import Turn
from sessions_app.slash.command import Carrying, Report, SlashCommand
from sessions_app.slash.kept import find


def _run(turn: Turn) -> Carrying:
    kept = yield from find(turn)
    blocks = kept.manager.delete_session(kept.prompt.scope, kept.prompt.session)
    words = f"Cleared: {blocks:,} blocks are gone. The conversation stays; the model reads it again when you go on."
    return Report(words, {"blocks": blocks})


COMMAND = SlashCommand("forget what the model has read; the conversation itself stays", _run)
