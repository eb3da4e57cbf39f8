"""`kvcache delete`: blocks go, with all that follow them."""

from typing import Any

from kvcache_app import services
from kvcache_app.subcommands.shape import Say, Subcommand, chosen, keys_or_filters


def _run(options: dict[str, Any], say: Say) -> None:
    count = services.delete(entry.key for entry in chosen(options))
    say(f"{count} blocks deleted")


SUBCOMMAND = Subcommand("delete blocks, with all that follow them", keys_or_filters, _run)
