"""`kvcache check [--repair]`: every byte of every file, and the table against the files."""

from argparse import ArgumentParser
from typing import Any

from kvcache_app.core.errors import CacheError
from kvcache_app.services import check
from kvcache_app.subcommands.shape import Say, Subcommand, size


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="remove what is damaged, correct the table")


def _run(options: dict[str, Any], say: Say) -> None:
    found = check(repair=options["repair"])
    say(f"{found.files} whole files, {size(found.bytes)}")
    for cause, times in sorted(found.refused.items()):
        say(f"{times} files refused: {cause}")
    say(f"{found.unknown} blocks not in the table, {found.missing} rows that the files contradict")
    say(f"{found.orphans} blocks nobody can reach" + (f", {found.aside} unfinished files" if found.aside else ""))
    if not found.whole and not options["repair"]:
        raise CacheError("not_whole", "files and table differ; `kvcache check --repair` puts it right")
    say("everything adds up" if found.whole else "repaired")


SUBCOMMAND = Subcommand("read every file and compare with the table", _arguments, _run)
