"""`kvcache save`: keep whole conversations, from their last blocks back to their first."""

from typing import Any

from kvcache_app.services import pin
from kvcache_app.subcommands.shape import Say, Subcommand, chosen, keys_or_filters


def _run(options: dict[str, Any], say: Say) -> None:
    entries = chosen(options)
    parents = {entry.parent for entry in entries}
    last = [entry for entry in entries if entry.key not in parents]
    changed = pin((entry.key for entry in last), True)
    say(f"{len(last)} ends of conversations are kept with all before them, {changed} of them newly")


SUBCOMMAND = Subcommand("keep conversations: their last blocks are pinned", keys_or_filters, _run)
