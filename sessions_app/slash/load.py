"""`/load`: the conversation's cache comes from disk into memory, verified, so that the next answer starts at once."""

import time

from sessions_app.models import Turn
from sessions_app.slash.command import Carrying, Report, SlashCommand
from sessions_app.slash.kept import find, in_bytes


def _run(turn: Turn) -> Carrying:
    kept = yield from find(turn)
    started = time.perf_counter()
    loaded = kept.manager.load(kept.prompt)
    seconds = time.perf_counter() - started
    data = {"tokens": loaded.tokens, "from_disk": loaded.reused_disk, "bytes": loaded.bytes_read}
    if not loaded.tokens:
        return Report("There is nothing to load: no cache of this conversation was found.", data)
    words = (
        f"Loaded: {loaded.tokens:,} tokens are ready, {loaded.reused_disk:,} of them from disk "
        f"({in_bytes(loaded.bytes_read)} in {seconds * 1000:.0f} ms, every byte checked)."
    )
    return Report(words, data)


COMMAND = SlashCommand("bring it back into memory before you go on", _run)
