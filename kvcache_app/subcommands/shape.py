"""What a subcommand is, and the options and words that several share."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import CacheError
from kvcache_app.ledger import entry_of_row
from kvcache_app.models import CacheEntry
from kvcache_app.services import entries

Say = Callable[[str], object]


@dataclass(frozen=True)
class Subcommand:
    """`run` says its result line by line; raises CacheError where it cannot do what was asked."""

    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[dict[str, Any], Say], None]


def filters(parser: ArgumentParser) -> None:
    """Which blocks: by the beginnings of what they say of themselves."""
    for name in ("model", "scope", "session"):
        parser.add_argument(f"--{name}", default="", metavar="BEGINNING", help=f"only of this {name}")


def keys_or_filters(parser: ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar="KEY", help="a block's key, or how it begins (8 characters or more)")
    filters(parser)


def chosen(options: dict[str, Any]) -> list[Entry]:
    """The blocks that keys or filters name. Raises CacheError where they name none, or nothing is named."""
    asked = {name: options[name] for name in ("model", "scope", "session")}
    if not options["keys"] and not any(asked.values()):
        raise CacheError("nothing_named", "name blocks by their keys, or by --model, --scope or --session")
    rows = entries(**asked)
    if options["keys"]:
        rows = [row for key in options["keys"] for row in _named(key, rows)]
    if not rows:
        raise CacheError("not_found", "no block is named so")
    return [entry_of_row(row) for row in rows]


def size(count: float) -> str:
    """Bytes, for a person."""
    for unit in ("B", "kB", "MB", "GB"):
        if abs(count) < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def _named(key: str, rows: list[CacheEntry]) -> list[CacheEntry]:
    if len(key) < 8:
        raise CacheError("key_too_short", f"{key} is too short: 8 characters or more name a block")
    found = [row for row in rows if row.key.startswith(key.lower())]
    if not found:
        raise CacheError("not_found", f"no block's key begins with {key}")
    return found
