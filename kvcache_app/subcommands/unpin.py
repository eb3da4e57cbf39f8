"""`kvcache unpin`: no longer keep blocks."""

from typing import Any

from kvcache_app import services
from kvcache_app.subcommands.shape import Say, Subcommand, chosen, keys_or_filters


def _run(options: dict[str, Any], say: Say) -> None:
    changed = services.pin((entry.key for entry in chosen(options)), False)
    say(f"{changed} blocks are no longer pinned")


SUBCOMMAND = Subcommand("no longer keep blocks", keys_or_filters, _run)
