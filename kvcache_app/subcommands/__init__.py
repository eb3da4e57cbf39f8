"""`manage.py kvcache …`: one file a subcommand, one line here."""

from kvcache_app.subcommands import check, clear, delete, list_entries, load, pin, save, stats, unpin
from kvcache_app.subcommands.shape import Subcommand

SUBCOMMANDS: dict[str, Subcommand] = {
    "stats": stats.SUBCOMMAND,
    "list": list_entries.SUBCOMMAND,
    "check": check.SUBCOMMAND,
    "save": save.SUBCOMMAND,
    "load": load.SUBCOMMAND,
    "clear": clear.SUBCOMMAND,
    "pin": pin.SUBCOMMAND,
    "unpin": unpin.SUBCOMMAND,
    "delete": delete.SUBCOMMAND,
}
