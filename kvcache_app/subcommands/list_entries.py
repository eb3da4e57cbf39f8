"""`kvcache list`: the blocks on disk, the last used first."""

from argparse import ArgumentParser
from typing import Any

from kvcache_app.services import entries
from kvcache_app.subcommands.shape import Say, Subcommand, filters, size


def _arguments(parser: ArgumentParser) -> None:
    filters(parser)
    parser.add_argument("--pinned", action="store_true", default=None, help="only what is pinned")
    parser.add_argument("--most", type=int, default=100, metavar="N", help="at most so many (default 100)")


def _run(options: dict[str, Any], say: Say) -> None:
    rows = entries(**{name: options[name] for name in ("model", "scope", "session", "pinned")})
    for row in rows[: options["most"]]:
        who = row.scope[:12] or "everyone"
        kept = "pinned" if row.pinned else ""
        tokens, last = f"{row.start}-{row.end}", f"{row.last_used:%Y-%m-%d %H:%M:%S}"
        bytes_ = size(row.full + row.sliding)
        say(f"{row.key[:16]}  {row.model[:12]}  {who:12}  {tokens:>13}  {bytes_:>9}  {last}  {row.hits:>5}  {kept}")
    say(f"{len(rows)} blocks, {size(sum(row.full + row.sliding for row in rows))}")


SUBCOMMAND = Subcommand("the blocks on disk, the last used first", _arguments, _run)
