"""`/save`: the conversation's cache is written and kept until it is cleared."""

from kvcache_app.inference.provider import InferenceError
from sessions_app.models import Turn
from sessions_app.slash.command import Carrying, Report, SlashCommand
from sessions_app.slash.kept import find

PATIENCE = 30.0  # seconds


def _run(turn: Turn) -> Carrying:
    kept = yield from find(turn)
    if not kept.manager.flush(PATIENCE):
        raise InferenceError("save_slow", f"The cache could not be written within {PATIENCE:.0f} s. Try again.")
    tokens = kept.manager.pin(kept.prompt)
    words = (
        f"Saved: the {tokens:,} tokens of this conversation that {kept.model} has read are on disk, and are kept."
        if tokens
        else f"There is nothing to save yet: {kept.model} has read nothing of this conversation."
    )
    return Report(words, {"tokens": tokens})


COMMAND = SlashCommand("keep what the model has read of this conversation, for good", _run)
