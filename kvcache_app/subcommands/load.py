"""`kvcache load`: read files through, so that the next conversation finds them checked and in the system's memory."""

from argparse import ArgumentParser
from typing import Any

from kvcache_app.ledger import entry_of_row
from kvcache_app.services import entries, load
from kvcache_app.subcommands.shape import Say, Subcommand, filters, size


def _arguments(parser: ArgumentParser) -> None:
    filters(parser)


def _run(options: dict[str, Any], say: Say) -> None:
    rows = entries(**{name: options[name] for name in ("model", "scope", "session")})
    loaded = load(entry_of_row(row) for row in rows)
    say(f"{loaded.files} files, {size(loaded.bytes)} in {loaded.seconds:.2f} s; {loaded.refused} refused and removed")


SUBCOMMAND = Subcommand("read the files through, which warms and verifies them", _arguments, _run)
