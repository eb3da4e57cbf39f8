"""`kvcache pin`: keep blocks, with everything before them."""

from typing import Any

from kvcache_app import services
from kvcache_app.subcommands.shape import Say, Subcommand, chosen, keys_or_filters


def _run(options: dict[str, Any], say: Say) -> None:
    changed = services.pin((entry.key for entry in chosen(options)), True)
    say(f"{changed} blocks are pinned")


SUBCOMMAND = Subcommand("keep blocks, with everything before them", keys_or_filters, _run)
